"""When a law takes effect: the sentences that say so, one for each day that a report gives."""

import re

from rapidfuzz import fuzz

from index.audit.effects import Effect, apart, law_key, takes_effect
from index.language import fold
from service.answers import lookup
from service.answers.sentences.quoting import say_quote, says
from service.composer import Composer
from service.documents.catalogue import Said
from service.evidence.evidence import Evidence
from service.types import Status

WHEN = re.compile(
    r"\b(?:nar|when|vilket datum|vilken dag|vilket ar|fran och med|(?:which|what) (?:date|day|year|month))\b"
)
BEGINS = re.compile(
    r"\b(?:kraft\w*|galla\w*|galler|borja\w*|kommer|kom|infors|start\w*|trad\w*|dags|force|effect|begins?|appl\w+|introduced"
    r"|comes?|came)\b"
)
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
SHORT = {"soc": "socialtjanst", "sol": "socialtjanst"}
"""What people shorten a law's name to."""
ACRONYM = re.compile(r"\bsol\b")
ALIKE = 85
"""How like two names must be, garbled letters aside, to be of one law; per cent."""


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """The days that the reports give for the law asked about; None where no law is named or no sentence has its day."""
    question = evidence.question
    folded = fold(question.text)
    if WHEN.search(fold(f"{question.text} {question.english}")) is None or BEGINS.search(folded) is None:
        return None
    asked = [key for word in WORD.findall(folded) if (key := _key(word))]
    if not asked:
        return None
    said = 0
    for document in evidence.scope.documents:
        shelf = evidence.catalogue.shelves[document.id]
        found = [
            (number, effect)
            for number, statement in enumerate(shelf.statements)
            if (effect := takes_effect(statement)) is not None and _is_asked(effect, asked)
        ]
        if said == lookup.PLACES:
            break
        for number, effect in _telling(found):
            quote = Said(document.id, effect.statement, number)
            say_quote(quote, document, composer, says(document, composer))
        said += bool(found)
    return "answered" if said else None


def _key(word: str) -> str:
    """The name of a law that a word is; "" for any other word."""
    key = law_key(word) or ("sol" if ACRONYM.fullmatch(word) else "")
    return SHORT.get(key, key)


def _is_asked(effect: Effect, asked: list[str]) -> bool:
    return bool(effect.key) and any(fuzz.ratio(effect.key, key) >= ALIKE for key in asked)


def _telling(found: list[tuple[int, Effect]]) -> list[tuple[int, Effect]]:
    """The most exact day, and each that it cannot be."""
    kept: list[tuple[int, Effect]] = []
    for one in sorted(found, key=lambda pair: (pair[1].day.end - pair[1].day.start).days):
        if all(apart(one[1].day, other[1].day) for other in kept):
            kept.append(one)
    return kept
