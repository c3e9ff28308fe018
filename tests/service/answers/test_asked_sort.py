"""Of what may answer the sort that is asked for: an average, a month's, persons, a level and no change."""

import pytest

from tests.service import build
from tests.service.build import reply

VOLUMES = (
    "# Volymer\n\n"
    "| Volymer | Augusti 2023 | Augusti 2024 | Budget 2024 |\n|---|---|---|---|\n"
    "| Institution, årsplatser | 5 | 6 | 8 |\n"
    "| Stödboende | 25 | 12 | 20 |\n\n"
)
BODY = (
    "# Placeringar\n\n"
    "Antalet placerade vuxna var 39 i augusti. I genomsnitt har 36,5 vuxna varit placerade.\n\n"
    "Vid ingången av maj fanns det nio placerade barn. Under våren var sju barn placerade.\n\n"
    "# Stödboende\n\n"
    "Antalet årsplatser på stödboende är 14 färre än budgeterat.\n"
)
HELD = build.catalogue(build.written("Mallbo", VOLUMES + BODY, year=2024))


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("hur många vuxna är placerade i snitt i Mallbo", "36,5", "39"),
        ("hur många barn var placerade i maj i Mallbo", "nio", "sju"),
        ("hur många platser på stödboende har Mallbo", "12", "14 färre"),
    ],
)
def test_the_asked_sort_answers(question, told, untold):
    answer = reply(question, HELD).answer
    assert told in answer
    assert untold not in answer
