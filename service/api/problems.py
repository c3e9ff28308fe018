"""Refusals: one sentence that says what to do, in Swedish and English, and the `application/problem+json` around it."""

from dataclasses import dataclass
from typing import Any, Literal

from index.errors import BadQuestion, BelaggError, LoadError, MissingExtra, OversizedFile, StoreError, UnknownDocument

Speech = Literal["sv", "en"]


@dataclass(frozen=True)
class Kind:
    status: int
    swedish: str
    english: str


KINDS = {
    "invalid-request": Kind(422, "Anropet gick inte att förstå", "The request could not be understood"),
    "empty-question": Kind(422, "Frågan är tom", "The question is empty"),
    "long-question": Kind(422, "Frågan är för lång", "The question is too long"),
    "bad-question": Kind(422, "Frågan går inte att ställa", "The question cannot be asked"),
    "unknown-filter": Kind(422, "Filtret passar ingen rapport", "The filter fits no report"),
    "unproven": Kind(409, "Alla siffror är inte styrkta", "Some figures are not borne out"),
    "empty-store": Kind(409, "Det finns inga rapporter", "There are no reports"),
    "unknown-document": Kind(404, "Rapporten finns inte", "There is no such report"),
    "not-found": Kind(404, "Sidan finns inte", "There is no such page"),
    "wrong-method": Kind(405, "Så kan adressen inte användas", "The address cannot be used that way"),
    "unreadable-file": Kind(422, "Filen gick inte att läsa", "The file could not be read"),
    "too-large": Kind(413, "För stort", "Too large"),
    "wrong-host": Kind(421, "Fel värdnamn", "Wrong host name"),
    "wrong-origin": Kind(403, "Anropet kommer från en annan sida", "The request comes from another site"),
    "store": Kind(503, "Rapporterna är inte tillgängliga", "The reports are not available"),
    "missing-extra": Kind(501, "Ett tillägg saknas", "An extra is not installed"),
    "internal": Kind(500, "Något gick fel", "Something went wrong"),
}

_CLASSES: tuple[tuple[type[BelaggError], str], ...] = (
    (UnknownDocument, "unknown-document"),
    (OversizedFile, "too-large"),
    (LoadError, "unreadable-file"),
    (BadQuestion, "bad-question"),
    (MissingExtra, "missing-extra"),
    (StoreError, "store"),
)


class Refusal(BelaggError):
    """Something asked for that cannot be given. `kind` is a key of KINDS; `more` joins the problem object."""

    def __init__(self, kind: str, swedish: str, english: str, **more: Any) -> None:
        super().__init__(swedish)
        self.kind = kind
        self.english = english
        self.more = more


def kind_of(error: Exception) -> str:
    """The key of KINDS that an error belongs to."""
    if isinstance(error, Refusal):
        return error.kind
    return next((kind for known, kind in _CLASSES if isinstance(error, known)), "internal")


def problem(error: Exception, speech: Speech = "sv") -> dict[str, Any]:
    """An error as an RFC 9457 object. Only errors raised on purpose tell their own sentence."""
    name = kind_of(error)
    kind = KINDS[name]
    if isinstance(error, Refusal) and speech == "en":
        detail = error.english
    elif isinstance(error, BelaggError):
        detail = str(error)
    elif speech == "en":
        detail = "The service met an unexpected error; try again, and read its log if it happens again."
    else:
        detail = "Tjänsten stötte på ett oväntat fel; försök igen, och läs tjänstens logg om det händer på nytt."
    return {
        "type": f"urn:belagg:{name}",
        "title": kind.english if speech == "en" else kind.swedish,
        "status": kind.status,
        "detail": detail,
        **(error.more if isinstance(error, Refusal) else {}),
    }


def speech_of(accept_language: str) -> Speech:
    """Swedish unless an Accept-Language header prefers English to it."""
    ranks: dict[str, float] = {}
    for entry in accept_language.split(","):
        tag, _, weight = entry.strip().partition(";q=")
        name = tag.split("-")[0].lower()
        try:
            ranks[name] = max(ranks.get(name, 0.0), float(weight) if weight else 1.0)
        except ValueError:
            continue
    return "en" if ranks.get("en", 0.0) > ranks.get("sv", 0.0) else "sv"
