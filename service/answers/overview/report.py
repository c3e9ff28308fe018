"""A whole report in a few sentences: economy, goals, staff, events, what lies ahead."""

from index.types import Document
from service.answers.overview.ahead import ahead, say_events
from service.answers.overview.economy import say_economy
from service.answers.overview.goals import say_goals
from service.answers.overview.rows import say_measured, say_sentences
from service.answers.phrases import say_quote
from service.catalogue import NOISY, Said
from service.composer import Composer
from service.evidence import Evidence


def say_report(evidence: Evidence, document: Document, composer: Composer, *, brief: bool) -> bool:
    told = say_economy(evidence, document, composer, brief=brief, causes=1)
    if not told and not say_opening(evidence, document, composer):
        return False
    say_goals(evidence, document, composer, met=False, most=4)
    if brief:
        return True
    for word in ("sjukfranvaro", "personalomsattning"):
        say_measured(evidence, document, composer, word)
    say_events(evidence, document, composer)
    if document.meta.noise < NOISY and told:
        say_sentences(ahead(evidence, document, 1), document, composer)
    return True


def say_opening(evidence: Evidence, document: Document, composer: Composer) -> bool:
    """Without accounts: the first sentences of the report's own summary, else of the report."""
    statements = evidence.catalogue.shelves[document.id].statements
    summary = [s for s in statements if any("sammanfattning" in part.lower() for part in s.section)] or list(statements)
    for statement in [s for s in summary if len(s.text.split()) > 8][:3]:
        say_quote(Said(document.id, statement), document, composer)
    return bool(summary)
