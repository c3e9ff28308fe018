"""How far the goals are met, counted from the goal tables and the judgements under the goals' headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

from index.language import fold
from index.numbers import count, find_quantities
from index.types import Figure, Measure, Reading, Row, Span, Statement, Table, UnitKind
from service.draft.body import Body, bare
from service.draft.clauses import cause_of
from service.draft.naming import committee, genitive
from service.draft.phrases import number_word
from service.draft.repair import readable
from service.draft.writer import Place, Writer
from service.verify.answer import letters
from service.wording import listed


class Rating(IntEnum):
    """How far a goal is met, from best to worst."""

    VERY_HIGH = 0
    HIGH = 1
    MET = 2
    VERY_GOOD = 3
    GOOD = 4
    ACCEPTABLE = 5
    MOSTLY = 6
    PARTLY = 7
    NOT = 8


MET = (Rating.VERY_HIGH, Rating.HIGH, Rating.MET, Rating.VERY_GOOD, Rating.GOOD)
_RATINGS = (
    (Rating.NOT, r"\b(?:ej|inte|icke) (?:helt )?(?:uppfyllt|uppfylld|uppfylls|uppnatt|uppnadd|nas|nas|uppnas|kommer)|uppnas (?:inte|ej)|kommer inte (?:att )?(?:nas|uppnas|uppfyllas)|\blag maluppfyllelse|ej godtagbar|\binte godtagbar|når inte"),
    (Rating.PARTLY, r"\bdelvis\b|till viss del|i viss man|i viss utstrackning"),
    (Rating.MOSTLY, r"till stor del|risk for avvikelse|i huvudsak|inte fullt"),
    (Rating.VERY_HIGH, r"i mycket hog (?:grad|utstrackning)"),
    (Rating.HIGH, r"i hog (?:grad|utstrackning)|i stor utstrackning"),
    (Rating.VERY_GOOD, r"\bmycket god"),
    (Rating.GOOD, r"\bgod\b|\bgoda?\b"),
    (Rating.ACCEPTABLE, r"godtagbar|acceptabel|tillfredsstallande"),
    (Rating.MET, r"\b(?:uppfyllt|uppfylld|uppfylls|uppnas|uppnatt|uppnadd|nas|nadd|nar malet|gront|klart)\b"),
)  # fmt: skip
_RATED = tuple((rating, re.compile(pattern)) for rating, pattern in _RATINGS)
_SV = {
    Rating.VERY_HIGH: "i mycket hög grad", Rating.HIGH: "i hög grad", Rating.MET: "uppfyllt",
    Rating.VERY_GOOD: "mycket god", Rating.GOOD: "god", Rating.ACCEPTABLE: "godtagbar",
    Rating.MOSTLY: "till stor del", Rating.PARTLY: "delvis", Rating.NOT: "inte",
}  # fmt: skip
_EN = {
    Rating.VERY_HIGH: "to a very high degree", Rating.HIGH: "to a high degree", Rating.MET: "met",
    Rating.VERY_GOOD: "very good", Rating.GOOD: "good", Rating.ACCEPTABLE: "acceptable",
    Rating.MOSTLY: "to a large extent", Rating.PARTLY: "partly", Rating.NOT: "not",
}  # fmt: skip
_QUALITY = (Rating.VERY_GOOD, Rating.GOOD, Rating.ACCEPTABLE)

_GOAL_HEADING = re.compile(r"^(?:namndmal|namndens mal|mal|verksamhetsmal|namndspecifikt mal|inriktningsmal)\b[^a-z]*")
_RATING_HEADING = re.compile(r"^(?:maluppfyllelse|bedomning|status|maluppfyllnad)$")
_JUDGED = re.compile(
    r"maluppfyll\w* (?:bedoms|ar|beraknas)|bedoms (?:den (?:samlade )?)?maluppfyll\w*|bedomningen? ar (?:saledes )?att malet|malet bedoms|bedoms malet"
)
_NOT_REACHED = re.compile(r"\b(?:når|nås|uppnår|uppfyller) inte (?P<fully>fullt )?(?:heller )?målet (?:om|att|för)\s*(?:att )?(?P<goal>.{8,160}?)\.?$", re.IGNORECASE)
_GENERAL = re.compile(r"^(?:analys|motivering\b.*|maluppfyllelse|bedomning.*|kommentar|uppfoljning|resultat)$")


@dataclass(frozen=True)
class Goal:
    """A goal with its rating, where it stands."""

    name: str
    rating: Rating
    span: Span  # the judgement
    section: tuple[str, ...]
    heading: str = ""  # the goal's heading as it stands
    area: bool = False  # rated as an area, not as a single goal


def rating_of(text: str) -> Rating | None:
    plain = fold(text)
    return next((rating for rating, pattern in _RATED if pattern.search(plain)), None)


def read_goals(body: Body) -> tuple[Goal, ...]:
    """Goals with their ratings: from goal tables, else from headings, else from sentences that judge."""
    tables = tuple(_from_tables(body))
    headings = frozenset(section.path[-1] for section in body.sections)
    headed = tuple(goal for goal in _from_headings(body.shelf.statements) if goal.heading in headings)
    judged = tuple(goal for goal in _from_sentences(body.shelf.statements) if goal.heading in headings)
    best = max((tables, headed, judged), key=len)
    return _unique([*best, *_not_reached(body, best)])


def _unique(goals: Sequence[Goal]) -> tuple[Goal, ...]:
    kept: dict[str, Goal] = {}
    for goal in goals:
        kept.setdefault(bare(goal.name), goal)
    return tuple(kept.values())


def _from_tables(body: Body) -> Iterator[Goal]:
    for table in body.shelf.tables:
        column = _rating_column(table)
        if column is None or not body.allows(table.span):
            continue
        for row in table.rows:
            cell = row.cells[column] if column < len(row.cells) else None
            rating = rating_of(cell.text) if cell is not None and len(cell.text.split()) <= 8 else None
            name = _goal_cell(table, row)
            if cell is not None and rating is not None and name and not any(c.isdigit() for c in cell.text):
                yield Goal(name, rating, row.span, ())


def _rating_column(table: Table) -> int | None:
    for number, header in enumerate(table.columns):
        if re.search(r"maluppfyll|bedomning|prognos for malet", fold(header)):
            return number
    return None


def _goal_cell(table: Table, row: Row) -> str:
    """The goal itself: the column that says so, else the row's label."""
    for number, header in enumerate(table.columns):
        cell = row.cells[number] if number < len(row.cells) else None
        if re.match(r"(?:namndens )?(?:namndmal|mal|atagande)\b", fold(header)) and cell is not None:
            return cell.text
    return row.label


