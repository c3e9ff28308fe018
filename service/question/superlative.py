"""Questions that rank: which is most or least, how many of the first are wanted, and what the words leave to rank."""

import re

from index.language import fold
from service.question.types import Question

THAN = re.compile(
    r"\b(?:samre|battre|hogre|lagre|storre|mindre|fler|farre|more|less|worse|better|higher|lower)\b.*\b(?:an|than)\b"
)
"""Holds one thing against another: what is asked for is how far they are apart."""
LEAST = re.compile(
    r"\b(?:lagst(?!adi)\w*|minst(?:a|e)?(?! (?:\d|en|ett|tva|tre|fyra|fem|tio|hundra)\b)"
    r"|farst|billigast\w*|kortast\w*|lowest|smallest|least|fewest|cheapest|shortest)\b"
)
"""Asks for the lower end; "lågstadiet" is a part of a school, and "minst en dag" no rank."""
MOST = re.compile(
    r"\b(?:hogst(?!adi)\w*|storst\w*|mest|flest|samst\w*|varst\w*|bast\w*|dyrast\w*|langst\w*|tyngst\w*|hardast|vanligast\w*"
    r"|topp(?:lista)?|rangordn\w*|ranka?|ranking|top|highest|largest|biggest|most|worst|best|longest|greatest"
    r"|(?:most )?expensive)\b"
)
_MEANT = r"(?! an (?:\w+ ){0,2}(?:budget|planera|berakna|vanta|forvanta|tankt|mal|etappmal|prognos))"
"""Not how it is against what was meant: "högre än budget"."""
GREW = re.compile(
    r"\b(?:okat|okade|okar|vaxt|vuxit|vaxer|stigit|steg|stiger|okning\w*|increas\w*|grown|grew|risen|rose|gatt upp"
    r"|gick upp|gone up|kosta\w* (?:\w+ )?(?:mer|dyrare)(?= .*\ban (?:i |under )?(?:20\d\d|forra|fjol|aret))"
    r"|(?:blivit|blev|blir|fick|fatt|become|became) (?:allt )?(?:fler|storre|dyrare|hogre|more|higher|larger)"
    rf"{_MEANT})\b"
)
SHRANK = re.compile(
    r"\b(?:minskat|minskade|minskar|sjunkit|sjonk|sjunker|krympt|minskning\w*|decreas\w*|fallen|fell|shrunk|shrank"
    r"|gatt ner|gick ner|gone down|kosta\w* (?:\w+ )?mindre(?= .*\ban (?:i |under )?(?:20\d\d|forra|fjol|aret))"
    r"|(?:blivit|blev|blir|fick|fatt|become|became) (?:allt )?(?:farre|mindre|billigare|lagre|fewer|less|lower"
    rf"|smaller){_MEANT})\b"
)
MORE = re.compile(
    r"\b(?:hogre|lagre|storre|mindre|mera?|fler|farre|dyrare|billigare|battre|samre|langre|kortare|higher|lower|larger"
    r"|smaller|bigger|more|less|fewer|dearer|cheaper|better|worse)\b"
)


def of_which_more(folded: str) -> bool:
    """Whether it asks which of some things is the most, the least, or more than the other."""
    return any(said.search(folded) is not None for said in (MOST, LEAST, MORE))


OF_PLACES = re.compile(
    r"\b(?:vilken?|vilka) (?:av )?(?:kommun|(?:social)?namnd|rapport)"
    r"|\bwhich (?:of the )?(?:\w+ )?(?:municipalit|report|board|committee|council)"
    r"|\b(?:rangordna|ranka|rank|rankning|ranking) (?:\w+ ){0,2}(?:kommuner|rapporter|municipalit|reports)"
)
"""Ranks the reports, not what one of them tells of."""
ASKED = re.compile(
    r"\b(?:vilke[nt]|vilka|vad|which|what|topp|topplista|top|lista|rangordna|rank\w*|list|name|namn)\b"
    r"|^\W*(?:(?:de|den|det|the)\b )?(?:\w+ )?(?:storst|hogst|lagst|minst|dyrast|billigast|langst|largest|biggest"
    r"|highest|lowest|smallest|cheapest)\w*\b"
)
KINDS = re.compile(
    r"(?:(?:kostnads|intakts|utgifts)(?:slag|typ|sort)|verksamhet|aktivitet|(?:verksamhets)?omrade|post|del|(?:budget)?rad"
    r"|avdelning|enhet|sektion|(?:mal|alders|insats|kund|brukar)?grupp|sort|slag|typ"
    r"|form|kategori|sak|topp?|kostnadspost|budgetpost)"
    r"(?:en|et|n|er|erna|arna|ar|na|or|s)?$"
)
"""Words that say of what kind the things ranked are, and name none of them."""
NUMBERS = {
    "tva": 2, "two": 2, "tre": 3, "three": 3, "fyra": 4, "four": 4, "fem": 5, "five": 5, "sex": 6, "six": 6,
    "sju": 7, "seven": 7, "atta": 8, "eight": 8, "nio": 9, "nine": 9, "tio": 10, "ten": 10,
}  # fmt: skip
HOW_MANY = re.compile(
    rf"\b(?:vilka|de|which|the|topp|topplista|top|list(?:a)?|rangordna|namn|name) (\d{{1,2}}|{'|'.join(NUMBERS)})\b"
)


