"""Indicators with a target and no outcome yet: said so, before the target is taken for the outcome."""

import re

from index.language import fold
from index.types import Document, Figure, Measure
from service.answers.selection.choice import asks_target
from service.answers.sentences.phrases import place_of, subject
from service.composer import Composer
from service.documents.catalogue import Fact
from service.evidence.evidence import Evidence

OUTCOME = re.compile(r"utfall|resultat|varde|outcome")
EMPTY = re.compile(r"[\s\-–—.]*")


def say_unreported(fact: Fact, main: Figure, evidence: Evidence, document: Document, composer: Composer) -> None:
    """Say that there is no outcome, where one is asked for and the row has only its target for that year."""
    if not is_unreported(fact, main, evidence) or asks_target(evidence.question) or main.period is None:
        return
    language, year = composer.language, main.period.year
    name, place = subject(fact.label, fact.activity, document, language), place_of(document, language)
    marker = composer.figure(document, main)
    composer.say(
        f"Rapporten från {place} redovisar inget utfall {year} för {name}, bara målet."
        if language == "sv"
        else f"The report from {place} gives no outcome for {year} of {name}, only the target.",
        marker,
    )


def is_unreported(fact: Fact, main: Figure, evidence: Evidence) -> bool:
    """Whether the figure is a target and the column of the outcome of its year is empty."""
    if main.measure is not Measure.TARGET or main.period is None or main.table is None or main.row is None:
        return False
    table = evidence.catalogue.shelves[fact.document].tables[main.table]
    for column, cell in zip(table.columns, table.rows[main.row].cells, strict=False):
        header = fold(column)
        if OUTCOME.search(header) and str(main.period.year) in header and (cell is None or EMPTY.fullmatch(cell.text)):
            return True
    return False
