"""Whatever else an overview is asked of: the sentences that cover it, in reading order."""

from index.types import Document
from service.answers.listing.topic import topic_of
from service.answers.phrases import place_of, say_quote
from service.composer import Composer
from service.evidence import Evidence, distinct

MOST, MOST_BRIEF = 5, 2
ENOUGH = 0.6
AS_GOOD = 0.3


def say_theme(evidence: Evidence, document: Document, composer: Composer, *, brief: bool) -> bool:
    """The best sentences of a report on the question's words; False where none covers enough of them."""
    topic = topic_of(evidence, None)
    if not topic.words:
        return False
    found = [
        (said, score)
        for said, score in topic.evidence.sentences(60, loose=True)
        if said.document == document.id and len(said.statement.text.split()) > 5
    ]
    if not found or found[0][1] < ENOUGH:
        return False
    best = found[0][1]
    chosen = distinct([s for s, score in found if score >= best - AS_GOOD], MOST_BRIEF if brief else MOST)
    composer.say(f"{place_of(document, composer.language)}:", opens="paragraph" if composer.sentences else "")
    for said in sorted(chosen, key=lambda one: one.statement.span):
        say_quote(said, document, composer, opens="item")
    return True