def ranks(question: Question) -> bool:
    """Whether a question asks which of several things in a report is most or least."""
    folded = question.folded
    if OF_PLACES.search(folded) or THAN.search(folded) or ASKED.search(folded) is None:
        return False
    return has_end(question)


def has_end(question: Question) -> bool:
    """Whether a question asks for most or least of anything."""
    return LEAST.search(question.folded) is not None or MOST.search(question.folded) is not None


_AND = r".*\b(?:och|and|samt|respektive)\b.*"
BOTH_WAYS = re.compile(
    rf"\b(?:over (?:\w+ )?budget|underskott|back|minus|samst|overspen|deficit)\w*\b{_AND}"
    r"\b(?:under|overskott|plus|bast|surplus)\w*"
    rf"|\b(?:under (?:\w+ )?budget|overskott|plus|bast|surplus)\w*\b{_AND}"
    r"\b(?:over|underskott|back|minus|samst|deficit)\b"
)


def both_ends(question: Question) -> bool:
    """Whether both ends are asked for: "vilken är störst och vilken minst?"."""
    folded = question.folded
    if not has_end(question):
        return False
    return BOTH_WAYS.search(folded) is not None or all(one.search(folded) is not None for one in (MOST, LEAST))


def asks_change(question: Question) -> bool:
    """Whether a question is about what has grown or shrunk."""
    return GREW.search(question.folded) is not None or SHRANK.search(question.folded) is not None


def lists_change(question: Question) -> bool:
    """Whether a question asks for all that have grown, or shrunk: "vilka kostnader ökade?"."""
    match = WHICH.match(question.folded)
    if match is None or not asks_change(question) or has_end(question) or len(question.places) > 1:
        return False
    after = next((word for word in question.words if word.start >= match.end()), None)
    if after is None:
        return True  # an object is what something else did: "vilka åtgärder minskade sjukfrånvaron"
    return WITHIN.fullmatch(question.folded[match.end() : after.start]) is not None


WITHIN = re.compile(r"\s*(?:i antal )?(?:for|i|inom|pa|hos|bland|av|till|among|in|for|of)\s+(?:(?:de|den|det|the)\s+)?")
"""What leads to where it was: "ökade för vuxna"."""
WHICH = re.compile(
    rf"\W*(?:(?:vilka|vilke[nt]|which|vad for)\b (?!kommuner|municipalit)(?:\S+ ){{1,8}}?"
    rf"|(?:vad|what) (?:(?:har|hade|has|have) )?)(?:{GREW.pattern}|{SHRANK.pattern})"
)


def lowest_first(question: Question) -> bool:
    """Whether the lower end is asked for."""
    return LEAST.search(question.folded) is not None


def first_wanted(question: Question) -> int | None:
    """How many of the first are wanted: "de tre dyraste"; None where the question does not say."""
    found = HOW_MANY.search(question.folded)
    if found is None:
        return None
    number = NUMBERS.get(found[1]) or int(found[1])
    return number if 2 <= number <= 20 else None


def names_kind(word: str) -> bool:
    """Whether a topic word only says of what kind the ranked things are ("verksamhet", "post")."""
    return all(
        plain in NUMBERS or any(one.fullmatch(plain) for one in (KINDS, MOST, LEAST))
        for plain in re.split(r"[/&]", fold(word))
    )
