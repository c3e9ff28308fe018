"""One room or module a kind of answer; `compose` picks the one that fits the question."""

from types import ModuleType

from service.answers import (
    calculation,
    cause,
    claim,
    compare,
    contradiction,
    courtesy,
    fact,
    listing,
    lookup,
    missing,
    overview,
    ranking,
    trend,
)
from service.answers.compare import insentence
from service.answers.contradiction.conflicts import say_conflicts
from service.answers.fact import balanced, definition, detail, effect, enumerated, rownamed
from service.answers.followup import spoken_of
from service.answers.listing.lawchange import asks_law_change
from service.answers.lookup import nearest, turnover
from service.answers.lookup.also_told import cite_sentences
from service.answers.lookup.cell import Cells
from service.answers.lookup.telling_report import of_telling_reports, say_of_when
from service.answers.ranking import aimrank, boardresults, peakyear
from service.answers.sentences.announcing import name_announced
from service.answers.sentences.completed import complete_quotes
from service.answers.sentences.origin import say_origin
from service.composer import Composer, take_over
from service.evidence.evidence import Evidence
from service.evidence.namedin import of_naming_reports
from service.question import Kind, Question
from service.question.forms import form_asked
from service.types import Status

KINDS = {
    Kind.LOOKUP: (calculation, lookup, insentence),
    Kind.WHY: (cause,),
    Kind.COMPARE: (enumerated, ranking, calculation, compare, lookup, insentence),
    Kind.TREND: (trend, calculation, lookup),
    Kind.LISTING: (enumerated, ranking, listing, lookup, fact),
    Kind.YESNO: (claim,),
    Kind.OVERVIEW: (overview, lookup),
    Kind.FACT: (effect, fact, lookup),
    Kind.CONFLICT: (contradiction, lookup, claim),
    Kind.COURTESY: (courtesy,),
}
"""The kinds of answer to try for each kind of question, in order."""


OF_SOMETHING = (Kind.WHY, Kind.OVERVIEW, Kind.TREND, Kind.COMPARE, Kind.CONFLICT)
"""Kinds of question that what is written in a form of its own ("kontaktperson") can only be the topic of."""


def compose(evidence: Evidence, composer: Composer) -> Status:
    """Compose the answer; a question that no kind can answer is not found."""
    evidence = of_naming_reports(evidence)
    telling = of_telling_reports(evidence)
    if telling is not evidence:
        made = Composer(composer.language)
        status = _compose(telling, made)
        if status != "not_found":
            take_over(composer, made)
            say_of_when(evidence, telling, composer)
            return status
    return _compose(evidence, composer)


def _compose(evidence: Evidence, composer: Composer) -> Status:
    scope = evidence.scope
    if evidence.question.kind is Kind.COURTESY:
        return courtesy.answer(evidence, composer) or missing.answer(evidence, composer)
    if scope.documents and not scope.absent_committees and not scope.absent_years:
        alone = _alone(evidence.question)
        if alone is not None:
            return alone.answer(evidence, composer) or missing.answer(evidence, composer)
        kinds = (*(one for one in FIRST if one.goes_first(evidence.question)), *KINDS[evidence.question.kind])
        cell = evidence.question.operation != "used" and Cells(evidence).complete
        first = (detail, spoken_of, lookup) if cell else (detail, spoken_of)
        form = form_asked(evidence.question)
        if form is not None and form.only and not cell and evidence.question.kind not in OF_SOMETHING:
            return detail.answer(evidence, composer) or missing.answer(evidence, composer)
        for kind in (*first, *kinds):
            status: Status | None = kind.answer(evidence, composer)
            if status is not None:
                if evidence.question.sourced:
                    say_origin(composer)
                if kind is not contradiction:  # which has said them
                    say_conflicts(evidence, composer)
                _complete(evidence, composer)
                cite_sentences(evidence, composer)
                return "partial" if status == "answered" and scope.absent_places else status
        status = nearest.answer(evidence, composer)
        if status is not None:
            if status != "not_found":
                say_conflicts(evidence, composer)
                _complete(evidence, composer)
            return status
    return missing.answer(evidence, composer)


def _complete(evidence: Evidence, composer: Composer) -> None:
    """Give quoted sentences those that they belong with."""
    complete_quotes(evidence, composer)
    name_announced(evidence, composer)


FIRST = (balanced, peakyear, boardresults, aimrank, ranking, calculation, contradiction, rownamed)
"""Kinds of answer that say themselves which questions they go first for, whatever kind these are read as."""


def _alone(question: Question) -> ModuleType | None:
    """The only kind of answer there is to a question whose words mean something else to all the others."""
    if turnover.asks_turnover(question):  # whether that is many is for the reader to say
        return turnover
    if definition.asks_definition(question):  # a figure of it is no explanation
        return definition
    return listing if question.kind is Kind.LISTING and asks_law_change(question) else None
