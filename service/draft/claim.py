"""The numbers of a text that is to be checked, each with what the text says of it."""

from dataclasses import dataclass, replace
from decimal import Decimal

from index.activities import activity
from index.audit.subjects import TOTAL, named_in, names_committee, prose_subject, table_subject
from index.figures import extract_figures
from index.layout import parse
from index.numbers import Number, Quantity, decimals_of, find_quantities
from index.ocr import noise
from index.sentences import sentences
from index.tables import find_tables
from index.types import BlockKind, Figure, Metadata, Span
from service.draft.records import Proof, ProofStatus

_COMMITTEE = "namnd"


@dataclass(frozen=True)
class Claim:
    """A number of the checked text with what the text says of it."""

    number: Number
    span: Span
    shown: str
    sentence: str
    figure: Figure | None
    direction: int | None
    subject: str | None

    @property
    def blank(self) -> Proof:
        """The verdict before anything is found."""
        return Proof(self.shown, ProofStatus.NOT_FOUND, start=self.span.start, end=self.span.end)

    @property
    def named(self) -> frozenset[str]:
        """The activities that the sentence names; a table's row has its label for that.

        "Nämnden" is the committee as a whole here, not the activity of its own meetings.
        """
        if self.in_table:
            return frozenset()
        return frozenset(one for one in named_in(self.sentence) if one != _COMMITTEE and not activity(one).topic)

    @property
    def meant(self) -> str | None:
        """What the number must be of, where that is sure enough to hold another number against it.

        A sentence about the whole that names an activity may mean either: the activity, unless it names the committee.
        """
        if self.in_table or self.subject not in (TOTAL, None) or not self.named:
            return self.subject
        if names_committee(self.sentence, None):
            return TOTAL
        return next(iter(self.named)) if len(self.named) == 1 else None

    @property
    def in_table(self) -> bool:
        return self.figure is not None and self.figure.table is not None


def claims_of(text: str, meta: Metadata) -> list[Claim]:
    """The figures of a text, in reading order: cells of its tables, and numbers of its sentences."""
    parsed = parse(text, (), find_tables(text))
    about = replace(meta, noise=noise(text))
    figures = [figure for figure in extract_figures(parsed, about) if figure.value is not None]
    found = [_of_figure(figure, parsed.text, meta.committee) for figure in figures]
    taken = [figure.span for figure in figures]
    for block in parsed.blocks:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM) or not block.body.text:
            continue
        for start, end in sentences(block.body):
            sentence = block.body.text[start:end]
            for number in find_quantities(sentence):
                span = block.body.span(start + number.start, start + number.end)
                if not any(span.overlaps(other) for other in taken):
                    found.append(_of_quantity(number, span, sentence))
    return sorted(found, key=lambda claim: claim.span)


def _of_figure(figure: Figure, text: str, committee: str | None) -> Claim:
    value = figure.value or Decimal(0)
    subject = table_subject(figure) if figure.table is not None else prose_subject(figure, committee)
    return Claim(
        number=Number(value, decimals_of(value), figure.text, unit=figure.unit),
        span=figure.span,
        shown=figure.text,
        sentence=" ".join(figure.quote.of(text).split()),
        figure=figure,
        direction=figure.favourable,
        subject=subject,
    )


def _of_quantity(number: Quantity, span: Span, sentence: str) -> Claim:
    value = number.value or Decimal(0)
    shown = sentence[number.outer_start : number.outer_end].strip()
    own = Number(value, number.decimals, number.text, unit=number.unit)
    return Claim(own, span, shown, sentence, None, None, None)
