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


def test_all_income_is_a_row_that_says_so_and_never_the_net():
    answer = reply("Vad var intäkterna i Mallbo?", HELD)
    assert "utfall 41,0 mnkr, budget 40,0 mnkr" in plain(answer.answer)
    assert "244,0" not in answer.answer


def test_what_all_income_did_is_held_against_the_question():
    text = "# Ekonomi\n\nVerksamhetens intäkter för perioden är 40 miljoner kronor vilket är 12 miljoner kronor"
    text += " mindre än samma period 2023. De minskade intäkterna beror på färre besök.\n"
    held = build.catalogue(build.written("Mallbo", text))
    assert plain(reply("Varför ökade intäkterna i Mallbo?", held).answer).startswith("Det stämmer inte.")
    assert "stämmer inte" not in plain(reply("Varför minskade intäkterna i Mallbo?", held).answer)


PARTLY = (
    "# Personal\n\n| Mått | Utfall 2023 | Utfall 2024 |\n|---|---|---|\n"
    "| Personalomsättning (%) inom hamnkontoret | 25 | 10,7 |\n"
    "| Sjukfrånvaro (%) | 7,7 | 7,0 |\n\n"
    "Personalomsättningen inom nämnden har ökat med 2,2 procentenheter till 9,1 procent jämfört med året innan.\n"
)


def test_the_whole_comes_before_a_row_of_a_part():
    held = build.catalogue(build.written("Mallbo", PARTLY))
    answer = plain(reply("Varför har personalomsättningen minskat i Mallbo?", held).answer)
    assert answer.startswith("Det stämmer inte. Mallbo: ”Personalomsättningen inom nämnden har ökat")
    assert plain(reply("Har personalomsättningen ökat i Mallbo?", held).answer).startswith("Ja. Mallbo: ”Personal")
    assert plain(reply("Har personalomsättningen inom hamnkontoret ökat i Mallbo?", held).answer).startswith("Nej, ")
