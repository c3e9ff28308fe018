"""Years that only select a report, apart from the times that are asked about."""

import pytest

from service.question import read_question
from service.types import Ask
from tests.service.build import case

STORED = ("Huddinge", "Nacka", "Enköping", "Botkyrka")


@pytest.mark.parametrize(
    ("text", "asked", "report"),
    [
        ("Vad var utfallet för mottagning jan-aug 2023 i Enköping 2024?", (2023,), (2024,)),
        ("Vad var bokslutet 2023 i Botkyrkas delårsrapport 2024?", (2023,), (2024,)),
        ("Hur stort var utfallet 2019 enligt delårsrapporten 2020?", (2019,), (2020,)),
        ("Utfall 2017, 2018 och 2019 i Huddinge 2020", (2017, 2018, 2019), (2020,)),
        ("Vad var utfallet i Huddinge 2023?", (2023,), ()),
        ("Vad var utfallet 2022 och 2023 i Huddinge?", (2022, 2023), ()),
        ("Jämför utfallet 2022 i Huddinge med Nacka 2023", (2022, 2023), ()),
        ("Hur mycket ökade kostnaden 2022 jämfört med Huddinge 2023?", (2022, 2023), ()),
        ("Vad var utfallet i Huddinge 2020 och Huddinge 2023?", (2020, 2023), ()),
    ],
    ids=case,
)
def test_the_time_beside_the_measure_is_asked_for(text, asked, report):
    question = read_question(Ask(text), STORED)
    assert (question.years, question.report_years) == (asked, report)


def test_the_report_s_year_is_no_period_that_is_asked_for():
    question = read_question(Ask("Vad var utfallet jan-aug 2023 i Enköping 2024?"), STORED)
    assert [period.code for period in question.periods] == ["2023-01/2023-08"]