def _goal_name(section: tuple[str, ...]) -> str:
    """The innermost heading that is a goal's; "" where none is."""
    inner = [heading for heading in section if not _GENERAL.match(bare(heading))]
    return inner[-1] if inner else ""


def _from_headings(statements: Sequence[Statement]) -> Iterator[Goal]:
    """ "Nämndmål: X", then "Måluppfyllelse" with the rating alone beneath it."""
    for statement in statements:
        if not statement.section or not _RATING_HEADING.match(bare(statement.section[-1])):
            continue
        rating = rating_of(statement.text) if len(statement.text.split()) <= 8 else None
        name = _goal_name(statement.section)
        if rating is not None and name:
            yield Goal(_without_lead(name), rating, statement.span, statement.section, name)


def _from_sentences(statements: Sequence[Statement]) -> Iterator[Goal]:
    """ "Bedömningen är att målet kommer att uppnås", "Måluppfyllelsen bedöms som god"."""
    for statement in statements:
        plain = fold(statement.text)
        if not _JUDGED.search(plain) or len(plain.split()) > 35:
            continue
        rating = rating_of(statement.text)
        name = _goal_name(statement.section)
        if rating is not None and name:
            area = rating in _QUALITY and not _GOAL_HEADING.match(bare(name))
            yield Goal(_without_lead(name), rating, statement.span, statement.section, name, area)


