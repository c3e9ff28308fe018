"""Goals with how far they are met: from goal tables, and from the judgements under the goals' headings."""

from index.types import Document, Span
from service.answers.listing.source import Entry, Source
from service.answers.listing.state import State
from service.draft.body import body_of
from service.draft.goals import ENGLISH, MET, SWEDISH, Goal, Rating, read_goals
from service.evidence.evidence import Evidence
from service.evidence.relevance import under_other
from service.types import Language

IN_STATE = {
    State.UNMET: (Rating.MOSTLY, Rating.PARTLY, Rating.NOT),
    State.PARTLY: (Rating.PARTLY, Rating.MOSTLY),
    State.MET: MET,
}


def judged_goals(evidence: Evidence, document: Document) -> tuple[Goal, ...]:
    """The goals of a report that it judges, in reading order: of the one area alone that the question numbers."""
    found = read_goals(body_of(evidence.catalogue.shelves[document.id]))
    goals = [goal for goal in found if not under_other(goal.section, evidence.question)]
    return tuple(sorted(goals, key=lambda goal: goal.span))


def all_met(evidence: Evidence, document: Document) -> bool | None:
    """Whether the report judges every one of its goals to be met; None where fewer than two are judged."""
    goals = judged_goals(evidence, document)
    return all(goal.rating in MET for goal in goals) if len(goals) > 1 else None


def goal_list(evidence: Evidence, document: Document, state: State | None) -> Source | None:
    """The judged goals as a list, each with the words that judge it; None where fewer than two are judged."""
    goals = judged_goals(evidence, document)
    if len(goals) < 2:
        return None
    chosen = [goal for goal in goals if state is None or goal.rating in IN_STATE.get(state, tuple(Rating))]
    entries = tuple(_entry(goal, document, evidence.question.language) for goal in chosen)
    path = goals[0].section[:1] if len({goal.section[:1] for goal in goals}) == 1 else ()
    return Source(path, entries, known=1.0) if entries else None


def _entry(goal: Goal, document: Document, language: Language) -> Entry:
    judged = " ".join(goal.span.of(document.text).split())
    words = SWEDISH if language == "sv" else ENGLISH
    status = judged if len(judged) < LONGEST_STATUS and "|" not in judged else words[goal.rating]
    heading = _heading(goal, document)
    if heading is None:
        return Entry(goal.name, goal.span, "" if judged.startswith(goal.name) else words[goal.rating])
    return Entry(goal.name, heading, status, judged=goal.span, row=goal.row)


LONGEST_STATUS = 60


def _heading(goal: Goal, document: Document) -> Span | None:
    """Where the goal's own heading stands; None for a goal of a table or a sentence."""
    for section in document.sections:
        if goal.heading and section.path and section.path[-1] == goal.heading:
            at = document.text.find(goal.heading, section.span.start, section.span.start + len(goal.heading) + 40)
            if at >= 0:
                return Span(at, at + len(goal.heading))
    return None
