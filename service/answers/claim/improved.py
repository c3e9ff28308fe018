"""Which way a row must have moved where a question asks whether something has become better, or worse."""

import re

from index.language import fold
from index.types import Measure, UnitKind
from service.answers import lookup
from service.answers.listing.indicators import LOWER_IS_BETTER
from service.answers.selection.series import all_series
from service.evidence.evidence import Evidence

BETTER = re.compile(r"\b(?:forbattra\w*|blivit battre|improv(?:ed|es|ing)|(?:gotten|become) better)\b")
WORSE = re.compile(r"\b(?:forsamra\w*|blivit samre|worsen\w*|deteriorat\w*|(?:gotten|become) worse)\b")
_OF_RESULT = (Measure.DEVIATION, Measure.BUDGET, Measure.FORECAST)
"""Better and worse than planned is no movement."""


def way_asked(evidence: Evidence) -> int | None:
    """+1 where the row that is meant must have risen, -1 where it must have fallen; None where neither is asked."""
    question = evidence.question
    better, worse = BETTER.search(question.folded) is not None, WORSE.search(question.folded) is not None
    if better == worse or question.asks(*_OF_RESULT) or question.direction is not None:
        return None
    for document in lookup.latest(evidence.scope.documents, question):
        found = all_series(evidence, document)
        if found and found[0][1][-1].unit.kind is UnitKind.PERCENT:  # of amounts and counts more is neither
            less = LOWER_IS_BETTER.search(fold(found[0][0].label)) is not None
            return -1 if better is less else 1
    return None