def _not_reached(body: Body, known: Sequence[Goal]) -> Iterator[Goal]:
    """Goals that a sentence says are not reached, and that have no judgement of their own."""
    for statement in body.shelf.statements:
        match = _NOT_REACHED.search(" ".join(statement.text.split()))
        if match is None:
            continue
        heading = _heading_of(match["goal"], body)
        name = heading or match["goal"]
        if not any(_overlap(name, goal.name) >= SAME_GOAL for goal in known):
            rating = Rating.MOSTLY if match["fully"] else Rating.NOT
            yield Goal(_without_lead(name), rating, statement.span, statement.section, heading)


SAME_GOAL = 0.6
"""Share of a goal's words by which it is known again in another wording."""


def _heading_of(words: str, body: Body) -> str:
    found = [(section.path[-1], _overlap(words, section.path[-1])) for section in body.sections]
    best = max(found, key=lambda pair: pair[1], default=("", 0.0))
    return best[0] if best[1] >= SAME_GOAL else ""


def _overlap(one: str, other: str) -> float:
    a, b = ({word[:7] for word in fold(text).split() if len(word) > 3} for text in (one, other))
    return len(a & b) / max(1, min(len(a), len(b)))


def _without_lead(name: str) -> str:
    """A goal's name without its number and "Nämndmål:"."""
    text = re.sub(r"^[\d.:\s]+", "", name)
    text = re.sub(r"^(?:Nämndmål|Nämndens mål|Verksamhetsmål|Mål)\s*\d*\s*:\s*", "", text)
    return " ".join(text.split()).strip(" .")


# ---- sentences -------------------------------------------------------------------------------------------------------


def write_goals(writer: Writer) -> None:
    if writer.body.noisy:
        _say_indicators(writer)
        return
    goals = read_goals(writer.body)
    single = tuple(goal for goal in goals if not goal.area)
    areas = tuple(goal for goal in goals if goal.area)
    totals = _stated_totals(writer.body.shelf.statements)
    if totals:
        _say_totals(totals, writer)
        _say_missed(single, writer)
    elif len(single) > 1:
        _say_count(single, writer)
        _say_missed(single, writer)
    elif len(areas) > 1:
        _say_areas(areas, writer)
    if (not single and not areas and not totals) or writer.length == "long":
        _say_indicators(writer)


def counted(goals: Sequence[Goal], noun: str, note: str) -> Figure:
    """A number of goals as a figure that is counted: its source is the first judgement, its note names them all."""
    first = goals[0]
    return Figure(
        value=Decimal(len(goals)),
        text=str(len(goals)),
        unit=count(noun),
        activity="mål",
        measure=Measure.OTHER,
        span=first.span,
        quote=first.span,
        section=first.section,
        reading=Reading.DERIVED,
        note=note,
    )


def _note(goals: Sequence[Goal], writer: Writer) -> str:
    lead = "Räknat" if writer.swedish else "Counted"
    return f"{lead}: {'; '.join(goal.name for goal in goals)}"


def _groups(goals: Sequence[Goal]) -> list[tuple[Rating, list[Goal]]]:
    return [(rating, found) for rating in Rating if (found := [goal for goal in goals if goal.rating is rating])]


def _say_count(goals: Sequence[Goal], writer: Writer) -> None:
    total = counted(goals, "mål", _note(goals, writer))
    groups = _groups(goals)
    figures = [total, *(counted(found, "mål", _note(found, writer)) for _, found in groups)]
    places = [Place(goal.span, goal.section) for goal in goals]
    if writer.swedish:
        text = _swedish_count(len(goals), groups, writer)
    else:
        parts = [f"{number_word(len(found), 'en')} {'are' if len(found) > 1 else 'is'} {_english(rating)}" for rating, found in groups]
        text = f"Of the {number_word(len(goals), 'en')} goals, {listed(parts, 'en')}."
    writer.say(text, figures, places)


def _english(rating: Rating) -> str:
    return "not met" if rating is Rating.NOT else "met" if rating is Rating.MET else f"met {_EN[rating]}"


