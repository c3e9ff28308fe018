"""Who pays: only what tells of money from somebody answers that."""

import re

from service.question import Question

ASKS = re.compile(
    r"\b(?:vem|vilka|vilken (?:myndighet|namnd)) (?:ar det som )?(?:betalar|betalade|finansiera\w*|bekosta\w*|star for"
    r" (?:kostnad|notan|rakning)\w*)|\bhur (?:finansiera|bekosta)(?:s|des|ts)\b"
    r"|\bwho (?:is )?(?:pay|paid|fund|financ)\w*"
)
TELLS = re.compile(
    r"finansier|bekosta|betala|statlig|\w*bidrag|\bersattning|stimulansmedel|projektmedel|medel fran|\barvode|avgift"
)
"""On folded text, both."""


def asks_payer(question: Question) -> bool:
    return ASKS.search(question.folded) is not None


def tells_payer(folded: str) -> bool:
    """Whether a folded sentence tells of money from somebody."""
    return TELLS.search(folded) is not None
