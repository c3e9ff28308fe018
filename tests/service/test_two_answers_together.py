"""Follow-ups about the last two answers together, and about the change of what was told."""

import pytest

from tests.service import build
from tests.service.build import plain, reply, told

BODY = "# Ekonomi\n\n" + build.table("Hemtjänst | 60 000 | 64 000 | -4 000", "Summa | 60 000 | 64 000 | -4 000")
OLD = "# Ekonomi\n\n" + build.table("Hemtjänst | 50 000 | 52 000 | -2 000", "Summa | 50 000 | 52 000 | -2 000")
OTHER = "# Ekonomi\n\n" + build.table("Hemtjänst | 30 000 | 29 000 | 1 000", "Summa | 30 000 | 29 000 | 1 000")
COSTS = ("Vad kostade hemtjänsten i Mallbo 2024?", "64,0 mnkr januari–augusti 2024.")


@pytest.fixture(scope="module")
def held():
    return build.catalogue(
        build.written("Mallbo", BODY), build.written("Mallbo", OLD, 2021), build.written("Provsjö", OTHER)
    )


@pytest.mark.parametrize("text", ["Vad skiljer det?", "Hur mycket har det ökat sen dess?", "what is the difference?"])
def test_two_years_told_one_after_the_other(text, held):
    answer = reply(text, held, history=[COSTS, ("och 2021?", "52,0 mnkr januari–augusti 2021.")])
    assert "Mallbo change None 12000" in told(answer)


def test_two_places_told_one_after_the_other(held):
    answer = reply("hur stor är skillnaden?", held, history=[COSTS, ("och i Provsjö?", "29,0 mnkr.")])
    assert "35,0 mnkr" in plain(answer.answer)


def test_one_answer_before_is_not_two(held):
    answer = reply("Vad skiljer det mot budget?", held, history=[COSTS])
    assert "12,0 mnkr" not in plain(answer.answer)


def test_the_change_of_what_was_told_is_calculated_beside_its_sentence():
    body = (
        "## Bokbussen\n\nKostnaden för bokbussen är 38,4 mnkr januari-augusti 2024 i jämförelse med föregående år då"
        " kostnaden var 34,3 mnkr.\n"
    )
    held = build.catalogue(build.written("Mallbo", body))
    before = ("Vad kostar bokbussen i Mallbo?", "38,4 mnkr.")
    answer = reply("hur mycket mer är det än förra året?", held, history=[before])
    assert "4,1 mnkr" in plain(answer.answer)
