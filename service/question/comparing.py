"""Questions that compare without a word for it: "vad kostar mest?", "vem betalar mest, A eller B?"."""

import re
from collections.abc import Collection

MOST = r"(?:mest|samst|bast|varst|minst|most|worst|least|best)"
RANKED = re.compile(
    rf"^(?:vad|what) (?:gar|gick|kostar|kostade|kostat|drar|drog|costs?|went) (?:\w+ ){{0,3}}{MOST}\b"
    rf"|^vilke[nt] (?!kommun).*\b(?:verksamhet|omrade|post|grupp|del)\w*\b.*\b(?:{MOST}|storst|dyrast|billigast)\b"
)
_WENT = r"(?:dyrare|billigare|back|plus|minus|(?:over|under) budget(?:en)?|pengar(?:na)?|more expensive|cheaper)"
WHERE_IT_WENT = re.compile(
    r"^(?:vad|var) (?:blev|blir|gick|gar|drog|drar|finns|fattas|saknas|saknades|har) (?:det |vi |ni |man )?"
    rf"(?:blivit |gatt )?{_WENT}\b"
    rf"|^(?:what|where) (?:was|became|got|went|goes|is) (?:it |there )?{_WENT}\b"
    r"|^where (?:did|does|do|has|have) .*\b(?:over|under)spen\w*\b",
    re.MULTILINE,
)
"""Asks which of a report's activities went one way: "var blev det pengar över?", "vad blev dyrare än väntat?"."""
BETTER = re.compile(r"\b(?:gick|gar|ga|was|did|do) (?:\w+ ){0,4}(?:battre|samre|better|worse)\b")
WHO = ("vem ", "who ", "var ", "where ")
EACH_PLACE = re.compile(
    r"\bper kommun\b|\bkommun for kommun\b|\bi kommunerna\b|\b(?:alla|samtliga|varje|respektive) (?:de )?"
    r"(?:\w+ )?kommun\w*"
    r"|\b(?:per|each|every|all|across) (?:the )?(?:\w+ )?municipalit\w+"
)
"""One thing of every report: "prognosen per kommun"."""
TWO_YEARS = re.compile(
    r"\b20\d\d (?:an|than|mot|vs|versus|kontra|jamfort med|compared (?:to|with)) (?:\w+ ){0,2}20\d\d\b"
)
EITHER_YEAR = re.compile(r"\b20\d\d (?:eller|or) (?:\w+ ){0,2}20\d\d\b")
"""Two years set against each other."""


def compares(kind: str, folded: str, places: Collection[str], years: Collection[int]) -> bool:
    """Whether what looks like a question of another kind sets things, municipalities or years against each other."""
    if kind in ("lookup", "yesno") and len(years) == 2 and EITHER_YEAR.search(folded):
        return True
    if kind == "lookup" and len(years) == 2 and TWO_YEARS.search(folded):
        return True
    if kind in ("lookup", "yesno", "fact") and WHERE_IT_WENT.search(folded):
        return True
    if kind == "lookup" and len(places) == 0 and EACH_PLACE.search(folded):
        return True
    if kind == "lookup":
        return RANKED.search(folded) is not None
    if kind == "fact":
        return len(places) > 1 and folded.startswith(WHO)
    return kind == "yesno" and len(years) == 2 and BETTER.search(folded) is not None
