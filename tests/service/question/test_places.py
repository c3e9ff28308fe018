import pytest

from service.question.places import find_places


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hur gick det i Huddinge?", ["Huddinge"]),
        ("nackas prognos mot enkopings", ["Nacka", "Enköping"]),
        ("Vad tycker botkyrkaborna?", ["Botkyrka"]),
        ("Vilket mark är det?", []),
        ("Vad kostade skolan i Mark?", ["Mark"]),
        ("Vad kostade skolskjutsarna i Solna 2023?", ["Solna"]),
        ("personal i Upplands Väsby kommun", ["Upplands Väsby"]),
        ("varan är slut", []),
    ],
)
def test_places_of_the_register(text, names):
    assert [place.name for place in find_places(text)] == names


def test_places_of_the_stored_reports_are_known_too():
    assert [place.name for place in find_places("Hur gick det i provsjö?", ("Provsjö",))] == ["Provsjö"]


def test_a_place_says_where_it_stands():
    text = "Hur gick det i Nacka 2023?"
    (place,) = find_places(text)
    assert text[place.start : place.end] == "Nacka"
