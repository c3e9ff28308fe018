"""A civil line in answer to what asks nothing of the reports, with what can be asked; no figure, no citation."""

from service.composer import Composer
from service.evidence.evidence import Evidence
from service.question.courtesy import Courtesy, courtesy_of
from service.types import Language, Status
from service.wording import listed

OPENING: dict[Courtesy, dict[Language, str]] = {
    Courtesy.GREETING: {"sv": "Hej!", "en": "Hello!"},
    Courtesy.THANKS: {"sv": "Varsågod!", "en": "You are welcome!"},
    Courtesy.ASSENT: {"sv": "Bra.", "en": "Good."},
    Courtesy.HELP: {
        "sv": "Här besvaras frågor om de inlästa rapporterna, med källa för varje uppgift.",
        "en": "Questions about the reports read in are answered here, with the source of each statement.",
    },
}
ASK: dict[Language, str] = {
    "sv": "Fråga om utfall, prognos, mål, volymer eller orsaker",
    "en": "Ask about outcome, forecast, goals, volumes or causes",
}


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """Compose the line; None where something is asked after all."""
    kind, language = courtesy_of(evidence.question.text), composer.language
    if kind is None:
        return None
    composer.say(OPENING[kind][language])
    places = list(evidence.catalogue.municipalities)
    if not places:
        composer.say("Inga rapporter är inlästa än." if language == "sv" else "No reports have been read in yet.")
    else:
        names = listed(places, language)
        composer.say(f"{ASK[language]} i {names}." if language == "sv" else f"{ASK[language]} in {names}.")
    return "not_found"
