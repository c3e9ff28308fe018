"""What a question only grants is no part of what it asks about."""

import pytest

from service.question import read_question
from service.question.conceded import without_conceded
from service.types import Ask


@pytest.mark.parametrize(
    ("text", "less"),
    [
        ("Varför går hemtjänsten minus trots att timmarna är färre?", "Varför går hemtjänsten minus?"),
        ("Why is home help over budget, even though hours fell?", "Why is home help over budget?"),
        ("Although hours fell, why is home help over budget?", "why is home help over budget?"),
        ("Varför ökar kostnaden trots det?", "Varför ökar kostnaden trots det?"),
        ("Hur många timmar gav hemtjänsten?", "Hur många timmar gav hemtjänsten?"),
    ],
)
def test_the_clause_that_grants_goes(text: str, less: str) -> None:
    assert without_conceded(text) == less


def test_it_stays_where_nothing_else_says_what_is_asked_about() -> None:
    whole = read_question(Ask("Varför ökar kostnaden trots färre placeringar?"), ("Mallbo",))
    assert "placeringar" in [word.text for word in whole.words]
    granted = read_question(Ask("Varför ökar kostnaden för hemtjänst trots färre placeringar?"), ("Mallbo",))
    assert [word.text for word in granted.words] == ["hemtjänst"]


def test_a_place_that_only_the_clause_names_keeps_it() -> None:
    question = read_question(Ask("Varför går hemtjänsten minus trots att Mallbo sparar?"), ("Mallbo",))
    assert question.places == ("Mallbo",)
