"""Words of a question without which nothing answers it, though no activity and no name.

"Hur lång är kön till ..." is not answered by how many there are; home care for pensioners not by home care for others.
"""

import re

from index.language import fold, stem
from service.question import Question, TopicWord

OTHERS = re.compile(r"(?:pensionar|aldre$|aldres$|aldre(?:omsorg|boende|vard)|senior|elderly|pensioner|retire)")
"""A group that has a committee of its own, so that a report without it speaks of others."""
BROKEN_DOWN = re.compile(
    r"\b(?:bland|hos|for|among|of) (?:the )?(man|mannen|kvinnor|kvinnorna|pojkar|flickor|men|women|boys|girls)\b"
)
"""A part of all, which no figure of all is."""
COME_AND_GO = re.compile(r"(?:slut(?:a|ar|at|ade)|borja(?:r|t|de)?|sakna(?:s|des|ts)|fatta(?:s|des))$")
"""What is counted of staff: how content they are, say, is something else."""
HEAD = re.compile(
    r"\b(?:hur (?:lang|stor|hog|lag)(?:t|a)?|how (?:long|big|large|high|low))"
    r" (?:ar|var|blev|blir|is|are|was|were) (?:the |den |det )?(\w+)"
)
"""The noun of which the size is asked."""


def is_decisive(word: TopicWord, question: Question) -> bool:
    """Whether a text must have the word, or one that means the same, to answer."""
    folded = fold(word.text)
    if OTHERS.match(folded) or (question.quantity == "count" and COME_AND_GO.match(folded)):
        return True
    broken = BROKEN_DOWN.search(question.folded)
    if broken is not None and broken[1] == folded:
        return True
    waited = WAITED_FOR.search(question.folded)
    if waited is not None and waited[1] == folded:
        return True
    there = IS_THERE.search(question.folded)
    if there is not None and there[1] == folded:
        return True
    head = HEAD.search(question.folded)
    return head is not None and head[1] == folded


IS_THERE = re.compile(
    r"\b(?:finns|fanns|is|are|was|were) (?:det|there) "
    r"(?:nago[nt] |nagra |nan |en |ett |any |an? )?(?:(?:lang|stor)\w* )?(\w+)"
)
"""What a question asks the existence of: no other thing there is tells of it."""
WAITED_FOR = re.compile(r"\b(?:vantetid|vantan|kotid|kon|ko)(?:en|erna|er)? (?:for|till|pa) (?:en |ett |att fa )?(\w+)")
"""What is queued for: no other queue tells of it."""


COUNTED = re.compile(r"\b(?:hur manga|how many) [^\W_]+-([^\W_]+)\b")


def is_head(token: str, question: Question) -> bool:
    """Whether a part of a hyphenated word is what is to be counted: of "LVU-domar" the judgments."""
    found = COUNTED.search(question.folded)
    return found is not None and found[1] == fold(token)


NEW = re.compile(
    r"\b(?:nya|ny|kommande|new|coming) (?:\w+ )?"
    r"(\w*(?:lag|lagen|lagar|lagarna|lagstiftning|lagstiftningen|law|laws|act|legislation))\b"
)
NEW_ONES = tuple(dict.fromkeys(stem(word) for word in ("nya", "nytt", "foreslagna", "lagforslag", "lagandring")))
"""How a report calls a law that is not yet in force, by stems."""


def new_law(question: Question) -> bool:
    return NEW.search(question.folded) is not None
