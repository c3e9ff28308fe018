"""Whether money was granted, by the row of the grant: nothing in its column of grants is a no."""

import re
from decimal import Decimal

from index.language import fold
from index.types import Document, Figure, Statement, UnitKind
from service.answers import lookup
from service.answers.selection.choice import fits_time
from service.answers.sentences.leads import lead, prefix
from service.answers.sentences.phrases import say_row
from service.answers.sentences.quoting import say_quote, says
from service.composer import Composer
from service.documents.catalogue import Fact, Said
from service.evidence.evidence import Evidence
from service.vocabulary.polarity import sides_with

CERTAIN = 0.75
"""Share of what was asked that the row must cover."""
GRANTED = re.compile(r"\b(?:\w*bidrag\w*|bevilja\w*|tilldela\w*|erhall\w*|grants?)\b")
NOTED = re.compile(r"(?<=\S)(\*{1,3}|[¹²³])")
FARTHEST = 3000
"""Characters below a row within which its note stands."""


def on_grant(evidence: Evidence, composer: Composer) -> bool | None:
    """Whether the grant was received, said with its row and the row's note; None where no row tells."""
    question = evidence.question
    if sides_with(question.text, "fick", "granted") is None:
        return None
    for document in lookup.latest(evidence.scope.documents, question):
        for found in evidence.facts([document.id], limit=6):
            figure = _granted(found.fact, evidence, document)
            if found.coverage < CERTAIN or figure is None:
                continue
            holds = bool(figure.value and abs(figure.value) > Decimal(0))
            say_row(found.fact, figure, [], document, composer)
            prefix(composer, len(composer.sentences) - 1, lead(holds, composer))
            note = note_of(found.fact, evidence, document)
            if note is not None:
                say_quote(note, document, composer, says(document, composer))
            return holds
    return None


def _granted(fact: Fact, evidence: Evidence, document: Document) -> Figure | None:
    """The row's figure of what was granted."""
    return next(
        (
            figure
            for figure in fact.figures
            if fact.table is not None
            and figure.value is not None
            and figure.unit.kind is UnitKind.MONEY
            and GRANTED.search(fold(figure.header))
            and fits_time(figure, evidence.question, document.meta.period)
        ),
        None,
    )


def note_of(fact: Fact, evidence: Evidence, document: Document) -> Said | None:
    """The note below its table that a row's star or raised digit points to."""
    mark = NOTED.search(fact.quote.of(document.text))
    if mark is None:
        return None
    statements = evidence.catalogue.shelves[document.id].statements
    below = (
        (number, one)
        for number, one in enumerate(statements)
        if fact.quote.end < one.span.start < fact.quote.end + FARTHEST and _opens_with(one, mark.group(1), document)
    )
    return next((Said(document.id, one, number) for number, one in below), None)


def _opens_with(statement: Statement, mark: str, document: Document) -> bool:
    before = document.text[max(0, statement.span.start - 4) : statement.span.start]
    opening = re.sub(r"[\\\s]", "", before + statement.text[:6])
    return re.search(rf"(?<!{re.escape(mark[0])}){re.escape(mark)}(?!{re.escape(mark[0])})", opening) is not None
