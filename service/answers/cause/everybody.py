"""A question of people in or at something, read as one of the thing: all in a shelter are women and children."""

import re
from dataclasses import replace

from index.language import fold
from service.evidence.evidence import Evidence
from service.question import TopicWord

ANYBODY = re.compile(
    r"\b(?:kvinnor(?:na)? och barn(?:en)?|barn(?:en)? och kvinnor(?:na)?|personer|manniskor|folk|familjer|invanare"
    r"|women and children|people)\b"
)
"""Who says nothing of which of them."""
PERSON = re.compile(r"(?:kvinnor|barn|personer|manniskor|folk|familjer|invanare|women|children|people)(?:na|en)?")
STAYS = re.compile(
    r"(?:bor|bo|bodde|lever|sitter|hamnar|hamnat|vistas|befinner|placeras|placerats|placerade|live|living|stay\w*)"
)
"""Being there, which the name of the thing says already."""


def of_everybody(evidence: Evidence) -> Evidence | None:
    """What is asked without who is in it and that they are; None where it says who of them, or nothing else is left."""
    question = evidence.question
    if ANYBODY.search(question.folded) is None:
        return None
    left = [word for word in question.words if not _is_anybody(word)]
    if not left or len(left) == len(question.words):
        return None
    about = tuple(m for m in question.activities if any(m.start < w.end and w.start < m.end for w in left))
    return replace(evidence, question=replace(question, words=tuple(left), activities=about)) if about else None


def _is_anybody(word: TopicWord) -> bool:
    folded = fold(word.text)
    return PERSON.fullmatch(folded) is not None or STAYS.fullmatch(folded) is not None
