"""A change that a sentence states, and sides of the accounts that are not held against each other."""

from tests.service import build
from tests.service.build import plain, reply

BODY = (
    "# Ekonomi\n\n"
    + build.table(
        "Verksamhetens intäkter | 40 000 | 41 000 | 1 000",
        "Verksamhetens kostnader | -300 000 | -285 000 | 15 000",
        "Nettokostnad | -260 000 | -244 000 | 16 000",
    )
    + "\nSocialnämndens nettokostnad är 244,0 miljoner kronor. För samma period 2023 var nettokostnaden 268,0 miljoner"
    + " kronor.\n\nKostnaderna för perioden är 285,0 miljoner kronor vilket är 37,0 miljoner kronor mindre än samma"
    + " period 2023.\n"
)
HELD = build.catalogue(build.written("Mallbo", BODY))


def test_costs_are_not_held_against_last_year_s_net():
    answer = reply("Hur mycket lägre kostnader hade Mallbos socialnämnd 2024 än samma tid året innan?", HELD)
    assert "37,0 miljoner kronor mindre än samma period 2023" in plain(answer.answer)
    assert "268,0" not in answer.answer


def test_the_year_before_from_the_prose():
    answer = reply("Vad var nettokostnaden i Mallbo samma period 2023?", HELD)
    assert "268,0 mnkr januari–augusti 2023" in plain(answer.answer)
