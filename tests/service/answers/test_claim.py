import pytest

from tests.service import build
from tests.service.build import case, plain, reply, told, warned


@pytest.mark.parametrize(
    ("text", "opening", "kinds"),
    [
        ("Gick barn och unga över budget i Exempelköping?", "Ja, i Exempelköping gick", []),
        ("Gick barn och unga över budget i Provsjö?", "Nej, i Provsjö gick Barn och unga 3,5 mnkr under", ["premise"]),
        ("Höll nämnden budgeten i Provsjö?", "Ja, i Provsjö gick Socialnämnden 5,6 mnkr under budget", []),
        ("Finns det pengar kvar i Exempelköping?", "Nej, i Exempelköping gick Socialnämnden 7,8 mnkr", ["premise"]),
        ("Did barn och unga exceed its budget in Mallbo?", "Yes, in Mallbo, child and youth care", []),
        ("Is ekonomiskt bistånd over budget in Provsjö?", "Yes, in Provsjö, social assistance", []),
        ("Är sjukfrånvaron i Exempelköping 6,8 procent?", "Ja, det står i rapporten från Exempelköping.", []),
        ("Är sjukfrånvaron i Exempelköping 9,8 procent?", "Nej, det stämmer inte med rapporten.", ["premise"]),
        ("Gick nämnden i Mallbo 5,3 mnkr under budget?", "Ja, det står i rapporten från Mallbo.", []),
        ("Var utfallet för barn och unga i Provsjö 75 mnkr?", "Ja, det står i rapporten från Provsjö.", []),
        ("Var utfallet för barn och unga i Provsjö 75,41 mnkr?", "Nej, det stämmer inte med rapporten.", ["premise"]),
        ("Har sjukfrånvaron minskat i Exempelköping?", "Ja, sjukfrånvaro, totalt (%) i Exempelköping minskade", []),
        ("Har sjukfrånvaron ökat i Exempelköping?", "Nej, sjukfrånvaro, totalt (%) i Exempelköping minskade", None),
        ("Når nämnden etappmålet för sjukfrånvaro i Exempelköping?", "Ja, sjukfrånvaro, totalt (%)", []),
        ("Når Exempelköping målet för HME?", "Ja, HME, totalt", []),
    ],
    ids=case,
)
def test_the_verdict_comes_first(text, opening, kinds):
    answer = reply(text, build.samples())
    assert answer.status == "answered"
    assert plain(answer.answer).lower().startswith(opening.lower())
    if kinds is not None:
        assert warned(answer) == kinds


def test_the_verdict_is_followed_by_the_figures():
    answer = reply("Gick barn och unga över budget i Provsjö?", build.samples())
    assert told(answer)[:3] == [
        "Provsjö deviation 2023-01/2023-08 3.5",
        "Provsjö outcome 2023-01/2023-08 75.4",
        "Provsjö budget 2023-01/2023-08 78.9",
    ]


def test_the_right_digits_with_the_wrong_direction_are_not_right():
    answer = reply("Gick nämnden i Mallbo 5,3 mnkr över budget?", build.samples())
    assert plain(answer.answer).startswith("Nej, det stämmer inte med rapporten. Det är ett överskott")
    assert set(warned(answer)) == {"premise"}


def test_the_right_digits_for_another_activity_are_not_right():
    answer = reply("Gick ekonomiskt bistånd i Provsjö 3,5 mnkr över budget?", build.samples())
    assert plain(answer.answer).startswith("Nej")


def test_every_municipality_gets_its_own_verdict():
    answer = reply("Gick barn och unga över budget?", build.samples("exempelkoping", "provsjo"))
    text = plain(answer.answer)
    assert "Ja, i Exempelköping gick" in text
    assert "Nej, i Provsjö gick" in text


def test_a_sentence_that_denies_it_gives_the_verdict():
    body = "# Personal\n\nRekryteringen av fältassistenter har inte påbörjats under året som gått.\n"
    held = build.catalogue(build.written("Mallbo", body))
    answer = reply("Har rekryteringen av fältassistenter påbörjats i Mallbo?", held)
    assert plain(answer.answer).startswith("Nej.")
    assert "”Rekryteringen av fältassistenter har inte påbörjats under året som gått.”" in answer.answer


def test_a_claim_that_no_report_speaks_of_is_not_found():
    assert reply("Är Exempelköping Sveriges bästa kommun?", build.samples()).status == "not_found"


GRANTS = """# Extern finansiering

| Extern finansiering | Bidrag (tkr) | Kostnad (tkr) | Netto |
| --- | --- | --- | --- |
| Nattvandring* | 0 | 310 | -310 |
| Läxstöd | 500 | 480 | 20 |

\\* Statsbidraget till nattvandring har upphört.
"""


def test_nothing_in_the_column_of_grants_is_a_no_with_the_rows_note():
    answer = reply("Fick Mallbo bidrag för nattvandring 2024?", build.catalogue(build.written("Mallbo", GRANTS)))
    assert plain(answer.answer).startswith("Nej, nattvandring")
    assert "upphört" in answer.answer


def test_a_grant_in_its_column_is_a_yes():
    answer = reply("Fick Mallbo bidrag för läxstöd 2024?", build.catalogue(build.written("Mallbo", GRANTS)))
    assert plain(answer.answer).startswith("Ja, läxstöd")


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("Gick alla kommuner över budget?", "Nej, inte alla."),
        ("Gick någon kommun över budget?", "Ja."),
        ("Gick både Exempelköping och Provsjö över budget?", "Nej, inte alla."),
    ],
)
def test_one_verdict_over_several_reports(text, opening):
    assert plain(reply(text, build.samples()).answer).startswith(opening)


def _two_years(first: str, second: str) -> list[tuple[str, bytes]]:
    return [
        build.written("Mallbo", build.table(f"<b>Summa</b> | {row}"), year=year)
        for year, row in ((2022, first), (2024, second))
    ]


def test_a_surplus_that_became_a_deficit():
    held = build.catalogue(*_two_years("10 000 | 9 000 | 1 000", "10 000 | 11 500 | -1 500"))
    answer = reply("Gick Mallbo från plus till minus mellan 2022 och 2024?", held)
    assert plain(answer.answer).startswith("Ja.")
    answer = reply("Gick Mallbo från minus till plus mellan 2022 och 2024?", held)
    assert plain(answer.answer).startswith("Nej.")


def test_rows_of_one_name_that_went_different_ways_give_no_verdict():
    body = """# Volymer

| Barn | jan-aug 2023 | jan-aug 2024 |
| --- | --- | --- |
| Antal inledda utredningar | 40 | 50 |

| Äldre | jan-aug 2023 | jan-aug 2024 |
| --- | --- | --- |
| Antal inledda utredningar | 70 | 60 |
"""
    answer = reply("Har antalet inledda utredningar ökat i Mallbo?", build.catalogue(build.written("Mallbo", body)))
    assert not plain(answer.answer).startswith(("Ja", "Nej"))


def test_one_year_against_another_is_not_decided_by_a_move_since_a_third():
    body = "# Inflöde\n\nAntalet orosanmälningar har ökat jämfört med 2022.\n"
    held = build.catalogue(build.written("Mallbo", body, year=2023))
    assert not reply("Är det fler orosanmälningar i Mallbo 2023 än 2020?", held).answer.startswith("Ja")
    assert reply("Är det fler orosanmälningar i Mallbo 2023 än 2022?", held).answer.startswith("Ja")
