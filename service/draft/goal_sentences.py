"""What a draft says of the goals: how many are met, which are not and why."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.numbers import find_quantities
from index.types import Figure, Span, Statement
from service.draft.body import Body
from service.draft.clauses import cause_of
from service.draft.counts import derived_count
from service.draft.goals import ENGLISH, SWEDISH, Goal, Rating, read_goals, without_lead
from service.draft.indicators import say_indicators
from service.draft.naming import committee, genitive
from service.draft.phrases import number_word
from service.draft.repair import readable
from service.draft.writer import Place, Writer
from service.wording import listed, quoted


def write_goals(writer: Writer) -> None:
    if writer.body.noisy:
        say_indicators(writer)
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
        say_indicators(writer)


def _counted(goals: Sequence[Goal], noun: str, writer: Writer) -> Figure:
    """How many goals there are: its source is the first judgement, its note names them all."""
    lead = "Räknat" if writer.swedish else "Counted"
    note = f"{lead}: {'; '.join(goal.name for goal in goals)}"
    return derived_count(len(goals), noun, goals[0].span, goals[0].section, note)


def _groups(goals: Sequence[Goal]) -> list[tuple[Rating, list[Goal]]]:
    return [(rating, found) for rating in Rating if (found := [goal for goal in goals if goal.rating is rating])]


def _say_count(goals: Sequence[Goal], writer: Writer) -> None:
    total = _counted(goals, "mål", writer)
    groups = _groups(goals)
    figures = [total, *(_counted(found, "mål", writer) for _, found in groups)]
    places = [Place(goal.span, goal.section) for goal in goals]
    if writer.swedish:
        text = _swedish_count(len(goals), groups, writer)
    else:
        parts = [
            f"{number_word(len(found), 'en')} {'are' if len(found) > 1 else 'is'} {_english(rating)}"
            for rating, found in groups
        ]
        text = f"Of the {number_word(len(goals), 'en')} goals, {listed(parts, 'en')}."
    writer.say(text, figures, places)


def _english(rating: Rating) -> str:
    return "not met" if rating is Rating.NOT else "met" if rating is Rating.MET else f"met {ENGLISH[rating]}"


def _swedish_count(total: int, groups: list[tuple[Rating, list[Goal]]], writer: Writer) -> str:
    name = committee(writer.body.document, "sv")
    owner = genitive(name[:1].lower() + name[1:])
    if len(groups) == 1:
        rating, _ = groups[0]
        told = {Rating.MET: "uppfyllda", Rating.NOT: "inte uppfyllda"}.get(rating, f"uppfyllda {SWEDISH[rating]}")
        return f"Samtliga {number_word(total, 'sv')} mål bedöms vara {told}."
    parts: list[str] = []
    for rating, found in groups:
        many = number_word(len(found), "sv")
        done = "uppfyllda" if len(found) > 1 else "uppfyllt"
        parts.append(
            f"{many} {done}" if rating is Rating.MET
            else f"{many} inte {done}" if rating is Rating.NOT
            else f"{many} {SWEDISH[rating]} {done}" if rating is Rating.PARTLY
            else f"{many} {done} {SWEDISH[rating]}" if not parts
            else f"{many} {SWEDISH[rating]}"
        )  # fmt: skip
    return f"Av {owner} {number_word(total, 'sv')} mål bedöms {listed(parts, 'sv')}."


MISSED = {"short": 2, "normal": 4, "long": 8}


def _say_missed(goals: Sequence[Goal], writer: Writer) -> None:
    """Which goals are not met, the worst first, each with the reason that the report gives under it."""
    missed = sorted((goal for goal in goals if goal.rating >= Rating.MOSTLY), key=lambda goal: -goal.rating)
    for number, goal in enumerate(missed[: MISSED[writer.length]]):
        name = quoted(goal.name, writer.language)
        if writer.swedish:
            text = {
                Rating.NOT: [f"Målet {name} bedöms inte nås.", f"Inte heller målet {name} nås."],
                Rating.PARTLY: [f"Delvis uppfyllt är målet {name}.", f"Även målet {name} är delvis uppfyllt."],
                Rating.MOSTLY: [
                    f"Risk för avvikelse finns för målet {name}.",
                    f"Även för målet {name} finns risk för avvikelse.",
                ],
            }[goal.rating]
            same = number > 0 and missed[number - 1].rating is goal.rating
            text = text[1:] if same else text[:1]
        else:
            text = [f"The goal {name} is {_english(goal.rating)}."]
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


_REACHES = re.compile(
    r"\b(?:når|uppnår|uppfyller)\s+(?P<met>[\wåäö]+)\s+av\s+(?:de\s+|totalt\s+)?(?P<all>[\wåäö]+)\s+mål(?:en)?\b",
    re.IGNORECASE,
)
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
    figures = [
        derived_count(value, "mål", totals[0].statement.span, totals[0].statement.section, note)
        for value in (met, every)
    ]
    places = [Place(one.statement.span, one.statement.section) for one in totals]
    some, total = number_word(met, writer.language), number_word(every, writer.language)
    name = committee(writer.body.document, writer.language)
    if writer.swedish:
        writer.say(f"{name} bedöms sammantaget nå {some} av {total} mål.", figures, places)
    else:
        writer.say(f"In all, {name} is judged to reach {some} of {total} goals.", figures, places)


def _say_reason(goal: Goal, writer: Writer) -> None:
    """A cause stated under the goal's heading, of what is not reached."""
    own = [s for s in writer.body.shelf.statements if s.cause and any(without_lead(h) == goal.name for h in s.section)]
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
        place = Place(statement.span, statement.section)
        if clause.text in writer.told:
            writer.say("Skälet är detsamma som anges ovan för det ekonomiska resultatet.", places=[place])
            return
        writer.told.add(clause.text)
        if clause.shape == "clause":
            variants = [f"Skälet är att {clause.text}.", f"Det beror på att {clause.text}."]
        else:
            variants = [f"Som skäl anges {clause.text}.", f"Det beror på {clause.text}."]
        writer.say(variants, places=[place])
        return


def _say_areas(goals: Sequence[Goal], writer: Writer) -> None:
    """Areas rated as good, very good and so on."""
    groups = _groups(goals)
    figures = [
        _counted(goals, "målområden", writer),
        *(_counted(found, "målområden", writer) for _, found in groups),
    ]
    places = [Place(goal.span, goal.section) for goal in goals]
    total = number_word(len(goals), writer.language)
    if writer.swedish:
        parts = [f"{SWEDISH[rating]} för {number_word(len(found), 'sv')}" for rating, found in groups]
        text = f"Måluppfyllelsen är bedömd för {total} områden och är {listed(parts, 'sv')}."
    else:
        parts = [f"{ENGLISH[rating]} for {number_word(len(found), 'en')}" for rating, found in groups]
        text = f"Goal attainment has been judged for {total} areas and is {listed(parts, 'en')}."
    writer.say(text, figures, places)
    best, worst = groups[0][1], groups[-1][1]
    if len(groups) < 2 or len(best) > 2 or len(worst) > 2:
        return
    first, last = (
        listed([quoted(goal.name, writer.language) for goal in found], writer.language) for found in (best, worst)
    )
    marks = [Place(goal.span, goal.section) for goal in [*best, *worst]]
    if writer.swedish:
        writer.say(f"Högst är den för {first} och lägst för {last}.", places=marks)
    else:
        writer.say(f"It is highest for {first} and lowest for {last}.", places=marks)
