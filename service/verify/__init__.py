"""The gate: what an answer says is held against what it cites. Pure."""

from service.verify.answer import split_sentences
from service.verify.gate import check, enforce
from service.verify.records import (
    Checked,
    DerivedFigure,
    DerivedInput,
    Enforced,
    Evidence,
    Known,
    Problem,
    ProblemKind,
    Verdict,
)

__all__ = [
    "Checked",
    "DerivedFigure",
    "DerivedInput",
    "Enforced",
    "Evidence",
    "Known",
    "Problem",
    "ProblemKind",
    "Verdict",
    "check",
    "enforce",
    "split_sentences",
]
