"""An activity named by an adjective and a noun is not found by the noun alone."""

from tests.service import build
from tests.service.build import plain, reply


def held(row):
    table = build.table(row, row.replace(row.split(" |")[0], "Summa"))
    return build.catalogue(build.written("Mallbo", f"# Ekonomi\n\n{table}"))


OTHER = "Biståndsbedömd öppenvård | 31 000 | 32 200 | -1 200"
SAME = "Ekonomiskt bistånd, flykting | 21 000 | 22 500 | -1 500"


def test_outpatient_care_by_decision_is_no_social_assistance():
    answer = reply("Hur mycket betalar Mallbo i ekonomiskt bistånd?", held(OTHER))
    assert answer.status == "not_found"
    assert "32,2" not in answer.answer


def test_a_part_of_it_is():
    answer = reply("Hur mycket betalar Mallbo i ekonomiskt bistånd?", held(SAME))
    assert answer.status == "answered"
    assert "22,5" in plain(answer.answer)
