"""What has grown among several, where it has grown more, both ends of a ranking, and the rest of a share."""

import pytest

from tests.service import build
from tests.service.build import case, plain, reply

KINDS = """# Ekonomi

## Resultaträkning

| Intäkter / Kostnader (mnkr) | Utfall jan-aug {before} | Utfall jan-aug {now} | Budget {now} |
|---|---|---|---|
| Avgifter | 4,0 | 3,0 | 5,0 |
| Bidrag (intäkter) | 6,0 | 8,0 | 9,0 |
| Summa intäkter | 10,0 | 11,0 | 14,0 |
| Personalkostnader | -50,0 | -{staff} | -80,0 |
| Lokalhyror | -9,0 | -9,5 | -14,0 |
| Köp av verksamhet | -30,0 | -22,0 | -40,0 |
| Summa kostnader | -89,0 | -{costs} | -134,0 |

"""
ACCOUNTS = build.table(
    "Barn och unga | 120 000 | 130 000 | -10 000",
    "Hemtjänst | 60 000 | 61 000 | -1 000",
    "Ekonomiskt bistånd | 40 000 | 36 000 | 4 000",
    "Summa | 220 000 | 227 000 | -7 000",
)
AIMS = """## Mål

| Indikatorer | Utfall 2023 | Utfall 2024 | Mål 2024 |
|---|---|---|---|
| Andel barn som har en genomförandeplan | 80 % | 83 % | 100 % |
| Andel hushåll som inte har fått svar i tid | 10 % | 12 % | 5 % |

"""


def report(place, staff, costs, more=""):
    return build.written(place, KINDS.format(before=2023, now=2024, staff=staff, costs=costs) + more)


@pytest.fixture(scope="module")
def held():
    accounts = f"## Verksamheter\n\n{ACCOUNTS}\n"
    return build.catalogue(report("Mallbo", "53,0", "84,5", accounts + AIMS), report("Provsjö", "60,0", "91,5"))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Vilka kostnader ökade i Mallbo?", ("Personalkostnader", "3,0 mnkr (6,0 procent)", "0,5 mnkr (5,6 procent)")),
        ("Vilka intäkter minskade i Mallbo?", ("Störst minskning: Avgifter", "1,0 mnkr (25,0 procent)")),
        ("Vilken kostnad ökade mest i Provsjö?", ("Störst ökning: Personalkostnader", "10,0 mnkr (20,0 procent)")),
    ],
    ids=case,
)  # fmt: skip
def test_the_kinds_of_cost_and_income_that_changed_are_listed_without_their_total(text, parts, held):
    answer = reply(text, held)
    assert answer.status == "answered"
    assert all(part in plain(answer.answer) for part in parts)
    assert "Summa" not in answer.answer
    assert "Köp av verksamhet" not in answer.answer


def test_two_municipalities_are_held_against_each_other_by_the_change_and_not_by_the_level(held):
    answer = reply("Ökade personalkostnaderna mer i Mallbo eller i Provsjö?", held)
    said = plain(answer.answer)
    assert said.startswith("Mest ökade det i Provsjö: 10,0 mnkr (20,0 procent).")
    assert "Mallbo: Personalkostnader ökade med 3,0 mnkr (6,0 procent)" in said
    assert [row[0] for row in answer.table.rows] == ["Provsjö", "Mallbo"]


def test_both_ends_are_said_where_both_are_asked_for(held):
    said = plain(reply("Vilken verksamhet i Mallbo gick mest över sin budget och vilken mest under?", held).answer)
    assert "I Mallbo har Barn och unga störst underskott mot budget januari–augusti 2024: 10,0 mnkr" in said
    assert "Störst överskott: Ekonomiskt bistånd, 4,0 mnkr." in said


def test_the_rest_of_a_share_is_taken_from_the_whole(held):
    answer = reply("Hur stor andel av barnen i Mallbo saknar genomförandeplan?", held)
    assert plain(answer.answer).startswith("De övriga i Mallbo är 17 procent: Andel barn som har en genomförandeplan")
    assert [f.derived.operation for f in answer.figures if f.derived] == ["difference"]


