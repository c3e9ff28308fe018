"""Which language an answer is in, by word lists of this room's own."""

import re
from typing import Literal

_SV = """
    och att det som en på är av för med till den har de inte om ett men var sig så från vi kan när år under också
    efter eller nu sin där vid mot ska skulle kommer ut får finns vara hade alla andra mycket än här då över blev
    enligt samt inom framgår rapporten rapporterna budget utfall avvikelse prognos jämfört gick helår
    """
_EN = """
    the of and to in a is that it was for on are as with his they at be this from have or by one had not but what
    all were when there can an which their if will has more than its no does report reports forecast outcome
    deviation full year against compared went according says
    """
_QUOTED = re.compile(r"[”\"“][^”\"“]*[”\"“]|\([^()]*\)|\[\d+\]")
_WORD = re.compile(r"[a-zåäöé]+", re.IGNORECASE)


def tongue(answer: str) -> Literal["sv", "en"] | None:
    """The language of the answer's own words (quotes and parentheses aside); None when there is nothing to tell by."""
    words = [word.lower() for word in _WORD.findall(_QUOTED.sub(" ", answer))]
    own, other = frozenset(_SV.split()), frozenset(_EN.split())
    swedish, english = sum(word in own for word in words), sum(word in other for word in words)
    if swedish == english:
        return None
    return "sv" if swedish > english else "en"
