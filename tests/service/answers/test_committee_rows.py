"""Committees that only have a row in the report of a whole municipality."""

import pytest

from service.question.committees import as_subject, is_committee, named_in
from tests.service import build
from tests.service.build import plain, reply

ROWS = (
    "Kommunstyrelsen följer nämnderna. Kommunstyrelsen lämnar rapporten till fullmäktige.\n\n# Driftsredovisning\n\n"
    + build.table(
        "Kulturnämnden | 9,1 | 7,7 | 0,0",
        "Skolnämnden | -139,1 | -147,3 | -50,0",
        "Fritidsnämnden | 3,7 | -12,2 | 3,0",
        "Socialnämnden Norr | -19,6 | -5,9 | -15,0",
        "Summa alla nämnder | -145,9 | -157,7 | -62,0",
        columns="Utfall jan-aug | Budget jan-aug | Prognos helår",
        stub="Belopp i mnkr",
    )
    + "\nSkolnämnden redovisar ett resultat på -139,1 miljoner kronor. Avvikelsen beror på färre elever än väntat.\n"
    + "\nKulturen i staden växer och fler kurser hålls på biblioteken.\n"
)


@pytest.fixture(scope="module")
def held():
    return build.catalogue(build.written("Mallbo", ROWS, 2024, "Kommunstyrelsen"))


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("socialnamnden nordost", True),
        ("namnden for funktionsstod", True),
        ("barn- och ungdomsnamnden", True),
        ("namnd", False),
        ("budgethallning socialnamnd", False),
        ("antal vuxna som tar emot insats fran socialnamnden", False),
    ],
)
def test_what_is_the_name_of_a_committee(label, expected):
    assert is_committee(label) is expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("hur gar det for barn o ungdomsnamndens budget", "barn- och ungdomsnamnden"),
        ("varfor gick socialnamnd norr back", "socialnamnden norr"),
    ],
)
def test_a_committee_is_known_again_as_it_is_typed(text, name):
    names = {"barn- och ungdomsnamnden", "socialnamnden", "socialnamnden norr"}
    assert [found for found, _, _ in named_in(text, names)] == [name]


def test_the_field_of_the_only_committee_is_its_name():
    question = build.asked("Vad kostar personalen för barn och ungdom?", build.catalogue())
    asked = [word.text for word in question.words]
    alone = [word.text for word in as_subject(question, {"barn- och ungdomsnamnden"}, ()).words]
    assert set(asked) - set(alone) == {"barn", "ungdom"}
    assert as_subject(question, {"barn- och ungdomsnamnden", "socialnamnden"}, ()) == question
    assert as_subject(question, {"socialnamnden"}, ()) == question


def test_the_committee_of_the_report_says_nothing_of_the_topic():
    question = build.asked("Hur mycket plus går barn- och ungdomsnämnden?", build.catalogue())
    assert [word.text for word in as_subject(question, {"barn- och ungdomsnamnden"}, ()).words] == []


def test_a_committee_with_a_row_is_the_topic():
    question = build.asked("Hur går det för socialnämnden?", build.catalogue())
    assert [word.text for word in as_subject(question, {"kommunstyrelsen"}, {"socialnamnden"}).words] == [
        "socialnämnden"
    ]


def test_how_it_went_for_a_committee_is_its_row(held):
    answer = plain(reply("Hur gick det för kulturnämnden i Mallbo?", held).answer)
    assert answer.startswith("Kulturnämnden i Mallbo: 9,1 mnkr (utfall jan-aug")
    assert "biblioteken" not in answer


def test_a_result_below_nought_keeps_its_sign(held):
    assert "−50,0 mnkr" in plain(reply("Vad är skolnämndens prognos i Mallbo?", held).answer)


def test_the_text_about_the_committee_follows_its_row(held):
    answer = plain(reply("Hur gick det för skolnämnden i Mallbo?", held).answer)
    assert "−139,1 mnkr" in answer
    assert "ett resultat på -139,1 miljoner kronor" in answer


def test_a_committee_that_no_report_has_is_not_found(held):
    assert reply("Hur gick det för miljönämnden i Mallbo?", held).status == "not_found"
