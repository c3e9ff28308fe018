"""What a question takes for granted: that something rose or fell, that there was a deficit or a surplus."""

import re

from service.question.phrases import phrases
from service.question.types import Question

UP = re.compile(
    r"\b(ok(at|ade|ar|a|ning\w*)|stig(it|er)|steg|fler|hogre|(?:gatt|gar|gick)(?: \w+){0,4} upp"
    r"|(?:kostnads|volym|pris|lone|intakts|hyres)okning\w*|kosta\w*(?: \w+){0,6} mer(?! an (?:\w+ )?(?:budget|plan))"
    r"|vaxt|vaxer|vaxte|hojts|hojdes|dyrare|driv\w* upp|skenar|skenat"
    r"|increas\w+|ris(e|es|en|ing)|rose|gone up|go(es|ing)? up|went up|grown|growing|driv\w+ up|more|higher|costlier)\b"
)
DOWN = re.compile(
    r"\b(minsk(at|ade|ar|a|ning\w*)|sjunk(it|er)|sjonk|farre|lagre|(?:gatt|gar|gick)(?: \w+){0,4} ned?r?"
    r"|(?:kostnads|volym|pris|intakts|hyres)minskning\w*|sankts?|sanktes|rasat|rasar|rasade|krympt|krymper|krympte|tappa(t|de|r)|billigare|mindre|drop\w*"
    r"|decreas\w+|fall(en|ing|s)?|fell|gone down|go(es|ing)? down|went down|declin\w+|fewer|less|lower|cheaper)\b"
)


_MOVE = rf"(?:{UP.pattern}|{DOWN.pattern})"
HALTED = re.compile(
    rf"\b(?:slut(?:at|ade|ar)|upphort|upphorde|stopped|ceased|stopp?s?) (?:att )?{_MOVE}"
    rf"|\b(?:inte|ej|no longer|not|never|aldrig)(?: langre)? {_MOVE}"
    rf"|{_MOVE}(?: \w+){{0,4}}? inte(?: langre)?\b(?! alla\b)"
)
"""A move that did not come about, or has ended: of what does not fall any longer it is not said that it fell."""


def movement(question: Question) -> int | None:
    """+1 where the question says that something rose, -1 where it fell, None where it says neither or both."""
    folded = phrases()["idioms"]["expectation"].sub(" ", question.folded)  # less than expected is no fall
    if HALTED.search(folded):
        return None
    up, down = UP.search(folded) is not None, DOWN.search(folded) is not None
    return None if up == down else 1 if up else -1
