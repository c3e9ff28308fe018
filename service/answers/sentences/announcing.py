"""A quoted sentence that announces several things, with those after it that name them: "Den ena är ...", "Dels ...".

Who asks which two they are is told nothing by "Nämnden har två satsningar."
"""

import re
from collections.abc import Sequence

from index.language import fold
from index.types import Statement
from service.answers.sentences.interrupted import with_gap
from service.composer import Composer, Sentence
from service.evidence.evidence import Evidence
from service.wording import quoted

ANNOUNCES = re.compile(
    r"\b(?:tva|tre|fyra|fem|sex|flera|olika|foljande) (?:\w+ ){0,3}"
    r"\w{3,}(?:ar|er|or|en|arna|erna|orna|mal|stod|team|projekt|uppdrag)\b"
)
"""Says that several things follow."""
IN_TURN = re.compile(
    r"^(?:(?:den|det) (?:ena|forsta|andra|tredje|fjarde)|for det (?:forsta|andra|tredje)|dels|en av (?:dem|dessa)"
    r"|ett annat|en annan)\b"
)
"""How a sentence names one of several that were announced."""
RESPONSIBLE = re.compile(r"^\W*(?:vem|vilka|who)\b.*\b(?:ansvar\w*|responsib\w*)\b")
"""Asks who is to do something."""
REACH, LONGEST = 6, 900
"""Sentences after it among which they are named, and characters of it with them."""


def name_announced(evidence: Evidence, composer: Composer) -> None:
    """After each sentence of the answer that quotes an announcement, quote what it announces."""
    whole: list[Sentence] = []
    who = RESPONSIBLE.search(evidence.question.folded) is not None
    for sentence in composer.sentences:
        whole.append(sentence)
        if len(sentence.markers) == 1 and (who or ANNOUNCES.search(fold(sentence.text)) is not None):
            whole += _named(sentence, evidence, composer, who=who)
    composer.sentences[:] = whole


def _named(sentence: Sentence, evidence: Evidence, composer: Composer, *, who: bool) -> list[Sentence]:
    """The sentences that name what one announces, each with its own citation."""
    cited = next((one for one in composer.citations if one.marker == sentence.markers[0]), None)
    shelf = evidence.catalogue.shelves.get(cited.document) if cited is not None else None
    if cited is None or shelf is None:
        return []
    number = next((n for n, one in enumerate(shelf.statements) if one.span.start == cited.start), None)
    ends = [n for n, one in enumerate(shelf.statements) if one.span.end == cited.end]
    if number is None or not ends or ends[0] < number:
        return []
    told = {(one.document, one.start) for one in composer.citations}
    named = [
        one
        for one in shelf.statements[ends[0] + 1 : (item_until if who else named_until)(shelf.statements, number) + 1]
        if (cited.document, one.span.start) not in told
    ]
    parts = Composer(composer.language)
    for one in named:
        text = with_gap(one.text, one.span, shelf.document)
        parts.say(quoted(text, composer.language), composer.cite(shelf.document, one.span, one.section, text))
    return parts.sentences


def named_until(statements: Sequence[Statement], number: int) -> int:
    """The last of the sentences that name in turn what one announces; its own number where none do."""
    first, last = statements[number], number
    length = len(first.text)
    for place in range(number + 1, min(number + 1 + REACH, len(statements))):
        one = statements[place]
        length += len(one.text)
        if one.section != first.section or length > LONGEST:
            break
        if IN_TURN.match(fold(one.text)) is not None:
            last = place
    return last


def item_until(statements: Sequence[Statement], number: int) -> int:
    """The last sentence of the list item that one is in, where who is to do it stands; its own number elsewhere."""
    first = statements[number]
    rest = [n for n, one in enumerate(statements) if n >= number and one.block == first.block]
    return rest[-1] if first.item and len(rest) <= REACH else number
