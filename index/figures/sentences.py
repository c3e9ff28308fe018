"""Quantities in prose -> figures that know what they measure, for whom and when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.figures.labels import label_before, pairs
from index.figures.sentence_measure import favourable_of, line_of, measure_of
from index.figures.sentence_when import (
    Place,
    clause_edges,
    clause_start,
    is_earlier,
    period_of_sentence,
    year_ahead,
)
from index.figures.subject import (
    antecedent_at,
    begins_generic,
    fold,
    heading_subject,
    is_activity,
    is_left_out,
    named_subject,
    nearer_subject,
    respective_subjects,
    shown_subject,
    subject_at,
    tells_result,
    topic_at,
)
from index.numbers import UNKNOWN, Quantity, find_quantities, unit_of
from index.numbers.noughts import with_noughts
from index.sentences import sentences
from index.types import (
    BlockKind,
    Figure,
    Mapped,
    Metadata,
    Parsed,
    Reading,
    RowKind,
    Table,
    Unit,
    UnitKind,
)

_SAME_AGAIN = re.compile(
    r"jämfört med|i jämförelse|\(|respektive|\bmot\b|\btill\b|^\s*[-–]\s*$|^,?\s*(?:vilket (?:motsvarar|är)|eller)\s*$",
    re.IGNORECASE,
)
_RESPECTIVELY = re.compile(r"\brespektive\b", re.IGNORECASE)
_AND = re.compile(r"\s*(?:och|respektive)\s*")
_CLEAN = re.compile(r"[(\"”]*[-+−–—]?\s*\d[\d\s.,]*(?:[-–]\d+)?\s?(?:%|kr|tkr|mnkr)?[)\"”.,;:]*")
_INVESTED = re.compile(r"\binvestering")
INVESTMENTS = "Investeringar"
"""What a sentence about the committee's investments is about: never its operations."""
NOISY = 0.05
"""Share of garbled words from which a text counts as badly scanned."""
MANY = 5
"""Numbers without unit from which a sentence is looked at as a lost table."""
RUN_TOGETHER = 10**9
"""A bare number as large as this is not one but several numbers of a lost table ("78 123 415 399")."""
_UNSAID = (UnitKind.UNKNOWN, UnitKind.COUNT)
_COUNTED = re.compile(r"(?:det\s+)?(?:\w+\s+)?\w*antal", re.IGNORECASE)
_HEADED = (UnitKind.MONEY, UnitKind.PERCENT)


@dataclass(frozen=True)
class _Setting:
    """What a text takes from where it stands."""

    path: tuple[str, ...]
    meta: Metadata
    next_year: int | None = None
    group: tuple[str, ...] = ()


def sentence_figures(parsed: Parsed, meta: Metadata) -> list[Figure]:
    """Every quantity in paragraphs, list items, telling headings and prose rows of tables, in reading order.

    What a sentence is about is carried: from its heading, from a small table of one activity above it, from the
    opening sentence of a paragraph before it in the section.
    """
    found: list[Figure] = []
    section, carried, shown = -1, "", ""
    labelled = pairs(parsed.blocks)
    for at, block in enumerate(parsed.blocks):
        path = parsed.sections[block.section].path
        if block.section != section:
            section, carried, shown = block.section, "", ""
        setting = _Setting(path, meta, year_ahead(parsed, block.section, meta.period))
        about = carried or heading_subject(path, meta.committee)
        if at in labelled:
            found += _of_pair(labelled[at], setting)
        elif block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            figures, opening, shown = _of_text(block.body, setting, about, shown)
            found += figures
            if block.kind is BlockKind.PARAGRAPH and is_activity(opening) and not is_activity("".join(path[-1:])):
                carried = opening
        elif block.kind is BlockKind.HEADING:
            headed, *_ = _of_text(block.body, setting, heading_subject((*path, block.body.text), meta.committee))
            found += [figure for figure in headed if figure.unit.kind in _HEADED]
        elif block.kind is BlockKind.TABLE and block.table is not None:
            found += _of_prose_rows(parsed, block.table, setting)
            carried = _only_activity(parsed.tables[block.table]) or carried
    return found


