"""The rows of one table ranked by how they have changed: which has grown, or shrunk, most since the year before."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from index.numbers import decimals_of
from index.types import Document, Figure, Line
from service.answers import lookup
from service.answers.calculation.change import change_of, entered, say_change
from service.answers.calculation.swing import is_swing
from service.answers.ranking.rowrank import covered_rows, topic_left
from service.answers.selection.accountrows import kinds_of
from service.answers.selection.series import two_ends
from service.answers.sentences.phrases import subject, with_group
from service.composer import Composer
from service.documents.catalogue import NOISY, Fact
from service.evidence.evidence import Evidence
from service.question import Question
from service.question.superlative import GREW, SHRANK, asks_change, first_wanted, lists_change, ranks
from service.types import AnswerTable, Language, Status
from service.wording import amount, capital, listed, when

IN_PERCENT = re.compile(r"\bprocent\w*|\bper ?cent\w*|\bandelsmassigt|\brelativt")
KIND_OF_COST = re.compile(r"\W*(?:vilke[nt]|which) (?:\w+ )?(?:kostnad\w*|utgift\w*|cost|expense)\b")
OF_ACTIVITIES = re.compile(
    r"\W*(?:vilka|vilke[nt]|which) (?:\w+ )?"
    r"(?:verksamhet\w*|omraden?|\w+omraden?|avdelning\w*|enhet\w*|activit\w+|areas?)\b"
)
LEAST_ROWS = 2
FOLLOWING = 4
LISTED = 8


@dataclass(frozen=True)
class Moved:
    """A row with its figure of two times."""

    fact: Fact
    name: str
    before: Figure
    after: Figure


def ranks_change(question: Question) -> bool:
    """Whether a question asks which of several things have changed, or which has changed most."""
    return lists_change(question) or (ranks(question) and asks_change(question))


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """What has changed most the asked way in each report; None where no table has its rows at two times."""
    question = evidence.question
    down = SHRANK.search(question.folded) is not None and GREW.search(question.folded) is None
    answered = False
    for document in lookup.latest(evidence.scope.documents, question)[: lookup.PLACES]:
        moved = _moved(evidence, document, composer.language)
        moved = [
            one for one in moved if change_of(one.before, one.after) * (-1 if down else 1) > 0 and one.before.value
        ]
        relative = IN_PERCENT.search(question.folded) is not None
        moved.sort(key=lambda one: -_size(one, relative=relative))
        if moved:
            _say(moved, document, question, composer, down=down)
            answered = True
    return "answered" if answered else None


def _size(one: Moved, *, relative: bool) -> float:
    change = abs(float(change_of(one.before, one.after) * one.after.unit.scale))
    return change / abs(float(one.before.base_value or 1)) if relative else change


def _moved(evidence: Evidence, document: Document, language: Language) -> list[Moved]:
    """The rows of the table that most of the topic and most rows at two alike times speak for."""
    from_topic = topic_left(evidence)
    if from_topic.line is None and KIND_OF_COST.match(from_topic.folded):
        from_topic = replace(from_topic, line="cost")
    elif OF_ACTIVITIES.match(from_topic.folded):  # whose costs they are: it is not the costs that are ranked
        from_topic = replace(from_topic, line=None)
    best: tuple[float, list[Moved]] | None = None
    for share, facts in _tables(replace(evidence, question=from_topic), document):
        held = [(fact, ends) for fact in facts if (ends := two_ends(fact, from_topic)) is not None]
        held = [(fact, ends) for fact, ends in held if not is_swing(*ends) and _of_net(ends[1], from_topic)]
        if document.meta.noise >= NOISY:
            held = [(fact, ends) for fact, ends in held if _read_alike(*ends)]
        times = Counter((before.period, after.period) for _, (before, after) in held).most_common(1)
        rows = [
            Moved(fact, _name(fact, facts, document, language), *ends)
            for fact, ends in held
            if (ends[0].period, ends[1].period) == times[0][0]
        ]
        if len(rows) < LEAST_ROWS or len({row.after.unit.kind for row in rows}) > 1:
            continue
        score = share + len(rows) / 100
        if best is None or score > best[0]:
            best = (score, rows)
    return best[1] if best is not None else []


def _tables(evidence: Evidence, document: Document) -> Iterable[tuple[float, list[Fact]]]:
    """By table the rows that may have changed: where costs or income alone are named, the kinds of them first."""
    question = evidence.question
    if not question.words and question.line:
        kinds = kinds_of(Line(question.line), evidence, document)
        if kinds:
            yield from ((1.0, facts) for facts in kinds.values())
            return
    yield from covered_rows(evidence, document)


def _read_alike(before: Figure, after: Figure) -> bool:
    """Whether both were printed with as many decimals: where one has fewer, text recognition may have lost digits."""
    return decimals_of(before.value or Decimal(0)) == decimals_of(after.value or Decimal(0))


def _of_net(figure: Figure, question: Question) -> bool:
    """Whether a figure is on the side of the accounts that is asked for, of all that have two sides the net."""
    return figure.line is None or figure.line is (Line(question.line) if question.line else Line.NET)


def _name(fact: Fact, facts: list[Fact], document: Document, language: Language) -> str:
    name = subject(fact.label, fact.activity, document, language)
    twice = sum(other.label == fact.label for other in facts) > 1
    return with_group(name, fact.first.group, language) if twice and fact.first.group else name


def _say(moved: list[Moved], document: Document, question: Question, composer: Composer, *, down: bool) -> None:
    language = composer.language
    first = moved[0]
    sentences = len(composer.sentences)
    say_change(first.name, first.before, first.after, document, composer)
    lead = LEADS[language][down]
    composer.sentences[sentences] = replace(
        composer.sentences[sentences], text=f"{lead}: {composer.sentences[sentences].text}"
    )
    rows, rest, marks = [], [], []
    for place, one in enumerate(moved[:LISTED]):
        markers = [composer.figure(document, figure) for figure in (one.after, one.before)]
        number, percent = entered(one.before, one.after, markers, document, composer)
        told = f"{number} ({percent})" if percent else number
        ends = [
            f"{amount(figure, language)} [{mark}]"
            for figure, mark in zip((one.after, one.before), markers, strict=True)
        ]
        rows.append((one.name, *ends[::-1], f"{'−' if down else '+'}{told} [{markers[0]}]"))
        if 0 < place < (first_wanted(question) or (LISTED if lists_change(question) else FOLLOWING)):
            rest.append(f"{one.name} {told}")
            marks += markers
    if rest:
        then = "Därefter följer" if language == "sv" else "Next come"
        composer.say(f"{then} {listed(rest, language)}.", *marks)
    if composer.table is None:
        times = [when(figure.period, language).strip() for figure in (first.before, first.after)]
        lead, last = ("Verksamhet", "Förändring") if language == "sv" else ("Activity", "Change")
        heads = (lead, *map(capital, times), last)
        composer.table = AnswerTable(heads, tuple(rows))


LEADS: dict[Language, tuple[str, str]] = {
    "sv": ("Störst ökning", "Störst minskning"),
    "en": ("Largest increase", "Largest decrease"),
}
