"""A whole municipality's own accounts, beside those of its committees and told apart from its investments."""

import pytest

from tests.service import build
from tests.service.build import plain, reply

WHOLE = (
    "Månadsuppföljning 2024 för kommunen. Kommunfullmäktige får rapporten.\n\n# Driftsprognos\n\n"
    + build.table(
        "Kultur- och fritidsnämnden | 0,0 | 1,0 | -2,0",
        "Tekniska nämnden | 0,0 | 0,0 | -3,0",
        "Socialnämnden | 0,0 | 0,0 | 4,0",
        "Finansieringen | 40,0 | 60,0 | 35,0",
        "Totalt kommunen | 40,0 | 61,0 | 34,0",
        columns="Budget 2024 | Prognos 2024 | Årsbokslut 2023",
        stub="Miljoner kronor",
    )
    + "\n# Investeringsprognos\n\n"
    + build.table(
        "Kultur- och fritidsnämnden | 12,0 | 22,5",
        "Tekniska nämnden | 75,0 | 75,0",
        "Socialnämnden | 0,5 | 0,5",
        "Totalt kommunen | 87,5 | 98,0",
        columns="Budget 2024 | Prognos 2024",
        stub="Miljoner kronor",
    )
)


@pytest.fixture(scope="module")
def held():
    return build.catalogue(build.written("Mallbo", WHOLE, 2024, "Kommunstyrelsen"))


def said(question: str, held) -> str:
    return plain(reply(question, held).answer)


def test_the_result_of_the_municipality_is_its_own_total(held):
    assert "61,0 mnkr" in said("Vad blir resultatet för hela Mallbo 2024?", held)


def test_a_loss_among_results_keeps_its_sign(held):
    assert "−3,0 mnkr" in said("Hur gick det för tekniska nämnden i Mallbo 2023?", held)


def test_what_a_committee_invests_is_read_from_the_investments(held):
    answer = said("Hur mycket ska kultur- och fritidsnämnden i Mallbo investera 2024?", held)
    assert "22,5 mnkr" in answer
    assert "98,0" not in answer


def test_one_committee_is_not_the_whole_of_the_investments(held):
    assert said("Vad investerar socialnämnden i Mallbo 2024?", held).startswith("Socialnämnden i Mallbo: 0,5 mnkr")
