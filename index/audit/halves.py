"""Two things that a heading names together, each with its own deviation in a sentence, against the row of both."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from index.activities import canonical
from index.audit.findings import Finding, FindingKind, Operation, place, swedish
from index.audit.sides import is_deviation
from index.audit.subjects import magnitude, table_subject
from index.language import fold, stop_words
from index.types import Figure, Parsed

_BOTH = re.compile(r"^[\d.\s]*(?P<one>[^,]+?)\s+och\s+(?P<other>[^,]+)$", re.IGNORECASE)
_SEVERAL = re.compile(r",|\boch\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}")
_ROOT = 5  # letters that a heading's word and the sentence's share ("Nämnd", "Nämnden")
_OPENING = 2  # words of a sentence in which what it is about is named


def half_findings(parsed: Parsed, figures: Sequence[Figure]) -> Iterator[Finding]:
    """Deviations of the two halves of a heading that do not add up to the one row which the tables have for them."""
    rows = [figure for figure in figures if figure.table is not None and is_deviation(figure)]
    rows = [row for row in rows if _SEVERAL.search(row.activity) is not None]
    sections: dict[tuple[str, ...], list[Figure]] = {}
    for figure in figures:
        if figure.table is None and figure.section and is_deviation(figure):
            sections.setdefault(figure.section, []).append(figure)
    for section, said in sections.items():
        both, subject = _BOTH.match(section[-1]), canonical(section[-1])
        if both is None or subject is None:
            continue
        of_row = [row for row in rows if table_subject(row) == subject]
        for period in {row.period for row in of_row}:
            halves = [_of_half(parsed, said, both[name], period) for name in ("one", "other")]
            cells = [row for row in of_row if row.period == period]
            if len(cells) == 1 and halves[0] is not None and halves[1] is not None and halves[0] is not halves[1]:
                yield from _against(cells[0], (halves[0], halves[1]))


def _of_half(parsed: Parsed, said: Sequence[Figure], half: str, period: object) -> Figure | None:
    """The one deviation of the period in a sentence that opens with a word of the heading's half."""
    roots = {word[:_ROOT] for word in _WORD.findall(fold(half)) if word not in stop_words()}
    found = []
    for figure in said:
        opening = _WORD.findall(fold(figure.quote.of(parsed.text)))[:_OPENING]
        if figure.period == period and any(word[:_ROOT] in roots for word in opening):
            found.append(figure)
    return found[0] if len(found) == 1 else None


def _against(cell: Figure, halves: tuple[Figure, Figure]) -> Iterator[Finding]:
    printed, slack = magnitude(cell)
    added = sum((magnitude(half)[0] for half in halves), Decimal(0))
    if abs(added - printed) < slack + sum((magnitude(half)[1] for half in halves), Decimal(0)):
        return
    first, inputs = place(cell), tuple(place(half) for half in halves)
    scale, symbol = halves[0].unit.scale, halves[0].unit.symbol
    total = swedish((added / scale).normalize() + Decimal(0), symbol)
    message = (
        f"Tabellen anger {swedish(first.value, cell.unit.symbol)} ({first.what}) men löptexten anger "
        f"{inputs[0].text} och {inputs[1].text} för delarna, tillsammans {total}."
    )
    calculation = f"{swedish(inputs[0].value)} + {swedish(inputs[1].value)} = {total}"
    calculated = added / scale
    yield Finding(
        FindingKind.SUM, message, first, None, calculation, calculated, inputs=inputs, operation=Operation.SUM
    )
