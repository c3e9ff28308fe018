"""By how much a budget was missed or kept, where a question of why says that it was and one fact tells it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.activities import ActivityMatch, activity
from index.language import fold, tokenise
from index.types import Document, Figure, Measure
from service.answers.cause.reasons import Reason
from service.documents.catalogue import Fact
from service.evidence.evidence import ENOUGH, Evidence
from service.question import TopicWord


def sized(evidence: Evidence, documents: list[Document], chosen: list[Reason]) -> tuple[Fact, Figure] | None:
    """When the question says that a budget was not kept, or was: by how much, where one fact tells of what is asked."""
    direction = evidence.question.direction
    if direction is None:
        return None
    ids = {document.id for document in documents}
    for found in evidence.facts(ids, limit=12):
        told = [f for f in found.fact.figures if f.measure is Measure.DEVIATION and f.favourable]
        if not told or _supposed(found.fact, evidence):
            continue
        denied = told[0].favourable == -direction
        least = CERTAIN if denied else SIZED if found.fact.table is None else ENOUGH
        if found.sure < least or (denied and len({figure.favourable for figure in told}) > 1):
            continue
        if found.fact.table is None and any(one.said.statement.span.overlaps(found.fact.quote) for one in chosen):
            return None  # the sentence that gives the reason says it
        return found.fact, told[0]
    return None


def of_its_kind(evidence: Evidence, documents: list[Document]) -> tuple[Fact, Figure] | None:
    """The same by a row of what is asked without the word for its kind: "placering av våldsutsatta"."""
    question = evidence.question
    kinds = [word for word in question.words if KIND.fullmatch(fold(word.text))]
    about = tuple(m for m in question.activities if not any(m.start < w.end and w.start < m.end for w in kinds))
    left = [word for word in question.words if word not in kinds]
    if not (kinds and left) or not all(any(m.start <= w.start and w.end <= m.end for m in about) for w in left):
        return None
    words = tuple(named for word in left for named in _by_its_name(word, about))
    found = sized(replace(evidence, question=replace(question, words=words, activities=about)), documents, [])
    return found if found is not None and found[0].table is not None else None


def _by_its_name(word: TopicWord, about: Sequence[ActivityMatch]) -> list[TopicWord]:
    """The words of the name that a row has for what the question calls otherwise ("våldsutsatta"); else the word."""
    match = next((m for m in about if m.start <= word.start and word.end <= m.end), None)
    if match is None:
        return [word]
    return [replace(word, text=token, others=()) for token in tokenise(activity(match.id).name)]


KIND = re.compile(r"(?:placering|plats|insats|atgard)(?:en|ar|er|arna|erna)?")
"""Words for the kind of thing, which a row of accounts leaves to its heading."""


def _supposed(fact: Fact, evidence: Evidence) -> bool:
    """Whether a sentence tells of what would have been: "utan bidraget skulle"."""
    text = fact.quote.of(evidence.document(fact.document).text)
    return fact.table is None and re.search(r"\b(skulle|utan|om inte)\b", fold(text)) is not None


CERTAIN = 0.85
"""How sure a fact must be to deny what the question says of a budget."""
SIZED = 0.55
"""How sure a sentence with a deviation must be to tell the size of what is asked."""
