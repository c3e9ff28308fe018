"""What a word or an abbreviation means: the sentence that explains it; a row that merely has it explains nothing."""

import re

import numpy as np

from index.language import fold, stem, tokenise
from service.answers import fact
from service.answers.sentences.quoting import say_quote, says
from service.composer import Composer
from service.documents.catalogue import Said
from service.evidence.evidence import Evidence
from service.question import Question
from service.types import Status
from service.vocabulary.termindex import Word

ASKS = re.compile(
    r"\W*(?:(?:vad|what) (?:ar|is|are)|what's|whats) (?:egentligen |actually )?"
    r"(?P<article>en |ett |an? )?(?P<term>[\w-]+)\W*"
    r"|\W*(?:vad|what) (?:betyder|menas med|innebar|does) (?:en |ett |an? |forkortningen |the )?"
    r"(?P<meant>[\w-]+(?: [\w-]+)??)(?: mean| stand for)?\W*"
    r"|\W*vad star (?:forkortningen |bokstaverna )?(?P<letters>[\w-]+) for\W*"
)
CAPITALS = re.compile(r"(?=(?:.*[A-ZÅÄÖ]){2})[\w-]{2,8}")
SAID, HAS = 2, 0.75
"""Explanations that are quoted; the share of a term that a sentence must have."""


def term_asked(question: Question) -> str | None:
    """The word whose meaning is asked for, as typed; None where something else is asked.

    "Vad är HVB?" and "vad är ett familjehem?" ask what it is, "vad är prognosen?" how large: a bare word must be an
    abbreviation.
    """
    typed = question.typed
    found = ASKS.fullmatch(fold(typed))
    if found is None or question.places or question.years or len(fold(typed)) != len(typed):
        return None
    name = found.lastgroup or "term"
    term = typed[found.start(name) : found.end(name)]
    if name != "term":
        return term
    return term if found["article"] or CAPITALS.fullmatch(term) else None


def asks_definition(question: Question) -> bool:
    return term_asked(question) is not None


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """The sentences that explain the word, of different reports first; None where none does."""
    term = term_asked(evidence.question)
    if term is None:
        return None
    found = [said for said in _having(term, evidence) if explains(said.statement.text, term)]
    for said in _apart(found)[:SAID]:
        document = evidence.document(said.document)
        say_quote(said, document, composer, says(document, composer))
    meant = not found and CAPITALS.fullmatch(term) is None and OUTRIGHT.match(evidence.question.folded)
    return "answered" if found else fact.answer(evidence, composer) if meant else None


OUTRIGHT = re.compile(r"\W*vad innebar\b")
"""Asks what a thing brings with it too, which more sentences tell."""


def _having(term: str, evidence: Evidence) -> list[Said]:
    """The sentences of the scope that have the word itself, in reading order."""
    index, said = evidence.catalogue.said_index, evidence.catalogue.said
    coverage = index.score([Word(stem(token)) for token in tokenise(term)]).coverage
    return [said[n] for n in np.nonzero(coverage >= HAS)[0] if said[n].document in evidence.scope.ids]


def _apart(found: list[Said]) -> list[Said]:
    """One of each report before the others."""
    first = list({said.document: said for said in reversed(found)}.values())[::-1]
    return [*first, *(said for said in found if said not in first)]


def explains(text: str, term: str) -> bool:
    """Whether a sentence says what a word means, or writes an abbreviation out beside it."""
    folded, word = fold(text), re.escape(fold(term))
    if CAPITALS.fullmatch(term) or len(term) <= LONGEST_LETTERS:
        beside = [
            *re.findall(rf"\b{word}\w? ?\(([^()]+)\)", folded),
            *re.findall(rf"((?:[\w-]+,? ){{2,7}})\({word}\)", folded),
        ]
        if any(_spells(one, fold(term)) for one in beside):
            return True
    said = (
        rf"\b{word}\w{{0,4}} (?:ar|is|are) (?:en|ett|a|an|nar|when|de som|insatser|verksamhet\w*|forkortning\w*)\b",
        rf"\b{word}\w{{0,4}} (?:innebar|betyder|star for|betecknar|gar ut pa|handlar om|means|stands for)\b",
        rf"\b{word}\w{{0,4}},? (?:som|which|that) (?:riktar sig till|innebar|syftar till|erbjuder|vander sig till)\b",
        rf"\bmed (?:begreppet )?{word}\w{{0,4}} (?:avses|menas)\b",
        rf"\b{word}\w{{0,4}},? (?:dvs|d\.v\.s|det vill saga|som ar (?:en|ett)|which is an?)\b",
    )
    return any(re.search(one, folded) for one in said)


LONGEST_LETTERS = 5


def _spells(words: str, letters: str) -> bool:
    """Whether words have the letters of an abbreviation as their first ones, in order, or inside their compounds."""
    initials = [word[0] for word in re.findall(r"\w+", words)]
    place = 0
    for one in letters.replace("-", ""):
        while place < len(initials) and initials[place] != one:
            place += 1
        if place == len(initials):
            return words.strip()[:1] == letters[:1] and len(initials) >= 2 and _in_order(letters, words)
        place += 1
    return True


def _in_order(letters: str, words: str) -> bool:
    rest = iter(words)
    return all(one in rest for one in letters.replace("-", ""))
