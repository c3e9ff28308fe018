"""Why: direction and size first, then the causes that the report states, each cited."""

from dataclasses import replace
from typing import Literal

from index.types import Document
from service.answers import lookup
from service.answers.cause import presumed, presumed_level
from service.answers.cause.adjoining import headed_result, say_adjoining
from service.answers.cause.everybody import of_everybody
from service.answers.cause.explained_way import bears_out, is_of, of_the_way
from service.answers.cause.moved import say_movement, say_otherwise
from service.answers.cause.own_sentence import own_reasons, reasons_of_amount
from service.answers.cause.quoted_amount import say_where_told
from service.answers.cause.reasons import Reason, further, reasons
from service.answers.cause.sized import of_its_kind, sized
from service.answers.sentences.phrases import place_of, say_accounts, subject
from service.answers.sentences.quoting import say_quote
from service.answers.sentences.topic_named import in_english
from service.composer import Composer
from service.documents.catalogue import Said
from service.documents.economy import Economy
from service.english.agreement import with_article
from service.evidence.antecedents import distinct
from service.evidence.causes import RESULT, causes_of
from service.evidence.evidence import Evidence
from service.evidence.reasons import OUTRIGHT
from service.question.premise import movement
from service.types import Language, Status
from service.vocabulary.polarity import sides_with
from service.wording import amount, capital, listed, quoted, result_noun, when

LEAST_COVERED: dict[Language, float] = {"sv": 0.2, "en": 0.1}
"""Share of the question that must be on the side that is explained; English words find less of a Swedish text."""
BY_WORDS, COVERED_BY_WORDS = 0.9, 0.5
"""What meaning adds to the scores at its usual; without vectors the words must do more."""
FAR_BETTER, LITTLE = 0.4, 0.1
"""How much more of the question a sentence without a word for a reason must cover than the best with one."""
CAUSES_ONE, CAUSES_MANY = 4, 3
"""Causes quoted for one report, and for each of several."""
COVERED_OUTRIGHT, COVERED, COVERED_PLAIN = 1.5, 1.6, 1.9
"""Scores from which a quotation is taken to give the reason: outright, with a word for it, without one."""
AS_GOOD = 0.45
"""How much less good than the best a further reason may be."""
AS_COVERED = 0.58
"""Share of the best one's coverage that a further reason must have."""


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    evidence = presumed_level.kept_to(evidence) or evidence
    question = evidence.question
    if presumed_level.say_all_goals(evidence, composer):
        return "answered"
    if presumed.say_goal(evidence, composer) or presumed_level.say_target(evidence, composer):
        _say_chosen(_chosen(evidence, lookup.latest(evidence.scope.documents, question)), evidence, composer)
        return "answered"
    identifier = lookup.activity_asked(question)
    of_accounts = identifier is not None or (not question.words and not question.activities)
    of_accounts = of_accounts and (question.direction is not None or movement(question) is None)
    plain = question.direction is None and not question.measures
    if plain or not of_accounts:
        status = _from_sentences(evidence, composer, identifier)
        if status is not None or not of_accounts:
            return status
    found = lookup.accounts(evidence)
    if not found and question.line is not None:  # costs of what is accounted for by its net alone
        found = lookup.accounts(replace(evidence, question=replace(question, line=None)))
    if found:
        return _from_accounts(evidence, composer, found, identifier)
    return None if plain else _from_sentences(evidence, composer, identifier)


def _from_accounts(evidence: Evidence, composer: Composer, found: list[Economy], identifier: str | None) -> Status:
    wanted = evidence.question.direction
    fitting = [one for one in found if wanted is None or one.direction in (wanted, None) or _went(one, wanted)]
    others = [one for one in found if one not in fitting]
    if not fitting:
        _correct(others, composer)
        fitting, others = others, []
    limit = CAUSES_ONE if len(fitting) == 1 else CAUSES_MANY
    status: Status = "answered"
    if len(fitting) == 1:
        presumed.say_amount(fitting[0], evidence, composer)
    for one in fitting[: lookup.PLACES]:
        say_accounts(one, composer, identifier)
        causes = _of_papers(evidence, one, identifier, limit)
        _say_causes(evidence, causes, composer)
        if not causes:
            say_adjoining(evidence, one, identifier, composer)
        if not causes and len(fitting) == 1:
            status = "partial"
    for one in others[: lookup.PLACES]:
        _say_other(one, composer, identifier)
    return status


def _of_papers(evidence: Evidence, one: Economy, identifier: str | None, limit: int) -> list[Said]:
    """The causes that the report states, or else one of the papers that belong to it: tables stand in an appendix."""
    for paper in lookup.papers_of(one.document, evidence.scope.documents):
        causes = causes_of(evidence.catalogue, paper.id, identifier, one.direction, limit)
        if not causes and paper is one.document:
            causes = own_reasons(evidence, one)
        causes = causes or _of_result(evidence, paper, limit) or reasons_of_amount(evidence, paper, one)
        if causes:
            return causes
    return []