def _swedish_count(total: int, groups: list[tuple[Rating, list[Goal]]], writer: Writer) -> str:
    name = committee(writer.body.document, "sv")
    owner = genitive(name[:1].lower() + name[1:])
    if len(groups) == 1:
        rating, _ = groups[0]
        told = {Rating.MET: "uppfyllda", Rating.NOT: "inte uppfyllda"}.get(rating, f"uppfyllda {_SV[rating]}")
        return f"Samtliga {number_word(total, 'sv')} mål bedöms vara {told}."
    parts = []
    for rating, found in groups:
        many = number_word(len(found), "sv")
        done = "uppfyllda" if len(found) > 1 else "uppfyllt"
        parts.append(
            f"{many} {done}" if rating is Rating.MET
            else f"{many} inte {done}" if rating is Rating.NOT
            else f"{many} {_SV[rating]} {done}" if rating is Rating.PARTLY
            else f"{many} {done} {_SV[rating]}" if not parts
            else f"{many} {_SV[rating]}"
        )  # fmt: skip
    return f"Av {owner} {number_word(total, 'sv')} mål bedöms {listed(parts, 'sv')}."


MISSED = {"short": 2, "normal": 4, "long": 8}


def _say_missed(goals: Sequence[Goal], writer: Writer) -> None:
    """Which goals are not met, the worst first, each with the reason that the report gives under it."""
    missed = sorted((goal for goal in goals if goal.rating >= Rating.MOSTLY), key=lambda goal: -goal.rating)
    for number, goal in enumerate(missed[: MISSED[writer.length]]):
        quoted = f"”{goal.name}”" if writer.swedish else f"“{goal.name}”"
        if writer.swedish:
            text = {
                Rating.NOT: [f"Målet {quoted} bedöms inte nås.", f"Inte heller målet {quoted} nås."],
                Rating.PARTLY: [f"Delvis uppfyllt är målet {quoted}.", f"Även målet {quoted} är delvis uppfyllt."],
                Rating.MOSTLY: [f"Risk för avvikelse finns för målet {quoted}.", f"Även för målet {quoted} finns risk för avvikelse."],
            }[goal.rating]
            same = number > 0 and missed[number - 1].rating is goal.rating
            text = text[1:] if same else text[:1]
        else:
            text = [f"The goal {quoted} is {_english(goal.rating)}."]
        places = [Place(goal.span, goal.section), *_heading_place(goal, writer.body)]
        writer.say(text, places=places)
        if writer.length != "short":
            _say_reason(goal, writer)


def _heading_place(goal: Goal, body: Body) -> list[Place]:
    """Where the goal's name stands, for a judgement that does not stand under it."""
    if not goal.heading or goal.heading in goal.section:
        return []
    section = next((s for s in body.sections if s.path[-1] == goal.heading), None)
    if section is None:
        return []
    end = body.document.text.find("\n", section.span.start + 1)
    return [Place(Span(section.span.start, end if end > 0 else section.span.end), section.path)]


# ---- what the report itself has counted ---------------------------------------------------------------------------


_REACHES = re.compile(r"\b(?:når|uppnår|uppfyller)\s+(?P<met>[\wåäö]+)\s+av\s+(?:de\s+|totalt\s+)?(?P<all>[\wåäö]+)\s+mål(?:en)?\b", re.IGNORECASE)
_REACHES_ONE = re.compile(r"^Nämnden (?:når|uppnår) målet\.?$", re.IGNORECASE)


@dataclass(frozen=True)
class _Total:
    met: int
    every: int
    statement: Statement


def _stated_totals(statements: Sequence[Statement]) -> list[_Total]:
    """ "Nämnden når fyra av sex mål", once an area."""
    found = []
    for statement in statements:
        match = _REACHES.search(statement.text)
        if match is not None:
            met, every = (_value(match[name]) for name in ("met", "all"))
            if met is not None and every is not None and met <= every:
                found.append(_Total(met, every, statement))
        elif _REACHES_ONE.match(statement.text.strip()):
            found.append(_Total(1, 1, statement))
    return found if any(_REACHES.search(one.statement.text) for one in found) else []


def _value(word: str) -> int | None:
    numbers = find_quantities(f"{word} mål")
    value = numbers[0].value if len(numbers) == 1 else None
    return int(value) if value is not None and value == int(value) else None


