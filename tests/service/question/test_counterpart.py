"""Whom a question holds people against without naming them."""

import pytest

from service.question.counterpart import with_counterpart


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("är sjukfrånvaron högre bland kvinnor?", "är sjukfrånvaron högre bland kvinnor än män?"),
        ("Har män fler sjukdagar", "Har män fler sjukdagar än kvinnor?"),
        ("is turnover lower among women", "is turnover lower among women than men?"),
        ("ligger flickorna högre", "ligger flickorna högre än pojkar?"),
    ],
)
def test_the_other_half_is_said(asked: str, meant: str) -> None:
    assert with_counterpart(asked) == meant


@pytest.mark.parametrize(
    "asked",
    [
        "har sjukfrånvaron blivit högre bland kvinnor",
        "är den högre bland kvinnor än bland män",
        "varför är sjukfrånvaron högre bland kvinnor",
        "hur många kvinnor har insatsen",
        "är det fler barn placerade",
        "Vad visar man om högre kostnader, men är det mer?",
    ],
)
def test_what_is_held_against_something_else_stays_as_it_is(asked: str) -> None:
    assert with_counterpart(asked) == asked
