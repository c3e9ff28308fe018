"""What drafts of the real reports must show, and how coverage is counted."""

import pytest

from eval.drafts import Score, covered, economy_part, score, shelf_of
from index.numbers import find_quantities
from service.documents.catalogue import Shelf
from service.draft.body import body_of
from service.draft.compose import make_draft
from service.draft.records import Draft, PointKind
from tests.reports import report
from tests.service.made_report import shelf

REPORTS = ("000", "001", "002", "003", "004")


@pytest.fixture(scope="module")
def shelves() -> dict[str, Shelf]:
    return {prefix: shelf_of(report(prefix)) for prefix in REPORTS}


@pytest.fixture(scope="module")
def drafts(shelves: dict[str, Shelf]) -> dict[str, Draft]:
    every = tuple(shelves.values())
    return {prefix: make_draft(held, others=every) for prefix, held in shelves.items()}


@pytest.fixture(scope="module")
def scores(shelves: dict[str, Shelf], drafts: dict[str, Draft]) -> dict[str, Score]:
    return {prefix: score(prefix, shelves[prefix], drafts[prefix]) for prefix in REPORTS}


@pytest.mark.parametrize("prefix", REPORTS)
def test_every_figure_is_proven_and_nothing_copied(scores: dict[str, Score], prefix: str) -> None:
    found = scores[prefix]
    assert found.figures >= 15
    assert (found.proven, found.copied, found.dropped) == (1.0, (), 0)


@pytest.mark.parametrize("prefix", REPORTS)
def test_sentences_are_short(scores: dict[str, Score], prefix: str) -> None:
    assert scores[prefix].words <= 22
    assert scores[prefix].longest <= 30


@pytest.mark.parametrize("prefix", ["000", "001", "002", "003"])
def test_the_summarys_economy_is_covered(scores: dict[str, Score], prefix: str) -> None:
    share = scores[prefix].everything.share
    assert share is not None
    assert share >= 0.8


@pytest.mark.parametrize(
    ("prefix", "figures"),
    [
        ("000", "317,7 mnkr 13,4 mnkr 4 procent 473,7 mnkr 11,4 mnkr 19,9 mnkr 24,1 mnkr 257 tkr 9,1 procent"),
        ("001", "243,0 mnkr 15,8 mnkr 371,4 mnkr 27,8 mnkr 13,9 mnkr 11,3 mnkr 16,5 mnkr 8,2 procent"),
        ("002", "665,7 mnkr 9,0 mnkr 1,0 mnkr 9,4 mnkr 4,9 mnkr 9,8 mnkr"),
        ("003", "460,6 mnkr 432,8 mnkr 27,8 mnkr 706,9 mnkr 38,2 mnkr 5,1 procent 9,8 mnkr 11,0 mnkr"),
        ("004", "179,5 mnkr 6,9 mnkr 274,7 mnkr 5,0 mnkr 5,4 mnkr"),
    ],
)
def test_the_figures_that_matter_are_there(drafts: dict[str, Draft], prefix: str, figures: str) -> None:
    wanted = [f"{number} {unit}" for number, unit in zip(figures.split()[::2], figures.split()[1::2], strict=True)]
    shown = {proof.text for proof in drafts[prefix].proofs}
    assert [figure for figure in wanted if figure not in shown] == []


def test_of_a_bundle_the_interim_report_is_drafted(shelves: dict[str, Shelf]) -> None:
    body = body_of(shelves["003"])
    assert body.read.start > 6000
    assert "Förslag till beslut" not in body.read.of(body.document.text)


def test_goals_are_counted(drafts: dict[str, Draft]) -> None:
    assert "Socialnämnden bedöms sammantaget nå 14 av 17 mål." in [s.text for s in drafts["003"].sentences]
    assert (
        "Av socialnämndens sju mål bedöms två uppfyllda i mycket hög grad, två i hög grad, två delvis uppfyllda och "
        "ett inte uppfyllt."
    ) in [s.text for s in drafts["000"].sentences]


def test_a_garbled_report_marks_what_was_restored(drafts: dict[str, Draft]) -> None:
    found = drafts["004"]
    kinds = [point.kind for point in found.open_points]
    assert kinds.count(PointKind.RECONSTRUCTED) == 7
    notes = {proof.text: proof.note for proof in found.proofs}
    assert notes["274,7 mnkr"].startswith("Källan har 27477")
    words = " ".join(sentence.text for sentence in found.sentences)
    assert not any(mark in words for mark in "[]¢ﬁﬂ’'|")
    assert "lägre volymer för köpt vård" in words


def test_coverage_counts_rounded_figures() -> None:
    held = shelf()
    reference = economy_part(held, body_of(held))
    assert [figure.text for figure in reference] == [
        "150,2 miljoner kronor", "5,2 miljoner kronor", "7,5 miljoner kronor", "99,9 miljoner kronor",
    ]  # fmt: skip
    found = covered(reference, find_quantities("Det är 150 200 tkr, 5,2 mnkr och 7,46 mnkr."))
    assert (found.covered, found.every, found.missing) == (3, 4, ("99,9 miljoner kronor",))
