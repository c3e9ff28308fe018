"""Rows of a list of grants, which are no account of what the grants are for."""

import re

from index.language import fold
from index.types import Measure
from service.documents.facts import Fact
from service.question import Question

GRANT = re.compile(r"(?:stats|riktat stats|projekt)?bidrag(?:et)? |stimulansmedel |subvention\w* ")
ABOUT_GRANTS = re.compile(
    r"bidrag|medel\b|medlen\b|subvention|stod|sokt|sokte|beviljat|fatt\b|fick\b|grant|fund|subsid|receiv"
)
ACCOUNTED = (Measure.BUDGET, Measure.DEVIATION, Measure.OUTCOME)
COLUMN = re.compile(r"\b(?:stats)?bidrag\b")
COSTS = re.compile(r"kostnad(?:er)?\b")


def is_grant_only(fact: Fact, question: Question) -> bool:
    """Whether a row is of a grant where the question asks for the accounts of the activity itself.

    A row that is named a grant's, or that stands in a table with a column of grants and none of costs.
    """
    held = question.asks(*ACCOUNTED) or question.direction is not None or question.quantity == "money"
    if not held or fact.table is None or ABOUT_GRANTS.search(question.folded) is not None:
        return False
    headers = [fold(figure.header) for figure in fact.figures]
    costs = question.measures == (Measure.OUTCOME,) and any(COSTS.match(one) for one in headers)
    listed = any(COLUMN.search(one) for one in headers) and not costs
    return listed or GRANT.match(fold(fact.label)) is not None


_RECEIVED = (
    r"(?:erh[ao]ll\w*|fatt|far|fick|tilldela\w*|bevilja\w*|ansokt|sokt|received|granted)\b.*"
    r"\b(?:\w*bidrag\w*|\w*medel|\w*medlen|ersattning\w*|grants?)"
)
RECEIVED = re.compile(rf"{_RECEIVED}|\b\w*bidrag\w*\b.*\b(?:erh[ao]ll\w*|fatt|tilldela\w*|bevilja\w*)\b")


_GOT = r"(?:fick|fatt|far|erh[ao]ll\w*|bevilja\w*|tilldela\w*|got|gets?|receive\w*|granted)\b"
_GRANTS = r"(?:\w*bidrag\w*|\w*medel|\w*medlen|grants?|funding)\b"
GOT = re.compile(rf"\b{_GOT}.*\b{_GRANTS}|\b{_GRANTS}.*\b{_GOT}")
"""Asks for what came; what was applied for is another amount."""
GIVEN = re.compile(r"(?:stats)?bidrag\b|erhall|bevilja|tilldela|received|granted")


def asks_received(question: Question) -> bool:
    """Whether it is asked what has been granted: "hur mycket statsbidrag har kommunen fått"."""
    return GOT.search(question.folded) is not None


def is_grant_column(header: str) -> bool:
    """Whether a column is of what has been granted, and not of what that costs or was applied for."""
    return GIVEN.match(fold(header)) is not None


def is_received(text: str, question: Question) -> bool:
    """Whether a sentence tells what has been granted, where it is asked what something costs."""
    if not question.asks(Measure.OUTCOME) or ABOUT_GRANTS.search(question.folded) is not None:
        return False
    return RECEIVED.search(fold(text)) is not None
