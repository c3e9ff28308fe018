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
