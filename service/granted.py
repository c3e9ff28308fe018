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
