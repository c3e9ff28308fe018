"""What a member has to know before the board meets: what it is to decide, and the main points of its report."""

from index.types import Document
from service.answers.listing.decisions import decisions
from service.answers.listing.telling import say_list
from service.answers.overview.report import say_report
from service.composer import Composer
from service.evidence.evidence import Evidence


def say_meeting(evidence: Evidence, document: Document, composer: Composer, *, brief: bool) -> bool:
    """The decisions of a bundle's papers after the report's main points; the points alone where it has no papers."""
    told = say_report(evidence, document, composer, brief=brief)
    for source in decisions(evidence.catalogue.shelves[document.id].statements):
        say_list(source, source.entries, document, composer, amounts=False)
        told = True
    return told
