"""The section on internal control: how many risks and controls, and how far their measures have come."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from index.types import Section, Span
from service.draft.body import Body, bare
from service.draft.counts import derived_count
from service.draft.grammar import plain
from service.draft.phrases import number_word
from service.draft.repair import readable
from service.draft.writer import Place, Writer
from service.wording import listed

_SECTION = re.compile(r"intern ?kontroll|riskatgard|riskreducerande|identifierade risker|kontrollplan|internkontroll")
_OTHER = re.compile(r"revision|granskning|atgardslista")
_STATUS = re.compile(
    r"Status[\s:|*</b>p]{0,40}?\s*(?P<status>Ej klart i år|Blir klart i år|Ej klart|Ej påbörja[dt]|Ej genomförd"
    r"|Delvis genomförd|Klart|Klar|Pågår|Pågående|Påbörja[dt]|Försena[dt]|Avsluta[dt]|Genomför[dt])\b"
)
_CONTROL = re.compile(r"\bgenom\S{2,8}\s+(?P<how>utan|med(?:\s+(?:mindre|större))?)(?=\s)", re.IGNORECASE)
_DEVIATION = re.compile(r"\bavvikelse\b", re.IGNORECASE)
_WORDS = {
    "klart": "är klara",
    "klar": "är klara",
    "avslutad": "är avslutade",
    "avslutat": "är avslutade",
    "genomförd": "är genomförda",
    "genomfört": "är genomförda",
    "blir klart i år": "blir klara under året",
    "ej klart i år": "blir inte klara under året",
    "ej klart": "är inte klara",
    "pågår": "pågår",
    "pågående": "pågår",
    "påbörjad": "är påbörjade",
    "påbörjat": "är påbörjade",
    "ej påbörjad": "är inte påbörjade",
    "ej påbörjat": "är inte påbörjade",
    "ej genomförd": "är inte genomförda",
    "försenad": "är försenade",
    "försenat": "är försenade",
    "delvis genomförd": "är delvis genomförda",
}
"""A status as it is printed, and what is said of several measures that have it."""
_ENGLISH = {
    "är klara": "done",
    "är avslutade": "finished",
    "är genomförda": "carried out",
    "pågår": "under way",
    "blir klara under året": "to be done this year",
    "blir inte klara under året": "not to be done this year",
    "är inte klara": "not done",
    "är påbörjade": "begun",
    "är inte påbörjade": "not begun",
    "är inte genomförda": "not carried out",
    "är försenade": "delayed",
    "är delvis genomförda": "partly carried out",
}
_BACKWARD = re.compile(r"inte|försenade")


@dataclass(frozen=True)
class _Mark:
    """A status where it stands."""

    words: str
    place: Place


def write_control(writer: Writer) -> None:
    regions = [s for s in writer.body.sections if _ours(s.path)]
    if not regions:
        return
    _say_risks(writer, [s.span for s in regions])
    marks = [mark for s in regions for mark in _marks(s.span, s.path, writer.body)]
    if marks:
        _say_statuses(_distinct(marks), writer)
    else:
        controls = _distinct([mark for s in regions for mark in _controls(s.span, s.path, writer.body)])
        text = "\n".join(s.span.of(writer.body.document.text) for s in _outermost(regions))
        # Each result ends in "avvikelse": where the counts differ, some cell was not read and nothing is counted.
        if len(controls) > 1 and len(_DEVIATION.findall(text)) == len(controls):
            _say_controls(controls, writer)
    if writer.length != "short":
        _say_findings(writer)


def _outermost(regions: Sequence[Section]) -> list[Section]:
    return [one for one in regions if not any(one is not other and other.span.covers(one.span) for other in regions)]


def _ours(path: tuple[str, ...]) -> bool:
    return any(_SECTION.search(bare(h)) for h in path) and not any(_OTHER.search(bare(h)) for h in path)


def _marks(span: Span, path: tuple[str, ...], body: Body) -> list[_Mark]:
    text = span.of(body.document.text)
    return [
        _Mark(_WORDS[match["status"].lower()], Place(Span(span.start + match.start(), span.start + match.end()), path))
        for match in _STATUS.finditer(text)
    ]


def _controls(span: Span, path: tuple[str, ...], body: Body) -> list[_Mark]:
    text = span.of(body.document.text)
    found = []
    for match in _CONTROL.finditer(text):
        how = " ".join(match["how"].lower().split())
        words = {"utan": "utan avvikelse", "med": "med avvikelse", "med mindre": "med mindre avvikelse"}.get(
            how, "med större avvikelse"
        )
        found.append(_Mark(words, Place(Span(span.start + match.start(), span.start + match.end()), path)))
    return found


def _distinct(marks: Sequence[_Mark]) -> list[_Mark]:
    return list({mark.place.span: mark for mark in marks}.values())


def _say_risks(writer: Writer, regions: Sequence[Span]) -> None:
    """How many risks there are: as stated, else the rows of the risk table."""
    for figure in writer.body.shelf.figures:
        stated = (
            figure.table is None
            and "risk" in figure.unit.symbol
            and figure.value is not None
            and figure.value == int(figure.value)
        )
        if stated and any(region.covers(figure.span) for region in regions):
            shown = number_word(int(figure.value or 0), writer.language, common=True)
            noun = "risk" if figure.value == 1 else "risker"
            writer.say(
                f"Nämnden har identifierat {shown} {noun}."
                if writer.swedish
                else f"The committee has identified {shown} risks.",
                [figure],
            )
            return
    for table in writer.body.shelf.tables:
        if not any(region.covers(table.span) for region in regions) or writer.body.noisy:
            continue
        column = next(
            (n for n, header in enumerate(table.columns) if bare(header) in ("risk", "risker", "riskbeskrivning")), None
        )
        if column is None:
            continue
        rows = [row for row in table.rows if column < len(row.cells) and row.cells[column] is not None]
        if len(rows) < 2:
            continue
        names = "; ".join(re.sub(r"^[\d.]+\s*", "", row.label) for row in rows)
        lead = "Räknat ur risktabellen" if writer.swedish else "Counted in the table of risks"
        places = [Place(row.span, ()) for row in rows]
        figure = derived_count(len(rows), "risker", places[0].span, places[0].section, f"{lead}: {names}")
        shown = number_word(len(rows), writer.language)
        areas = [re.sub(r"^[\d.]+\s*", "", row.label).strip() for row in rows]
        text = (
            f"Internkontrollen omfattar {shown} risker" if writer.swedish else f"Internal control covers {shown} risks"
        )
        if writer.swedish and all(0 < len(area.split()) <= 4 for area in areas) and len(areas) <= 5:
            text += f", inom {_joined([_lower(area) for area in areas])}"
        writer.say(f"{text}.", [figure], places)
        return


def _joined(areas: list[str]) -> str:
    """ "a, b och c", with "samt" where a name has an "och" of its own."""
    if not any(" och " in area for area in areas):
        return listed(areas, "sv")
    return f"{', '.join(areas[:-1])} samt {areas[-1]}"


def _lower(area: str) -> str:
    return area if area[1:2].isupper() else area[:1].lower() + area[1:]


def _say_statuses(marks: Sequence[_Mark], writer: Writer) -> None:
    counts = Counter(mark.words for mark in marks)
    places = [mark.place for mark in marks]
    lead = "Räknat ur åtgärdernas status" if writer.swedish else "Counted from the measures' status"
    ordered = sorted(counts.items(), key=lambda item: (bool(_BACKWARD.search(item[0])), -item[1]))
    note = f"{lead}: {'; '.join(f'{number} {words}' for words, number in ordered)}"
    figures = [
        derived_count(number, "åtgärder", places[0].span, places[0].section, note)
        for number in dict.fromkeys([len(marks), *counts.values()])
    ]
    total = number_word(len(marks), writer.language)
    if writer.swedish:
        text = _swedish_statuses(total, ordered)
    else:
        parts = [
            f"{number_word(number, 'en')} {'is' if number == 1 else 'are'} {_ENGLISH[words]}"
            for words, number in ordered
        ]
        text = f"Of {total} measures, {listed(parts, 'en')}."
    writer.say(text, figures, places)
    _say_late(marks, writer)


def _swedish_statuses(total: str, ordered: Sequence[tuple[str, int]]) -> str:
    """ "Av fyra åtgärder är två klara och en blir klar under året, medan en inte blir klar under året"."""
    if len(ordered) == 1:
        return f"Samtliga {total} åtgärder {ordered[0][0]}."
    parts: list[str] = []
    late: list[str] = []
    for words, number in ordered:
        count_, told = number_word(number, "sv", common=True), _agreeing(words, number)
        verb, rest = told.split(" ", 1) if " " in told else (told, "")
        if "inte " in told and parts:
            late.append(f"{count_} inte {verb} {rest.replace('inte ', '')}".strip())
        elif parts:
            parts.append(f"{count_} {told}")
        else:
            parts.append(f"{verb} {count_} {rest}".strip())
    return f"Av {total} åtgärder {listed(parts, 'sv')}" + (f", medan {listed(late, 'sv')}." if late else ".")


def _agreeing(words: str, number: int) -> str:
    """ "är klara" of one is "är klar"."""
    if number > 1:
        return words
    for many, one in (
        ("klara", "klar"),
        ("avslutade", "avslutad"),
        ("genomförda", "genomförd"),
        ("påbörjade", "påbörjad"),
        ("försenade", "försenad"),
    ):
        words = words.replace(many, one)
    return words


def _say_late(marks: Sequence[_Mark], writer: Writer) -> None:
    """Which measures will not be done: by the label of their table row."""
    late = [mark for mark in marks if _BACKWARD.search(mark.words)]
    rows = [
        row
        for table in writer.body.shelf.tables
        for row in table.rows
        if any(row.span.covers(m.place.span) for m in late)
    ]
    names = [_lower(re.sub(r"^[\d.]+\s*", "", row.label).strip()) for row in rows if row.label]
    if not 1 <= len(names) <= 3 or len(names) != len(late) or not writer.swedish:
        return
    lead = "Den åtgärd som inte blir klar gäller" if len(names) == 1 else "De åtgärder som inte blir klara gäller"
    writer.say(f"{lead} {listed(names, 'sv')}.", places=[Place(row.span, ()) for row in rows])


def _say_controls(marks: Sequence[_Mark], writer: Writer) -> None:
    counts = Counter(mark.words for mark in marks)
    places = [mark.place for mark in marks]
    lead = "Räknat ur kontrollernas resultat" if writer.swedish else "Counted from the controls' results"
    note = f"{lead}: {'; '.join(f'{number} {words}' for words, number in counts.most_common())}"
    figures = [
        derived_count(number, "kontroller", places[0].span, places[0].section, note)
        for number in dict.fromkeys([len(marks), *counts.values()])
    ]
    total = number_word(len(marks), writer.language)
    if writer.swedish:
        parts = [f"{number_word(number, 'sv', common=True)} {words}" for words, number in counts.most_common()]
        text = (
            f"Av {total} kontroller har {listed(parts, 'sv')} genomförts."
            if len(counts) > 1
            else f"Samtliga {total} kontroller har genomförts {parts[0].split(' ', 1)[1]}."
        )
        if len(counts) > 1:
            text = f"Av {total} kontroller genomfördes {listed(parts, 'sv')}."
    else:
        english = {
            "utan avvikelse": "without deviation",
            "med avvikelse": "with a deviation",
            "med mindre avvikelse": "with a minor deviation",
            "med större avvikelse": "with a major deviation",
        }
        parts = [f"{number_word(number, 'en')} {english[words]}" for words, number in counts.most_common()]
        text = f"Of {total} controls, {listed(parts, 'en')} {'were' if len(marks) > 1 else 'was'} carried out."
    writer.say(text, figures, places)


_SHOWS = re.compile(
    r"\b(?:visar|påvisar|konstaterar|framkommer|framgår)\s+(?:på )?"
    r"(?:att\s+(?P<clause>.+)|(?P<noun>ett behov .+|brister .+))$"
)
_END = re.compile(r",?\s+(?:där|vilket|som|samt att|att|då)\s|[;(]|,\s")


def _say_findings(writer: Writer) -> None:
    """What controls and audits have shown."""
    if not writer.swedish:
        return
    for statement in writer.body.shelf.statements:
        if not any(_SECTION.search(bare(heading)) or _OTHER.search(bare(heading)) for heading in statement.section):
            continue
        text = readable(statement.text, writer.body)
        match = _SHOWS.search(" ".join(text.split()).rstrip(" .")) if text is not None else None
        if match is None:
            continue
        words = match["clause"] or match["noun"]
        cut = _END.search(words, 15)
        words = plain(words[: cut.start()] if cut else words)
        if not 3 <= len(words.split()) <= 20 or writer.is_copy(words):
            continue
        text = f"Genomförda kontroller visar att {words}." if match["clause"] else f"Granskningen visar på {words}."
        if writer.say(text, places=[Place(statement.span, statement.section)]):
            return