def _only_activity(table: Table) -> str:
    """The activity of a table that has one row, or the same row for several years: the text below is about it."""
    labels = {row.label for row in table.rows if row.kind is RowKind.DATA and row.label}
    label = labels.pop() if len(labels) == 1 else ""
    return label if is_activity(label) else ""


def _of_pair(body: Mapped, setting: _Setting) -> list[Figure]:
    """The figure of a label and an amount on lines of their own: both are its quote."""
    quantities = list(find_quantities(body.text))
    span = body.span(0, len(body.text))
    last = quantities[-1]
    label = body.text[: last.outer_start].rstrip(" :")
    place = Place(body.text, span, setting.path, label, (), setting.meta, "", label, setting.next_year)
    return _of_sentence(place, [last], body, 0)


def _of_prose_rows(parsed: Parsed, index: int, setting: _Setting) -> Iterator[Figure]:
    above, group = "", ()  # type: str, tuple[str, ...]
    for row in parsed.tables[index].rows:
        if row.kind is not RowKind.PROSE:
            above, group = row.label or above, row.group
        elif row.prose is not None and row.prose.text:
            about = above or heading_subject(setting.path, setting.meta.committee)
            yield from _of_text(row.prose, replace(setting, group=group), about, fixed=bool(above))[0]


def _of_text(
    body: Mapped, setting: _Setting, about: str, shown: str = "", *, fixed: bool = False
) -> tuple[list[Figure], str, str]:
    """The figures of a paragraph, what its opening sentence said that it was about, and what the last chart shows.

    `shown` is what the chart before the paragraph shows, "" when none does.
    """
    found: list[Figure] = []
    meta = setting.meta
    said, opening = "", ""
    for start, end in sentences(body):
        text = body.text[start:end]
        noisy = meta.noise >= NOISY
        read = with_noughts(text) if noisy else text
        quantities = [q for q in find_quantities(read) if _is_told(q, read, noisy=noisy)]
        named = "" if fixed else named_subject(text, meta.committee)
        opening = named if not found and not opening and start == 0 else opening
        said = named or (opening if begins_generic(text) else said)
        shown = "" if fixed else shown_subject(text) or shown
        said = shown if shown and not named and tells_result(text) else said
        if quantities and not _is_debris(text, quantities):
            alone = len(quantities) == 1 and not fixed and meta.noise < NOISY
            label = label_before(text, quantities[0]) if alone else ""
            span = body.span(start, end)
            place = Place(text, span, setting.path, said or about, setting.group, meta, named, label, setting.next_year)
            found += _of_sentence(place, quantities, body, start)
    return found, opening, shown


def _is_told(number: Quantity, text: str, *, noisy: bool) -> bool:
    """Whether a number says something: not a bare word ("de två"), and not a scrap of a badly scanned word."""
    if number.unit.kind is UnitKind.UNKNOWN and number.spelled:
        return False
    if not noisy or number.spelled:
        return True
    start = text.rfind(" ", 0, number.start) + 1
    end = text.find(" ", number.end)
    clean = _CLEAN.fullmatch(text[start : end if end >= 0 else len(text)]) is not None
    scrap = number.text == "1" and number.unit.kind in (UnitKind.UNKNOWN, UnitKind.COUNT)  # an "I" misread
    return clean and not scrap


def _is_debris(text: str, quantities: list[Quantity]) -> bool:
    """A run of bare numbers is a table that nobody recognised, not a sentence."""
    bare = sum(q.unit.kind is UnitKind.UNKNOWN for q in quantities)
    if any(q.value and q.value >= RUN_TOGETHER and q.unit.kind in _UNSAID for q in quantities):
        return True
    return bare >= MANY and 3 * bare > len(text.split())


