"""Sentences that lean on their neighbours, and those that say the same again."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from rapidfuzz import fuzz

from index.language import fold
from index.types import Statement
from service.documents.catalogue import Said

LEANING_BACK = re.compile(
    r"^(det|detta|den|dessa|de|anledningen|orsaken|forandringen|\w*okningen|\w*minskningen|overskottet|underskottet"
    r"|avvikelsen|forklaringen|merkostnaden|skillnaden|omraknat|differensen)\b"
    r"(?! (ekonomisk|positiv|negativ|prognos|storsta|sammantag|framsta|huvudsak))"
    r"(?! (inom|avseende|av|for) (?!perioden|aret|helaret))"
    r"|^(enligt namnden|enligt bolaget|som (\w+ ){0,3}(skal|anledning|orsak))\b"
    r"|^(namnden|bolaget|forvaltningen|verksamheten|enheten) (anger|menar|uppger|beskriver|forklarar|bedomer) att"
    r" (den |det )?(\w+ )?(avvikelsen|underskottet|overskottet|okningen|minskningen|detta|det)\b"
)


@lru_cache(maxsize=1 << 13)
def leans_back(text: str) -> bool:
    """Whether a sentence says "it" or "this" of something in the sentence before."""
    return LEANING_BACK.match(fold(text)) is not None


GOES_ON = re.compile(
    r"^((det|den) (ar|har|beror|handlar|hanger) (ocksa|aven|om|ihop)|exempel pa|exempelvis|aven|dessutom|vidare"
    r"|dartill|ocksa|en annan|ytterligare en?|en del av forklaringen|det handlar om|en bidragande|bland annat)\b"
)
LONGEST_QUOTE = 600
"""Characters of a quotation with the sentences that belong to it."""


SEVERAL = re.compile(r"\b(flera|olika|två|tre|fyra|ett antal) (\w+ )?(faktor|anledning|orsak|skäl|förklaring)\w*\W*$")
"""The end of a sentence that says that several reasons follow."""
LONGEST_LIST = 900
"""Characters of a quotation that names them all."""


@lru_cache(maxsize=1 << 13)
def _goes_on(text: str) -> bool:
    """Whether a sentence goes on with the explanation of the one before it."""
    return GOES_ON.match(fold(text)) is not None


def span_of(statements: Sequence[Statement], number: int) -> range:
    """A sentence with the one before it that it leans on, and those after it that go on with the explanation."""
    one = statements[number]
    first, last = number, number
    if number and leans_back(one.text) and same_paragraph(statements[number - 1], one):
        first = number - 1
    several = SEVERAL.search(one.text.lower()) is not None
    length = sum(len(s.text) for s in statements[first : last + 1])
    while last + 1 < len(statements) and same_paragraph(one, statements[last + 1]):
        after = statements[last + 1]
        length += len(after.text)
        if length > (LONGEST_LIST if several else LONGEST_QUOTE) or not (several or _goes_on(after.text)):
            break
        if several and of_another(after.text, one.text):
            break
        last += 1
    return range(first, last + 1)


ANEW = re.compile(
    r"(?!(?:det|detta|den|de|namnden|bolaget|verksamheten|enheten)\b)\w+(?: \w+){0,3}?"
    r" (?:redovisar|uppvisar|prognostiserar|prognosticerar|lamnar)\b"
)
"""Opens with the result of something by its own name."""
COMMITTEE = re.compile(r"\b([a-z]{3,}namnd)(?:en|ens|s)?\b")


def of_another(text: str, first: str) -> bool:
    """Whether a sentence goes over to another committee than the one that several reasons were to be given of."""
    folded = fold(text)
    if ANEW.match(folded) and folded.split()[0] not in fold(first):
        return True
    named = set(COMMITTEE.findall(folded))
    return bool(named) and not named & set(COMMITTEE.findall(fold(first)))


def joined(document: str, statements: Sequence[Statement], numbers: range) -> Said:
    """Sentences that follow each other as one quotation."""
    parts = [statements[n] for n in numbers]
    if len(parts) == 1:
        return Said(document, parts[0], numbers.start)
    text = " ".join(part.text for part in parts)
    span = parts[0].span.joined(parts[-1].span)
    return Said(document, replace(parts[-1], text=text, span=span), numbers.start)


def with_antecedent(said: Said, statements: Sequence[Statement], number: int) -> Said:
    """A sentence quoted with those that belong to it."""
    numbers = span_of(statements, number)
    if len(numbers) == 1:
        return said
    whole = joined(said.document, statements, numbers)
    return replace(whole, statement=replace(said.statement, text=whole.statement.text, span=whole.statement.span))


def same_paragraph(one: Statement, other: Statement) -> bool:
    """Whether two sentences stand in one paragraph."""
    return one.block == other.block and one.section == other.section


def distinct(said: list[Said], limit: int) -> list[Said]:
    """The first ones that do not repeat each other; reports say the same in the summary and in the analysis."""
    kept: list[Said] = []
    for one in said:
        if all(fuzz.token_set_ratio(one.statement.text, other.statement.text) < 80 for other in kept):
            kept.append(one)
        if len(kept) == limit:
            break
    return kept
