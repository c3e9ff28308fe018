"""How a report judges its goals in words, where it lists none by their state: "måluppfyllelsen bedöms vara god"."""

import re

from index.language import fold
from index.types import Document
from service.answers.sentences.phrases import place_of
from service.answers.sentences.quoting import say_quote
from service.composer import Composer
from service.documents.catalogue import Said
from service.evidence.evidence import Evidence

JUDGED = re.compile(r"\bmaluppfyllelse\w*\b.*\b(?:bedom\w*|anses|ar|god|hog|lag)\b|\bbedom\w*\b.*\bmaluppfyllelse\w*")
"""A sentence that judges whether goals are reached."""
LONGEST = 45
"""Words of a sentence that is a verdict, and no account of what has been done."""
VERDICTS = 8


def say_verdicts(evidence: Evidence, document: Document, composer: Composer, *, fewest: int = 1) -> bool:
    """Quote the sentences that judge the goals of a report, in its order; whether there are any."""
    found = [said for said in evidence.catalogue.said if said.document == document.id and _judges(said)]
    if len(found) < fewest:
        return False
    if found:
        sv, en = "målen bedöms i ord:", "the goals are judged in words:"
        lead = sv if composer.language == "sv" else en
        composer.say(
            f"{place_of(document, composer.language)}, {lead}", opens="paragraph" if composer.sentences else ""
        )
    for said in found[:VERDICTS]:
        heading = said.statement.section[-1] if said.statement.section else ""
        say_quote(said, document, composer, f"{heading}: " if heading else "", opens="item")
    return bool(found)


def _judges(said: Said) -> bool:
    text = said.statement.text
    return len(text.split()) <= LONGEST and JUDGED.search(fold(text)) is not None
