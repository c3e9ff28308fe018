"""What a question takes for granted: that something rose or fell, that there was a deficit or a surplus."""

import re

from service.question import Question

UP = re.compile(
    r"\b(ok(at|ade|ar|a|ning\w*)|stig(it|er)|steg|fler|hogre|gatt upp|gar upp"
    r"|increas\w+|ris(e|es|en|ing)|rose|gone up|go up|went up|grown|more)\b"
)
DOWN = re.compile(
    r"\b(minsk(at|ade|ar|a|ning\w*)|sjunk(it|er)|sjonk|farre|lagre|gatt ner|gar ner"
    r"|decreas\w+|fall(en|ing)?|fell|gone down|go down|went down|declin\w+|fewer|less|lower)\b"
)


def movement(question: Question) -> int | None:
    """+1 where the question says that something rose, -1 where it fell, None where it says neither or both."""
    folded = question.folded
    up, down = UP.search(folded) is not None, DOWN.search(folded) is not None
    return None if up == down else 1 if up else -1
