"""In which municipality a thing has changed more: the change that each report tells, set side by side."""

from dataclasses import dataclass, replace
from decimal import Decimal

from index.types import Document, Figure, UnitKind
from service.answers import lookup
from service.answers.calculation.change import change_of, entered, two_times
from service.answers.calculation.swing import is_swing
from service.answers.compare import say_absent
from service.answers.compare.likeness import warn_unlike
from service.answers.sentences.phrases import place_of
from service.composer import Composer
from service.evidence.evidence import Evidence
from service.question import Kind, Question
from service.question.superlative import OF_PLACES, SHRANK, asks_change, lowest_first
from service.types import AnswerTable, Status
from service.wording import amount, when


@dataclass(frozen=True)
class Moved:
    """What has changed in one report, from when to when."""

    document: Document
    name: str
    before: Figure
    after: Figure

    @property
    def share(self) -> Decimal:
        return change_of(self.before, self.after) / abs(self.before.value or Decimal(1))

    @property
    def size(self) -> Decimal:
        return change_of(self.before, self.after) * self.after.unit.scale


def asked(question: Question) -> bool:
    """Whether municipalities are set against each other by how something has changed."""
    several = len(question.places) > 1 or OF_PLACES.search(question.folded) is not None
    return several and question.kind in (Kind.COMPARE, Kind.LOOKUP, Kind.TREND) and asks_change(question)


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """Where it has changed most the asked way, and how in each; None where fewer than two reports tell a change."""
    question = evidence.question
    if not asked(question):
        return None
    documents = lookup.latest(evidence.scope.documents, question)
    alone = replace(evidence, question=replace(question, places=(), years=(), periods=()))
    moved = [one for document in documents if (one := _moved(alone, document)) is not None]
    kinds = {one.after.unit.kind for one in moved}
    if len({one.document.meta.municipality for one in moved}) < len(moved) or len(moved) < 2 or len(kinds) > 1:
        return None
    _say(moved, question, composer)
    absent = [d for d in documents if all(d is not one.document for one in moved)]
    say_absent(absent, evidence, composer)
    return "partial" if absent or evidence.scope.absent_places else "answered"


def _moved(evidence: Evidence, document: Document) -> Moved | None:
    found = two_times(evidence, document)
    if found is None or not found[1].value or is_swing(*found[1:]):
        return None
    return Moved(document, *found)


def _say(moved: list[Moved], question: Question, composer: Composer) -> None:
    """ "Mest ökade det i Enköping: ...", with both orders where money and per cent do not agree."""
    language = composer.language
    down = SHRANK.search(question.folded) is not None
    way = -1 if down != lowest_first(question) else 1
    by_share = sorted(moved, key=lambda one: -way * one.share)
    by_size = sorted(moved, key=lambda one: -way * one.size)
    if moved[0].after.unit.kind is UnitKind.PERCENT:
        by_share = by_size
    marks = {one.document.id: _markers(one, composer) for one in moved}
    told = {
        one.document.id: entered(one.before, one.after, marks[one.document.id], one.document, composer) for one in moved
    }
    first, second = by_share[0], by_size[0]
    place, other = place_of(first.document, language), place_of(second.document, language)
    how, much = told[first.document.id], told[second.document.id]
    markers = [*marks[first.document.id], *(marks[second.document.id] if second is not first else ())]
    verb = _verb(by_share[0], language)
    if first is second:
        both = f"{how[0]} ({how[1]})" if how[1] else how[0]
        text = f"Mest {verb} det i {place}: {both}." if language == "sv" else f"It {verb} most in {place}: {both}."
    elif language == "sv":
        text = f"I procent {verb} det mest i {place} ({how[1]}), i tal mest i {other} ({much[0]})."
    else:
        text = f"In per cent it {verb} most in {place} ({how[1]}), in number most in {other} ({much[0]})."
    composer.say(text, *markers)
    for one in by_share:
        _say_one(one, told[one.document.id], marks[one.document.id], composer)
    _tabulate(by_share, told, marks, composer)
    warn_unlike([one.after for one in by_share], question, composer, tuple(marks[by_share[0].document.id]))


def _verb(one: Moved, language: str) -> str:
    grew = change_of(one.before, one.after) > 0
    return ("ökade" if grew else "minskade") if language == "sv" else ("rose" if grew else "fell")


def _markers(one: Moved, composer: Composer) -> list[int]:
    return [composer.figure(one.document, one.after), composer.figure(one.document, one.before)]


def _ends(one: Moved, composer: Composer) -> tuple[str, str]:
    before, after = (
        f"{amount(f, composer.language)}{when(f.period, composer.language)}" for f in (one.before, one.after)
    )
    return before, after


def _say_one(one: Moved, told: tuple[str, str], markers: list[int], composer: Composer) -> None:
    language, (before, after) = composer.language, _ends(one, composer)
    how = f"{told[0]} ({told[1]})" if told[1] else told[0]
    place, verb = place_of(one.document, language), _verb(one, language)
    if not change_of(one.before, one.after):
        text = (
            f"{place}: {one.name} var oförändrat, {after}."
            if language == "sv"
            else f"{place}: {one.name} unchanged, {after}."
        )
    elif language == "sv":
        text = f"{place}: {one.name} {verb} med {how}, från {before} till {after}."
    else:
        text = f"{place}: {one.name} {verb} by {how}, from {before} to {after}."
    composer.say(text, *markers)


def _tabulate(
    moved: list[Moved], told: dict[str, tuple[str, str]], marks: dict[str, list[int]], composer: Composer
) -> None:
    if composer.table is not None:
        return
    swedish = composer.language == "sv"
    heads = (
        ("Kommun", "Uppgift", "Från", "Till", "Förändring")
        if swedish
        else ("Municipality", "What", "From", "To", "Change")
    )
    rows = []
    for one in moved:
        (before, after), (number, percent) = _ends(one, composer), told[one.document.id]
        sign = "−" if change_of(one.before, one.after) < 0 else "+"
        mark = marks[one.document.id]
        how = f"{sign}{number} ({percent})" if percent else f"{sign}{number}"
        cells = (place_of(one.document, composer.language), one.name, f"{before} [{mark[1]}]", f"{after} [{mark[0]}]")
        rows.append((*cells, f"{how} [{mark[0]}]"))
    composer.table = AnswerTable(heads, tuple(rows))
