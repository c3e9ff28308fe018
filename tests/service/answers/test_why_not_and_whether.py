"""Why something is not so, what a move that ended presumes, whether something was put off, and which of two numbers."""

import pytest

from index.types import Span, Statement
from service.evidence.explained import explained_by
from service.question import Kind, read_question
from service.question.premise import movement
from service.types import Ask
from tests.service import build
from tests.service.build import plain, reply

SCHOOL = """# Skolgång

Lekhjälpen är ett lag som stöttar placerade barn i skolan för att de ska lyckas.
Barn som inte har Lekhjälpen kan ha flyttat nyligen eller gå i en annan skola.
Det är svårt att motivera föräldrar att tacka ja till parsamtal. Anledningen till att målet missas är detta.
"""


def asked(text, body):
    return plain(reply(text, build.catalogue(build.written("Mallbo", body))).answer)


def read(text):
    return read_question(Ask(text), frozenset({"Mallbo"}))


def test_of_those_of_whom_it_is_not_so_the_sentence_tells_why():
    told = asked("Varför har inte alla barn Lekhjälpen i Mallbo?", SCHOOL)
    assert "kan ha flyttat nyligen" in told


def test_what_those_lack_is_what_is_explained():
    text = "De barn som inte har stödlärare kan ha flyttat nyligen."
    found = explained_by((Statement(text, Span(0, len(text)), (), (), 0),), 0)
    assert found is not None
    assert found.lacking == " har stodlarare"


@pytest.mark.parametrize(
    ("question", "way"),
    [
        ("Varför har antalet hushåll slutat minska i Mallbo?", None),
        ("Varför minskar inte kostnaderna i Mallbo?", None),
        ("Why have costs stopped rising in Mallbo?", None),
        ("Varför minskar kostnaderna i Mallbo?", -1),
        ("Varför ökar kostnaderna inte alla år i Mallbo?", 1),
    ],
)
def test_a_move_that_did_not_come_is_not_presumed(question, way):
    assert movement(read(question)) == way


def test_what_says_nothing_of_a_move_is_no_reason_of_one():
    body = """# Bidrag

Nämnden söker statsbidrag om 700 tkr för att anställa en samordnare för statsbidrag.

# Ekonomi

Statsbidragen har minskat med 3 miljoner kronor. Anledningen är att färre nyanlända tas emot.
"""
    told = asked("Varför minskade statsbidragen i Mallbo?", body)
    assert "färre nyanlända" in told
    assert "samordnare" not in told


def test_a_reason_given_outright_is_not_lost_to_what_leads_up_to_it():
    told = plain(reply("Varför ökade kostnaden per dygn på institution i Nacka 2023?", build.real("002")).answer)
    assert "inflationsläget" in told


def test_the_reason_of_the_very_amount_is_the_rows():
    rows = build.table("Våld i nära relation | 12 100 | 8 200 | 3 900", "Summa | 12 100 | 8 200 | 3 900")
    told = "Kostnaderna för kvinnofridslinjen är 3,9 miljoner kronor lägre än budget på grund av färre ärenden."
    body = f"# Ekonomi\n\n{rows}\n\n{told}\n"
    assert "färre ärenden" in asked("Varför gick våld i nära relation under budget i Mallbo?", body)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Finns det kö till familjerådgivningen i Mallbo?", "Nej."),
        ("Anlitade Mallbo konsulter för utredningar?", "Ja."),
    ],
)
def test_the_verdict_stands_first(question, verdict):
    body = """# Verksamhet

Trots fler besök har köer undvikits till familjerådgivningen.
I mars anlitades konsulter för utredningar som inte kunde delas ut på grund av sjukskrivningar.
"""
    assert asked(question, body).startswith(verdict)


def test_what_is_not_there_is_not_answered_by_something_else():
    body = "# Boende\n\n39 personer har sitt boende i en annan kommun.\n"
    answer = reply("Finns det kö till boende i Mallbo?", build.catalogue(build.written("Mallbo", body)))
    assert answer.status == "not_found"


AIM = """# Mål

| Mått | Utfall 2023 | Mål 2024 | Utfall 2024 |
|---|---|---|---|
| Antal besök i lekparken | 19 000 | 20 000 | 17 000 |

Målvärdet om 20 000 besök bedöms kunna uppnås för helåret.
"""


def test_whether_a_target_will_be_reached_is_judged_below_its_row():
    told = asked("Nås målet för besök i lekparken till årets slut i Mallbo?", AIM)
    assert told.startswith("Ja, ")
    assert "bedöms kunna uppnås" in told


def test_a_number_of_the_target_is_no_claim_of_the_outcome():
    assert asked("Når Mallbo målet 20 000 besök i lekparken?", AIM).startswith("Nej, ")


def test_which_of_two_numbers_is_not_answered_by_yes():
    body = f"# Ekonomi\n\n{build.table('Hemtjänst | 60 000 | 61 000 | -1 000')}\n"
    assert "Ja" not in asked("Är prognosen för hemtjänsten 61,0 eller 62,0 miljoner i Mallbo?", body)


@pytest.mark.parametrize(
    "question",
    ["Går hemtjänsten i Mallbo bättre eller sämre än budget?", "Is home care in Mallbo better or worse than budget?"],
)
def test_better_or_worse_than_the_budget_takes_no_side(question):
    found = read(question)
    assert (found.kind, found.direction) == (Kind.LOOKUP, None)
