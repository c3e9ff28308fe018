"""Facts that share a word with the question and are of something else."""

from tests.service import build
from tests.service.build import plain, reply

BODY = (
    "# Ekonomi\n\n"
    + build.table("Varor och tjänster | 9 000 | 8 300 | 700", "Summa | 9 000 | 8 300 | 700")
    + "\n# Volymer\n\n"
    + build.table("Familjehem, årsplaceringar | 48 | 53", columns="Augusti 2024 | Augusti 2023", stub="Antal")
    + "\nI genomsnitt har 124,3 månadsplaceringar varit aktuella i familjehem. Under 2023 var de 133,5.\n"
)
HELD = build.catalogue(build.written("Mallbo", BODY))


def test_a_row_that_shares_part_of_a_word_is_not_the_activity():
    answer = reply("Vad kostade hemtjänsten i Mallbo 2024?", HELD)
    assert answer.status == "not_found"
    assert "8,3" not in answer.answer


def test_placements_by_the_month_are_not_those_by_the_year():
    answer = reply("Hur många månadsplaceringar i familjehem hade Mallbo 2024?", HELD)
    assert "124,3" in plain(answer.answer)
    assert "48" not in answer.answer
