"""Questions of two things at once: two parts that lean on each other, and two things of which the same is asked."""

import pytest

from service.question import read_question
from service.question.coordinated import pairs_in, shared_rest
from service.question.parts import parts_of
from service.question.two_times import two_times
from service.types import Ask
from tests.service import build
from tests.service.build import case, in_parts, plain, table

HELD = build.catalogue(
    build.written(
        "Fiktiva",
        "## Ekonomi\n\n"
        + table(
            "Familjehem | 40 000 | 42 000 | -2 000",
            "Hemtjänst | 60 000 | 64 500 | -4 500",
            "Summa | 100 000 | 106 500 | -6 500",
        )
        + "\n## Elevhem\n\n"
        + table(
            "Antal inledda ärenden | 120 | 140",
            "Antal avslutade ärenden | 115 | 131",
            "Antal nätter | 2 100 | 2 310",
            columns="jan-aug 2023 | jan-aug 2024",
            stub="Elevhem",
        )
        + "\n## Lån av böcker\n\nPå biblioteket lånar 49 pensionärer böcker på finska. Därutöver har 19 elever fått"
        " böcker hem i brevlådan därifrån.\n\n"
        "## Personal\n\nTotalt 33 tjänster har tillsatts. Av dessa är 7 nya.\n",
    )
)


def replied(text, held=HELD):
    return in_parts(text, held)


def test_the_second_part_is_answered_beside_the_first():
    status, text = replied("Hur många pensionärer lånar böcker på finska i Fiktiva, och hur många elever har fått hem?")
    assert status == "answered"
    assert "49 pensionärer" in text
    assert "19 elever" in text


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Hur många ärenden inleddes och avslutades på elevhem i Fiktiva?", ["140", "131"]),
        ("Hur många inledda och avslutade ärenden hade elevhem i Fiktiva?", ["140", "131"]),
        ("Hur många nätter och inledda ärenden hade elevhem i Fiktiva?", ["2 310", "140"]),
        ("Hur stort blev underskottet för familjehem och för hemtjänst i Fiktiva?", ["2,0 mnkr", "4,5 mnkr"]),
    ],
    ids=case,
)
def test_of_two_things_both_are_told(text, figures):
    status, told = replied(text)
    assert status == "answered"
    assert [figure for figure in figures if figure not in told] == []


def test_what_nothing_tells_of_adds_nothing():
    _, told = replied("Hur många inledda ärenden och måltider hade elevhem i Fiktiva?")
    assert "131" not in told


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        (
            "Hur många dygn och nya personer hade Mallbo i mars?",
            ["Hur många dygn hade Mallbo i mars?", "Hur många nya personer hade Mallbo i mars?"],
        ),
        (
            "Hur många inledda och avslutade ärenden fanns?",
            ["Hur många inledda ärenden fanns?", "Hur många avslutade ärenden fanns?"],
        ),
        (
            "Hur många ärenden inleddes och avslutades?",
            ["Hur många ärenden inleddes?", "Hur många ärenden avslutades?"],
        ),
        (
            "Hur stort är underskottet för skola och för bad?",
            ["Hur stort är underskottet för skola?", "Hur stort är underskottet för bad?"],
        ),
    ],
    ids=case,
)
def test_the_question_about_each_of_two_things(text, alone):
    found = [question for pair in pairs_in(text) for question in (pair.first, pair.second)]
    assert found == alone


def test_a_part_that_only_counts_shares_the_rest():
    assert shared_rest("Hur många dygn", "hur många personer hade Mallbo i mars?") == (
        "Hur många dygn hade Mallbo i mars?",
        "Hur många personer hade Mallbo i mars?",
    )
    assert shared_rest("Hur många deltog i kursen", "hur många fick arbete?") is None


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Hur många lånar i Fiktiva och hur många var det 2022?", "Hur många lånar i Fiktiva?"),
        ("Hur många lånar i Fiktiva och hur många slutade 2022?", "Hur många lånar i Fiktiva 2022?"),
    ],
    ids=case,
)
def test_another_time_of_the_same_is_not_that_of_the_first_part(text, first):
    ask = Ask(text)
    assert parts_of(ask, read_question(ask, HELD.municipalities), HELD.municipalities)[0].question == first