def _of_result(evidence: Evidence, document: Document, limit: int) -> list[Said]:
    """Where no sentence is plainly about the activity's accounts: those found by the words that explain a result.

    What merely stands near explains nothing of them.
    """
    identifier = lookup.activity_asked(evidence.question)
    found = [reason for reason in _chosen(evidence, [document]) if reason.gain]
    own = [one for one in found if identifier is None or identifier in (one.said.statement.activities or (identifier,))]
    return [reason.said for reason in own if RESULT.search(reason.explained)][:limit]


def _went(one: Economy, wanted: int) -> bool:
    """Whether any of the deviations went the asked way: a year may end in balance after eight months that did not."""
    return not one.direction and any(figure.favourable == wanted for figure in one.deviations)


def _correct(found: list[Economy], composer: Composer) -> None:
    """A premise that no report bears out is corrected in the first sentence."""
    place = listed(list(dict.fromkeys(place_of(one.document, composer.language) for one in found)), composer.language)
    noun = result_noun(found[0].direction, composer.language)
    if composer.language == "sv":
        there = f"är det ett {noun}" if found[0].direction else "går det i linje med budget"
        text = f"Det stämmer inte för {place}: där {there}."
    else:
        there = f"it is a {noun}" if found[0].direction else "it is in line with the budget"
        text = f"That is not so for {place}: there {there}."
    composer.say(text, *[composer.figure(one.document, figure) for one in found for figure in one.deviations[-1:]])
    composer.warn("premise", text, tuple(range(1, len(composer.citations) + 1)))


def _say_causes(evidence: Evidence, causes: list[Said], composer: Composer) -> None:
    if not causes:
        composer.say(NO_CAUSE[composer.language])
    else:
        composer.say(LEAD[composer.language])
        for said in causes:
            say_quote(said, evidence.document(said.document), composer, opens="item")


NO_CAUSE: dict[Language, str] = {
    "sv": "Rapporten anger ingen orsak till det.",
    "en": "The report states no cause of it.",
}
LEAD: dict[Language, str] = {
    "sv": "Orsaker som rapporten anger:",
    "en": "Causes that the report states (in Swedish):",
}


def _lead(evidence: Evidence, document: Document, language: Language) -> str:
    """What leads up to causes that no figure stands before: whose they are, and in English what of, as they are not."""
    place = place_of(document, language)
    if language == "sv":
        return f"{capital(place)}. {LEAD[language]}"
    topic = in_english(evidence.question)
    lead = f"On {with_article(topic)}, the" if topic else "The"
    return f"{lead} report from {place} states these causes (in Swedish):"


def _say_other(one: Economy, composer: Composer, identifier: str | None) -> None:
    """Where it does not hold, say so."""
    figure = one.deviations[-1]
    marker = composer.figure(one.document, figure)
    place = place_of(one.document, composer.language)
    size, noun = amount(figure, composer.language), result_noun(figure.favourable, composer.language)
    stretch = when(figure.period, composer.language)
    name = subject(one.label, identifier, one.document, composer.language)
    forecast = figure.period is not None and figure.period.kind == "year"
    if composer.language == "sv":
        verb = "prognostiserar" if forecast else "redovisar"
        composer.say(f"{place} däremot {verb} ett {noun} på {size} för {name}{stretch}.", marker, opens="paragraph")
    else:
        verb = "forecasts" if forecast else "reports"
        composer.say(f"{place}, by contrast, {verb} a {noun} of {size} for {name}{stretch}.", marker, opens="paragraph")


def _from_sentences(evidence: Evidence, composer: Composer, identifier: str | None) -> Status | None:
    """Causes of something without accounts of its own: how it moved, then the sentences about it that give a reason."""
    documents = lookup.latest(evidence.scope.documents, evidence.question)
    headed = identifier is not None and evidence.question.direction is not None
    if headed and identifier is not None and (status := _under_headings(evidence, documents, identifier, composer)):
        return status
    if say_where_told(evidence, documents, composer):
        return "answered"
    chosen = _chosen(evidence, documents)
    if headed and not (chosen and RESULT.search(chosen[0].explained)):
        chosen = _of_activity(evidence, documents, identifier) or chosen
    went = say_movement(evidence, documents, composer)
    if went is None and not composer.sentences and (all_of_them := of_everybody(evidence)) is not None:
        went = say_movement(all_of_them, documents, composer)
    moved = went is not None
    found = None if moved else of_its_kind(evidence, documents) or sized(evidence, documents, chosen)
    if found is not None and found[1].favourable != evidence.question.direction:
        found = None if bears_out(chosen[:1], evidence.question.direction) else found
    if found is not None:
        fact, figure = found
        denied = figure.favourable != evidence.question.direction
        if denied:
            presumed.correct(composer)
        lookup.say_fact(fact, figure, evidence.question, evidence.document(fact.document), composer)
        moved = True
        explains = chosen and not denied and RESULT.search(chosen[0].explained) and is_of(chosen[0], fact.activity)
        if fact.table is not None and fact.activity and not explains:
            chosen = _of_activity(evidence, [evidence.document(fact.document)], fact.activity) or chosen
        chosen = of_the_way(chosen, figure.favourable)
    if moved and composer.warnings and not evidence.question.words and not evidence.question.activities:
        return "answered"  # of the committee as a whole no sentence tells why it did not happen
    if moved and chosen and not chosen[0].gain and _is_told(chosen[0].said, composer):
        chosen = [one for one in chosen if one.gain >= OUTRIGHT]  # the rest is no likelier a reason than what was told
    if moved and presumed.is_corrected(composer) and movement(evidence.question) is not None:
        text = evidence.question.text
        chosen = [one for one in chosen if sides_with(text, one.said.statement.text, "movement") == -1]
        if not chosen or went == 0:
            return "answered"  # what explains a rise explains nothing of what has fallen, or has not moved
    if not moved and say_otherwise(evidence, chosen, composer):
        moved = True
    if not chosen:
        if moved and not composer.warnings:
            composer.say(NO_CAUSE[composer.language])
        return "partial" if moved else None
    _say_chosen(chosen, evidence, composer, apart=not moved)
    return "answered"


