"""The rows of one table ranked: the table that is about what the question names, by the column that it asks for.

"Vilken LSS-insats kostar minst?" names the table, not a row of it: each row is covered by the table's heading, and the
row at the asked end is the answer.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from index.activities import match as match_activities
from index.language import fold, stem, tokenise
from index.types import Document, Figure, Measure, Reading, UnitKind
from service.answers.selection.accountrows import parts
from service.answers.selection.alike import ends_header
from service.answers.selection.choice import fits_time, fits_unit, merit
from service.documents.catalogue import Fact
from service.documents.tablejoin import began
from service.evidence.demands import rate_asked, states_rate
from service.evidence.evidence import Evidence
from service.question import Question, TopicWord
from service.question.superlative import names_kind

LEAST_COVERED = 0.45
"""Share of the topic that a row must have in its label, its groups or the headings around its table."""
LEAST_SHARE = 0.6
"""And the rows ranked on the whole."""
LEAST_ROWS = 2
HALF, FEW = 0.5, 2
WHOLE = 0.4
"""What it counts that all the rows of a table are about the topic, and not a few among others."""

Ranked = list[tuple[Fact, Figure]]


Covered = dict[int, list[tuple[float, Fact]]]
"""Rows by their table, each with the share of the topic that it covers."""


@dataclass(frozen=True)
class Ranking:
    """Rows with one alike figure each, in reading order; `by_group` where their groups tell them apart."""

    rows: tuple[tuple[Fact, Figure], ...]
    by_group: bool

    def group(self, fact: Fact) -> str:
        """The group that tells a row from the others, the innermost that does: all may stand under "Årsplaceringar"."""
        groups = [one.first.group for one, _ in self.rows]
        depth = min(map(len, groups))
        apart = (n for n in range(1, depth + 1) if len({group[-n] for group in groups}) == len(groups))
        return fact.first.group[-next(apart, 1)]


def topic_left(evidence: Evidence) -> Question:
    """The question less the words that only say what kind of thing is ranked."""
    question = evidence.question
    words = evidence.words()
    missing = evidence.catalogue.fact_index.score(words).missing if words else ()
    unheard = {word.stem for word in words if word.stem in missing and not word.others and not word.essential}
    kept = [
        word
        for word in question.words
        if not names_kind(word.text) and not {stem(token) for token in tokenise(word.text)} <= unheard
    ]
    named = [_of_form(word) for word in kept if SERVICE.match(fold(word.text)) is None]
    return replace(question, words=tuple(named or kept))


def _of_form(word: TopicWord) -> TopicWord:
    """What a form is a form of: "boendeform" asks which of all that is "boende"."""
    found = FORM.fullmatch(word.text)
    return replace(word, text=found[1], end=word.start + found.end(1)) if found is not None else word


FORM = re.compile(r"(\w{4,}?)s?(?:form|typ|slag|sort)(?:en|er|erna|et)?")


SERVICE = re.compile(r"insats(?:en|er|erna)?$")
"""Says of what kind the ranked things are, where the question names anything else."""


def ranked_rows(evidence: Evidence, document: Document) -> Ranking | None:
    """The rows of the report's table that is about the topic, each with its alike figure; None where it has none."""
    best: tuple[float, Ranking] | None = None
    tables = _at_rate(_covered(replace(evidence, question=topic_left(evidence)), document), evidence.question)
    for share, ranking in _across_tables(list(tables.values()), evidence, document):
        score = share + WHOLE + _column_merit(ranking, evidence.question, document) + _named(ranking, evidence.question)
        if share >= LEAST_SHARE and (best is None or score > best[0]):
            best = (score, ranking)
    for table, entries in tables.items():
        for share, ranking in _rankings(entries, evidence, document):
            if share < LEAST_SHARE and not _headed(table, evidence, document):
                continue  # a column's heading says it of every table
            part = 1.0 if ranking.by_group else len(ranking.rows) / _rows_in(table, evidence, document)
            if part < HALF and len(ranking.rows) <= FEW:
                continue  # "Bidrag (intäkter)" and "Bidrag (kostnader)" among all kinds of income and cost
            score = share + WHOLE * part + _column_merit(ranking, evidence.question, document)
            score += _named(ranking, evidence.question) - _beside(ranking.rows[0][0], evidence)
            if best is None or score > best[0]:
                best = (score, ranking)
    return best[1] if best is not None else None


