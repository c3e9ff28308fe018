"""What is left of a whole of which a sentence counts a part: "hur många kontrakt har inte konverterats?"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from index.language import fold
from index.types import Document, Figure
from service.answers import lookup
from service.answers.calculation.share_counts import COUNTS, counted_pair, pair_of_which
from service.answers.calculation.values import value_text
from service.answers.sentences.quoting import say_quote, says
from service.composer import Composer
from service.documents.catalogue import Fact
from service.evidence.evidence import ENOUGH, Evidence
from service.question import Kind, Question
from service.types import Status

NOT = re.compile(r"\b(?:inte|ej|icke|not)\b")
HOW_MANY = re.compile(r"\bhur manga\b|\bhow many\b")
FACTS, PAIR = 4, 2


def asked(question: Question) -> bool:
    """Whether it is asked how many have not done, or got, something."""
    folded = question.folded
    alone = question.kind is Kind.LOOKUP and question.operation is None
    return alone and HOW_MANY.search(folded) is not None and NOT.search(folded) is not None


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """The sentence that counts those who have, of how many, and the rest; None where no sentence counts just that."""
    if not asked(evidence.question):
        return None
    for document in lookup.latest(evidence.scope.documents, evidence.question):
        held = list(_counted(evidence, document))
        if len({(part.value, whole.value) for _, part, whole in held}) == 1:
            fact, part, whole = held[0]
            say_quote(fact, document, composer, says(document, composer))
            _say(part, whole, document, composer)
            return "answered"
    return None


def _counted(evidence: Evidence, document: Document) -> Iterator[tuple[Fact, Figure, Figure]]:
    """Sentences about what is asked that count a part of a whole and nothing else, and say of none that it is not."""
    for found in evidence.facts([document.id], limit=FACTS):
        fact = found.fact
        if found.sure < ENOUGH or fact.table is not None or NOT.search(fold(fact.quote.of(document.text))):
            continue
        counts = [f for f in fact.figures if f.value is not None and f.unit.kind in COUNTS]
        pair = (counted_pair(fact, document) or pair_of_which(fact, document)) if len(counts) == PAIR else None
        if pair is not None and pair[0].value != pair[1].value:
            yield fact, *pair


def _say(part: Figure, whole: Figure, document: Document, composer: Composer) -> None:
    """ "De övriga är 150 kommunkontrakt."."""
    language = composer.language
    markers = [composer.figure(document, whole), composer.figure(document, part)]
    ends = [abs(figure.value or Decimal(0)) for figure in (whole, part)]
    text = value_text(ends[0] - ends[1], whole.unit, 0, language)
    inputs = [(str(value), marker) for value, marker in zip(ends, markers, strict=True)]
    composer.derive(
        text, str(ends[0] - ends[1]), whole.unit.symbol, "difference", inputs, whole, document.meta.municipality
    )
    composer.say(f"De övriga är {text}." if language == "sv" else f"The rest are {text}.", *markers)
