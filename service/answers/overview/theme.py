"""Whatever else an overview is asked of: the sentences that cover it, in reading order."""

from collections.abc import Sequence

from index.types import Document, Statement
from service.answers.listing.items import prose_sections
from service.answers.listing.topic import Topic, topic_of
from service.answers.selection.choice import beside, main_figure
from service.answers.sentences.phrases import place_of, say_row
from service.answers.sentences.quoting import say_quote
from service.composer import Composer
from service.documents.catalogue import NOISY, Said
from service.evidence.antecedents import distinct
from service.evidence.evidence import Evidence

MOST, MOST_BRIEF = 6, 2
ENOUGH = 0.6
COMPARABLE = 0.7
"""Share of what the best report covers that another must."""
AS_GOOD = 0.3
FEW, NEARBY = 5, 0.5
"""Fewer sentences than this are filled up with those that cover this share of what the best covers."""
HEADED = 0.5
"""How far a heading is about the topic for its section to be."""


def say_theme(evidence: Evidence, documents: Sequence[Document], composer: Composer, *, brief: bool) -> bool:
    """The best sentences of each report on the question's words; False where none covers enough of them.

    A report that has far less of them than another has words in common with the matter and says nothing of it.
    """
    topic = topic_of(evidence, None)
    if not topic.words:
        return False
    scored = [(document, _scored(evidence, document, topic)) for document in documents]
    best = max((found[0][1] for _, found in scored if found), default=0.0)
    said = False
    for document, found in scored:
        told = found if found and found[0][1] >= max(ENOUGH, COMPARABLE * best) else []
        said = _say_rows(evidence, document, composer, brief=brief) or said
        if told:
            _say(document, told, composer, brief=brief)
            said = True
    return said


def _say(document: Document, scored: list[tuple[Statement, float]], composer: Composer, *, brief: bool) -> None:
    best = scored[0][1]
    good = [Said(document.id, statement) for statement, score in scored if score >= best - AS_GOOD]
    if len(good) < FEW:
        good = [Said(document.id, statement) for statement, score in scored if score >= NEARBY * best][:FEW]
    place = place_of(document, composer.language)
    lead = place if composer.language == "sv" else f"The report from {place} says (in Swedish)"
    composer.say(f"{lead}:", opens="paragraph" if composer.sentences else "")
    for said in sorted(distinct(good, MOST_BRIEF if brief else MOST), key=lambda one: one.statement.span):
        say_quote(said, document, composer, opens="item")


def _say_rows(evidence: Evidence, document: Document, composer: Composer, *, brief: bool) -> bool:
    """The rows that are as good as named: how it went with something is told first by what measures it."""
    before = len(composer.sentences)
    rows = [
        found.fact for found in evidence.facts([document.id]) if found.fact.table is not None and found.sure >= NAMED
    ]
    for fact in rows[: 1 if brief else ROWS]:
        main = main_figure(fact, evidence.question, document.meta.period)
        if main is not None:
            say_row(fact, main, beside(fact, main), document, composer)
    return len(composer.sentences) > before


ROWS, NAMED = 2, 0.85
"""Rows told at most, and how much of the question one must have in its name."""


def _scored(evidence: Evidence, document: Document, topic: Topic) -> list[tuple[Statement, float]]:
    """Sentences by how much of the topic they cover, and those that open a paragraph under a heading about it."""
    statements = evidence.catalogue.shelves[document.id].statements
    scores = {
        said.number: score
        for said, score in topic.evidence.sentences(80, loose=not any(word.essential for word in topic.words))
        if said.document == document.id and len(said.statement.text.split()) > SHORTEST
    }
    sections = list(prose_sections(statements))
    covers = topic.covers(sections, noisy=document.meta.noise >= NOISY, entries=False)
    about = {s.path: cover for s, cover in zip(sections, covers, strict=True) if cover >= HEADED}
    for number, statement in enumerate(statements):
        opens = number == 0 or statements[number - 1].block != statement.block
        if statement.section in about and opens and len(statement.text.split()) > SHORTEST:
            scores[number] = max(scores.get(number, 0.0) + BONUS, about[statement.section])
    found = [(statements[number], score) for number, score in scores.items()]
    return sorted(found, key=lambda pair: (-pair[1], pair[0].span))


SHORTEST = 5
BONUS = 0.15