def _headed(table: int, evidence: Evidence, document: Document) -> bool:
    """Whether the heading of a table names all of the topic."""
    held = evidence.catalogue.shelves[document.id].tables[table]
    fact = next((one for one in evidence.catalogue.facts_in(document.id) if one.table == table), None)
    about = " ; ".join((held.stub, held.caption, *(fact.first.section[-1:] if fact is not None else ())))
    known = {stem(token) for token in tokenise(about)} | {f"#{match.id}" for match in match_activities(about)}
    words = replace(evidence, question=topic_left(evidence)).words()
    return all(word.stem in known or not known.isdisjoint(word.others) for word in words)


def _across_tables(
    tables: list[list[tuple[float, Fact]]], evidence: Evidence, document: Document
) -> Iterable[tuple[float, Ranking]]:
    """Rows of one name in several tables, each table of another group: "Antal utredningar" of children, of adults."""
    named: dict[str, list[list[tuple[float, Fact]]]] = defaultdict(list)
    for entries in tables:
        for name in {fact.label for _, fact in entries}:
            named[name].append([(share, fact) for share, fact in entries if fact.label == name and fact.first.group])
    for name, sets in named.items():
        if not _asks_for(name, evidence):
            continue
        rows = [entries[0] for entries in sets if len(entries) == 1]
        if len(rows) == len(sets) >= LEAST_ROWS and len({fact.first.group for _, fact in rows}) == len(rows):
            yield from _ranking(rows, evidence, document, by_group=True)


def covered_rows(evidence: Evidence, document: Document) -> Iterable[tuple[float, list[Fact]]]:
    """By table the rows that are about the topic, with how far; without a topic those of whole committees' accounts."""
    if not evidence.question.words and not evidence.question.activities:
        yield from ((1.0, facts) for facts in parts(evidence, document).values())
        return
    for table, covered in _covered(evidence, document).items():
        for entries in [covered] if _told_apart(covered) else _groups(covered):
            part = len(entries) / _rows_in(table, evidence, document)
            if part >= HALF or len(entries) > FEW:
                score = sum(share for share, _ in entries) / len(entries) + WHOLE * part
                yield score - _beside(entries[0][1], evidence), [fact for _, fact in entries]


def _told_apart(entries: list[tuple[float, Fact]]) -> bool:
    """Whether the rows of a table have names of their own, and not the same under each of its groups."""
    return len({fact.label for _, fact in entries}) > len(entries) / 2


def _groups(entries: list[tuple[float, Fact]]) -> list[list[tuple[float, Fact]]]:
    """The rows by the group that they stand under, of those groups that have any to rank."""
    groups: dict[tuple[str, ...], list[tuple[float, Fact]]] = defaultdict(list)
    for share, fact in entries:
        groups[fact.first.group].append((share, fact))
    return [rows for rows in groups.values() if len({fact.label for _, fact in rows}) >= LEAST_ROWS]


def _rows_in(table: int, evidence: Evidence, document: Document) -> int:
    held = evidence.catalogue.shelves[document.id].tables
    facts = (f for f in evidence.catalogue.facts_in(document.id) if f.table is not None and not f.total)
    return sum(began(fact.table, held) == table for fact in facts if fact.table is not None)


def _covered(evidence: Evidence, document: Document) -> Covered:
    """By table its rows, totals left out, that have enough of the topic in their names and the headings around them."""
    words = evidence.words()
    if not words:
        return {}
    index = evidence.catalogue.fact_index
    scores = index.score(words)
    heard = [word for word in words if word.stem not in scores.missing or word.others]
    if not heard:
        return {}
    if len(heard) < len(words):
        scores = index.score(heard)
    tables: dict[int, list[tuple[float, Fact]]] = defaultdict(list)
    held = evidence.catalogue.shelves[document.id].tables
    for number in np.nonzero(scores.coverage >= LEAST_COVERED)[0]:
        fact = evidence.catalogue.facts[number]
        if fact.document == document.id and fact.table is not None and not fact.total and scores.essential[number] >= 1:
            tables[began(fact.table, held)].append((float(scores.coverage[number]), fact))
    return tables


def _asks_for(name: str, evidence: Evidence) -> bool:
    """Whether the question has any of a row's name, which is the same in all groups: what is ranked of each of them."""
    known = {stem(token) for token in tokenise(name)} | {f"#{match.id}" for match in match_activities(name)}
    return any(word.stem in known or not known.isdisjoint(word.others) for word in evidence.words())


NAMED = 0.05
"""What each word of the question counts in the one name of the rows: it tells "inledda" from "avslutade"."""


