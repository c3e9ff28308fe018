"""Garbled words are put right only where one known word can have been read as what stands there."""

from dataclasses import replace

import pytest

from service.draft.body import Body, body_of
from service.draft.repair import readable, words_of
from tests.service.made_report import shelf

CLEAN = (
    "Det beror på lägre volymer för vård. Nämnden är nöjd. Året är slut. Stöd ges till barn. "
    "Resultatet är bättre än budget. Förvaltningen har stor vana. Öppenvården växer och överskottet ökar."
)


@pytest.fixture(scope="module")
def body() -> Body:
    found = body_of(shelf())
    meta = replace(found.document.meta, noise=0.2)
    noisy = replace(found.shelf, document=replace(found.document, meta=meta))
    return replace(found, shelf=noisy, known_words=words_of([CLEAN] * 20), repaired={})


@pytest.mark.parametrize(
    ("garbled", "read"),
    [
        (
            "Det beror pa [éigre vo[ymev fo’r vérd.",
            "Det beror på lägre volymer för vård.",
        ),
        ("Nimnden ir nojd.", "Nämnden är nöjd."),
        ("Resultatet dr bittre in budget.", "Resultatet är bättre än budget."),
        ("Sverskottet skar.", "Överskottet ökar."),
    ],
    ids=["the whole sentence", "dots", "än", "ö as s"],
)  # fmt: skip
def test_repaired(body: Body, garbled: str, read: str) -> None:
    assert readable(garbled, body) == read


@pytest.mark.parametrize("garbled", ["Xqzvt är nöjd.", "In budget är slut.", "Volymemna ökar kraftigt snart."])
def test_refused(body: Body, garbled: str) -> None:
    assert readable(garbled, body) is None


def test_digits_are_never_touched(body: Body) -> None:
    assert readable("Overskottet ar 11,6 mnkr.", replace(body, known_words={"överskottet": 9, "mnkr": 3})) == (
        "Överskottet är 11,6 mnkr."
    )


def test_clean_reports_are_left_alone() -> None:
    assert readable("Xqzvt kvar.", body_of(shelf())) == "Xqzvt kvar."