def _of_sentence(place: Place, quantities: list[Quantity], body: Mapped, offset: int) -> list[Figure]:
    found: list[Figure] = []
    for i, number in enumerate(quantities):
        begin = quantities[i - 1].outer_end if i else 0
        stop = quantities[i + 1].outer_start if i + 1 < len(quantities) else len(place.text)
        until = _until(place.text, quantities, i)
        again = found[-1] if found and _SAME_AGAIN.search(place.text[begin : number.outer_start]) else None
        measure = measure_of(place, number, begin, stop, again)
        favourable = favourable_of(place, number, measure)
        period = period_of_sentence(place, number, (begin, until), measure, again)
        activity = _activity(place, quantities, i)
        printed = place.text[number.start : number.end]
        mended = printed != number.text
        found.append(
            Figure(
                value=number.value,
                reading=Reading.RECONSTRUCTED if mended else Reading.READ,
                note=f"Källan har {printed}; läst som {number.text}: bokstaven o står för nollor." if mended else "",
                text=place.text[number.outer_start : number.outer_end],
                unit=_counted(place.text, activity) if number.unit.kind is UnitKind.UNKNOWN else number.unit,
                activity=activity,
                measure=measure,
                span=body.span(offset + number.start, offset + number.end),
                quote=place.span,
                section=place.section,
                group=place.group or _counted_of(place, number, activity),
                line=line_of(place, number),
                period=period,
                favourable=favourable,
                approximate=number.approximate,
                earlier=is_earlier(place, number, stop, measure),
            )
        )
    return found


def _counted_of(place: Place, number: Quantity, activity: str) -> tuple[str, ...]:
    """ "Antalet placeringar" under "Insatser för vuxna" is of those."""
    if number.unit.kind not in _UNSAID:
        return ()
    bare = _COUNTED.match(activity) is not None and not is_activity(activity)
    return (place.activity,) if bare and activity in place.text and is_activity(place.activity) else ()


def _counted(text: str, topic: str) -> Unit:
    """What a bare number counts where its sentence says so: "Antalet besök har uppgått till 17 131"."""
    said = unit_of(topic) if topic in text and _COUNTED.search(topic) else None
    return said if said is not None and said.kind in (UnitKind.COUNT, UnitKind.DURATION) else UNKNOWN


def _until(text: str, quantities: list[Quantity], i: int) -> int:
    """Where the words after a number end that may tell its period: "109 kunder och 39 161 timmar år 2022"."""
    while i + 1 < len(quantities):
        if not _AND.fullmatch(text, quantities[i].outer_end, quantities[i + 1].outer_start):
            return quantities[i + 1].outer_start
        i += 1
    return len(text)


def _activity(place: Place, quantities: list[Quantity], i: int) -> str:
    """What the number is about; what its words leave out is no subject, but tells what is left."""
    named = _named_activity(place, quantities, i)
    if not named or not is_left_out(place.text[: quantities[i].outer_start], named):
        return named
    around = place.activity if place.activity != named else heading_subject(place.section, place.meta.committee)
    return f"{around} exklusive {named}".strip()


def _named_activity(place: Place, quantities: list[Quantity], i: int) -> str:
    number = quantities[i]
    text = place.text
    if place.label:
        return place.label
    if i and _RESPECTIVELY.search(text, quantities[i - 1].outer_end, number.outer_start):
        pair = respective_subjects(text, quantities[i - 1].start)
        if len(pair) >= 2:
            return pair[-1]
    follows = i + 1 < len(quantities) and _RESPECTIVELY.search(text, number.outer_end, quantities[i + 1].outer_start)
    if follows:
        pair = respective_subjects(text, number.start)
        if len(pair) >= 2:
            return pair[-2]
    if number.unit.kind is not UnitKind.MONEY:
        before = quantities[i - 1].outer_end if i else 0
        topic = topic_at(text, before, number.outer_start) or topic_at(text, 0, number.outer_start)
        if topic:
            return topic
    begin = clause_start(text, number.outer_start)
    plain = _without(text, quantities)
    if place.named:
        return nearer_subject(plain, place.named, clause_edges(text, number.outer_start)) or place.named
    if number.unit.kind is UnitKind.MONEY and (antecedent := antecedent_at(plain, begin)):
        return antecedent
    own = subject_at(plain[begin:], number.outer_start - begin)
    if not own and place.activity in ("", place.meta.committee):
        own = subject_at(plain, number.outer_start)
    about = own or place.activity
    whole = about in ("", place.meta.committee)
    return INVESTMENTS if whole and _INVESTED.search(fold(text)) else about


def _without(text: str, quantities: list[Quantity]) -> str:
    """The sentence with its quantities blanked: the people of "20 vuxna" are no activity."""
    for number in quantities:
        blank = " " * (number.outer_end - number.outer_start)
        text = text[: number.outer_start] + blank + text[number.outer_end :]
    return text
