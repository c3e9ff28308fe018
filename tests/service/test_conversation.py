"""Follow-ups that go on about what the answer before told, over made-up reports."""

from contextlib import closing

import pytest

from index.embedding.hashing import HashEmbedder
from index.search import Searcher
from index.store import Store
from service.api.chat import ChatBody, completion
from service.engine import BelaggEngine
from service.question.leaning import Leaning, leaning
from service.types import Ask, Turn
from tests.service.build import asked, case, catalogue, plain, reply, table, told, written

STENBY = (
    "## Ekonomi\n\n"
    + table(
        "Barn och unga | 40 000 | 44 000 | -4 000",
        "Vuxna | 20 000 | 19 000 | 1 000",
        "**Summa** | **60 000** | **63 000** | **-3 000**",
    )
    + "\nNämndens underskott per augusti är 3,0 miljoner kronor, vilket motsvarar 5 procent av budgeten.\n\n"
    "## Skyddat boende\n\n"
    "Till och med augusti har 21 våldsutsatta bott i skyddat boende tillsammans med 33 medföljande barn. "
    "Under sommaren har kön varit lång.\n\n"
    "## Läxhjälp\n\n"
    "I augusti deltar 90 ungdomar i läxhjälpen, varav 18 i Norrskogen.\n\n"
    "## Sjukfrånvaro\n\n"
    "Hemvårdsenhetens sjukfrånvaro var 6,2 procent i tertial 2 i jämförelse med 8,1 procent i tertial 1.\n\n"
    "## Bidrag\n\n"
    "Nämnden har ansökt hos regionen om 5,5 miljoner kronor till fritidsbanken. "
    "Fritidsbanken har beviljats 2,5 miljoner kronor. Verksamheten öppnar i mars 2025.\n\n"
    "## Avhoppare\n\n"
    "Ersättningen för avhoppare är 1,8 miljoner kronor, så att den täcker 40 procent av kostnaderna. "
    "Kostnader som inte täcks av ersättningen är 2,7 miljoner kronor.\n"
)
DALBY = "## Ekonomi\n\n" + table("Barn och unga | 30 000 | 29 000 | 1 000", "Fältverksamhet | 3 000 | 3 500 | -500")


@pytest.fixture(scope="module")
def held():
    return catalogue(written("Stenby", STENBY), written("Dalby", DALBY))


SHELTER = ("Hur många våldsutsatta har bott i skyddat boende i Stenby?", "21 våldsutsatta.")
HELPED = ("Hur många ungdomar deltar i läxhjälpen i Stenby?", "90 ungdomar.")
SICK = ("Hur hög är sjukfrånvaron på hemvårdsenheten i Stenby?", "6,2 procent i tertial 2.")
APPLIED = ("Hur mycket har fritidsbanken i Stenby ansökt om?", "5,5 miljoner kronor.")
REPAID = ("Hur mycket har avhopparna i Stenby fått i ersättning?", "1,8 miljoner kronor.")
GRANTED = ("Hur mycket har fritidsbanken i Stenby beviljats?", "2,5 miljoner kronor.")


@pytest.mark.parametrize(
    ("before", "text", "said"),
    [
        (SHELTER, "hur många barn var med?", "33 medföljande barn"),
        (HELPED, "hur många av dem bor i Norrskogen?", "varav 18 i Norrskogen"),
        (HELPED, "how many of them live in Norrskogen?", "varav 18 i Norrskogen"),
        (SICK, "har den gått ner?", "Ja. Stenby: ”Hemvårdsenhetens sjukfrånvaro var 6,2 procent"),
        (SICK, "har den gått upp?", "Nej. Stenby: ”Hemvårdsenhetens sjukfrånvaro var 6,2 procent"),
        (GRANTED, "hur mycket hade de ansökt om?", "ansökt hos regionen om 5,5 miljoner kronor"),
        (GRANTED, "från när gäller det?", "öppnar i mars 2025"),
        (APPLIED, "hur mycket fick de i stället?", "beviljats 2,5 miljoner kronor"),
        (REPAID, "hur stor del av kostnaderna täcker det?", "täcker 40 procent av kostnaderna"),
    ],
    ids=case,
)
def test_more_is_asked_of_what_was_told(held, before, text, said):
    answer = reply(text, held, history=[before])
    assert answer.status == "answered"
    assert said in plain(answer.answer)


def test_what_nothing_says_of_a_part_is_not_answered_with_the_whole(held):
    answer = reply("hur många av dem är vänsterhänta?", held, history=[HELPED])
    assert answer.figures == ()


@pytest.mark.parametrize(
    ("history", "text", "percent"),
    [
        (
            ["Hur mycket gick barn och unga över budget i Stenby?"],
            "i procent?",
            "10,0 procent över budget januari–augusti 2024 (utfall 44,0 mnkr, budget 40,0 mnkr)",
        ),
        (["Hur mycket gick vuxna plus i Stenby?"], "hur många procent är det?", "5,0 procent under budget"),
        (["Hur gick det för vuxna i Stenby?"], "i procent av budgeten?", "5,0 procent under budget"),
        (["Hur gick vuxna mot budget i Stenby?"], "and in per cent?", "5.0 percent under budget"),
        (
            [HELPED, ("hur många av dem bor i Norrskogen?", "18.")],
            "hur många procent är det?",
            "20,0 procent: 18 av 90",
        ),
    ],
    ids=case,
)
def test_in_per_cent(held, history, text, percent):
    answer = reply(text, held, history=history)
    assert percent in plain(answer.answer)
    assert {f.derived.operation for f in answer.figures if f.derived is not None} <= {"share", "percent_change"}


