"""What a document's facts and sentences are looked up by: their terms, weighted by how directly they are about them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from index.activities import match as match_activities
from index.language import fold, stem, tokenise
from index.ocr import fold_ocr
from index.types import Statement, Table, UnitKind
from service.documents.facts import NOISY, Fact, Shelf
from service.documents.leaning import leans

LABEL, GROUP, SECTION, WORDS, BEFORE, PARAGRAPH = 1.0, 0.9, 0.5, 0.9, 0.6, 0.32
"""How directly a text is about a term of its label, group, headings, own sentence, the one before, the paragraph."""
COUNTED = 0.5
"""The same for what a row counts, where other rows or a heading say it: "årsplatser"."""
LEANT_ON = 0.8
"""The same for the sentence before one that goes on with its figure: "det motsvarar ..."."""
CARRIED = 0.7
"""The same for the subject of a sentence, which may come from the sentence before."""

BESIDE = 0.7
"""The same for the few words of a cell beside the numbers."""
FEW_WORDS = 6
WORD = re.compile(r"[^\W\d_]{4,}")

Weighted = dict[str, float]


def fact_terms(shelf: Shelf, facts: Sequence[Fact]) -> list[Weighted]:
    """The terms of each fact; a standard activity's id is a term too, after "#"."""
    paragraphs, leant_on = _paragraphs(shelf.statements), _leant_on(shelf.statements)
    return [_of_fact(fact, shelf, paragraphs, leant_on) for fact in facts]


def said_terms(shelf: Shelf) -> list[Weighted]:
    """The terms of each sentence."""
    return [_of_statement(number, shelf) for number in range(len(shelf.statements))]


def _of_fact(fact: Fact, shelf: Shelf, paragraphs: dict[int, str], leant_on: dict[int, str]) -> Weighted:
    noisy = shelf.document.meta.noise >= NOISY
    weights: Weighted = {}
    if fact.table is None:
        text = fact.text or " ".join(fact.quote.of(shelf.document.text).split())
        # What a sentence is about is often said a sentence before.
        _add(weights, paragraphs.get(fact.quote.start, ""), PARAGRAPH, noisy)
        _add(weights, leant_on.get(fact.quote.start, ""), LEANT_ON, noisy)
        _add(weights, text, WORDS, noisy)
    for figure in fact.figures[:1]:
        _add(weights, " ".join(figure.section[-2:]), SECTION, noisy)
        _add(weights, " ".join(figure.group), GROUP, noisy)
        _add(weights, figure.activity, LABEL if fact.table is not None else CARRIED, noisy)
        if figure.table is not None:
            if figure.unit.kind is UnitKind.COUNT:
                _add(weights, figure.unit.symbol, COUNTED, noisy)
            table = shelf.tables[figure.table]
            _add(weights, f"{table.caption} {table.stub}", SECTION + 0.2, noisy)
            for column in table.columns:
                _add(weights, column, SECTION, noisy)
            for text in _beside(table, figure.row):
                _add(weights, text, BESIDE, noisy)
    if fact.activity:
        key = "#" + fact.activity
        weights[key] = max(weights.get(key, 0.0), LABEL if fact.table is not None else CARRIED)
    return weights


def _beside(table: Table, row: int | None) -> Iterator[str]:
    """The cells of a row that say in a few words what its numbers are of: the project that a fund pays."""
    cells = table.rows[row].cells if row is not None else ()
    for cell in cells:
        if (
            cell is not None
            and len(words := cell.text.split()) <= FEW_WORDS
            and any(WORD.fullmatch(one) for one in words)
        ):
            yield cell.text


def _paragraphs(statements: Sequence[Statement]) -> dict[int, str]:
    """Where a sentence begins -> the paragraph around it."""
    blocks: dict[int, list[Statement]] = defaultdict(list)
    for statement in statements:
        blocks[statement.block].append(statement)
    return {one.span.start: " ".join(s.text for s in block) for block in blocks.values() for one in block}


def _leant_on(statements: Sequence[Statement]) -> dict[int, str]:
    """Where a sentence begins that goes on with the figure before it -> the sentences that it leans on."""
    found: dict[int, str] = {}
    for before, one in pairwise(statements):
        if before.block == one.block and leans(one.text):
            found[one.span.start] = f"{found.get(before.span.start, '')} {before.text}".strip()
    return found


def _of_statement(number: int, shelf: Shelf) -> Weighted:
    noisy = shelf.document.meta.noise >= NOISY
    statement = shelf.statements[number]
    weights: Weighted = {}
    _add(weights, " ".join(statement.section[-2:]), SECTION, noisy)
    before = shelf.statements[number - 1] if number else None
    if before is not None and before.block == statement.block:
        _add(weights, before.text, BEFORE, noisy)  # what "det beror på" is said of
    _add(weights, statement.text, WORDS, noisy)
    for activity in statement.activities:
        weights["#" + activity] = WORDS if statement.named else SECTION + 0.2
    return weights


def _add(weights: Weighted, text: str, weight: float, noisy: bool) -> None:
    words, activities = _keys(text, noisy)
    for key in words:
        weights[key] = max(weights.get(key, 0.0), weight)
    for key in activities:
        weights[key] = max(weights.get(key, 0.0), 0.7 * weight)


@lru_cache(maxsize=1 << 12)
def _keys(text: str, noisy: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a text is looked up by: its stems and its activities. Headings and paragraphs come again and again."""
    words = []
    for token in tokenise(text):
        words.append(stem(token))
        if noisy:
            words.append(stem(fold(fold_ocr(token))))
    activities = ["#" + match.id for match in match_activities(text)]
    for whole, match in _completed(text):
        words.append(stem(whole))
        activities.append("#" + match)
    return tuple(dict.fromkeys(words)), tuple(dict.fromkeys(activities))


SUSPENDED = re.compile(r"([^\W\d_]{3,})- (?:och|eller|samt) ([^\W\d_]{5,})")
SHORTEST_HEAD = 3


def _completed(text: str) -> Iterator[tuple[str, str]]:
    """Activities of which only the first part is written out: "familjehem" of "familje- och jourhem"."""
    for match in SUSPENDED.finditer(fold(text)):
        first, second = match.groups()
        for length in range(len(second) - SHORTEST_HEAD, SHORTEST_HEAD - 1, -1):
            whole = first + second[-length:]
            found = [m for m in match_activities(whole) if m.end - m.start == len(whole) and not m.weak]
            if found:
                yield whole, found[0].id
                break
