"""What a word is looked up by besides itself: a phrase's narrower noun, an unknown participle's kindred one."""

from service.evidence.wordforms import kindred, narrowed
from service.question import TopicWord
from service.vocabulary.glossary import swedish
from tests.service import build
from tests.service.build import reply

BODY = (
    "# Personal\n\n"
    "Av samtliga anställda har 40 procent gått kursen i miljö.\n\n"
    "Andelen tillsvidareanställda har ökat till 88 procent.\n"
)
HELD = build.catalogue(build.written("Mallbo", BODY))


def test_a_phrase_narrows_its_noun():
    text = "hur många är fast anställda"
    start = text.index("anställda")
    assert narrowed(TopicWord("anställda", start, len(text)), swedish(text)) == (
        "tillsvidareanstalld",
        "tillsvidareanstal",
    )


def test_a_noun_alone_is_as_wide_as_it_is():
    text = "hur många är anställda"
    start = text.index("anställda")
    assert narrowed(TopicWord("anställda", start, len(text)), swedish(text)) == ()


def test_those_with_a_permanent_job_are_not_all_who_work_there():
    answer = reply("hur många procent är fast anställda i Mallbo", HELD).answer
    assert "88 procent" in answer
    assert "40 procent" not in answer


def test_an_unknown_participle_has_its_noun():
    assert kindred("inhyrd", {"inhyr"}.__contains__) == ("inhyr",)
    assert kindred("inhyrd", {"inhyr", "inhyrd"}.__contains__) == ()
    assert kindred("vad", {"va"}.__contains__) == ()
