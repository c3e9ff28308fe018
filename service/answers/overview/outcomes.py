"""What went well, or badly: the goals that are met, or are not, and the committee's result where it is of that sort."""

import re

from index.types import Document
from service.answers.listing.goals import goal_list
from service.answers.listing.indicators import indicators
from service.answers.listing.state import State
from service.answers.listing.telling import say_list
from service.answers.listing.topic import Topic
from service.answers.sentences.phrases import place_of, say_accounts
from service.composer import Composer
from service.evidence.evidence import Evidence
from service.question import Question
from service.question.superlative import NUMBERS

WENT = r"(?:gatt|gar|gick|fungera\w*|funkat|funkar|funkade|lyckats|lyckas|lyckades)"
WELL = re.compile(
    rf"\b{WENT} (?:\w+ ){{0,2}}(?:bra|val|fint|bast)\b|\b(?:ar|var|blev) (?:\w+ )?(?:bra|lyckat|positivt)\b"
)
ILL = re.compile(
    rf"\b{WENT} (?:\w+ ){{0,2}}(?:daligt|illa|snett|fel|mindre bra|inte (?:\w+ )?bra|samst)\b|\bmisslyckats\b"
    rf"|\binte (?:har |hade )?{WENT} (?:\w+ )?(?:bra|val)\b|\b(?:ar|var|blev) (?:\w+ )?(?:daligt|negativt)\b"
)
HOW_MANY = re.compile(rf"\b(?P<word>{'|'.join(NUMBERS)})\b|(?<!\d)(?P<digits>[2-9]|10)(?!\d)")
USUAL = 5


def went_asked(question: Question) -> bool | None:
    """True where what went well is asked for, False what went badly; None where neither is."""
    if ILL.search(question.folded):
        return False
    return True if WELL.search(question.folded) else None


def say_outcomes(evidence: Evidence, document: Document, composer: Composer, *, well: bool) -> bool:
    """As many as are asked for of the goals, else of the indicators; False where the report has nothing of the sort."""
    before = len(composer.sentences)
    most = _most(evidence.question)
    board = evidence.board(document)
    if board is not None and board.direction == (1 if well else -1):
        say_accounts(board, composer)
        most -= 1
    source = goal_list(evidence, document, State.MET if well else State.UNMET)
    source = source or indicators(evidence, document, Topic(evidence, (), money=False), missed=not well)
    if source is not None and most > 0:
        lead = place_of(document, composer.language)
        what = ("Mål och mått som nås", "Mål och mått som inte nås fullt ut")
        what_en = ("Goals and indicators that are met", "Goals and indicators that are not fully met")
        told = (what if composer.language == "sv" else what_en)[not well]
        composer.say(f"{told} ({lead}):", opens="paragraph" if composer.sentences else "")
        say_list(source, source.entries[:most], document, composer, amounts=True, lead=False)
    return len(composer.sentences) > before


def _most(question: Question) -> int:
    found = HOW_MANY.search(question.folded)
    if found is None:
        return USUAL
    return NUMBERS[found["word"]] if found["word"] else int(found["digits"])
