"""A whole report in a few sentences: economy, goals, staff, events, what lies ahead."""

import re

from index.language import fold
from index.types import Document, Statement
from service.answers.overview.ahead import ahead, say_events
from service.answers.overview.economy import CAUSES, say_economy
from service.answers.overview.goals import say_goals
from service.answers.overview.rows import say_measured, say_sentences
from service.answers.sentences.quoting import say_quote
from service.composer import Composer
from service.documents.catalogue import NOISY, Said
from service.evidence.antecedents import distinct
from service.evidence.evidence import Evidence


def say_report(evidence: Evidence, document: Document, composer: Composer, *, brief: bool) -> bool:
    told = say_money(evidence, document, composer, brief=brief, causes=1)
    if not told:
        return False
    say_goals(evidence, document, composer, met=False, most=4)
    if brief:
        return True
    for word in ("sjukfranvaro", "personalomsattning"):
        say_measured(evidence, document, composer, word)
    say_events(evidence, document, composer)
    if document.meta.noise < NOISY and evidence.board(document) is not None:
        say_sentences(ahead(evidence, document, 1), document, composer)
    return True


def say_money(evidence: Evidence, document: Document, composer: Composer, *, brief: bool, causes: int = CAUSES) -> bool:
    """The accounts; the report's own words first where those have no deviation from a budget, or there are none."""
    board = evidence.board(document)
    opened = (board is None or not board.deviations) and say_opening(evidence, document, composer, brief=brief)
    return say_economy(evidence, document, composer, brief=brief, causes=causes) or opened


ECONOMY = re.compile(
    r"\b(resultat\w*|prognos\w*|utfall\w*|underskott\w*|overskott\w*|budget\w*|avvikelse\w*|nettokostnad\w*)"
)
AMOUNT = re.compile(r"\d (mnkr|mkr|tkr|mdkr|miljon|miljard|procent)")
WHOLE = re.compile(
    r"\b(kommunen|staden|koncernen|namnden|namndens|kommunens|stadens|helaret|aret|sammantaget|samlad\w*|totalt)\b"
)
OPENING, SHORTEST = 3, 8


def say_opening(evidence: Evidence, document: Document, composer: Composer, *, brief: bool) -> bool:
    """Without accounts: the report's own summary, else what its sentences say of the economy, else how it opens."""
    statements = [s for s in evidence.catalogue.shelves[document.id].statements if len(s.text.split()) > SHORTEST]
    summary = [s for s in statements if any("sammanfattning" in part.lower() for part in s.section)]
    if not summary:
        weighed = sorted(((_weight(s), -n, s) for n, s in enumerate(statements)), key=lambda one: (-one[0], -one[1]))
        summary = [s for weight, _, s in weighed if weight >= ENOUGH] or statements
    said = [Said(document.id, statement) for statement in summary]
    for one in distinct(said, 1 if brief else OPENING):
        say_quote(one, document, composer)
    return bool(said)


ENOUGH = 3


def _weight(statement: Statement) -> float:
    """How far a sentence tells of the whole economy in figures."""
    folded = fold(statement.text)
    if len(folded) > LONGEST or AMOUNT.search(folded) is None:
        return 0.0
    return min(3, len(ECONOMY.findall(folded))) + (WHOLE.search(folded) is not None)


LONGEST = 320
