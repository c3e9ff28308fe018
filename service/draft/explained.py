"""What a draft says of the activities that explain the result, and why."""

from dataclasses import dataclass
from decimal import Decimal

from index.types import Figure, PeriodKind, Reading
from service.documents.economy import Economy, Slot
from service.draft.accounts import Accounts, identifier_of
from service.draft.body import Body
from service.draft.causes import Cause, causes_of, say_cause
from service.draft.naming import name_of
from service.draft.phrases import size
from service.draft.records import PointKind
from service.draft.writer import Place, Writer
from service.wording import result_noun

SHARES = {"short": 1, "normal": 3, "long": 6}
"""Activities that a draft of each length explains the result with."""
SMALL = Decimal("0.04")
"""A deviation below this share of the whole's largest explains nothing."""


def say_activities(accounts: Accounts, writer: Writer) -> None:
    chosen, largest = _chosen(accounts, writer)
    causes = [_causes(one, number, writer) for number, (one, _) in enumerate(chosen)]
    if chosen and not causes[0] and not _say_whole_cause(accounts, writer):
        lead = (
            "Ingen orsak kunde hämtas ur rapporten för"
            if writer.swedish
            else "No cause could be taken from the report for"
        )
        writer.point(PointKind.MISSING, f"{lead} {chosen[0][1]}.")
    writer.paragraph()
    for number, (one, name) in enumerate(chosen):
        _say_activity(one, name, number, accounts.direction, writer, largest=number == 0 and largest)
        for place, cause in enumerate(causes[number]):
            say_cause(writer, cause, place)


def _causes(one: Economy, number: int, writer: Writer) -> list[Cause]:
    """The activity's causes, none that another has been given."""
    many = 2 if number == 0 and writer.length != "short" else 1
    found = causes_of(writer, identifier_of(one), one.label, one.direction, writer.told, many)
    writer.told |= {cause.clause.text for cause in found}
    return found


def _say_whole_cause(accounts: Accounts, writer: Writer) -> bool:
    """A cause of the whole result, where the largest activity has none of its own."""
    if not writer.swedish:
        return False
    for cause in causes_of(writer, None, "", accounts.direction, writer.told, 1):
        writer.told.add(cause.clause.text)
        words = f"att {cause.clause.text}" if cause.clause.shape == "clause" else cause.clause.text
        place = Place(cause.clause.statement.span, cause.clause.statement.section)
        return writer.say(f"Som en förklaring till resultatet anges {words}.", places=[place])
    return False


def _chosen(accounts: Accounts, writer: Writer) -> tuple[list[tuple[Economy, str]], bool]:
    """The activities that explain the result, and whether the first is the largest of its direction.

    Those of the whole's own direction come first, then the largest of the other. A row whose garbled label cannot be
    told is left out and noted.
    """
    telling = [one for one in accounts.activities if one.direction and _certain(one)]
    largest = Decimal(str(max((one.size for one in telling), default=0)))
    named: list[tuple[Economy, str]] = []
    unnamed: list[Economy] = []
    for one in telling:
        name = name_of(one.label, writer.body, writer.language)
        if name is not None:
            named.append((one, name))
        elif Decimal(str(one.size)) >= MANY * largest:
            unnamed.append(one)
    for one in unnamed:
        _note_unnamed(one, writer)
    direction = accounts.direction if accounts.direction in {one.direction for one, _ in named} else None
    own = [pair for pair in named if direction is None or pair[0].direction == direction]
    other = [pair for pair in named if pair not in own and Decimal(str(pair[0].size)) >= SMALL * largest]
    limit = SHARES[writer.length]
    if limit > 1:
        few = [pair for pair in own[:limit] if Decimal(str(pair[0].size)) >= MANY * Decimal(str(own[0][0].size))]
        own = (few if writer.length != "long" else own[:limit]) or own[:1]
        own = own[: max(2, limit - 1)] if other and writer.length != "normal" else own
        other = other[: 1 if writer.length == "normal" else 2]
    else:
        own, other = own[:1], []
    is_largest = bool(own) and all(
        one.size <= own[0][0].size for one in unnamed if one.direction == own[0][0].direction
    )
    return own + other, is_largest


MANY = Decimal("0.25")
"""An activity this large beside the largest of its direction explains a good part of the result."""


