"""How something stands, in English."""

import pytest

from service.english.statuses import status_phrase


@pytest.mark.parametrize(
    ("status", "english"),
    [
        ("Delvis uppfyllt", "partly met (Delvis uppfyllt)"),
        ("Ej uppfyllt", "not met (Ej uppfyllt)"),
        ("I mycket hög grad uppfyllt", "met to a very high degree (I mycket hög grad uppfyllt)"),
        ("Ej klart i år", "not to be finished this year (Ej klart i år)"),
        ("Blir klart i år", "to be finished this year (Blir klart i år)"),
        ("to a large extent", "met to a large extent"),
        ("väntar på upphandling", "“väntar på upphandling”"),
        ("43 % against the target 41 %", "43 % against the target 41 %"),
    ],
)
def test_a_state_in_english_keeps_the_swedish_beside_it(status: str, english: str) -> None:
    assert status_phrase(status, "en") == english
    assert status_phrase(status, "sv") == status


def test_inside_parentheses_it_takes_none() -> None:
    assert status_phrase("delvis uppfyllt", "en", inside=True) == "partly met, “delvis uppfyllt”"
