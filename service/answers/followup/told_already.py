"""Whether the second half of a question is answered by what has been quoted for the first.

"Nio har börjat i den externa verksamheten och sex i den egna" answers both "hur många började externt" and "och hur
många i den egna?": to look further would only find what is meant of something else.
"""

from collections.abc import Iterator

from index.language import fold
from index.types import Measure
from service.answers.selection.choice import fits_time, fits_unit
from service.answers.selection.preferred import TELLS_MEAN, asks_mean
from service.composer import Composer
from service.documents.catalogue import Fact
from service.evidence.evidence import Evidence
from service.evidence.overlap import PART, Terms
from service.question import Question, asks_number

HELD = 0.5
"""Share of the words that the second half adds that a quoted sentence must have more than."""
BOTH = 2
"""Figures of the asked kind that tell both halves."""


def told_already(part: Evidence, opening: Composer) -> bool:
    """Whether the sentences quoted for the first half have what the second asks for, with a figure of its own."""
    question = part.question
    if not question.followed or not (question.quantity or asks_number(question)):
        return False
    facts = list(_quoted(part, opening))
    if sum(len(_fitting(fact, question)) for fact in facts) < BOTH:
        return False
    return any(_tells(fact, part) for fact in facts)


def _quoted(part: Evidence, opening: Composer) -> Iterator[Fact]:
    told = " ".join(sentence.text for sentence in opening.sentences)
    for one in opening.citations:
        fact = part.catalogue.stated.get((one.document, one.start))
        if fact is not None and (fact.text or " ".join(one.quote.split())) in told:
            yield fact


def _fitting(fact: Fact, question: Question) -> list[object]:
    return [one for one in fact.figures if one.value is not None and fits_unit(one, question)]


def _tells(fact: Fact, part: Evidence) -> bool:
    question, document = part.question, part.document(fact.document)
    text = fact.text or fact.quote.of(document.text)
    if not _fitting(fact, question):
        return False
    own = part.own_words() if question.own else []
    if own:
        terms = Terms.of(text)
        return sum(terms.has(word) >= PART for word in own) > HELD * len(own)
    if asks_mean(question):
        return TELLS_MEAN.search(fold(text)) is not None
    if question.asks(Measure.BUDGET, Measure.TARGET, Measure.FORECAST):
        return any(question.asks(one.measure) for one in fact.figures)
    return question.moved and any(
        one.period is not None and one.period.year in question.years and fits_time(one, question, document.meta.period)
        for one in fact.figures
    )
