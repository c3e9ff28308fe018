"""How a sentence of a report can be taken as giving a reason: what is explained, how outright, and what to quote."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.language import fold
from index.types import Statement
from service.evidence.antecedents import leans_back, same_paragraph, span_of
from service.evidence.reasons import FOLLOWS, MILD, OUTRIGHT, has_cue, said_first, sides

LONGEST_GOING_ON = 420
"""Characters of a quotation that goes on without a word for a reason."""


THIS = re.compile(r"\b(att )?(detta|dessa|denna \w+)( (kan|bedoms|framst))?\W*$")
"""The end of what is explained where that is named in the sentence before: "bedömningen är att detta" beror på."""


RESULT_ALONE = re.compile(
    r"\W*(att )?((den|det|detta|hela|denna|stora|positiva|negativa|prognostiserade) )*"
    r"(budget)?(avvikelsen?|utfallet|resultatet|overskottet|underskottet|prognosen|okningen|minskningen|forandringen)"
    r"( (kan|framst|bedoms|har))?\W*$"
    r"|\W*(att )?(utfall(et)?|prognos(en)?|resultat(et)?)( och (utfall|prognos|resultat)(et|en)?)?"
    r" (ar|blir|var) (positiv|negativ|battre|samre)\w*\W*$"
)
"""A result that does not say whose it is: the sentences before do."""


@dataclass(frozen=True)
class Explained:
    """A sentence read as the reason of something."""

    text: str  # what is explained, folded
    gain: float  # how outright the reason is given; 0 where no word says that it is one
    numbers: range  # the sentences to quote, among the document's
    own: str = ""  # what the sentence itself says of it, folded: "underskottet" of "underskottet beror på"
    leans: bool = False  # whether what is explained is named in the sentence before
    lacking: str = ""  # what those do not have, or do, whom the sentence tells of: "inte når målen"
    told: range = range(0)  # the sentences that tell the result, where they stand farther off


SAME_REASON = re.compile(r"\bsamma (orsak\w*|forklaring\w*|skal|anledning\w*)\b")
"""Refers to a reason that is given elsewhere: by itself it tells none."""


def explained_by(statements: Sequence[Statement], number: int) -> Explained | None:
    """What a sentence gives a reason of; None where it has no word for a reason."""
    found = _explained_by(statements, number)
    if found is not None and SAME_REASON.search(fold(statements[number].text)):
        after = found.numbers.stop
        if after < len(statements) and same_paragraph(statements[number], statements[after]):
            found = replace(found, numbers=range(found.numbers.start, after + 1))
    start = found.numbers.start if found is not None else 0
    if found is None or not start or not THEREFORE.match(fold(statements[start].text)):
        return found
    if not same_paragraph(statements[start - 1], statements[start]):
        return found
    return replace(found, numbers=range(start - 1, found.numbers.stop))  # what it follows from is the reason


THEREFORE = re.compile(r"(?:darfor|foljden)\b")


def _explained_by(statements: Sequence[Statement], number: int) -> Explained | None:
    own = statements[number]
    before = statements[number - 1] if number and same_paragraph(statements[number - 1], own) else None
    quoted = span_of(statements, number)
    if has_cue("back", own.text):
        above = [before] if before is not None else _paragraph_above(statements, number)
        if above:
            first = said_first(own.text)
            start = min(quoted.start, number - 1)
            two = sides(own.text)  # "orsaken till X är", but not all of "det beror på att ..."
            own_side = two.explained if two is not None and two.explained != two.reason else ""
            text = " ".join([*(fold(one.text) for one in above), first, own_side])
            return Explained(text, OUTRIGHT, range(start, quoted.stop), first, leans=True)
    if before is not None and has_cue("cleft", own.text):
        text = f"{fold(before.text)} {fold(own.text)}"
        return Explained(text, MILD, range(min(quoted.start, number - 1), quoted.stop), fold(own.text))
    if before is not None and has_cue("forward", own.text):
        return Explained(fold(own.text), FOLLOWS, range(number - 1, number + 1), fold(own.text))
    two = sides(own.text)
    those = OF_THOSE.match(fold(own.text))
    if those is not None and (two is None or two.gain < OUTRIGHT):
        return Explained(those.group(), MILD, quoted, those.group(), lacking=those["lacking"] or "")
    if two is None or own.text.rstrip().endswith(":"):
        return None
    this = before is not None and THIS.search(two.explained) is not None
    if before is not None and (this or leans_back(own.text)):
        text = f"{fold(before.text)} {two.explained}"
        start = min(quoted.start, number - 1) if this else quoted.start
        return Explained(text, two.gain, range(start, quoted.stop), two.explained, leans=True)
    if before is None and leans_back(own.text):  # "de ökade kostnaderna" of the paragraph above
        above = _paragraph_above(statements, number)
        text = " ".join([*(fold(one.text) for one in above), two.explained])
        start = min(quoted.start, number - 1) if above else quoted.start
        return Explained(text, two.gain, range(start, quoted.stop), two.explained, leans=bool(above))
    if before is not None and RESULT_ALONE.match(two.explained):
        above = [one for one in statements[max(number - 2, 0) : number] if same_paragraph(one, own)]
        told = (
            range(0) if any(TELLS_RESULT.search(fold(one.text)) for one in above) else _result_above(statements, number)
        )
        text = " ".join([*(fold(one.text) for one in ([statements[n] for n in told] or above)), two.explained])
        return Explained(text, two.gain, quoted, two.explained, leans=True, told=told)
    return Explained(two.explained, two.gain, quoted, two.explained)


OF_THOSE = re.compile(
    r"(?:i )?(?:(?:de|den|det|vissa|flera|manga) )?\w+(?: \w+)? (?:som|dar) "
    r"(?:(?:\w+ )?(?:inte|ej)(?P<lacking>(?: \w+){2,8}?)|(?:\w+ ){1,3}saknas)"
    r"(?= (?:kan|kunde|ror|beror|ar|har|hade|handlar|saknar|behover)\b)"
)
"""Opens with those of whom something is not so, and goes on with how it is with them: "barn som inte når målen har"."""
TELLS_RESULT = re.compile(r"\b(utfall|prognos|resultat|avvikelse)")
FAR = 6
"""Sentences back to which a result that does not say whose it is may have been told."""


def _result_above(statements: Sequence[Statement], number: int) -> range:
    """The paragraph farther up that tells the result, where the paragraph itself speaks of something else between."""
    for n in range(number - 1, max(number - FAR, 0) - 1, -1):
        if statements[n].section != statements[number].section:
            break
        if TELLS_RESULT.search(fold(statements[n].text)) is not None:
            start = n
            while start and same_paragraph(statements[start - 1], statements[start]):
                start -= 1
            return range(start, n + 1)
    return range(0)


def _paragraph_above(statements: Sequence[Statement], number: int) -> list[Statement]:
    """The end of the paragraph before, which a paragraph that opens with an explanation explains."""
    if number < 2 or statements[number - 1].section != statements[number].section:
        return []
    return [one for one in statements[number - 2 : number] if one.block == statements[number - 1].block]


def without_word(statements: Sequence[Statement], number: int) -> Explained:
    """A sentence with those after it in its paragraph, where the reason may stand without a word that says so."""
    last, length = number, len(statements[number].text)
    while last + 1 < len(statements) and same_paragraph(statements[last], statements[last + 1]):
        length += len(statements[last + 1].text)
        if length > LONGEST_GOING_ON:
            break
        last += 1
    return Explained(fold(statements[number].text), 0.0, range(number, last + 1))
