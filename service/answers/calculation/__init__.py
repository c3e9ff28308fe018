"""Calculated: a change, a share or a sum that no report prints, with the calculation and its inputs shown."""

from service.answers.calculation import change, share, total
from service.answers.calculation.change import in_sentence, say_change, say_two_reports
from service.composer import Composer
from service.evidence import Evidence
from service.types import Status

__all__ = ["answer", "in_sentence", "say_change", "say_two_reports"]

OPERATIONS = {
    "difference": change.answer,
    "percent_change": change.answer,
    "without": total.without,
    "share": share.answer,
    "sum": total.together,
}


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """Compose the calculation that the question asks for; None when its inputs are not there."""
    compute = OPERATIONS.get(evidence.question.operation or "")
    return compute(evidence, composer) if compute is not None else None
