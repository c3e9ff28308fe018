"""How likely each sentence of the reports is to be the one that answers a question.

Words alone miss what a reader calls by another name, meaning alone misses names and numbers; and a sentence without a
number answers no "how many". The score is a weighted sum of what each of them says. `python -m eval.relevance` fits
the weights anew and tells how often the right sentence comes first.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.language import fold, stem
from index.numbers import find_quantities
from index.types import UnitKind
from service.documents.catalogue import Said
from service.evidence.counting import counted_stems, same_thing
from service.evidence.demands import rate_asked
from service.evidence.evidence import Evidence
from service.evidence.namedaround import names_held
from service.question import Kind, Question, asks_number

WEIGHTS = {
    "words": 1.0,  # the share of the question's words that it covers
    "meaning": 0.25,  # standard deviations that it is nearer to the question than the scope's sentences on average
    "passage": 0.48,  # nearness of the passage that it stands in
    "number": 0.21,  # has a number, where one is asked for
    "unit": 0.36,  # has one of the asked kind
    "reason": 0.67,  # states a reason outright, where one is asked for
    "hint": 0.25,  # may state one
    "activity": 0.28,  # is about an activity that the question names
}
FARTHEST, NEAREST = -1.0, 6.0
"""Between which standard deviations count."""
SHORTLIST = 80
"""Sentences whose own numbers and passages are looked at."""

MONEY, SHARES = frozenset({UnitKind.MONEY}), frozenset({UnitKind.PERCENT, UnitKind.POINTS})
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
    named: bool = True  # has every name that the question has
    other: bool = False  # counts something else than what is asked to be counted
    features: tuple[float, ...] = ()  # in the order of WEIGHTS


def relevant(evidence: Evidence, documents: frozenset[str], limit: int = 20) -> list[Relevant]:
    """The sentences of the documents that are most likely to answer, best first."""
    question, catalogue = evidence.question, evidence.catalogue
    inside = np.array([n for n, said in enumerate(catalogue.said) if said.document in documents], dtype=np.int64)
    inside = _of_number(question, catalogue.said, inside)
    if not len(inside):
        return []
    words = evidence.words()
    coverage = catalogue.said_index.score(words).coverage[inside] if words else np.zeros(len(inside), np.float32)
    meaning = _meaning(evidence, inside)
    best = np.argsort(-(WEIGHTS["words"] * coverage + WEIGHTS["meaning"] * meaning), kind="stable")[:SHORTLIST]
    counted = counted_stems(question, words)
    held = names_held(catalogue, question, words)
    # What one costs is told of each sort: a price of another sort is none of it.
    priced = rate_asked(question) is not None and question.kind is not Kind.WHY
    essential = catalogue.said_index.score(evidence.needed).essential if priced else None
    found = []
    for n in best:
        named, around = held(int(inside[n]), float(coverage[n]))
        said = catalogue.said[inside[n]]
        named = named and (essential is None or evidence.has_essentials(said.document, float(essential[inside[n]])))
        covered = min(float(coverage[n]) + around, 1.0)
        found.append(_weighed(evidence, question, said, covered, float(meaning[n]), counted, named))
    return sorted(found, key=lambda one: -one.score)[:limit]


NUMBERED = re.compile(r"\b(?P<kind>omrade|malomrade|arende|fokusomrade|punkt) (?P<number>\d{1,2})\b")
"""What a report counts, so that a question can name one of them by its number."""


def _of_number(question: Question, said: Sequence[Said], inside: NDArray[np.int64]) -> NDArray[np.int64]:
    """Without the sentences under the heading of another of what the question names by its number ("område 4")."""
    if NUMBERED.search(question.folded) is None:
        return inside
    return np.array([n for n in inside if not under_other(said[n].statement.section, question)], dtype=np.int64)


def under_other(section: Sequence[str], question: Question) -> bool:
    """Whether the headings are of another area, or item, than the one that the question names by its number."""
    asked = {found["kind"]: found["number"] for found in NUMBERED.finditer(question.folded)}
    found = [one for title in section for one in NUMBERED.finditer(fold(title))]
    return any(asked.get(one["kind"], one["number"]) != one["number"] for one in found)


def _weighed(
    evidence: Evidence,
    question: Question,
    said: Said,
    coverage: float,
    meaning: float,
    counted: frozenset[str],
    named: bool,
) -> Relevant:
    statement = said.statement
    kinds, nouns = quantities(statement.text)
    numeric = asks_number(question)
    fits = bool(kinds & ASKED[question.quantity])
    why = question.kind is Kind.WHY
    features = (
        coverage,
        meaning,
        evidence.nearness(said.document, statement.span.start, statement.span.end),
        float(numeric and bool(kinds)),
        float(numeric and fits),
        float(why and statement.cause == 2),
        float(why and statement.cause == 1),
        float(bool({match.id for match in question.activities} & set(statement.activities))),
    )
    score = sum(weight * value for weight, value in zip(WEIGHTS.values(), features, strict=True))
    other = bool(counted) and not any(same_thing(noun, asked) for noun in nouns for asked in counted)
    return Relevant(said, score, coverage, fits or not numeric, named, other, features)


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
    nouns = frozenset(stem(fold(unit.symbol)) for unit in units if unit.kind is UnitKind.COUNT)
    return frozenset(unit.kind for unit in units), nouns or _named_count(text)


NUMBER_OF = re.compile(r"\b(?:antal(?:et)?|number of) (?:(\w+(?:de|da|na|ta|ka|ga|sa)) )?(\w+)")
"""With an adjective before what is counted: "antalet inledda utredningar"."""


def _named_count(text: str) -> frozenset[str]:
    """Stems of what a sentence says it gives the number of: "antalet besök på öppna förskolor uppgår till 1 200"."""
    found = (word for match in NUMBER_OF.finditer(fold(text)) for word in match.groups() if word is not None)
    return frozenset(stem(word) for word in found)
