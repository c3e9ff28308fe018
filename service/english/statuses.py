"""How a report says that something stands ("Delvis uppfyllt"), in English with the Swedish beside it."""

import re

from index.language import fold
from service.types import Language
from service.wording import quoted

_KNOWN = (
    (r"(?:ej|inte) klar\w* (?:i ar|under aret)\b", "not to be finished this year"),
    (r"blir klar\w* (?:i ar|under aret)\b", "to be finished this year"),
    (r"(?:ej|inte) (?:klar|avslutad|genomford|genomfort)\w*", "not finished"),
    (r"(?:ej|inte) pa?borja\w*", "not started"),
    (r"pa?borja\w*", "started"),
    (r"pagar|pagaende\b.*", "under way"),
    (r"pausa\w*", "paused"),
    (r"forsena\w*", "delayed"),
    (r"(?:kontroll )?genomfor\w* utan avvikelse\w*", "carried out without deviations"),
    (r"(?:kontroll )?genomfor\w* med (?:mindre|nagon) avvikelse\w*", "carried out with a small deviation"),
    (r"(?:kontroll )?genomfor\w* med avvikelse\w*", "carried out with deviations"),
    (r"klara?t?|avsluta\w*|fardig\w*", "finished"),
    (r"genomfor\w*", "carried out"),
    (r"i mycket hog (?:grad|utstrackning)(?: (?:uppfyll|uppna)\w*)?", "met to a very high degree"),
    (r"i (?:hog|stor) (?:grad|utstrackning)(?: (?:uppfyll|uppna)\w*)?", "met to a high degree"),
    (r"(?:uppfyll\w* |uppna\w* )?till stor del(?: (?:uppfyll|uppna)\w*)?|to a large extent", "met to a large extent"),
    (r"delvis(?: (?:uppfyll|uppna)\w*)?|partly", "partly met"),
    (r"(?:ej|inte)(?: (?:uppfyll|uppna)\w*)?|(?:uppfylls|uppnas|nas) (?:ej|inte)|not", "not met"),
    (r"(?:helt )?(?:uppfylld|uppfyllt|uppfylls|uppnatt|uppnadd|uppnas|nas)", "met"),
    (r"mycket god", "very good"),
    (r"god", "good"),
    (r"godtagbar", "acceptable"),
)
_ENGLISH = tuple((re.compile(pattern), english) for pattern, english in _KNOWN)


def status_phrase(status: str, language: Language, *, inside: bool = False) -> str:
    """A status as an answer says it; `inside` parentheses of their own it takes none for the Swedish."""
    if language == "sv":
        return status
    folded = fold(status).strip(" .")
    english = next((word for pattern, word in _ENGLISH if pattern.fullmatch(folded)), None)
    if english is None:
        return quoted(status.rstrip("."), language) if any(ord(letter) > 127 for letter in status) else status
    if folded.split()[0] in ("to", "partly", "not"):
        return english
    return f"{english}, {quoted(status, language)}" if inside else f"{english} ({status})"
