"""When a budget is to be in balance is a time, and not what the accounts stand at."""

import pytest

from tests.service import build
from tests.service.build import reply

ROWS = build.table("Summa | 9 000 | 9 500 | -500")
PLAN = "# Ekonomi\n\nMålet är att ha en budget i balans senast 2027. Budget i balans är viktigt.\n\n"


@pytest.mark.parametrize(
    "question",
    [
        "När ska Mallbo ha budgeten i balans igen?",
        "When does Mallbo expect to be back in balance?",
        "By when will Mallbo's social board balance its books?",
        "When will Mallbo be back in the black?",
    ],
)
def test_the_time_that_the_report_tells_answers(question: str) -> None:
    answer = reply(question, build.catalogue(build.written("Mallbo", PLAN + ROWS)))
    assert "senast 2027" in answer.answer
    assert "not a surplus" not in answer.answer


def test_a_sentence_without_a_time_does_not() -> None:
    held = build.catalogue(build.written("Mallbo", "# Ekonomi\n\nBudget i balans är viktigt.\n\n" + ROWS))
    assert "är viktigt" not in reply("När ska Mallbo ha budgeten i balans igen?", held).answer