def _say_chosen(chosen: list[Reason], evidence: Evidence, composer: Composer, *, apart: bool = False) -> None:
    """The reasons, report by report; `apart` begins a paragraph for each after what has been said."""
    for identity in dict.fromkeys(one.said.document for one in chosen):
        document = evidence.document(identity)
        opens: Literal["", "paragraph"] = "paragraph" if composer.sentences and apart else ""
        composer.say(_lead(evidence, document, composer.language), opens=opens)
        for one in chosen:
            if one.said.document == identity:
                say_quote(one.said, document, composer, opens="item")


def _under_headings(
    evidence: Evidence, documents: list[Document], identifier: str, composer: Composer
) -> Status | None:
    """An activity whose result only a heading gives ("Grundskola -1 942 tkr"): that, then what is said of it."""
    said = False
    for document in documents:
        heading = headed_result(document, identifier)
        causes = causes_of(evidence.catalogue, document.id, identifier, evidence.question.direction, CAUSES_ONE)
        if heading is None or not causes:
            continue
        marker = composer.cite(document, heading)
        text = quoted(" ".join(heading.of(document.text).split()), composer.language)
        opens: Literal["", "paragraph"] = "paragraph" if said else ""
        composer.say(f"{place_of(document, composer.language)}: {text}", marker, opens=opens)
        composer.say(LEAD[composer.language])
        for one in causes:
            say_quote(one, document, composer, opens="item")
        said = True
    return "answered" if said else None


def _of_activity(evidence: Evidence, documents: list[Document], identifier: str | None) -> list[Reason]:
    """The causes of an activity's result in sentences, where no table accounts for it."""
    direction = evidence.question.direction
    causes = [one for d in documents for one in causes_of(evidence.catalogue, d.id, identifier, direction, CAUSES_MANY)]
    return [Reason(one, COVERED_OUTRIGHT, 1.0, OUTRIGHT, range(one.number, one.number + 1)) for one in causes]


def _far_better(plain: Reason, stated: Reason) -> bool:
    """Whether a sentence without a word for a reason is so much more about the question that one with it is not."""
    apart = plain.coverage - stated.coverage
    return apart > FAR_BETTER or (apart > LITTLE and plain.score - stated.score >= FAR_BETTER)


def _is_told(said: Said, composer: Composer) -> bool:
    """Whether a sentence is one that the answer has cited: what it says of how things moved is no reason of it."""
    span = said.statement.span
    return any(
        one.document == said.document and one.start < span.end and span.start < one.end for one in composer.citations
    )


def _chosen(evidence: Evidence, documents: list[Document]) -> list[Reason]:
    """The reasons of what is asked, best first: those about as good as the best, and none that is said twice."""
    found = [one for document in documents for one in reasons(evidence, document.id)]
    found.sort(key=lambda one: -one.score)
    meant = evidence.asked is not None and evidence.catalogue.meanings is not None
    lower, least = (0.0, LEAST_COVERED[evidence.question.language]) if meant else (BY_WORDS, COVERED_BY_WORDS)
    cued = [
        one for one in found if one.gain and one.score + lower >= (COVERED if one.gain < OUTRIGHT else COVERED_OUTRIGHT)
    ]
    stated = [one for one in cued if one.coverage >= least]
    plain = max((one for one in found if one.score + lower >= COVERED_PLAIN), key=lambda one: one.score, default=None)
    if plain is not None and (not stated or _far_better(plain, stated[0])):
        return [plain, *[one for one in cued[:1] if one.score >= COVERED_PLAIN and one is not plain]]
    if not stated:
        return []
    best = stated[0]
    good = [one for one in stated if one.score >= best.score - AS_GOOD and one.coverage >= best.coverage * AS_COVERED]
    kept = distinct([one.said for one in good], CAUSES_ONE)
    good = [one for one in good if one.said in kept]
    more = further(evidence, best, good)
    quoted_once = {(one.said.document, one.said.statement.span): one for one in reversed([best, *more, *good[1:]])}
    return list(reversed(quoted_once.values()))[:CAUSES_ONE]
