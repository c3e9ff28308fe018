"""Why: direction and size first, then the causes that the report states, each cited."""

from typing import Literal

from index.types import Document
from service.answers import lookup, trend
from service.answers.phrases import place_of, say_accounts, say_quote, subject
from service.answers.premise import movement
from service.answers.series import series
from service.catalogue import Said
from service.composer import Composer
from service.economy import Economy
from service.evidence import Evidence, distinct, is_economic, with_antecedent
from service.question import Question
from service.relevance import relevant
from service.types import Language, Status
from service.wording import amount, result_noun, when

CAUSES_ONE, CAUSES_MANY = 4, 3
"""Causes quoted for one report, and for each of several."""
COVERED = 1.3
"""Relevance from which a sentence with a cause is taken for one of what was asked."""
AS_GOOD = 0.8


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    question = evidence.question
    identifier = lookup.activity_asked(question)
    if identifier is not None or (not question.words and not question.activities):
        found = lookup.accounts(evidence)
        if found and (question.direction is not None or movement(question) is None):
            return _from_accounts(evidence, composer, found, identifier)
    return _from_sentences(evidence, composer)


def _from_accounts(evidence: Evidence, composer: Composer, found: list[Economy], identifier: str | None) -> Status:
    wanted = evidence.question.direction
    fitting = [one for one in found if wanted is None or one.direction == wanted or one.direction is None]
    others = [one for one in found if one not in fitting]
    if not fitting:
        _correct(others, composer)
        fitting, others = others, []
    limit = CAUSES_ONE if len(fitting) == 1 else CAUSES_MANY
    status: Status = "answered"
    for one in fitting[: lookup.PLACES]:
        say_accounts(one, composer, identifier)
        causes = evidence.causes(one.document.id, identifier, one.direction, limit)
        causes = causes or [said for said, _ in _stated(evidence, [one.document], COVERED - 0.2)][:limit]
        _say_causes(one, causes, composer)
        if not causes and len(fitting) == 1:
            status = "partial"
    for one in others[: lookup.PLACES]:
        _say_other(one, composer, identifier)
    return status


def _correct(found: list[Economy], composer: Composer) -> None:
    """A premise that no report bears out is corrected in the first sentence."""
    place = ", ".join(dict.fromkeys(place_of(one.document, composer.language) for one in found))
    noun = result_noun(found[0].direction, composer.language)
    if composer.language == "sv":
        text = f"Det stämmer inte för {place}: där är det ett {noun}."
    else:
        text = f"That is not so for {place}: there it is a {noun}."
    composer.say(text, *[composer.figure(one.document, figure) for one in found for figure in one.deviations[-1:]])
    composer.warn("premise", text, tuple(range(1, len(composer.citations) + 1)))


def _say_causes(one: Economy, causes: list[Said], composer: Composer) -> None:
    if not causes:
        sv, en = "Rapporten anger ingen orsak till det.", "The report states no cause of it."
        composer.say(sv if composer.language == "sv" else en)
    else:
        composer.say(LEAD[composer.language])
        for said in causes:
            say_quote(said, one.document, composer, opens="item")


LEAD: dict[Language, str] = {
    "sv": "Orsaker som rapporten anger:",
    "en": "Causes that the report states (in Swedish):",
}


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


def _from_sentences(evidence: Evidence, composer: Composer) -> Status | None:
    """Causes of something without accounts of its own: how it moved, then the sentences about it that give a reason."""
    documents = lookup.latest(evidence.scope.documents, evidence.question)
    moved = _say_movement(evidence, documents, composer)
    stated = _stated(evidence, documents, COVERED)
    if not stated:
        return "partial" if moved else None
    best = stated[0][1]
    chosen = [said for said, score in stated if score >= best - AS_GOOD][:CAUSES_ONE]
    for identity in dict.fromkeys(said.document for said in chosen):
        document = evidence.document(identity)
        opens: Literal["", "paragraph"] = "paragraph" if composer.sentences and not moved else ""
        composer.say(f"{place_of(document, composer.language)}. {LEAD[composer.language]}", opens=opens)
        for said in chosen:
            if said.document == identity:
                say_quote(said, document, composer, opens="item")
    return "answered"


def _stated(evidence: Evidence, documents: list[Document], enough: float) -> list[tuple[Said, float]]:
    """Sentences of the documents that give a reason and are about what was asked, best first, none said twice."""
    ids = {document.id for document in documents}
    economic = evidence.question.direction is not None
    found = [
        (one.said, one.score + ABOUT_MONEY * (economic and is_economic(one.said.statement.text)))
        for one in relevant(evidence, frozenset(ids), 60)
        if one.said.statement.cause and one.named and one.score >= enough and not _too_short(one.said)
    ]
    found.sort(key=lambda pair: -pair[1])
    whole = []
    for said, score in found:
        statements = evidence.catalogue.shelves[said.document].statements
        whole.append((with_antecedent(said, statements, said.number), score))
    kept = distinct([said for said, _ in whole], CAUSES_ONE)
    return [(said, score) for said, score in whole if said in kept]


ABOUT_MONEY = 0.15


def _too_short(said: Said) -> bool:
    return len(said.statement.text.split()) < 5


def _say_movement(evidence: Evidence, documents: list[Document], composer: Composer) -> bool:
    """When the question says that something rose or fell: how it moved, corrected where it did not."""
    asked = movement(evidence.question)
    if asked is None or not _measured(evidence.question):
        return False
    for document in documents:
        found = series(evidence, document)
        if found is None:
            continue
        fact, points = found
        change = points[-1].size - points[-2].size
        if change * asked < 0:
            sv, en = "Det stämmer inte.", "That is not so."
            composer.say(sv if composer.language == "sv" else en)
            composer.warn("premise", sv if composer.language == "sv" else en)
        trend.say_series(fact, points[-2:], document, composer)
        composer.table = None
        return True
    return False


def _measured(question: Question) -> bool:
    return bool(question.activities or question.words)
