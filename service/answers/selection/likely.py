"""Sentences that likely answer: ranked by relevance, of the asked kind of number, of the asked time, with its names."""

from index.language import stem, tokenise
from index.types import Document, Period, PeriodKind
from service.answers.selection.choice import figure_of_named_time, main_figure
from service.answers.selection.person import asks_person, names_person
from service.answers.selection.usable import counts_others, is_no_part, says_again
from service.documents.catalogue import Fact, Said
from service.evidence.counting import counted_stems
from service.evidence.demands import demands, fulfils
from service.evidence.evidence import Evidence
from service.evidence.granted import is_received
from service.evidence.onebody import of_a_part
from service.evidence.relevance import Relevant, relevant
from service.question import Question, asks_number
from service.question.negation import disagrees

LIKELY, LIKELY_NUMBER, LIKELY_COUNT = 1.5, 1.8, 2.4
"""Scores from which a sentence is quoted. One that gives a number must be surer, for it will be taken as the answer,
and one that counts something else than what was asked for surest of all."""


def ranked(evidence: Evidence, documents: frozenset[str], limit: int = 20) -> list[Relevant]:
    """Sentences of the documents that could answer, best first, however unlikely."""
    numeric = asks_number(evidence.question)
    question = evidence.question
    asked = frozenset(stem(token) for word in question.words for token in tokenise(word.text))
    found = relevant(evidence, documents, limit)
    person = asks_person(question)
    counted = counted_stems(question, evidence.words())
    alone = bool(counted) and {word.stem for word in evidence.words()} <= counted  # nothing makes up for it
    demanding = demands(question)
    return [
        one
        for one in found
        if one.fits
        and (not person or names_person(one.said.statement.text))
        and one.named
        and _in_time(evidence, one, numeric)
        and not (one.other and (alone or counts_others(one.said.statement.text, counted)))
        and not is_received(one.said.statement.text, question)
        and not (numeric and of_a_part(one.said.statement.text, question, evidence.document(one.said.document)))
        and (not demanding or fulfils(one.said.statement.text, question))
        and not disagrees(" ".join(one.said.statement.section[-1:]), "", asked)
    ]


LEAST, LEAST_NUMBER = 0.1, 0.25
"""Share of the question's words that a sentence must have: one that has none of them is near in meaning at most."""


def is_likely(one: Relevant, numeric: bool, *, foreign: bool = False) -> bool:
    """Whether a sentence is worth quoting as the answer; one `foreign` to the question's language shares few words."""
    if not foreign and one.coverage < (LEAST_NUMBER if numeric else LEAST):
        return False
    return one.score >= (LIKELY_COUNT if one.other else LIKELY_NUMBER if numeric else LIKELY)


def likely_sentences(evidence: Evidence, documents: frozenset[str], limit: int = 3) -> list[Said]:
    """Sentences that are likely to be about what is asked, best first, whatever kind of number they hold."""
    return [one.said for one in relevant(evidence, documents, limit) if one.score >= LIKELY and one.named]


def likely_facts(evidence: Evidence, documents: frozenset[str], limit: int = 3) -> list[Fact]:
    """The figures of the likely sentences that have any, best first."""
    found = (stated(evidence, said) for said in likely_sentences(evidence, documents, limit))
    return [fact for fact in found if fact is not None]


def likely_numbers(evidence: Evidence, document: Document) -> list[Fact]:
    """Sentences of one report that likely give the asked kind of number, best first."""
    likely = [
        one
        for one in ranked(evidence, frozenset((document.id,)))
        if is_likely(one, numeric=True, foreign=evidence.question.language == "en")
    ]
    return [fact for one in counting(likely) if (fact := stated(evidence, one.said)) is not None]


def counting(likely: list[Relevant]) -> list[Relevant]:
    """The sentences that count what is to be counted, where any does: "98 intervjuer" before "120 barn"."""
    return [one for one in likely if not one.other] or likely


def stated(evidence: Evidence, said: Said) -> Fact | None:
    """The figures of the sentence, so that the answer tells of them too."""
    return evidence.catalogue.stated.get((said.document, said.statement.span.start))


def _in_time(evidence: Evidence, one: Relevant, numeric: bool) -> bool:
    """Whether the sentence is of the time that is asked about: its own figures' where numbers are asked for."""
    question, document = evidence.question, evidence.document(one.said.document)
    reported = document.meta.period
    if numeric:
        fact = stated(evidence, one.said)
        if fact is None:
            return _told_unread(one, question, reported)
        if says_again(fact, evidence, document) or is_no_part(fact, evidence, document):
            return False
        return (
            main_figure(fact, question, reported) is not None
            or figure_of_named_time(fact, question, document) is not None
        )
    years = question.years
    return (
        not years
        or (reported is not None and reported.year in years)
        or any(str(y) in one.said.statement.text for y in years)
    )


def _told_unread(one: Relevant, question: Question, reported: Period | None) -> bool:
    """Whether a sentence has most of the question and a number that is no figure: "åtta av tio har fått arbete"."""
    years = question.years
    of_year = not years or (reported is not None and reported.year in years)
    return of_year and one.coverage >= MOST and not any(p.kind is not PeriodKind.YEAR for p in question.periods)


MOST = 0.6
"""Share of the question's words from which a number in words is taken to be what is asked for."""
