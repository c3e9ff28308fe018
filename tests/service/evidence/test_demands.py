"""What a question demands of any answer: a price by the day, a stretch of time, a date."""

import pytest

from service.evidence.demands import fulfils, rate_asked
from service.question import read_question
from service.types import Ask
from tests.service import build
from tests.service.build import plain, reply

BODY = (
    "# Ekonomi\n\n"
    + build.table("Stödboende | 9 000 | 8 300 | 700", "Jourhem | 4 000 | 4 100 | -100", "Summa | 13 000 | 12 400 | 600")
    + "\n# Vård\n\nEtt dygn i jourhem kostar i snitt 1 850 kronor. För placeringar i stödboende väntas ett överskott på"
    " 0,7 miljoner kronor.\n\nOmräknat till ett år kostar en årsplats i jourhem 675 tusen kronor per år.\n"
    "\n# Rådgivning\n\nTill rådgivningen kom 140 familjer. Av dem har 14 familjer fått fortsatt stöd hos en kurator.\n"
    "\n# Samverkan\n\nAndelen digitala möten med nämnden är 15 procent.\n"
)
HELD = build.catalogue(build.written("Mallbo", BODY))


def asked(text: str):
    return read_question(Ask(text), ("Mallbo",))


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("Vad kostar en plats per dygn?", "day"),
        ("vad kostar jourhem om dagen", "day"),
        ("What does a place cost per day?", "day"),
        ("Vad är timkostnaden för hemtjänst?", "hour"),
        ("Vad kostar jourhem i månaden?", "month"),
        ("Vad kostar en plats per år?", "year"),
        ("Vad kostar skolan per elev?", "one"),
        ("Vad kostar en hemtjänsttimme?", "hour"),
        ("Vad kostar en förskoleplats?", "one"),
        ("Vad kostar ett dygn i jourhem?", "day"),
        ("Vad kostar en vecka i jourhem?", "week"),
        ("Vad kostar jourhem i dag?", None),
        ("Vad kostar jourhem i år?", None),
        ("Hur många placeringar per månad är det?", None),
    ],
)
def test_the_rate_that_a_question_asks_for(text, rate):
    assert rate_asked(asked(text)) == rate


@pytest.mark.parametrize(
    ("question", "sentence", "enough"),
    [
        ("Hur lång tid får man vänta på en plats?", "Väntan kan vara uppåt två månader.", True),
        ("Hur lång tid får man vänta på en plats?", "Det finns 40 platser.", False),
        ("När öppnar boendet?", "Boendet öppnar till hösten.", True),
        ("När öppnar boendet?", "Boendet har 12 platser.", False),
        ("Vilken dag är mötet?", "Mötet är den 24 september.", True),
        ("Vilken dag är mötet?", "Mötena har blivit fler.", False),
        ("Vad kostar en plats per år?", "Ett dygn kostar 4 000 kronor.", False),
        ("Vad kostar en plats per år?", "Platserna kostade 4 miljoner kronor.", True),
        ("Vad tjänar en chef?", "Personalen kostade 4 miljoner kronor.", False),
        ("Vad tjänar en chef?", "Medellönen för chefer är 52 000 kronor.", True),
    ],
)
def test_what_a_sentence_must_hold(question, sentence, enough):
    assert fulfils(sentence, asked(question)) is enough


def test_a_price_by_the_day_is_no_account():
    answer = plain(reply("Vad kostar ett jourhem per dygn i Mallbo?", HELD).answer)
    assert "1 850" in answer
    assert "4 100" not in answer
    assert "4,1" not in answer


@pytest.mark.parametrize(
    "question",
    [
        "Vad kostar ett stödboende per dygn i Mallbo?",
        "Hur lång tid får man vänta på rådgivning i Mallbo?",
        "Vilken dag möts nämnden i Mallbo?",
    ],
)
def test_what_shares_a_word_and_lacks_the_demanded_is_no_answer(question):
    answer = reply(question, HELD)
    assert answer.status == "not_found"


PLACES = build.table(
    "Institution LVU, årskostnad | 2 100 | 2 260",
    "Institution SoL, årskostnad | 1 150 | 989",
    "Institution LVU, utfall | 9 100 | 9 260",
    columns="Utfall 2023 | Utfall 2024",
    stub="tkr",
)


def test_a_price_is_of_what_the_place_is_of():
    shelves = build.catalogue(build.written("Mallbo", f"# Placeringar\n\n{PLACES}"))
    answer = plain(reply("Vad kostar en LVU-plats per år i Mallbo?", shelves).answer)
    assert "2 260 tkr" in answer or "2,3 mnkr" in answer
    assert "SoL" not in answer
