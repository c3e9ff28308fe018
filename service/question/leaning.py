"""How far a question of a conversation stands on what was asked before it."""

import re
from enum import Enum

from index.language import fold
from service.question.types import Kind, Question


class Leaning(Enum):
    NONE = "none"  # it says itself what it is about and where
    PLACE = "place"  # a subject of its own, in the municipality and the year that are talked about
    SUBJECT = "subject"  # it goes on about the same
    SOURCE = "source"  # it asks where the answer comes from, or whether it is so


CONTINUES = re.compile(
    r"^(och|men|and|but|what about|how about|hur ar det|hur var det|da|varfor|why|jamfort med|compared (to|with))\b"
    r"|\b(det|den|dem|dom|dar|deras|that|there|it|them|they|those|their|av de(m|ssa)?|of (them|these|those))\b"
)
THEY = re.compile(r"\bde\b(?! (?:\w{2,}[aeo]|\d+)\b)")
""" "De" as a pronoun: before an adjective or a participle it is an article ("de placerade barnen")."""
LONGEST = 12
"""Words of a question that may go on from the one before; a longer one says itself what it is about."""
ALL_PLACES = re.compile(
    r"\b(alla|samtliga|vilka|vilken|all|which|every|each|andra|other|any|nagon|flest|mest) (\w+ )?"
    r"(kommun(?!en|ens\b)\w*|municipalit\w+|rapporter\w*|reports)\b|\bhuvud ?rapporter\w*"
    r"|^(?:och |men |and |but )?(?:vem|who) .*\b(?:av alla|of (?:them )?all)\b"
)
"""Says itself where it is to be looked."""
SOURCE = re.compile(
    r"(?:och |men |and |but )?(?:"
    r"(?:(?:den|det|de) )?(?:siffran?|siffrorna|uppgiften|beloppet|talet|andelen)?,? ?"
    r"(?:varifran|var|vart) (?:\w+ )?(?:kommer|ar|star|hittar|finns|fick|har|hamtas) .*"
    r"|(?:var|vart) i rapporten.*|(?:vad|vilken) (?:ar|har) (?:du )?(?:\w+ )?kallan?(?: \w+){0,5}|kalla"
    r"|vilken (?:sida|rapport|tabell|kalla)(?: \w+){0,5}"
    r"|(?:ar du|are you) (?:\w+ )?(?:saker|sure|certain)(?: \w+){0,4}"
    r"|(?:stammer|ar) (?:det|den|detta)(?: \w+)? ?(?:stammer|sant|ratt|korrekt|verkligen|siffran|da)?"
    r"|is (?:it|that)(?: \w+)? (?:true|right|correct|so)"
    r"|where (?:does|do|did|is) .*(?:from|come|number|figure|stated|written|found|say|get)\b.*"
    r"|(?:what(?:'s| is)|which) (?:your |the |is the )?(?:source|page)(?: \w+){0,5}|source"
    r")"
)
"""The whole of a question about the answer itself."""
UNITS = re.compile(
    r"(?:barn|kvinn|man|men\b|flick|pojk|hushall|familj|person|vuxn|ungdom|unga|elev|kund|klient|anstall|dygn|plats"
    r"|child|kids|women|woman|girl|boy|household|famil|people|adult|client|day|place|timm|hour)"
    r"(?:s|d|da|das|e|en|nen|et|er|erna|ernas|a|an|ar|arna|arnas|na|or|orna|n|ns|r|ren|y|ies)?"
    r"|(?:ars|manads)?placer\w*"
)
"""Who and what is counted in every part of a report: by itself no subject."""


PLACINGS = re.compile(r"(?:ars|manads)?placer\w*")


def leaning(question: Question) -> Leaning:
    """How a question goes on from those before it."""
    if question.kind is Kind.COURTESY or ALL_PLACES.search(question.folded):
        return Leaning.NONE
    short = len(question.text.split()) <= LONGEST
    if short and asks_source(question):
        return Leaning.SOURCE
    if not question.words and not question.activities:
        return Leaning.SUBJECT
    if not short:
        return Leaning.NONE if question.places else Leaning.PLACE
    if CONTINUES.search(question.folded) or THEY.search(question.folded):
        return Leaning.SUBJECT
    if question.places:
        return Leaning.NONE
    return Leaning.SUBJECT if only_counts(question) else Leaning.PLACE


def asks_source(question: Question) -> bool:
    """Whether the question is about the answer: where it stands, whether it is so."""
    said = " ".join(re.findall(r"[\w']+", fold(question.typed)))
    return not question.places and SOURCE.fullmatch(said) is not None


def only_counts(question: Question) -> bool:
    """Whether a question's words only say who is counted ("hur många barn var med?")."""
    strong = any(
        not match.weak and not PLACINGS.fullmatch(fold(question.bare[match.start : match.end]))
        for match in question.activities
    )
    return not strong and all(UNITS.fullmatch(fold(word.text)) for word in question.words)
