"""A text held against a report: what is proven, what is contradicted and by what, what is not there."""

import pytest

from eval.drafts import shelf_of
from service.draft.body import body_of
from service.draft.check import CheckedText, check_text
from service.draft.compose import make_draft
from service.draft.records import Proof, ProofStatus
from tests.reports import report
from tests.service.made_report import shelf

PROVEN, CONTRADICTED, NOT_FOUND = ProofStatus.PROVEN, ProofStatus.CONTRADICTED, ProofStatus.NOT_FOUND


def only(text: str) -> Proof:
    (proof,) = check_text(text, shelf()).proofs
    return proof


@pytest.mark.parametrize(
    "text",
    [
        "Socialnämndens nettokostnad är 150,2 mnkr.",
        "Helårsprognosen är ett underskott på 7,5 mnkr.",
        "Barn och unga gick 8,1 mnkr över budget.",
        "Ekonomiskt bistånd gav ett överskott på 2,7 miljoner kronor.",
        "Sjukfrånvaron är 6,4 procent.",
        "Underskottet motsvarar 3,6 procent av budgeten.",
        "Det största underskottet, 8,1 mnkr, gäller barn och unga.",
        "Investeringarna beräknas till 0,3 mnkr.",
        "Jämfört med samma period föregående år var nettokostnaden 140,5 mnkr.",
    ],
)
def test_proven(text: str) -> None:
    assert only(text).status is PROVEN


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Barn och unga gick 9,4 mnkr över budget.", "−8 100 tkr"),
        ("Barn och unga gick 8,1 mnkr under budget.", "−8 100 tkr"),
        ("Helårsprognosen är ett överskott på 7,5 mnkr.", "−7 500 tkr"),
        ("Socialnämndens nettokostnad är 140,5 mnkr för januari–augusti 2023.", "150 200 tkr"),
        ("Det största underskottet, 9,9 mnkr, gäller barn och unga.", "−8 100 tkr"),
    ],
    ids=["amount", "direction", "direction of the forecast", "last year's", "activity named after the amount"],
)
def test_contradicted_with_the_right_one(text: str, right: str) -> None:
    proof = only(text)
    assert proof.status is CONTRADICTED
    assert proof.right.lstrip("−").startswith(right.lstrip("−"))
    assert proof.sources


@pytest.mark.parametrize("text", ["Kostnaden per elev är 77 kronor.", "Satsningen är på 99,9 mnkr.", "12 katter kom."])
def test_not_found(text: str) -> None:
    assert only(text).status is NOT_FOUND


def test_a_table_is_read_as_one() -> None:
    head = "Verksamhet (mnkr)\tUtfall jan-aug 2023\tUtfall jan-aug 2022\n"
    text = f"{head}Barn och unga\t88,1\t79,0\nEkonomiskt bistånd\t38,5\t38,5\n"
    found = check_text(text, shelf())
    assert [(proof.text, proof.status) for proof in found.proofs] == [
        ("88,1", PROVEN),
        ("79,0", PROVEN),
        ("38,5", CONTRADICTED),
        ("38,5", PROVEN),
    ]
    assert found.proofs[2].right.startswith("37 300 tkr")


def test_places_are_in_the_text() -> None:
    text = "Barn och unga gick 8,1 mnkr över budget [1], men 6,4 procent var sjuka."
    found = check_text(text, shelf())
    assert [found.text[proof.start : proof.end] for proof in found.proofs] == ["8,1", "6,4"]


def test_a_report_that_contradicts_itself_supports_what_arithmetic_bears() -> None:
    held = shelf_of(report("002"))
    (proof,) = check_text("Personer med funktionsnedsättning visar +9,0 mnkr mot budget.", held).proofs
    assert (proof.status, proof.right.split(" (")[0]) == (CONTRADICTED, "9,4 mnkr")
    (whole,) = check_text("Socialnämnden visar sammantaget +9,0 mnkr mot budget.", held).proofs
    assert whole.status is PROVEN


def own_summary(prefix: str) -> CheckedText:
    held = shelf_of(report(prefix))
    return check_text(body_of(held).summary_text, held)


def test_the_summary_table_with_last_years_figures() -> None:
    told = {proof.text: proof for proof in own_summary("003").proofs if proof.status is CONTRADICTED}
    assert {"40,4", "-473,3", "-432,8"} <= set(told)
    assert told["-432,8"].right.startswith("−460 609 tkr")
    assert "Utfall jan - aug 23" in told["-432,8"].note


@pytest.mark.parametrize("prefix", ["000", "001", "002", "004"])
def test_true_summaries_are_not_contradicted(prefix: str) -> None:
    assert own_summary(prefix).count(CONTRADICTED) == 0


@pytest.mark.parametrize("prefix", ["000", "001", "002", "003", "004"])
def test_drafts_are_not_contradicted(prefix: str) -> None:
    held = shelf_of(report(prefix))
    text = "\n\n".join(sentence.text for sentence in make_draft(held).sentences)
    assert [proof.text for proof in check_text(text, held).proofs if proof.status is CONTRADICTED] == []