def _say_totals(totals: Sequence[_Total], writer: Writer) -> None:
    met, every = sum(one.met for one in totals), sum(one.every for one in totals)
    lead = "Summerat" if writer.swedish else "Added up"
    of = "av" if writer.swedish else "of"
    note = f"{lead}: {'; '.join(f'{one.met} {of} {one.every}' for one in totals)}" if len(totals) > 1 else ""
    figures = [_added(value, totals[0].statement, note) for value in (met, every)]
    places = [Place(one.statement.span, one.statement.section) for one in totals]
    some, total = number_word(met, writer.language), number_word(every, writer.language)
    name = committee(writer.body.document, writer.language)
    if writer.swedish:
        writer.say(f"{name} bedöms sammantaget nå {some} av {total} mål.", figures, places)
    else:
        writer.say(f"In all, {name} is judged to reach {some} of {total} goals.", figures, places)


def _added(value: int, statement: Statement, note: str) -> Figure:
    return Figure(
        value=Decimal(value),
        text=str(value),
        unit=count("mål"),
        activity="mål",
        measure=Measure.OTHER,
        span=statement.span,
        quote=statement.span,
        section=statement.section,
        reading=Reading.DERIVED,
        note=note,
    )


def _say_reason(goal: Goal, writer: Writer) -> None:
    """A cause stated under the goal's heading, of what is not reached."""
    own = [s for s in writer.body.shelf.statements if s.cause and any(_without_lead(h) == goal.name for h in s.section)]
    stated = [s for s in writer.body.shelf.statements if s.span == goal.span and s.cause]
    for statement in [*own, *stated]:
        if not re.search(r"\b(?:inte|ej|minskat|risk|svår\w*|negativ\w*|brist|försen\w*|okat|ökat)\b", statement.text):
            continue
        text = readable(statement.text, writer.body)
        clause = cause_of(statement, text) if text is not None else None
        if clause is None or writer.is_copy(clause.text) or re.search(r"\b(?:därför|således)\b", clause.text):
            continue
        if not writer.swedish:
            return
        if clause.shape == "clause":
            variants = [f"Skälet är att {clause.text}.", f"Det beror på att {clause.text}."]
        else:
            variants = [f"Som skäl anges {clause.text}.", f"Det beror på {clause.text}."]
        writer.say(variants, places=[Place(statement.span, statement.section)])
        return


def _say_areas(goals: Sequence[Goal], writer: Writer) -> None:
    """Areas rated as good, very good and so on."""
    groups = _groups(goals)
    figures = [counted(goals, "målområden", _note(goals, writer)), *(counted(found, "målområden", _note(found, writer)) for _, found in groups)]
    places = [Place(goal.span, goal.section) for goal in goals]
    total = number_word(len(goals), writer.language)
    if writer.swedish:
        parts = [f"{_SV[rating]} för {number_word(len(found), 'sv')}" for rating, found in groups]
        text = f"Måluppfyllelsen är bedömd för {total} områden och är {listed(parts, 'sv')}."
    else:
        parts = [f"{_EN[rating]} for {number_word(len(found), 'en')}" for rating, found in groups]
        text = f"Goal attainment has been judged for {total} areas and is {listed(parts, 'en')}."
    writer.say(text, figures, places)
    for rating, found in groups[:1] + groups[-1:]:
        if len(groups) < 2 or len(found) > 2:
            continue
        names = listed([f"”{goal.name}”" for goal in found], writer.language)
        marks = [Place(goal.span, goal.section) for goal in found]
        if writer.swedish:
            lead = "Högst bedöms" if rating is groups[0][0] else "Lägst bedöms"
            writer.say(f"{lead} {names}.", places=marks)
        else:
            writer.say(f"{'Highest' if rating is groups[0][0] else 'Lowest'} is {names}.", places=marks)


# ---- indicators -----------------------------------------------------------------------------------------------------


_LOWER = re.compile(r"sjukfranvaro|personalomsattning|ateraktualis|klagomal|utslapp|vantetid|handlaggningstid|\bminskar?\b")
WHOLE = Decimal(100)


