"""Whether there is a deficit or a surplus, as the question says: of one report, of all of them, of any."""

from index.types import Measure
from service.answers import lookup
from service.answers.claim.leads import lead, prefix
from service.answers.phrases import say_accounts
from service.composer import Composer
from service.economy import Economy
from service.evidence import Evidence
from service.question.quantifier import Quantifier, quantifier
from service.types import Language, Status

ALL_DO: dict[Language, str] = {"sv": "Ja, det gäller alla.", "en": "Yes, all of them."}
NOT_ALL: dict[Language, str] = {"sv": "Nej, inte alla.", "en": "No, not all of them."}
NONE_DOES: dict[Language, str] = {"sv": "Nej, ingen av dem.", "en": "No, none of them."}


def on_direction(evidence: Evidence, composer: Composer) -> Status | None:
    question = evidence.question
    known = [one for one in lookup.accounts(evidence) if one.direction is not None]
    if not known:
        return None
    held = [_holds(one, evidence) for one in known]
    together = quantifier(question.text)
    several = together is not None and len(known) > 1
    if several:
        _say_together(held, together, composer)
    for one, holds in list(zip(known, held, strict=True))[: lookup.PLACES]:
        before = len(composer.sentences)
        say_accounts(one, composer, lookup.activity_asked(question))
        if several:
            continue
        prefix(composer, before, lead(holds, composer))
        if not holds:
            composer.warn("premise", composer.sentences[before].text, composer.sentences[before].markers)
    return "answered"


def _holds(one: Economy, evidence: Evidence) -> bool:
    figures = one.deviations[::-1] if evidence.question.asks(Measure.FORECAST) else one.deviations
    return figures[0].favourable == evidence.question.direction


def _say_together(held: list[bool], together: Quantifier | None, composer: Composer) -> None:
    """One verdict over all the reports, before what each of them says."""
    language = composer.language
    if together is Quantifier.ANY:
        text = f"{lead(True, composer)}." if any(held) else NONE_DOES[language]
    else:
        text = ALL_DO[language] if all(held) else NONE_DOES[language] if not any(held) else NOT_ALL[language]
    composer.say(text)
