"""Which documents a question opens when its scope holds many.

A question that names a municipality opens a few. One that names none is about every report, and to open a thousand
would take half a minute: their outlines tell which of them have what is asked for, and those are opened that an answer
would put first. Up to MOST reports are opened whatever the question, so that among so many nothing is passed over; an
answer that leaves some out says how many.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from index.types import Document, Line
from service.answers import lookup
from service.documents.catalogue import Catalogue, end_of
from service.documents.economy import Slot
from service.evidence.evidence import ENOUGH, Evidence, same_period
from service.evidence.scope import Scope
from service.library.library import Filled, Library
from service.library.outline import WHOLE
from service.question import Kind, Question
from service.types import Answer, AnswerWarning, Language
from service.vocabulary.termindex import Scores

MOST = 24
"""Documents that a question may open, and rows of a comparison. A hundred pages take 30 ms to open, ten pages 7."""
SOME = 12
"""Documents that a question opens of more than MOST, where its answer names a few."""
BY_FIGURES = (Kind.LOOKUP, Kind.COMPARE, Kind.TREND, Kind.YESNO)
"""Questions that a figure answers; others may also be answered by a sentence."""

Near = Mapping[tuple[str, int, int], float]


@dataclass(frozen=True)
class Narrowed:
    documents: tuple[Document, ...]  # to be opened, the most telling first where some are left out
    having: int  # documents of the scope that have, or seem to have, what is asked for; 0 where that was not counted


def narrowed(library: Library, scope: Scope, question: Question, near: Near) -> Narrowed:
    """The documents of a scope to be opened for a question."""
    latest = lookup.latest(scope.documents, question)
    if len(latest) <= lookup.PLACES:
        latest_only = len(scope.documents) > MOST
        return Narrowed(tuple(latest) if latest_only else scope.documents, 0)
    found = _with_accounts(library, latest, question) or _with_words(library, latest, question, near)
    if len(scope.documents) <= MOST:
        return Narrowed(scope.documents, len(found))
    return Narrowed(tuple(_most_telling(found, question)), len(found))


def _most_telling(found: list[Document], question: Question) -> list[Document]:
    """The first; of documents to be compared those at both ends."""
    if question.kind is not Kind.COMPARE:
        return found[:SOME]
    return found if len(found) <= MOST else found[: MOST // 2] + found[-(MOST - MOST // 2) :]


def warned(answer: Answer, having: int) -> AnswerWarning | None:
    """What a reader must know of an answer that does not give every report that has what is asked for."""
    shown = len({citation.document for citation in answer.citations})
    if answer.status == "not_found" or not shown or having <= shown:
        return None
    return AnswerWarning("scope", _MESSAGE[answer.language].format(having=having, shown=shown))


_MESSAGE: dict[Language, str] = {
    "sv": "{having} rapporter har sådana uppgifter; svaret tar upp {shown} av dem. Nämn en kommun, en nämnd eller "
    "ett år för att få en viss rapport.",
    "en": "{having} reports have such figures; the answer gives {shown} of them. Name a municipality, a committee or "
    "a year to get a certain report.",
}


# Accounts -------------------------------------------------------------------------------------------------------


def _with_accounts(library: Library, documents: list[Document], question: Question) -> list[Document]:
    """The documents with the accounts that are asked for, in the order in which an answer gives them."""
    activity = _activity(question)
    if activity is None or question.quantity not in (None, "money"):
        return []
    accounts = library.accounts(activity, Line(question.line) if question.line else Line.NET)
    found = [document for document in documents if document.id in accounts]
    if question.kind is Kind.COMPARE:
        slots = lookup.slots_asked(question)
        most = max(slots, key=lambda slot: sum(slot in accounts[d.id] for d in found))
        found = [document for document in found if most in accounts[document.id]]
        found.sort(key=lambda d: -_order(*accounts[d.id][most], most))
    else:
        found.sort(key=lambda d: _before(d, accounts[d.id], question))
    return found


def _activity(question: Question) -> str | None:
    """The activity whose accounts are asked for, WHOLE for the committee's; None when it is something else."""
    activity = lookup.activity_asked(question)
    if activity is not None:
        return activity
    return WHOLE if not question.words and not question.activities else None


def _order(value: float, favourable: int | None, slot: Slot) -> float:
    deviation = slot in (Slot.DEVIATION, Slot.FORECAST_DEVIATION)
    return abs(value) * favourable if deviation and favourable is not None else abs(value)


def _before(document: Document, accounts: Filled, question: Question) -> tuple[bool, bool, float]:
    """Sorts accounts of the asked time first, then those that go the asked way, then the largest deviations."""
    deviations = [accounts[slot] for slot in (Slot.FORECAST_DEVIATION, Slot.DEVIATION) if slot in accounts]
    ways = [way for _, way in deviations if way is not None]
    wanted = question.direction
    other_time = bool(question.periods) and not any(same_period(document.meta.period, p) for p in question.periods)
    other_way = wanted is not None and (ways[0] if ways else None) != wanted
    return other_time, other_way, -max((abs(value) for value, _ in deviations), default=0.0)


# Words ----------------------------------------------------------------------------------------------------------


def _with_words(library: Library, documents: list[Document], question: Question, near: Near) -> list[Document]:
    """The documents of which some fact or sentence may cover the question, best first; all when none may.

    What an outline promises no single fact need keep: the terms may stand in several.
    """
    words = Evidence(Catalogue(()), question, Scope(()), {}).words()
    scores = [library.fact_outlines.score(words)]
    if question.kind not in BY_FIGURES or not np.any(scores[0].coverage >= ENOUGH):
        scores.append(library.said_outlines.score(words))
    nearest: dict[str, float] = {}
    for (identity, _, _), value in near.items():
        nearest[identity] = max(nearest.get(identity, 0.0), value)
    held = [(_covered(scores, library.places[d.id]), nearest.get(d.id, 0.0), d) for d in documents]
    having = [one for one in held if one[0] >= ENOUGH] or held
    having.sort(key=lambda one: (-round(one[0], 2), -one[1], -end_of(one[2])))
    return [document for _, _, document in having]


def _covered(scores: list[Scores], place: int) -> float:
    """How much of the question a document may cover; less than enough where it lacks a word that must be there."""
    return max(
        float(one.coverage[place]) if one.essential[place] >= 1 else min(float(one.coverage[place]), ENOUGH - 0.01)
        for one in scores
    )