def _say_indicators(writer: Writer) -> None:
    """How many indicators reach their target, where the report gives both in per cent."""
    rows: dict[tuple[int, int], dict[Measure, Figure]] = {}
    reported = writer.body.document.meta.period
    for figure in writer.body.shelf.figures:
        if figure.table is None or figure.row is None or figure.value is None or figure.period is None or reported is None:
            continue
        if figure.unit.kind not in (UnitKind.PERCENT, UnitKind.INDEX) or figure.period.year != reported.year:
            continue
        if figure.measure in (Measure.OUTCOME, Measure.TARGET, Measure.ATTAINMENT) and figure.reading is Reading.READ:
            rows.setdefault((figure.table, figure.row), {}).setdefault(figure.measure, figure)
    pairs = [_Indicator(r[Measure.OUTCOME], r[Measure.TARGET], r.get(Measure.ATTAINMENT)) for r in rows.values() if Measure.OUTCOME in r and Measure.TARGET in r]
    pairs = [one for one in pairs if one.outcome.unit.kind is one.target.unit.kind]
    if len(pairs) < 2:
        return
    met = [_as_goal(one.outcome) for one in pairs if one.reached]
    everything = [_as_goal(one.outcome) for one in pairs]
    total = counted(everything, "indikatorer", _note(everything, writer))
    figures = [total, *([counted(met, "indikatorer", _note(met, writer))] if met else [])]
    places = [Place(goal.span, goal.section) for goal in everything]
    all_, some = number_word(len(everything), writer.language), number_word(len(met), writer.language, common=True)
    if writer.swedish:
        text = f"Av de {all_} indikatorer som har både utfall och mål når {some if met else 'ingen'} sitt mål."
    else:
        text = f"Of the {all_} indicators with both an outcome and a target, {some if met else 'none'} {'reach' if len(met) > 1 else 'reaches'} the target."
    if writer.say(text, figures, places) and writer.length != "short":
        _say_furthest(pairs, writer)


def _as_goal(figure: Figure) -> Goal:
    return Goal(figure.activity, Rating.MET, figure.quote, figure.section)


@dataclass(frozen=True)
class _Indicator:
    outcome: Figure
    target: Figure
    attainment: Figure | None

    @property
    def reached(self) -> bool:
        """By the report's own attainment where it gives one, else by comparison, whichever way is better."""
        if self.attainment is not None and self.attainment.value is not None:
            return self.attainment.value >= WHOLE
        value, wanted = self.outcome.value or Decimal(0), self.target.value or Decimal(0)
        return value <= wanted if _LOWER.search(fold(self.outcome.activity)) else value >= wanted

    @property
    def gap(self) -> Decimal:
        return abs((self.outcome.value or Decimal(0)) - (self.target.value or Decimal(0)))


def _say_furthest(pairs: Sequence[_Indicator], writer: Writer) -> None:
    """The indicator furthest from its target."""
    missed = [one for one in pairs if not one.reached and one.outcome.unit.kind is UnitKind.PERCENT]
    if not missed or writer.body.noisy:
        return
    worst = max(missed, key=lambda one: one.gap)
    name = _indicator_name(worst.outcome.activity, writer.body)
    words, figures = name[:1].lower() + name[1:], [worst.outcome, worst.target]
    if len(words.split()) > LONGEST_NAME:
        return
    if writer.swedish:
        writer.say(f"Längst från målet är {words}, {_percent(worst.outcome)} mot målet {_percent(worst.target)}.", figures)
    else:
        text = f"Furthest from its target is “{words}”, {worst.outcome.value} percent against {worst.target.value} percent."
        writer.say(text, figures)


LONGEST_NAME = 20
"""Words of an indicator's name that a sentence can hold."""


def _indicator_name(label: str, body: Body) -> str:
    """The label without its unit; where a line break fell inside a word, as a heading writes it."""
    name = re.sub(r"\s*\((?:%|procent)\)|\s*Mål \d+ Agenda 2030\.?", "", label).strip(" .")
    headings = (section.path[-1].strip(" .") for section in body.sections)
    return next((heading for heading in headings if letters(heading) == letters(name)), name)


def _percent(figure: Figure) -> str:
    return f"{str(figure.value).replace('.', ',')} procent"