def _note_unnamed(one: Economy, writer: Writer) -> None:
    places = [Place(figure.quote, figure.section) for figure in one.deviations[:1]]
    sv = "Raden har ett namn som inte går att läsa säkert och nämns inte i utkastet"
    en = "The row has a name that cannot be read with certainty and is not mentioned in the draft"
    label = " ".join(one.label.split())
    writer.point(PointKind.OCR, f"{sv if writer.swedish else en}: {label}.", *places)


def _certain(one: Economy) -> bool:
    return all(figure.reading in (Reading.READ, Reading.RECONSTRUCTED) for figure in one.deviations)


def _say_activity(
    one: Economy, name: str, number: int, direction: int | None, writer: Writer, *, largest: bool
) -> None:
    period, year = _deviations(one, writer)
    main = period or year
    if main is None:
        return
    told = _Told(
        name,
        result_noun(main.favourable, writer.language),
        size(main, writer.language),
        forecast=main is year,
        opposite=bool(direction) and main.favourable != direction,
        largest=largest,
        first=number == 0,
    )
    figures, later = [main], ""
    if period is not None and year is not None:
        figures.append(year)
        later = _later(period, year, writer)
    variants = _swedish(told, later) if writer.swedish else _english(told, later)
    writer.say([f"{text}." for text in variants], figures)


def _deviations(one: Economy, writer: Writer) -> tuple[Figure | None, Figure | None]:
    """The period's deviation and the full year's; one without a direction or of nil is no lead."""
    reported = writer.body.document.meta.period
    if reported is not None and reported.kind is PeriodKind.YEAR:
        return one[Slot.FORECAST_DEVIATION], None
    known = (one[Slot.DEVIATION], one[Slot.FORECAST_DEVIATION])
    period, year = (figure if figure is not None and figure.favourable else None for figure in known)
    return period, year


def _later(period: Figure, year: Figure, writer: Writer) -> str:
    """What the deviation is expected to be at the end of the year."""
    dev, noun = size(year, writer.language), result_noun(year.favourable, writer.language)
    if period.favourable == year.favourable:
        return f"väntas bli {dev} för helåret" if writer.swedish else f"is expected to be {dev} for the full year"
    return (
        f"väntas vändas till ett {noun} på {dev} för helåret"
        if writer.swedish
        else f"is expected to turn into a {noun} of {dev} for the full year"
    )


@dataclass(frozen=True)
class _Told:
    """What is said of an activity."""

    name: str
    noun: str
    size: str
    forecast: bool
    opposite: bool
    largest: bool
    first: bool


def _swedish(told: _Told, later: str) -> list[str]:
    name, noun, dev = told.name, told.noun, told.size
    verb = "väntas" if told.forecast else "redovisas"
    also, which = (f" och {later}" if later else ""), (f", som {later}" if later else "")
    if told.opposite:
        return [
            f"Däremot {verb} för {name} ett {noun} på {dev}{which}",
            f"För {name} {verb} i stället ett {noun} på {dev}{which}",
        ]
    if told.first and told.largest:
        return [f"Det största {noun}et, {dev}, gäller {name}{also}"]
    if told.first:
        return [f"Ett {noun} på {dev} {verb} för {name}{which}"]
    return [
        f"Även för {name} {verb} ett {noun}, {dev}{which}",
        f"För {name} {verb} ett {noun} på {dev}{which}",
        f"Dessutom {verb} ett {noun} på {dev} för {name}{which}",
    ]


def _english(told: _Told, later: str) -> list[str]:
    name, noun, dev = told.name, told.noun, told.size
    verb = "is expected" if told.forecast else "is reported"
    also, then = (f" and {later}" if later else ""), (f"; it {later}" if later else "")
    if told.opposite:
        return [
            f"By contrast, a {noun} of {dev} {verb} for {name}{then}",
            f"For {name}, however, a {noun} of {dev} {verb}{then}",
        ]
    if told.first and told.largest:
        return [f"The largest {noun}, {dev}, concerns {name}{also}"]
    return [f"A {noun} of {dev} {verb} for {name}{then}", f"For {name}, a {noun} of {dev} {verb}{then}"]


def main_activity(accounts: Accounts, body: Body) -> Figure | None:
    """The largest deviation of an activity, the full year's where there is one; None where its name is unreadable."""
    for one in accounts.activities:
        deviation = one[Slot.FORECAST_DEVIATION] or one[Slot.DEVIATION]
        if deviation is not None and deviation.favourable:
            return deviation if name_of(one.label, body, "sv") is not None else None
    return None
