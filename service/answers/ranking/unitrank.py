"""The units of an organisation ranked by what sentences tell of each, where the question asks for units."""

import re
from dataclasses import replace

from index.types import Document, Figure
from service.answers.ranking.rowrank import topic_left
from service.answers.selection.units import told_units
from service.documents.catalogue import Fact
from service.evidence.evidence import Evidence

ASKED = re.compile(r"\b(?:enhet|avdelning|sektion|unit|department|section|division)\w*\b")


def ranked_units(evidence: Evidence, document: Document) -> list[tuple[str, Fact, Figure]]:
    """Each unit that a sentence about the topic names, with its figure; nothing where fewer than two are."""
    if ASKED.search(evidence.question.folded) is None:
        return []
    return told_units(replace(evidence, question=topic_left(evidence)), document)
