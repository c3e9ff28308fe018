"""An overview: of a whole report, or of what the question narrows it to (its economy, goals, staff, an activity)."""

from index.types import Document
from service.answers import lookup
from service.answers.overview.activity import say_activity
from service.answers.overview.committee import say_committee
from service.answers.overview.focus import Focus, focus_of
from service.answers.overview.goals import say_goals
from service.answers.overview.meeting import say_meeting
from service.answers.overview.outcomes import say_outcomes, went_asked
from service.answers.overview.report import say_money, say_report
from service.answers.overview.staff import say_staff
from service.answers.overview.theme import say_theme
from service.answers.selection.committees import committees_asked
from service.composer import Composer
from service.documents.catalogue import end_of
from service.evidence.evidence import Evidence
from service.types import Status


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """A few cited sentences on each report of the scope; None where no report has anything on what was asked."""
    question = evidence.question
    documents = _apart(evidence, lookup.latest(evidence.scope.documents, question))[: lookup.PLACES]
    brief = len(documents) > 1
    focus = focus_of(question)
    if focus is Focus.THEME and len(question.places) == 1 and not question.years:
        # What one year's report says of a matter, an older one may say more of.
        documents = sorted(evidence.scope.documents, key=end_of, reverse=True)[: lookup.PLACES]
    named = {document.id: committees_asked(evidence, document) for document in documents}
    if focus is Focus.THEME and not any(named.values()):
        return "answered" if say_theme(evidence, documents, composer, brief=brief) else None
    said = False
    for document in documents:
        names = named[document.id]
        if names:
            for name in names:
                said = say_committee(evidence, document, name, composer, brief=brief) or said
        elif focus is Focus.REPORT:
            said = say_report(evidence, document, composer, brief=brief) or said
        elif focus is Focus.MEETING:
            said = say_meeting(evidence, document, composer, brief=brief) or said
        elif focus is Focus.ECONOMY:
            said = say_money(evidence, document, composer, brief=brief) or said
        elif focus is Focus.GOALS:
            said = say_goals(evidence, document, composer) or said
        elif focus is Focus.OUTCOMES:
            said = say_outcomes(evidence, document, composer, well=went_asked(question) is True) or said
        elif focus is Focus.STAFF:
            said = say_staff(evidence, document, composer, brief=brief) or said
        elif focus is Focus.ACTIVITY:
            said = say_activity(evidence, document, composer, brief=brief) or said
        else:
            said = say_theme(evidence, [document], composer, brief=brief) or said
    return "answered" if said else None


def _apart(evidence: Evidence, documents: list[Document]) -> list[Document]:
    """The reports less those with the very accounts of another of the same committee, the longest text of each."""
    kept: dict[object, Document] = {}
    for document in sorted(documents, key=lambda one: -len(one.text)):
        board = evidence.board(document)
        values = tuple(figure.base_value for figure in board.slots.values()) if board is not None else (document.id,)
        kept.setdefault((document.meta.municipality, document.meta.committee, values), document)
    return [document for document in documents if document in kept.values()]
