"""A tertial that is meant as the report of it: "tertial 2" of a report from January to August is all of its months."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.types import Document, Period
from service.question import Question

TERTIAL = re.compile(r"\b(?:tertial\w*|four[- ]month period)\b")
MONTHS = 4


def of_reported(question: Question, documents: Sequence[Document]) -> Question:
    """The question with the stretch of the reports that end with the tertial it names before the tertial's own.

    Boards add up from January at each tertial: most of what they report of the last four months stands nowhere alone.
    """
    if TERTIAL.search(question.folded) is None or not question.periods:
        return question
    reported = [document.meta.period for document in documents if document.meta.period is not None]
    meant = (one for period in question.periods for one in (*_whole(period, reported), period))
    return replace(question, periods=tuple(dict.fromkeys(meant)))


def _whole(period: Period, reported: Sequence[Period]) -> list[Period]:
    alone = period.start.month > 1 and period.end.month - period.start.month == MONTHS - 1
    return [one for one in reported if alone and one.end == period.end and one.start.month == 1]
