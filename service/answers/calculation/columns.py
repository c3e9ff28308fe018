"""Two things of one row, or of one sentence: "kvinnor eller män", "fler som börjar än som slutar"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.language import fold, stem, tokenise
from index.types import Document, Figure, Reading, UnitKind
from service.answers.calculation.joint import LEVELS, Term, alike, asked_alone
from service.answers.selection.choice import fits_time, fits_unit
from service.answers.selection.likely import likely_sentences
from service.documents.catalogue import Fact, Said
from service.evidence.evidence import ENOUGH, Evidence
from service.question import TopicWord
from service.question.sides import Sides

WHO = (
    re.compile(r"kvinn|wom[ae]n|female"),
    re.compile(r"man(?:nen|nens|s)?$|men$|male"),
    re.compile(r"flick|girl|tjej"),
    re.compile(r"pojk|boy|kill"),
)
"""One and the same whom reports and readers call by several forms."""
SENTENCES = 3
PAIR = 2


def in_columns(evidence: Evidence, document: Document, sides: Sides) -> tuple[Term, ...] | None:
    """Two columns of a row that the words around the two things name ("Kvinnor 07-2020" and "Män 07-2020")."""
    if not sides.common or len(sides.items) != PAIR:
        return None
    alone = replace(evidence, question=asked_alone(evidence.question, sides.common))
    for found in alone.facts([document.id], limit=SENTENCES * 2):
        if found.sure < ENOUGH or found.fact.table is None:
            continue
        usable = _usable(found.fact, evidence, document)
        held = [[f for f in usable if _says(f.header, words)] for words in sides.items]
        pairs = [(one, two) for one in held[0] for two in held[1] if one is not two and alike(one, two)]
        if pairs:
            one, two = max(pairs, key=lambda pair: pair[0].period.end.toordinal() if pair[0].period else 0)
            return Term(found.fact, one), Term(found.fact, two)
    return None


def in_sentence(evidence: Evidence, document: Document, sides: Sides) -> tuple[Term, ...] | None:
    """Two figures of one sentence, each after the words for its thing."""
    stated = evidence.catalogue.stated
    if len(sides.items) != PAIR:
        return None
    for said in likely_sentences(evidence, frozenset((document.id,)), SENTENCES):
        fact = stated.get((said.document, said.statement.span.start))
        if fact is None:
            continue
        if not _is_about(said, sides.common, evidence, document):
            continue
        figures = [f for f in _usable(fact, evidence, document) if f.unit.kind is not UnitKind.DURATION]
        own = _of_activities(figures, sides)
        if own is not None:
            return tuple(Term(fact, figure) for figure in own)
        if len(figures) != 2 or figures[0].unit != figures[1].unit:
            continue
        places = [_place(said.statement.span.of(document.text), words) for words in sides.items]
        order = _order([place and place + said.statement.span.start for place in places], figures)
        if order is not None:
            return tuple(Term(fact, figures[n]) for n in order)
    return None


def _of_activities(figures: Sequence[Figure], sides: Sides) -> tuple[Figure, Figure] | None:
    """The one amount of each thing, where a sentence's amounts were read as being of them; None where one has not."""
    held = [[f for f in figures if f.unit.kind is UnitKind.MONEY and _is_of(f, words)] for words in sides.items]
    if [len(one) for one in held] != [1, 1] or held[0][0] is held[1][0] or held[0][0].unit != held[1][0].unit:
        return None
    return held[0][0], held[1][0]


def _is_of(figure: Figure, words: Sequence[TopicWord]) -> bool:
    """Whether a figure's activity goes by the words for the thing: "stödboende" of "stödboendeplats"."""
    named = fold(figure.activity)
    return bool(named) and any(named in fold(word.text) or fold(word.text) in named for word in words)


def _is_about(said: Said, common: Sequence[TopicWord], evidence: Evidence, document: Document) -> bool:
    """Whether a sentence, its paragraph or its heading names what is asked about of both, and not only them."""
    alone = replace(evidence, question=asked_alone(evidence.question, tuple(common)))
    keys = {fold(key) for word in alone.words() for key in (word.stem, *word.others) if not key.startswith("#")}
    statements = evidence.catalogue.shelves[document.id].statements
    beside = [one.text for one in statements if one.block == said.statement.block]
    around = fold(" ".join((*said.statement.section[-1:], *beside)))
    return not common or any(key in around for key in keys)


def _usable(fact: Fact, evidence: Evidence, document: Document) -> list[Figure]:
    question = evidence.question
    return [
        f
        for f in fact.figures
        if f.value is not None
        and f.reading is not Reading.UNREADABLE
        and f.measure in LEVELS
        and fits_time(f, question, document.meta.period)
        and fits_unit(f, question)
    ]


def _says(header: str, words: Sequence[TopicWord]) -> bool:
    """Whether a column header names the thing."""
    held = [fold(token) for token in tokenise(header)]
    return all(any(_same(fold(word.text), token) for token in held) for word in words)


def _same(asked: str, held: str) -> bool:
    return stem(asked) == stem(held) or any(who.match(asked) and who.match(held) for who in WHO)


def _place(text: str, words: Sequence[TopicWord]) -> int | None:
    """Where a text first names the thing."""
    for match in re.finditer(r"[^\W\d_]+", text):
        if any(_same(fold(name), fold(match.group())) for word in words for name in (word.text, *word.others)):
            return match.start()
    return None


def _order(places: Sequence[int | None], figures: Sequence[Figure]) -> tuple[int, int] | None:
    """Which figure is the first thing's and which the second's; None where the sentence does not tell."""
    first, second = (figure.span.start for figure in figures)

    def after(place: int | None) -> int | None:
        return None if place is None or place > second else 0 if place < first else 1

    one, two = (after(place) for place in places)
    if one is not None and two is not None:
        return (one, two) if one != two else None
    return None
