"""More or fewer than budgeted: what the text says and what the rows of the table give, side by side."""

from tests.service import build
from tests.service.build import plain, reply, warned

REPORT = (
    "# Volymer\n\n| Volymer | Augusti 2024 | Budget 2024 | Prognos 2024 |\n|---|---|---|---|\n"
    "| Vuxna med psykisk funktionsnedsättning | | | |\n"
    "| Boende i egen regi, årsplatser | 57 | 63 | 58 |\n| Boende i annan regi, årsplatser | 19 | 25 | 21 |\n\n"
    "## Vuxna med psykisk funktionsnedsättning\n\n"
    "Boende för målgruppen prognostiserar {} färre årsplatser än budgeterat.\n"
)
ASKED = "Hur många färre platser än budgeterat väntas för boende i egen regi i Mallbo?"


def test_both_numbers_with_the_calculation():
    answer = reply(ASKED, build.catalogue(build.written("Mallbo", REPORT.format(11))))
    told = plain(answer.answer)
    assert "löptexten anger 11" in told
    assert "raderna i tabellen ger 9" in told
    assert warned(answer) == ["conflict"]
    assert {"79", "88", "9"} <= {figure.value for figure in answer.figures if figure.derived}


def test_a_number_that_the_rows_give_is_no_contradiction():
    answer = reply(ASKED, build.catalogue(build.written("Mallbo", REPORT.format(9))))
    assert warned(answer) == []


def test_the_group_of_the_rows_is_enough_to_ask_by():
    held = build.catalogue(build.written("Mallbo", REPORT.format(11)))
    told = plain(
        reply("Hur många färre platser för psykiskt funktionsnedsatta räknar Mallbo med än i budget?", held).answer
    )
    assert "löptexten anger 11" in told
    assert "raderna i tabellen ger 9" in told
    assert told.count("löptexten anger") == 1
