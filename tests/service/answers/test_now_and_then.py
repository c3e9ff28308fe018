"""Now held against then: "sedan 2020" is answered from the newest report and the older one, not within the older."""

import pytest

from tests.service.build import catalogue, plain, reply, table, written

YEAR = "Budget jan-aug {0} | Utfall jan-aug {0} | Avvikelse jan-aug {0} | Utfall jan-aug {1}"


def report(year, budget, outcome, before, absence):
    rows = table(
        f"Familjehem | -{budget} 000 | -{outcome} 000 | {budget - outcome} 000 | -{before} 000",
        f"Summa | -{budget} 000 | -{outcome} 000 | {budget - outcome} 000 | -{before} 000",
        columns=YEAR.format(year, year - 1),
        stub="tkr",
    )
    sick = table(f"Sjukfrånvaro (%) | {absence}", columns=f"Utfall jan-aug {year}", stub="Mått")
    return written("Mallbo", f"# Ekonomi\n\n{rows}\n# Personal\n\n{sick}", year=year)


HELD = catalogue(report(2020, 60, 50, 48, "8,1"), report(2023, 70, 75, 72, "6,9"))


@pytest.mark.parametrize(
    "question",
    ["Hur har nettokostnaden i Mallbo ändrats sedan 2020?", "hur mycket har kostnaden i Mallbo ökat jämfört med 2020"],
)
def test_since_a_year_is_from_that_report_to_the_newest(question):
    answer = plain(reply(question, HELD).answer)
    assert "25,0 mnkr" in answer, answer
    assert "48,0" not in answer


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("går det bättre för Mallbo än 2020?", "Nej"),
        ("är underskottet i Mallbo större nu än 2020?", "Ja"),
        ("är underskottet i Mallbo mindre 2023 än 2020?", "Nej"),
        ("har sjukfrånvaron i Mallbo ökat jämfört med 2020?", "Nej"),
        ("är sjukfrånvaron i Mallbo lägre nu än 2020?", "Ja"),
        ("är sjukfrånvaron i Mallbo högre 2020 än 2023?", "Ja"),
        ("har sjukfrånvaron i Mallbo blivit lägre mellan 2020 och 2023?", "Ja"),
    ],
)
def test_two_reports_decide_it(question, verdict):
    assert reply(question, HELD).answer.startswith(verdict), reply(question, HELD).answer


def test_the_newest_reports_own_year_is_held_against_what_is_before_it():
    answer = plain(reply("hur har kostnaden i Mallbo ändrats sedan 2022?", HELD).answer)
    assert "72,0 mnkr" in answer, answer


def test_a_year_that_only_says_which_report_stays_alone():
    answer = plain(reply("sjukfrånvaron i Mallbo från 2020", HELD).answer)
    assert "8,1" in answer
    assert "6,9" not in answer
