"""The economy of a report: the committee's accounts, the largest deviations and what explains them."""

from index.types import Document, Figure, Measure, Reading
from service.answers import ranking
from service.answers.phrases import say_accounts, say_quote, subject
from service.catalogue import Fact
from service.causes import causes_of
from service.composer import Composer
from service.evidence import Evidence
from service.wording import amount, listed, result_noun

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


def say_largest(evidence: Evidence, document: Document, composer: Composer) -> None:
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
