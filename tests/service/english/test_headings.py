"""Headings in English, where all their words are known."""

import pytest

from service.english.headings import english, without_times


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Bidrag (tkr)", "grant"),
        ("Kostnad (tkr)", "cost"),
        ("Netto", "net"),
        ("Inräknat i budget", "included in the budget"),
        ("Erhållet/reserverat belopp", "amount received or reserved"),
        ("Kvinnor 07-2020", "women"),
        ("Utfall jan-aug 2024", "outcome"),
        ("Placeringsdygn vuxna", "days in care for adults"),
        ("Andel kvinnor", "share of women"),
        ("Antal barn", "number of children"),
        ("Medföljande barn", "accompanying children"),
        ("Sjukfrånvaro, totalt (%)", "total sick leave"),
        ("Blåbärssoppa (tkr)", None),
        ("2023", None),
    ],
)
def test_a_heading_in_english(heading: str, expected: str | None) -> None:
    assert english(heading) == expected


def test_units_and_times_are_said_apart() -> None:
    assert without_times("Blåbärssoppa (tkr) aug 2024") == "Blåbärssoppa"
