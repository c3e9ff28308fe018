"""How far the goals are met: those that are and those that are not; else the indicators that miss their targets."""

from index.types import Document, Span
from service.answers.listing.goals import goal_list
from service.answers.listing.indicators import indicators
from service.answers.listing.source import Entry, Source
from service.answers.listing.state import State
from service.answers.listing.topic import Topic
from service.answers.sentences.phrases import place_of
from service.composer import Composer
from service.english.statuses import status_phrase
from service.evidence.evidence import Evidence
from service.types import Language
from service.wording import listed, quoted

MOST = 8
UNMET: dict[Language, str] = {"sv": "Mål som inte nås fullt ut", "en": "Goals that are not fully met"}
MET: dict[Language, str] = {"sv": "Mål som bedöms nås", "en": "Goals that are judged to be met"}
MISSED: dict[Language, str] = {
    "sv": "Indikatorer som inte når årets mål",
    "en": "Indicators that fall short of the year's target",
}


def say_goals(
    evidence: Evidence, document: Document, composer: Composer, *, met: bool = True, most: int = MOST
) -> bool:
    """The goals by how far they are met; False where the report neither judges goals nor has targets."""
    unmet = goal_list(evidence, document, State.UNMET)
    reached = goal_list(evidence, document, State.MET)
    lead = f"{place_of(document, composer.language)}. " if met else ""
    if unmet is not None:
        _say(lead + UNMET[composer.language], unmet, document, composer, most, opens=met)
    if reached is not None and (met or unmet is None):
        _say((lead if unmet is None else "") + MET[composer.language], reached, document, composer, most, opens=met)
    if unmet is not None and not met:
        return True
    missed = indicators(evidence, document, Topic(evidence, (), money=False), missed=True)
    if missed is not None and (met or (unmet is None and reached is None)):
        known = unmet is not None or reached is not None
        _say_missed(
            ("" if known else lead) + MISSED[composer.language], missed, document, composer, most // 2, opens=met
        )
    return unmet is not None or reached is not None or missed is not None


def _say(lead: str, source: Source, document: Document, composer: Composer, most: int, *, opens: bool) -> None:
    entries = source.entries[:most]
    told = listed([_told(entry, composer.language) for entry in entries], composer.language)
    markers = [
        composer.cite(document, span, source.path, entry.text if span == entry.span else "")
        for entry in entries
        for span in _spans(entry)
    ]
    composer.say(f"{lead}: {told}.", *markers, opens="paragraph" if opens and composer.sentences else "")


def _say_missed(lead: str, source: Source, document: Document, composer: Composer, most: int, *, opens: bool) -> None:
    """A sentence for each indicator: its figures are held against its own row alone."""
    for number, entry in enumerate(source.entries[:most]):
        told = _told(entry, composer.language)
        text = f"{lead}: {told}." if number == 0 else f"{told}."
        paragraph = opens and number == 0 and bool(composer.sentences)
        marker = composer.cite(document, entry.span, source.path, entry.text)
        composer.say(text, marker, opens="paragraph" if paragraph else "")


def _told(entry: Entry, language: Language) -> str:
    said = f"{entry.status[:1].lower()}{entry.status[1:]}"
    status = f" ({status_phrase(said, language, inside=True)})" if entry.status else ""
    return f"{quoted(entry.text, language)}{status.replace('.)', ')')}"


def _spans(entry: Entry) -> tuple[Span, ...]:
    return (entry.span,) if entry.judged is None else (entry.span, entry.judged)
