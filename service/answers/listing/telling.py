"""A list in words: where it stands, then an entry a line, each with its own citation."""

import re

from index.types import Document, Figure, Measure
from service.answers.listing.source import Entry, Source
from service.answers.sentences.phrases import header_phrase, place_of
from service.composer import Composer
from service.documents.catalogue import NOISY
from service.english.statuses import status_phrase
from service.types import Language
from service.wording import amount, listed, quoted, result_noun

ITEMS = 20
NUMBERED = re.compile(r"^(?:\d{1,3}\.?)+\s+(?=\D)")
FIGURES = 3
"""Figures that an entry's line gives."""


def say_list(
    source: Source,
    entries: tuple[Entry, ...],
    document: Document,
    composer: Composer,
    *,
    amounts: bool,
    lead: bool = True,
) -> None:
    """The entries of one source; `lead` opens with the place and the heading that they stand under."""
    if lead:
        hard = f" – {HARD[composer.language]}" if is_shredded(entries, document) else ""
        composer.say(
            f"{_opening(source, document, composer.language)}{hard}:", opens="paragraph" if composer.sentences else ""
        )
    entries = tuple(entry for entry in entries if not _is_said_with(entry, entries))
    for entry in entries[:ITEMS]:
        _say_entry(entry, source, document, composer, amounts=amounts)
    if len(entries) > ITEMS:
        sv, en = "Listan fortsätter i rapporten.", "The list goes on in the report."
        composer.warn("definition", sv if composer.language == "sv" else en)


def _is_said_with(entry: Entry, entries: tuple[Entry, ...]) -> bool:
    """Whether another entry quotes all of it, and more around it."""
    start, end = entry.span.start, entry.span.end
    held = [(one.span.start, one.span.end) for one in entries if not one.row and one.more is None]
    return any(a <= start and end <= b and (a, b) != (start, end) for a, b in held)


HARD: dict[Language, str] = {
    "sv": "tabellen är svårläst i den inlästa texten, och så här mycket av den går att läsa ut",
    "en": "the table is hard to read in the scanned text, and this much of it can be made out",
}
DEBRIS = re.compile(r"[^\w\s]*[|\[\]&\u00a2{}][^\w\s]*|[a-zA-Z]*[|\[\]&\u00a2{}]\w*|[b-hj-zB-HJ-Z]|[^\w\s]+")
"""A word that is left over from a table whose cells ran into each other: a lone letter or mark."""
TORN, HALF = 0.06, 0.5
"""Share of such words from which an entry is torn, and of torn entries from which the whole table is."""


def is_shredded(entries: tuple[Entry, ...], document: Document) -> bool:
    """Whether a garbled report's list is a table of which the text has kept pieces only."""
    if document.meta.noise < NOISY or not entries:
        return False
    torn = 0
    for entry in entries:
        words = entry.text.split()
        torn += sum(DEBRIS.fullmatch(word) is not None for word in words) >= max(1, TORN * len(words))
    return torn >= HALF * len(entries)


def _opening(source: Source, document: Document, language: Language) -> str:
    heading = NUMBERED.sub("", source.heading).strip(" :")
    shown = heading and source.titled and not any(char.isdigit() for char in heading)
    place = place_of(document, language)
    if language == "sv":
        return place + (f", {quoted(heading, language)}" if shown else "")
    under = f" under {quoted(heading, language)}" if shown else ""
    return f"The report from {place} lists{under} (in Swedish)"


def _say_entry(entry: Entry, source: Source, document: Document, composer: Composer, *, amounts: bool) -> None:
    language = composer.language
    markers = [composer.cite(document, entry.span, source.path, entry.text)]
    text = quoted(entry.text, language)
    if entry.more is not None and entry.more.text != entry.text:
        markers.append(composer.cite(document, entry.more.span, entry.more.section, entry.more.text))
        text += f": {quoted(entry.more.text, language)}"
    if entry.judged is not None:
        markers.append(composer.cite(document, entry.judged, source.path))
    if entry.row is not None:
        markers.append(composer.cite(document, entry.row))
    if entry.status and entry.status != entry.text:
        text += f" – {status_phrase(entry.status, composer.language)}"
        if any(figure.text in entry.status for figure in entry.figures):  # held against each other: in their unit
            markers += [composer.figure(document, figure) for figure in entry.figures]
    elif amounts and (figures := _told(entry)):
        markers += [composer.figure(document, figure) for figure in figures]
        text += f": {listed([_figure(figure, language) for figure in figures], language)}"
    composer.say(text, *markers, opens="item")


def _told(entry: Entry) -> tuple[Figure, ...]:
    """The first figures of a row; of an indicator its outcome and its target, the year's own."""
    figures = tuple(figure for figure in entry.figures if figure.value is not None)
    targets = [figure for figure in figures if figure.measure is Measure.TARGET]
    if targets:
        year = min(f.period.year for f in targets if f.period) if any(f.period for f in targets) else None
        own = [f for f in figures if f.measure is not Measure.TARGET and (f.period is None or f.period.year == year)]
        own.sort(key=lambda f: f.measure is not Measure.OUTCOME)
        return (*own[:1], targets[0])
    return figures[:FIGURES]


def _figure(figure: Figure, language: Language) -> str:
    head = header_phrase(figure, language)
    value = amount(figure, language, signed=figure.favourable is None)
    direction = f" ({result_noun(figure.favourable, language)})" if figure.favourable else ""
    return f"{head} {value}{direction}".strip()
