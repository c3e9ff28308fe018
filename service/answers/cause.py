"""Why: direction and size first, then the causes that the report states, each cited."""


from service.answers import lookup
from service.answers.phrases import place_of, say_accounts, say_quote, subject
from service.catalogue import Said
from service.composer import Composer
from service.economy import Economy
from service.evidence import ENOUGH, Evidence
from service.types import Language, Status
from service.wording import amount, result_noun, when

CAUSES_ONE, CAUSES_MANY = 4, 3
"""Causes quoted for one report, and for each of several."""


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    question = evidence.question
    identifier = lookup._activity(question)
    if identifier is not None or (not question.topic and not question.activities):
        found = lookup.accounts(evidence)
        if found:
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
        _say_causes(one, causes, composer, identifier)
        if not causes:
            status = "partial" if len(fitting) == 1 else status
    for one in others[: lookup.PLACES]:
        _say_other(one, composer, identifier)
    return status


def _correct(found: list[Economy], composer: Composer) -> None:
    """A premise that no report bears out is corrected in the first sentence."""
    place = ", ".join(dict.fromkeys(place_of(one.document, composer.language) for one in found))
    text = f"Det stämmer inte för {place}." if composer.language == "sv" else f"That is not so for {place}."
    composer.say(text, *[composer.figure(one.document, figure) for one in found for figure in one.deviations[-1:]])
    composer.warn("premise", text, tuple(range(1, len(composer.citations) + 1)))


def _say_causes(one: Economy, causes: list[Said], composer: Composer, identifier: str | None) -> None:
    if not causes:
        text = (
            "Rapporten anger ingen orsak till det."
            if composer.language == "sv"
            else "The report states no cause of it."
        )
        composer.say(text)
        return
    for number, said in enumerate(causes):
        say_quote(said, one.document, composer, _lead(number, composer.language))


def _lead(number: int, language: Language) -> str:
    if language == "sv":
        return "Orsaker som rapporten anger: " if number == 0 else "Vidare: "
    return "Causes that the report states (in Swedish): " if number == 0 else "Also: "


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
        composer.say(f"{place} däremot {verb} ett {noun} på {size} för {name}{stretch}.", marker)
    else:
        verb = "forecasts" if forecast else "reports"
        composer.say(f"{place}, by contrast, {verb} a {noun} of {size} for {name}{stretch}.", marker)


def _from_sentences(evidence: Evidence, composer: Composer) -> Status | None:
    """Causes of something that has no accounts of its own: the sentences about it that state a reason."""
    stated = [(said, score) for said, score in evidence.sentences() if said.statement.cause and score >= ENOUGH]
    if not stated:
        return None
    lookup_first = lookup.latest(evidence.scope.documents, evidence.question)
    ids = {document.id for document in lookup_first}
    stated = [(said, score) for said, score in stated if said.document in ids]
    stated.sort(key=lambda pair: -(pair[1] + 0.15 * pair[0].statement.cause))
    if not stated:
        return None
    best = stated[0][1]
    for number, (said, _) in enumerate([pair for pair in stated if pair[1] >= best - 0.2][:CAUSES_ONE]):
        document = evidence.document(said.document)
        place = place_of(document, composer.language)
        lead = f"{place}: " if number == 0 or len(ids) > 1 else ""
        say_quote(said, document, composer, lead)
    return "answered"


