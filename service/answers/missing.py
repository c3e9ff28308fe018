"""Not there: said plainly, with what was looked for and the nearest thing that is there, without figures."""

from service.answers.sentences.phrases import place_of
from service.composer import Composer
from service.evidence.evidence import NEAR, Evidence
from service.types import Status
from service.wording import NOT_FOUND, listed, period_phrase


def answer(evidence: Evidence, composer: Composer) -> Status:
    language, scope, question = composer.language, evidence.scope, evidence.question
    composer.say(NOT_FOUND[language])
    stored = _stored(evidence, composer)
    if scope.absent_places:
        names = listed(list(scope.absent_places), language)
        composer.say(
            f"Ingen rapport från {names} är inläst."
            if language == "sv"
            else f"No report from {names} has been read in."
        )
    elif scope.absent_committees:
        composer.say(
            "Ingen rapport från den nämnden är inläst."
            if language == "sv"
            else "No report from that committee has been read in."
        )
    elif question.topic:
        looked = question.looked_for
        composer.say(
            f"Sökte efter ”{looked}” i {stored}." if language == "sv" else f"Looked for “{looked}” in {stored}."
        )
        _nearest(evidence, composer)
        return "not_found"
    if stored:
        composer.say(f"Inlästa rapporter: {stored}." if language == "sv" else f"Reports read in: {stored}.")
    return "not_found"


def _stored(evidence: Evidence, composer: Composer) -> str:
    """The documents looked in, by place and period."""
    documents = evidence.scope.documents or evidence.scope.others or evidence.catalogue.documents
    names = [
        " ".join(p for p in (place_of(d, composer.language), period_phrase(d.meta.period, composer.language)) if p)
        for d in documents
    ]
    return listed(list(dict.fromkeys(names))[:8], composer.language)


def _nearest(evidence: Evidence, composer: Composer) -> None:
    """Name the closest thing that a report has, so that the reader can ask again."""
    near = [found for found in evidence.facts() if found.coverage >= NEAR and found.fact.table is not None][:1]
    for found in near:
        document = evidence.document(found.fact.document)
        place = place_of(document, composer.language)
        label = found.fact.label
        if any(char.isdigit() for char in label):
            continue
        text = (
            f"Närmast i rapporten från {place} finns uppgifter om ”{label}”."
            if composer.language == "sv"
            else f"The nearest thing in the report from {place} is “{label}”."
        )
        composer.say(text, composer.cite(document, found.fact.quote, found.fact.first.section))
