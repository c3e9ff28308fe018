"""How far the goals are met, counted from the goal tables and the judgements under the goals' headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from index.language import fold
from index.types import Row, Span, Statement, Table
from service.draft.body import Body, bare


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
    (Rating.NOT, r"\b(?:ej|inte|icke) (?:helt )?(?:uppfyllt|uppfylld|uppfylls|uppnatt|uppnadd|nas|uppnas"
     r"|kommer|godtagbar)"
     r"|uppnas (?:inte|ej)|kommer inte (?:att )?(?:nas|uppnas|uppfyllas)|\blag maluppfyllelse"),
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
SWEDISH = {
    Rating.VERY_HIGH: "i mycket hög grad", Rating.HIGH: "i hög grad", Rating.MET: "uppfyllt",
    Rating.VERY_GOOD: "mycket god", Rating.GOOD: "god", Rating.ACCEPTABLE: "godtagbar",
    Rating.MOSTLY: "till stor del", Rating.PARTLY: "delvis", Rating.NOT: "inte",
}  # fmt: skip
ENGLISH = {
    Rating.VERY_HIGH: "to a very high degree", Rating.HIGH: "to a high degree", Rating.MET: "met",
    Rating.VERY_GOOD: "very good", Rating.GOOD: "good", Rating.ACCEPTABLE: "acceptable",
    Rating.MOSTLY: "to a large extent", Rating.PARTLY: "partly", Rating.NOT: "not",
}  # fmt: skip
_QUALITY = (Rating.VERY_GOOD, Rating.GOOD, Rating.ACCEPTABLE)

_GOAL_HEADING = re.compile(r"^(?:namndmal|namndens mal|mal|verksamhetsmal|namndspecifikt mal|inriktningsmal)\b[^a-z]*")
_RATING_HEADING = re.compile(r"^(?:maluppfyllelse|bedomning|status|maluppfyllnad)$")
_JUDGED = re.compile(
    r"maluppfyll\w* (?:bedoms|ar|beraknas)|bedoms (?:den (?:samlade )?)?maluppfyll\w*"
    r"|bedomningen? ar (?:saledes )?att malet|malet bedoms|bedoms malet"
)
_NOT_REACHED = re.compile(
    r"\b(?:når|nås|uppnår|uppfyller) inte (?P<fully>fullt )?(?:heller )?målet (?:om|att|för)\s*(?:att )?"
    r"(?P<goal>.{8,160}?)\.?$",
    re.IGNORECASE,
)
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
    row: Span | None = None  # the row of a goal table that gives the same judgement


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
    if best is not tables:
        rows = {(bare(goal.name), goal.rating): goal.span for goal in _from_tables(body, anywhere=True)}
        best = tuple(replace(goal, row=rows.get((bare(goal.name), goal.rating))) for goal in best)
    return _unique([*best, *_not_reached(body, best)])


def _unique(goals: Sequence[Goal]) -> tuple[Goal, ...]:
    kept: dict[str, Goal] = {}
    for goal in goals:
        kept.setdefault(bare(goal.name), goal)
    return tuple(kept.values())


def _from_tables(body: Body, *, anywhere: bool = False) -> Iterator[Goal]:
    for table in body.shelf.tables:
        column = _rating_column(table)
        if column is None or not (anywhere or body.allows(table.span)):
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
            yield Goal(without_lead(name), rating, statement.span, statement.section, name)


def _from_sentences(statements: Sequence[Statement]) -> Iterator[Goal]:
    """ "Bedömningen är att målet kommer att uppnås", "Måluppfyllelsen bedöms som god"."""
    for statement in statements:
        judged = _JUDGED.search(fold(statement.text))
        if judged is None:
            continue
        rating = rating_of(fold(statement.text)[judged.start() : judged.end() + NEAR])
        name = _goal_name(statement.section)
        if rating is not None and name:
            area = rating in _QUALITY and not _GOAL_HEADING.match(bare(name))
            yield Goal(without_lead(name), rating, statement.span, statement.section, name, area)


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
            yield Goal(without_lead(name), rating, statement.span, statement.section, heading)


NEAR = 70
"""Characters after "målet bedöms" within which its rating stands."""

SAME_GOAL = 0.6
"""Share of a goal's words by which it is known again in another wording."""


def _heading_of(words: str, body: Body) -> str:
    found = [(section.path[-1], _overlap(words, section.path[-1])) for section in body.sections]
    best = max(found, key=lambda pair: pair[1], default=("", 0.0))
    return best[0] if best[1] >= SAME_GOAL else ""


def _overlap(one: str, other: str) -> float:
    a, b = ({word[:7] for word in fold(text).split() if len(word) > 3} for text in (one, other))
    return len(a & b) / max(1, min(len(a), len(b)))


def without_lead(name: str) -> str:
    """A goal's name without its number and "Nämndmål:"."""
    text = re.sub(r"^[\d.:\s]+", "", name)
    text = re.sub(r"^(?:Nämndmål|Nämndens mål|Verksamhetsmål|Mål)\s*\d*\s*:\s*", "", text)
    return " ".join(text.split()).strip(" .")