def test_a_share_of_those_who_have_not_is_given_as_it_stands(held):
    said = plain(reply("Hur stor andel av hushållen i Mallbo har inte fått svar i tid?", held).answer)
    assert "12 procent" in said
    assert "88" not in said


YEARS = """## Utveckling

| Verksamhet | jan-aug 2022 | jan-aug 2023 | jan-aug 2024 |
|---|---|---|---|
| Antal placerade barn | 40 | 55 | 47 |

"""


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Vilket år var det flest placerade barn i Mallbo?", "Högst var 2023: Antal placerade barn i Mallbo 55"),
        ("När var det minst antal placerade barn i Mallbo?", "Lägst var 2022: Antal placerade barn i Mallbo 40"),
    ],
    ids=case,
)  # fmt: skip
def test_the_year_at_the_asked_end_is_said_first_and_then_the_series(text, first):
    answer = reply(text, build.catalogue(build.written("Mallbo", "# Volymer\n\n" + YEARS)))
    assert plain(answer.answer).startswith(first)
    assert [row[0] for row in answer.table.rows] == [f"Januari–augusti {year}" for year in (2022, 2023, 2024)]


def test_which_are_the_most_asks_for_no_year():
    answer = reply("Vilka är de flesta placerade barnen i Mallbo?", build.catalogue(build.written("Mallbo", YEARS)))
    assert "Högst var" not in answer.answer


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Vilka kostnader blev högre än budget i Mallbo?", "I Mallbo har Köp av vård störst underskott mot budget"),
        ("Vilka kostnader är störst i Mallbo?", "I Mallbo har Personalkostnader störst utfall"),
    ],
    ids=case,
)  # fmt: skip
def test_what_costs_more_than_its_budget_has_not_grown(text, first):
    rows = ("Intäkter | 9 000 | 9 000 | 0", "Personalkostnader | -50 000 | -51 000 | -1 000")
    rows += ("Köp av vård | -20 000 | -24 000 | -4 000", "Lokaler | -8 000 | -7 000 | 1 000")
    rows += ("Summa kostnader | -78 000 | -82 000 | -4 000",)
    held = build.catalogue(build.written("Mallbo", "# Ekonomi\n\n" + build.table(*rows, stub="Resultaträkning (tkr)")))
    answer = reply(text, held)
    assert plain(answer.answer).startswith(first)
    assert "Summa" not in answer.answer


def test_a_sentence_that_sets_two_things_side_by_side_answers_where_no_figures_do():
    body = "# Placeringar\n\nEtt jourhem är ungefär dubbelt så dyrt som ett familjehem. Familjehemmen är fler.\n"
    held = build.catalogue(build.written("Mallbo", body))
    answer = reply("Vad är dyrast i Mallbo, jourhem eller familjehem?", held)
    assert answer.status == "answered"
    assert "dubbelt så dyrt" in answer.answer


def test_units_of_a_municipality_stand_beside_anothers_whole():
    units = "# Personal\n\n## Sjukfrånvaro\n\nBarnenhetens totala sjukfrånvaro är 2,5 procent. "
    units += "Omsorgsenhetens totala sjukfrånvaro är 6,5 procent.\n"
    whole = "# Personal\n\n## Sjukfrånvaro\n\nDen totala sjukfrånvaron är 7,0 procent.\n"
    held = build.catalogue(build.written("Mallbo", units), build.written("Provsjö", whole))
    answer = reply("Hur hög är sjukfrånvaron i Mallbo och i Provsjö?", held)
    assert answer.table is not None
    assert sorted(row[3][:3] for row in answer.table.rows) == ["2,5", "6,5", "7,0"]


def test_what_is_compared_with_the_year_before_is_a_change_and_with_another_thing_its_size(held):
    said = plain(reply("Jämför personalkostnaderna med förra året i Mallbo", held).answer)
    assert said.startswith("Personalkostnader i Mallbo ökade med 3,0 mnkr (6,0 procent)")
    answer = reply("Jämför barn och unga med hemtjänst i Mallbo", held)
    assert plain(answer.answer).startswith(
        "I Mallbo är Barn och unga (130,0 mnkr januari–augusti 2024) högst, Hemtjänst"
    )