def test_a_stated_percentage_comes_before_the_calculated_one(held):
    answer = reply("i procent?", held, history=["Hur stort är nämndens underskott i Stenby i augusti?"])
    said = plain(answer.answer)
    assert said.index("vilket motsvarar 5 procent") < said.index("5,0 procent över budget")


def test_the_share_of_the_budget_is_answered_without_a_conversation_too(held):
    answer = reply("Hur många procent över budget gick barn och unga i Stenby?", held)
    assert "10,0 procent över budget januari–augusti 2024 (utfall 44,0 mnkr, budget 40,0 mnkr)" in plain(answer.answer)


def test_who_comes_first_is_what_is_talked_about(held):
    first = ("Vilken verksamhet har störst underskott i Stenby?", "Barn och unga, 4,0 mnkr [1]. Därefter ingen.")
    answer = reply("och i Dalby?", held, history=[first])
    assert told(answer)[0] == "Dalby deviation 2024-01/2024-08 1000"


@pytest.mark.parametrize("text", ["stämmer det?", "var kommer den siffran ifrån?", "are you sure?", "källa?"], ids=case)
def test_who_asks_for_the_source_gets_the_answer_with_its_place(held, text):
    answer = reply(text, held, history=[GRANTED])
    assert "2,5 miljoner kronor" in answer.answer
    assert "Stenby under" in plain(answer.answer)
    assert "Bidrag" in answer.answer


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("och i Dalby?", Leaning.SUBJECT),
        ("vad gör de åt det?", Leaning.SUBJECT),
        ("kommer de nå målet?", Leaning.SUBJECT),
        ("hur många barn?", Leaning.SUBJECT),
        ("vad kostade fältverksamheten?", Leaning.PLACE),
        ("hur många av de placerade barnen går i skolan?", Leaning.SUBJECT),
        ("Vad kostade vuxna i Dalby?", Leaning.NONE),
        ("vilken kommun har högst sjukfrånvaro?", Leaning.NONE),
        ("tack!", Leaning.NONE),
        ("stämmer det?", Leaning.SOURCE),
        ("stämmer det att den har minskat?", Leaning.SUBJECT),
        ("var i rapporten står det?", Leaning.SOURCE),
    ],
    ids=case,
)
def test_how_far_a_question_leans(held, text, how):
    assert leaning(asked(text, held)) is how


def read(held, text, *history):
    return asked(text, held, history=history)


def test_a_count_is_no_money_and_of_no_time_of_the_accounts(held):
    question = read(held, "hur många hushåll?", "Vad kostade ekonomiskt bistånd i Stenby jan-aug 2024?")
    assert (question.quantity, question.measures, question.periods) == ("count", (), ())
    question = read(held, "mot budgeterat?", "Hur många ärenden kom in i Stenby 2024?")
    assert question.quantity == "count"


def test_the_year_that_is_talked_about_is_held_against_another(held):
    assert read(held, "är det fler än 2020?", "Hur många barn är placerade i Stenby 2024?").years == (2024, 2020)
    assert read(held, "jämfört med förra året?", "Vad kostade vuxna i Stenby 2024?").years == (2024,)
    assert read(held, "och förra året?", "Vad kostade vuxna i Stenby 2024?").years == (2023,)


def test_a_month_is_of_the_year_that_is_talked_about(held):
    question = read(held, "och efter augusti?", "Vad är prognosen för vuxna i Stenby 2024?")
    assert [period.code for period in question.periods] == ["2024-01/2024-08"]


def test_thanks_change_no_subject(held):
    question = read(held, "och i Dalby?", "Vad kostade vuxna i Stenby 2024?", "tack!")
    assert (question.places, [match.id for match in question.activities]) == (("Dalby",), ["vuxna"])


def test_a_subject_of_its_own_takes_the_place_alone(held):
    question = read(held, "vad kostade fältverksamheten?", "Hur många barn är placerade i Stenby 2024?")
    assert (question.places, question.topic, question.report_years) == (("Stenby",), "fältverksamheten", (2024,))


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    folder, embedder = tmp_path_factory.mktemp("conversation"), HashEmbedder()
    store = Store(folder)
    with closing(BelaggEngine(store, Searcher(store, embedder), embedder)) as engine:
        for name, data in (written("Stenby", STENBY), written("Dalby", DALBY)):
            engine.add(name, data, {})
        yield engine


def test_what_the_place_talked_about_lacks_is_looked_for_elsewhere(engine):
    answer = engine.ask(Ask("vad kostade fältverksamheten?", history=(Turn(*SHELTER),)))
    assert {figure.municipality for figure in answer.figures} == {"Dalby"}


def test_a_chat_client_s_messages_are_the_same_conversation(engine):
    messages: list[dict[str, str]] = [{"role": "system", "content": "Svara kort."}]
    turns: tuple[Turn, ...] = ()
    for text in (
        "Hur många ungdomar deltar i läxhjälpen i Stenby?",
        "hur många av dem bor i Norrskogen?",
        "i procent?",
    ):
        messages.append({"role": "user", "content": text})
        chatted = engine.ask(ChatBody(messages=messages).ask())
        messages.append({"role": "assistant", "content": completion(chatted)["choices"][0]["message"]["content"]})
        direct = engine.ask(Ask(text, history=turns))
        turns = (*turns, Turn(text, direct.answer))
        assert (chatted.answer, chatted.citations) == (direct.answer, direct.citations)
    assert "20,0 procent" in plain(chatted.answer)
