"""The economy of a report: the committee's accounts, the largest deviations and what explains them."""

from index.types import Document, Figure, Measure, Period, Reading
from service.answers.selection import accountrows
from service.answers.sentences.phrases import say_accounts, subject
from service.answers.sentences.quoting import say_quote
from service.composer import Composer
from service.documents.catalogue import Fact
from service.evidence.causes import causes_of
from service.evidence.evidence import Evidence
from service.wording import amount, listed, result_noun, when

ACTIVITIES = 3
CAUSES = 2


def say_economy(
    evidence: Evidence, document: Document, composer: Composer, *, brief: bool, causes: int = CAUSES
) -> bool:
    """The accounts and what they are made of; False where the report has no accounts of the whole committee."""
    board = evidence.board(document)
    if board is None:
        return False
    say_accounts(board, composer)
    say_largest(evidence, document, composer)
    if not brief:
        for cause in causes_of(evidence.catalogue, document.id, None, board.direction, causes):
            say_quote(cause, document, composer)
    return True


def _of_one_time(rows: list[tuple[Fact, Figure]]) -> tuple[Period | None, list[tuple[Fact, Figure]]]:
    """The deviations of the time that most activities have one of, with the largest among equals: no others match."""
    names: dict[Period | None, set[str]] = {}
    for fact, figure in rows:
        names.setdefault(figure.period, set()).add(fact.activity or fact.label)
    if not names:
        return None, []
    largest = {period: max(f.size for _, f in rows if f.period == period) for period in names}
    best = max(names, key=lambda one: (len(names[one]), largest[one]))
    return best, [row for row in rows if row[1].period == best]


def say_largest(evidence: Evidence, document: Document, composer: Composer) -> None:
    """The activities whose deviations are largest, each with its direction."""
    language = composer.language
    rows = [
        (fact, figure)
        for facts in accountrows.parts(evidence, document).values()
        for fact in facts
        for figure in fact.figures
        if figure.measure is Measure.DEVIATION and figure.favourable and figure.reading is not Reading.UNREADABLE
    ]
    stretch, rows = _of_one_time(rows)
    best: dict[str, tuple[Fact, Figure]] = {}
    for fact, figure in sorted(rows, key=lambda row: -row[1].size):
        best.setdefault(fact.activity or fact.label, (fact, figure))
    parts, markers = [], []
    for fact, figure in list(best.values())[:ACTIVITIES]:
        markers.append(composer.figure(document, figure))
        name = subject(fact.label, fact.activity, document, language)
        parts.append(f"{name} ({result_noun(figure.favourable, language)} {amount(figure, language)})")
    if parts:
        told = when(stretch, language)
        lead = f"Störst avvikelse{told} har " if language == "sv" else f"The largest deviations{told} are in "
        composer.say(lead + listed(parts, language) + ".", *markers)
