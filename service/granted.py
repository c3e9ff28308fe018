"""Rows of a list of grants, which are no account of what the grants are for."""

import re

from index.language import fold
from index.types import Measure
from service.question import Question

GRANT = re.compile(r"(?:stats|riktat stats|projekt)?bidrag(?:et)? |stimulansmedel |subvention\w* ")
ABOUT_GRANTS = re.compile(
    r"bidrag|medel\b|medlen\b|subvention|stod|sokt|sokte|beviljat|fatt\b|fick\b|grant|fund|subsid|receiv"
)
ACCOUNTED = (Measure.BUDGET, Measure.DEVIATION)


def is_grant_only(label: str, question: Question) -> bool:
    """Whether a row is of a grant where the question holds the activity itself against its budget."""
    held = question.asks(*ACCOUNTED) or question.direction is not None
    return held and GRANT.match(fold(label)) is not None and ABOUT_GRANTS.search(question.folded) is None


_RECEIVED = (
    r"(?:erh[ao]ll\w*|fatt|far|fick|tilldela\w*|bevilja\w*|ansokt|sokt|received|granted)\b.*"
    r"\b(?:\w*bidrag\w*|\w*medel|\w*medlen|ersattning\w*|grants?)"
)
RECEIVED = re.compile(rf"{_RECEIVED}|\b\w*bidrag\w*\b.*\b(?:erh[ao]ll\w*|fatt|tilldela\w*|bevilja\w*)\b")


def is_received(text: str, question: Question) -> bool:
    """Whether a sentence tells what has been granted, where it is asked what something costs."""
    if not question.asks(Measure.OUTCOME) or ABOUT_GRANTS.search(question.folded) is not None:
        return False
    return RECEIVED.search(fold(text)) is not None
