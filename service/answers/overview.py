"""An overview: the whole committee's accounts, the activities that explain most of them, goals and staff."""

from index.types import Document, Figure, Measure, Reading
from service.answers import lookup, ranking
from service.answers.phrases import say_accounts, say_quote, subject
from service.catalogue import Fact, Said
from service.composer import Composer
from service.evidence import Evidence
from service.types import Status
from service.wording import amount, listed, result_noun

ACTIVITIES = 3


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    question = evidence.question
    if lookup.activity_asked(question) is not None:
        found = lookup.accounts(evidence)
        for one in found[: lookup.PLACES]:
            say_accounts(one, composer, lookup.activity_asked(question))
            for cause in evidence.causes(one.document.id, lookup.activity_asked(question), one.direction, 2):
                say_quote(cause, one.document, composer)
        if found:
            return "answered"
        if any(not match.weak for match in question.activities):
            return None  # of a topic without accounts; the whole committee's would be no answer
    said = False
    documents = lookup.latest(evidence.scope.documents, question)
    for document in documents[: lookup.PLACES]:
        said = _say_report(evidence, document, composer, brief=len(documents) > 1) or said
    return "answered" if said else None


def _say_report(evidence: Evidence, document: Document, composer: Composer, *, brief: bool) -> bool:
    board = evidence.board(document)
    if board is None:
        return _say_opening(evidence, document, composer)
    say_accounts(board, composer)
    _say_largest(evidence, document, composer)
    if not brief:
        for cause in evidence.causes(document.id, None, board.direction, 2):
            say_quote(cause, document, composer)
        _say_topic(evidence, document, composer, "sjukfranvaro")
    return True


def _say_largest(evidence: Evidence, document: Document, composer: Composer) -> None:
    """The activities whose deviations are largest, each with its direction."""
    language = composer.language
    rows = [
        (fact, figure)
        for facts in ranking.parts(evidence, document).values()
        for fact in facts
        for figure in fact.figures
        if figure.measure is Measure.DEVIATION and figure.favourable and figure.reading is not Reading.UNREADABLE
    ]
    best: dict[str, tuple[Fact, Figure]] = {}
    for fact, figure in sorted(rows, key=lambda row: -row[1].size):
        best.setdefault(fact.activity or fact.label, (fact, figure))
    parts, markers = [], []
    for fact, figure in list(best.values())[:ACTIVITIES]:
        markers.append(composer.figure(document, figure))
        name = subject(fact.label, fact.activity, document, language)
        parts.append(f"{name} ({result_noun(figure.favourable, language)} {amount(figure, language)})")
    if parts:
        lead = "Störst avvikelse har " if language == "sv" else "The largest deviations are in "
        composer.say(lead + listed(parts, language) + ".", *markers)


def _say_topic(evidence: Evidence, document: Document, composer: Composer, word: str) -> None:
    from service.answers.choice import main_figure
    from service.answers.phrases import say_row
    from service.termindex import Word

    scores = evidence.catalogue.fact_index.score([Word(word)])
    rows = [
        (float(scores.coverage[n]) + float(scores.precision[n]), fact)
        for n, fact in enumerate(evidence.catalogue.facts)
        if fact.document == document.id and fact.table is not None and scores.coverage[n] > 0.9
    ]
    if rows:
        fact = max(rows, key=lambda pair: pair[0])[1]
        main = main_figure(fact, evidence.question, document.meta.period)
        if main is not None:
            say_row(fact, main, [], document, composer)


def _say_opening(evidence: Evidence, document: Document, composer: Composer) -> bool:
    """Without accounts: the first sentences of the report's own summary, else of the report."""
    statements = evidence.catalogue.shelves[document.id].statements
    summary = [s for s in statements if any("sammanfattning" in part.lower() for part in s.section)] or list(statements)
    for statement in [s for s in summary if len(s.text.split()) > 8][:3]:
        say_quote(Said(document.id, statement), document, composer)
    return bool(summary)
