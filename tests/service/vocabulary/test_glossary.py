import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from index.language import stop_words
from service.evidence.evidence import _keys
from service.vocabulary.glossary import _bases, _everyday, _read, swedish
from tests.service import build
from tests.service.build import case

SENSES = tomllib.loads(files("service.vocabulary").joinpath("everyday.toml").read_text(encoding="utf-8"))["sense"]


def found(text, **language):
    return [(text[start:end], words) for start, end, words in swedish(text, **language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sick leave in Nacka", [("sick leave", ("sjukfrånvaro",))]),
        ("children in foster homes", [("children", ("barn",)), ("foster homes", ("familjehem",))]),
        ("emergency foster homes", [("emergency foster homes", ("jourhem",))]),
        ("Sick Leave", [("Sick Leave", ("sjukfrånvaro",))]),
        ("the boys' school", [("boys", ("pojkar",)), ("school", ("skola",))]),
        ("", []),
    ],
    ids=case,
)
def test_english_terms_are_found_with_the_words_of_the_reports(text, expected):
    assert found(text, english=True) == expected


@pytest.mark.parametrize(
    ("text", "said", "meant"),
    [
        ("hur många missbrukare", "missbrukare", "missbruk"),
        ("vad kostar bilarna", "bilarna", "fordon"),
        ("Hur många klagade?", "klagade", "klagomål"),
        ("hur mycket soc-bidrag", "soc-bidrag", "ekonomiskt bistånd"),
        ("hur många har slutat jobba här", "slutat jobba", "personalomsättning"),
        ("söka PÅ NÄTET", "PÅ NÄTET", "e-tjänst"),
        ("hur manga pensionarer", "pensionarer", "äldre"),
    ],
    ids=case,
)
def test_everyday_words_are_found_in_their_forms(text, said, meant):
    words = dict(found(text))
    assert said in words
    assert meant in words[said]


@pytest.mark.parametrize(
    "text",
    [
        "priset på bilagan",
        "förra gången",  # not gäng
        "forra gangen",
        "städer och stadens tak",  # not städ
        "internt arbete",  # not internet
        "lokala föreningar",  # not lokaler
        "vad slutet blev",  # not slutar
    ],
    ids=case,
)
def test_another_word_with_a_like_stem_is_not_taken_for_an_everyday_one(text):
    assert not {"bil", "gäng", "städning", "internet", "lokaler", "slutar"} & {
        said for said, words in found(text) for said in _senses_of(words)
    }


def _senses_of(words):
    return {said for s in SENSES if tuple(s["report"]) == words for said in (*s.get("say", ()), *s.get("exactly", ()))}


def test_the_longest_phrase_is_meant():
    assert found("få jobb")[0][0] == "få jobb"
    assert found("få jobb")[0][1] != found("jobb")[0][1]


def test_in_an_english_question_everyday_swedish_counts_as_written_only():
    assert found("how many klagomål", english=True)
    assert found("how many klagade", english=False)
    assert not found("drogers", english=True)


def test_an_everyday_word_has_one_meaning():
    meanings = Counter()
    for sense in SENSES:
        meanings.update({_bases(tuple(said.casefold().replace("-", "").split())) for said in sense.get("say", ())})
    assert [key for key, times in meanings.items() if times > 1] == []


def test_an_everyday_word_is_no_function_word():
    single = {key[1] for key in _everyday()[0] if key[0] == "=" and len(key) == 2}
    assert not single & stop_words("sv")


def test_every_sense_says_something_that_is_looked_up():
    for sense in SENSES:
        assert sense.get("say") or sense.get("exactly")
        assert all(_keys(term) for term in sense["report"]), sense


@pytest.mark.parametrize(
    ("term", "keys"),
    [
        ("ekonomiskt bistånd", ["#ekonomiskt_bistand"]),
        ("sjukfrånvaron", ["#sjukfranvaro"]),
        ("hälso- och sjukvård", ["halso", "sjukvard"]),
    ],
    ids=case,
)
def test_a_term_is_looked_up_by_the_activity_it_names_else_by_its_words(term, keys):
    assert _keys(term) == keys


@pytest.mark.parametrize("term", ["kunskapsresultat", "suicidprevention"])
def test_a_compound_with_an_activity_inside_is_looked_up_as_it_is(term):
    assert not any(key.startswith("#") for key in _keys(term))


def test_an_everyday_question_looks_for_the_reports_words():
    words = build.evidence_for("Hur mycket soc-bidrag betalades ut?", build.samples()).words()
    assert "#ekonomiskt_bistand" in {other for word in words for other in word.others}


def test_no_english_term_stands_in_two_of_the_books() -> None:
    names = ("commonwords.toml", "laywords.toml", "fieldterms.toml", "newsroom.toml", "glossary.toml")
    held = [{term for section in _read(name).values() for term in section} for name in names]
    assert sum(map(len, held)) == len(set().union(*held))
