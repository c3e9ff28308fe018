"""Which parts of something named went over, forms of care ranked, what is left without a part, a tertial's figures."""

import pytest

from tests.service import build
from tests.service.build import case, plain, reply

HOUSES = build.table(
    "Gruppboende | 50 000 | 54 000 | -4 000",
    "Assistans | 30 000 | 29 000 | 1 000",
    "Ledsagning | 5 000 | 4 500 | 500",
    "Summa LSS | 85 000 | 87 500 | -2 500",
    stub="Insatser LSS (tkr)",
)
ACTIVITIES = build.table(
    "Barn och unga | 120 000 | 130 000 | -10 000",
    "Vuxna | 60 000 | 58 000 | 2 000",
    "Summa | 180 000 | 188 000 | -8 000",
)
KINDS = build.table(
    "Intäkter | 20 000 | 21 000 | 1 000",
    "Personal | -140 000 | -138 000 | 2 000",
    "Köp av verksamhet | -60 000 | -71 000 | -11 000",
    "Summa kostnader | -200 000 | -209 000 | -9 000",
    stub="Resultaträkning (tkr)",
)
PLACED = """# Volymer

| Antal årsplaceringar | Augusti 2024 | Augusti 2023 |
|---|---|---|
| Barn och unga | | |
| institutionsvård | 17 | 13 |
| jourhem | 12 | 20 |
| familjehemsvård | 48 | 52 |
| Ensamkommande barn och unga | | |
| institutionsvård | 3 | 8 |
| jourhem | 2 | 1 |
| familjehemsvård | 19 | 21 |

"""
GRANTS = """# Statsbidrag

| Statsbidrag | Belopp (tkr) |
|---|---|
| Psykisk hälsa | 3 100 |
| Föräldrastöd | 900 |
| Digitala verktyg | 260 |
| Summa | 4 260 |

"""


@pytest.fixture(scope="module")
def held():
    body = f"# Ekonomi\n\n{ACTIVITIES}\n## LSS\n\n{HOUSES}\n## Kontoslag\n\n{KINDS}\n{PLACED}{GRANTS}"
    return build.catalogue(build.written("Mallbo", body))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Vilka LSS-insatser går med överskott i Mallbo?", ["Assistans", "Ledsagning"]),
        ("vilka insatser enligt LSS gick över budget i Mallbo", ["Gruppboende"]),
        ("Vilken del av LSS drar mest över budget i Mallbo?", ["Gruppboende"]),
        ("Rangordna LSS-insatserna i Mallbo efter kostnad", ["Gruppboende", "Assistans", "Ledsagning"]),
        ("Vilken kostnadspost har störst underskott i Mallbo?", ["Köp av verksamhet"]),
        ("Vilken verksamhet drar mest över budget i Mallbo tertial 2 2024?", ["Barn och unga"]),
    ],
    ids=case,
)
def test_those_that_go_the_asked_way(held, text, names):
    answer = reply(text, held)
    assert answer.status == "answered"
    assert [row[0] for row in answer.table.rows] == names


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Vilken placeringsform för barn och unga är vanligast i Mallbo?", ("familjehemsvård", "48")),
        ("Vilken placeringsform för ensamkommande är vanligast i Mallbo?", ("familjehemsvård", "19")),
        ("Vilken placeringsform för barn och unga ökade i Mallbo?", ("institutionsvård", "13")),
    ],
    ids=case,
)
def test_forms_of_care_in_the_group_that_is_asked_for_and_in_no_narrower_one(held, text, first):
    row = reply(text, held).table.rows[0]
    assert row[0] == first[0]
    assert row[1].split()[0] == first[1]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Vad blir utfallet i Mallbo om man räknar bort barn och unga?",
            "utan Barn och unga 58,0 mnkr: 188,0 mnkr, varav Barn och unga 130,0 mnkr.",
        ),
        (
            "Hur hade det gått för Mallbo utan barn och unga?",
            "(överskott) januari–augusti 2024 utan Barn och unga 2,0 mnkr: −8,0 mnkr minus −10,0 mnkr.",
        ),
        (
            "Hur mycket statsbidrag har Mallbo fått om man räknar bort föräldrastöd?",
            "utan Föräldrastöd 3,4 mnkr: 4,3 mnkr, varav Föräldrastöd 900 tkr.",
        ),
    ],
    ids=case,
)
def test_what_is_left_without_a_part(held, text, said):
    assert plain(reply(text, held).answer).endswith(said)


def test_a_tertial_alone_is_no_other_time_than_its_own_months():
    body = f"# Ekonomi\n\n{ACTIVITIES}\n# Personal\n\nSjukfrånvaron för tertial 2 är 5,7 procent.\n"
    answer = reply("Vilken sjukfrånvaro hade Mallbo tertial 2 2024?", build.catalogue(build.written("Mallbo", body)))
    assert "5,7 procent" in answer.answer