PLACES = build.catalogue(
    build.written(
        "Mallbo",
        "## Volymer\n\n"
        + table(
            "Lägerhem, årsplatser | 14 | 12",
            "Kollohem, årsplatser | 8 | 9",
            columns="Augusti 2023 | Augusti 2024",
            stub="Volymer",
        )
        + "\n## Nyckeltal\n\n"
        + table(
            "Lägerhem, årskostnad | 410 | 433",
            "Kollohem, årskostnad | 377 | 389",
            columns="Augusti 2023 | Augusti 2024",
            stub="Nyckeltal (tkr)",
        )
        + "\n## Ekonomi\n\n"
        + table(
            "Personalkostnader | -81 000 | -85 500",
            "Kostnader | -99 000 | -104 000",
            columns="Utfall jan-aug 2023 | Utfall jan-aug 2024",
        ),
    )
)


@pytest.mark.parametrize("text", ["och vad kostar de?", "och vad kostar en plats på ett år?"])
def test_the_price_of_what_was_counted_has_a_row_of_its_own(text):
    answer = build.reply(text, PLACES, history=[("Hur många årsplatser hade kollohem i Mallbo 2024?", "9 årsplatser.")])
    assert "389 tkr" in plain(answer.answer)


@pytest.mark.parametrize(
    "text",
    [
        "Vad var personalkostnaderna i Mallbo januari–augusti 2024 och samma period 2023?",
        "Vad var personalkostnaderna i Mallbo jan-aug 2024 och jan-aug 2023?",
    ],
    ids=case,
)
def test_a_second_time_is_told_as_well(text):
    status, told = replied(text, PLACES)
    assert status == "answered"
    assert "85,5 mnkr" in told
    assert "81,0 mnkr" in told


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Vad kostade X jan-aug 2024 och samma period 2023?", ("Vad kostade X jan-aug 2024?", "och jan-aug 2023?")),
        ("Vad kostade X 2024 jämfört med året innan?", ("Vad kostade X 2024?", "och året innan?")),
        ("What did X cost in 2024 and in 2023?", ("What did X cost in 2024?", "and in 2023?")),
        ("Vad kostade X 2024 och Y?", None),
    ],
    ids=case,
)
def test_the_two_times_of_a_question(text, parts):
    assert two_times(text) == parts


def test_of_two_things_the_one_that_is_told_of_is_better_than_none():
    status, told = replied("Hur stor är årskostnaden för kollohem och simhall i Mallbo?", PLACES)
    assert status == "partial"
    assert "389 tkr" in told


def test_how_two_things_have_moved_is_told_of_each():
    status, told = replied("Hur har antalet inledda ärenden och nätter på elevhem i Fiktiva utvecklats?")
    assert status == "answered"
    assert "från 120 " in told
    assert "från 2 100 nätter" in told
    assert "till 2 310 nätter" in told


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Antal dygn och antal personer i Mallbo?", ("dygn", "personer")),
        ("Vad kostar en plats utan personal och en plats med två vuxna?", ("en plats utan personal", "en plats")),
        ("What did rents and care (vård och stöd) cost?", ("rents", "care (vård och stöd)")),
        ("Hur många bor bland barn och bland vuxna?", ("barn", "vuxna")),
    ],
    ids=case,
)
def test_the_two_sides_of_what_is_joined(text, sides):
    first = next(pairs_in(text))
    assert (first.left, first.right) == sides


def test_a_second_part_of_something_else_is_asked_by_itself():
    _, told = replied("Hur många årsplatser hade kollohem i Mallbo 2024 och vad var årskostnaden för lägerhem?", PLACES)
    assert "9 årsplatser" in told
    assert "433 tkr" in told


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Vad kostade familjehem och hemtjänst i Fiktiva, och vilket var dyrast?", 1),
        ("Vad kostade familjehem och hemtjänst i Fiktiva, och vilken av dem drog över?", 1),
        ("What did foster homes and home care cost in Fiktiva, and which is over budget?", 1),
        ("Hur många ärenden avslutades i Fiktiva, och vilka var de?", 2),
        ("Hur många ärenden avslutades i Fiktiva, och vilken enhet gjorde det?", 2),
    ],
    ids=case,
)
def test_what_chooses_among_the_things_is_no_part_of_its_own(text, parts):
    ask = Ask(text)
    assert len(parts_of(ask, read_question(ask, HELD.municipalities), HELD.municipalities)) == parts