def _named(ranking: Ranking, question: Question) -> float:
    asked = {stem(token) for token in tokenise(question.text)}
    name = {stem(token) for token in tokenise(ranking.rows[0][0].label)} if ranking.by_group else set()
    return NAMED * len(asked & name) - NAMED / 2 * len(name - asked)


def _at_rate(covered: Covered, question: Question) -> Covered:
    """Only the rows that give the price of one, where that is ranked and any do ("dyraste placeringen per år")."""
    rate = rate_asked(question)
    if rate is None:
        return covered
    rated = {table: [one for one in held if states_rate(one[1], "", rate)] for table, held in covered.items()}
    return {table: held for table, held in rated.items() if len(held) >= LEAST_ROWS} or covered


def _beside(fact: Fact, evidence: Evidence) -> float:
    """What a row's outermost group takes off that says more than the question: "ensamkommande barn och unga"."""
    group = {stem(token) for token in tokenise(fact.first.group[0])} if fact.first.group else set()
    asked = {stem(token) for token in tokenise(evidence.question.text)}
    return NAMED * len({word for word in group if word.isalpha()} - asked) if group & asked else 0.0


MERIT = 0.08
"""What a point of a column's own fit counts beside how well the table is about the topic."""


def _column_merit(ranking: Ranking, question: Question, document: Document) -> float:
    points = [merit(figure, question, document.meta.period) for _, figure in ranking.rows]
    return MERIT * sum(points) / len(points)


def _rankings(
    entries: list[tuple[float, Fact]], evidence: Evidence, document: Document
) -> Iterable[tuple[float, Ranking]]:
    """What may be ranked in one table: its rows, or the rows of one name under its several groups."""
    names = Counter(fact.label for _, fact in entries)
    for name, count in names.items():
        if count >= LEAST_ROWS:  # "Antal anställda" under each activity
            rows = [(share, fact) for share, fact in entries if fact.label == name and fact.first.group]
            if len({fact.first.group for _, fact in rows}) == len(rows) and _asks_for(name, evidence):
                yield from _ranking(rows, evidence, document, by_group=True)
    if _told_apart(entries):
        yield from _ranking(entries, evidence, document, by_group=False)
    else:
        for of_one in _groups(entries):
            yield from _ranking(of_one, evidence, document, by_group=False)


def _ranking(
    entries: list[tuple[float, Fact]], evidence: Evidence, document: Document, *, by_group: bool
) -> Iterable[tuple[float, Ranking]]:
    rows = alike_column([fact for _, fact in entries], evidence.question, document)
    if len(rows) >= LEAST_ROWS:
        kept = {id(fact) for fact, _ in rows}
        shares = [share for share, fact in entries if id(fact) in kept]
        yield sum(shares) / len(shares), Ranking(tuple(rows), by_group)


def alike_column(facts: list[Fact], question: Question, document: Document) -> Ranked:
    """The figure of each row under the one column that fits the question best and that most of the rows have."""
    columns: dict[tuple[object, ...], Ranked] = defaultdict(list)
    for fact in facts:
        seen = set()
        for figure in fact.figures:
            key = (figure.header, figure.measure, figure.period, figure.unit.kind, figure.unit.symbol)
            if key not in seen and _usable(figure, question, document):
                seen.add(key)
                columns[key].append((fact, figure))
    most = max((len(rows) for rows in columns.values()), default=0)
    wide = [rows for rows in columns.values() if len(rows) >= LEAST_ROWS and len(rows) * 2 > most]
    if not wide:
        return []
    reported = document.meta.period
    question = of_year(question)

    def fit(rows: Ranked) -> float:
        return sum(merit(figure, question, reported) + ends_header(figure, question) for _, figure in rows) / len(rows)

    return max(wide, key=fit)


def of_year(question: Question) -> Question:
    """The question with the whole year as its time, where a forecast is asked for."""
    return replace(question, scope="year") if question.asks(Measure.FORECAST) and question.scope is None else question


def _usable(figure: Figure, question: Question, document: Document) -> bool:
    if figure.value is None or figure.reading is Reading.UNREADABLE or figure.measure is Measure.TARGET:
        return False
    deviates = question.direction is not None or question.asks(Measure.DEVIATION)
    if deviates != (figure.measure is Measure.DEVIATION):
        return False
    if figure.unit.kind is UnitKind.UNKNOWN and question.quantity == "money":
        return False
    return fits_time(figure, question, document.meta.period) and fits_unit(figure, question)
