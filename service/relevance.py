"""How likely each sentence of the reports is to be the one that answers a question.

Words alone miss what a reader calls by another name, meaning alone misses names and numbers; and a sentence without a
number answers no "how many". The score is a weighted sum of what each of them says. `python -m eval.relevance` fits
the weights anew and tells how often the right sentence comes first.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.language import fold, stem, tokenise
from index.numbers import find_quantities
from index.types import UnitKind
from service.catalogue import Said
from service.evidence import Evidence
from service.question import Kind, Question, asks_number
from service.termindex import SHORTEST_PART, Word

MEANING = 0.25
"""For each standard deviation that a sentence is nearer to the question than the scope's sentences are on average."""
FARTHEST, NEAREST = -1.0, 6.0
NEAR = 0.48
ANY_NUMBER, ASKED_UNIT = 0.21, 0.36
STRONG_CAUSE, WEAK_CAUSE = 0.67, 0.25
ACTIVITY = 0.28
"""Weights beside that of the words' coverage, which is 1."""
SHORTLIST = 80
"""Sentences whose own numbers and passages are looked at."""

MONEY, COUNTS = frozenset({UnitKind.MONEY}), frozenset({UnitKind.COUNT, UnitKind.UNKNOWN, UnitKind.INDEX})
SHARES = frozenset({UnitKind.PERCENT, UnitKind.POINTS})
ASKED: dict[str | None, frozenset[UnitKind]] = {
    "money": MONEY,
    "count": frozenset(UnitKind) - MONEY - SHARES,
    "percent": SHARES,
    None: frozenset(UnitKind),
}


@dataclass(frozen=True)
class Relevant:
    said: Said
    score: float
    coverage: float  # of the question's words
    fits: bool  # holds a number of the asked kind, where one is asked for
    other: bool = False  # counts something else than what is asked to be counted


def relevant(evidence: Evidence, documents: frozenset[str], limit: int = 20) -> list[Relevant]:
    """The sentences of the documents that are most likely to answer, best first."""
    question, catalogue = evidence.question, evidence.catalogue
    inside = np.array([n for n, said in enumerate(catalogue.said) if said.document in documents], dtype=np.int64)
    if not len(inside):
        return []
    words = evidence.words()
    coverage = catalogue.said_index.score(words).coverage[inside] if words else np.zeros(len(inside), np.float32)
    scores = coverage + MEANING * _meaning(evidence, inside)
    best = np.argsort(-scores, kind="stable")[:SHORTLIST]
    counted = counted_stems(question, words)
    found = [
        _weighed(evidence, question, catalogue.said[inside[n]], float(scores[n]), float(coverage[n]), counted)
        for n in best
    ]
    return sorted(found, key=lambda one: -one.score)[:limit]


def _weighed(
    evidence: Evidence, question: Question, said: Said, score: float, coverage: float, counted: frozenset[str]
) -> Relevant:
    statement = said.statement
    kinds, nouns = quantities(statement.text)
    numeric = asks_number(question)
    fits = bool(kinds & ASKED[question.quantity])
    score += NEAR * evidence.nearness(said.document, statement.span.start, statement.span.end)
    if numeric:
        score += ANY_NUMBER * bool(kinds) + ASKED_UNIT * fits
    if question.kind is Kind.WHY:
        score += STRONG_CAUSE * (statement.cause == 2) + WEAK_CAUSE * (statement.cause == 1)
    score += ACTIVITY * bool({match.id for match in question.activities} & set(statement.activities))
    other = bool(counted) and not any(_same_thing(noun, asked) for noun in nouns for asked in counted)
    return Relevant(said, score, coverage, fits or not numeric, other)


def _meaning(evidence: Evidence, inside: NDArray[np.int64]) -> NDArray[np.float32]:
    """Nearness of each sentence to the question in standard deviations: cosines of one model lie close together."""
    near = evidence.closeness()
    if near is None:
        return np.zeros(len(inside), np.float32)
    found = near[inside]
    spread = float(found.std())
    return np.clip((found - found.mean()) / spread, FARTHEST, NEAREST) if spread > 0 else np.zeros_like(found)


@lru_cache(maxsize=1 << 14)
def quantities(text: str) -> tuple[frozenset[UnitKind], frozenset[str]]:
    """The kinds of unit of the quantities in a text, and the stems of what is counted."""
    units = [quantity.unit for quantity in find_quantities(text)]
    nouns = (stem(fold(unit.symbol)) for unit in units if unit.kind is UnitKind.COUNT)
    return frozenset(unit.kind for unit in units), frozenset(nouns)


COUNTING = re.compile(r"hur manga|how many|\bantal(?:et)?\b|number of")
PEOPLE = ("barn", "ung", "person", "individ", "vux", "kund", "brukar", "klient", "medborg", "manniskor", "anstalld")
"""What one report calls kunder another calls brukare, and a reader people."""


def counted_stems(question: Question, words: list[Word]) -> frozenset[str]:
    """Stems of what the question wants counted, with what means the same; empty where nothing is."""
    match = COUNTING.search(fold(question.bare))
    if question.quantity != "count" or match is None:
        return frozenset()
    noun = next((word for word in question.words if word.start >= match.end()), None)
    if noun is None:
        return frozenset()
    own = stem(tokenise(noun.text)[-1])
    same = (other for word in words if word.stem == own for other in word.others if not other.startswith("#"))
    return frozenset((own, *same))


def _same_thing(noun: str, asked: str) -> bool:
    if noun.startswith(PEOPLE) and asked.startswith(PEOPLE):
        return True
    short, long = sorted((noun, asked), key=len)
    return long == short or (len(short) > SHORTEST_PART and (long.startswith(short) or long.endswith(short)))
