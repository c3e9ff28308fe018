"""Whom a question holds people against without naming them: "är de sjukare, kvinnorna?" is "än männen"."""

import re

from index.language import fold

OTHER = {
    "kvinn": "män",
    "man": "kvinnor",
    "flick": "pojkar",
    "pojk": "flickor",
    "tjej": "killar",
    "kill": "tjejer",
    "wom": "men",
    "men": "women",
    "girl": "boys",
    "boy": "girls",
}
"""Folded beginnings of those who are one half of all, and the other half."""
HALF = re.compile(
    r"\b(?:(kvinn)(?:or\w*|a)|(man)nen\w*|(flick|pojk)(?:or|ar)\w*|(tjej|kill)er\w*|(wom)[ae]n|(girl|boy)s)\b"
)
MEN = re.compile(r"\bmän\b", re.IGNORECASE)
AMONG_MEN = re.compile(r"\b(?:among|for|are|do|did|were|have|had) (men)\b")
HALVES = re.compile(r"\b(?:kvinn|flick|pojk|tjej|kill|wom[ae]n|girl|boy)|\bman(?:nen\w*|s)\b")
MORE = re.compile(
    r"\b(?:hogre|lagre|fler|farre|mera?|mindre|vanligare|oftare|langre|kortare|storre|battre|samre|sjukare|nojdare"
    r"|higher|lower|more|fewer|less|longer|shorter|greater|better|worse|larger|smaller)\b"
)
NOT_BETWEEN_THEM = re.compile(
    r"\b(?:an|than|eller|or|och|and|varfor|why|bli(?:r|vit)?|blev|bor?ja\w*|oka\w*|minska\w*|stig\w*|steg|sjunk\w*|nu|tidigare"
    r"|forr|become|became|gone|risen|rose|fallen|fell|grown|getting|now|before|earlier|since|sedan|last|forra|fjol)\b"
)
"""What holds them against others that are named, or against an earlier time."""
STANDS = re.compile(r"\b(?:ar|var|har|hade|ligger|lag|finns|fanns|is|are|was|were|has|have|had|do|did|does)\b")


def with_counterpart(text: str) -> str:
    """The question with the other half said: of two halves one is "more" than the other, whatever else is meant."""
    folded = fold(text)
    if not (MORE.search(folded) and STANDS.search(folded)) or NOT_BETWEEN_THEM.search(folded):
        return text
    half = next((name for match in HALF.finditer(folded) for name in match.groups() if name), None)
    if MEN.search(text):
        half = "man" if half is None else None
    elif half is None and (men := AMONG_MEN.search(folded)):
        half = men[1]
    if half is None or len({match.group()[:3] for match in HALVES.finditer(folded)}) > 1:
        return text
    than = "than" if half in ("wom", "men", "girl", "boy") else "än"
    return f"{text.rstrip(' ?!.')} {than} {OTHER[half]}?"
