"""The gate: no sentence leaves whose numbers, directions, years, places or quotations its citations do not bear.

It knows nothing of how an answer was made. It reads the answer's text as a reader does and asks for every number:
does a quote that this sentence cites state it, as read or rounded, in the same unit, going the same way?
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.numbers import NumberKind, Quantity, agree, find_numbers, supports
from index.numbers.direction import direction_by_words
from service.types import Language
from service.verify.answer import Sentence, letters, names_in, quoted_pieces, segment_of, split_sentences, take_apart
from service.verify.derived import Recomputed, months_in, recompute
from service.verify.records import Checked, DerivedFigure, Enforced, Evidence, Problem, ProblemKind, Verdict
from service.verify.sources import Reading, Source

_ENGLISH = re.compile(r"\b(?:the|of|was|were|is|and|budget\s+by|which|with|SEK)\b")
_SWEDISH = re.compile(r"\b(?:och|är|var|på|för|med|som|mnkr|tkr|inte|ett)\b|[åäö]", re.IGNORECASE)
_MONTH_NAMES = (
    "januari|january", "februari|february", "mars|march", "april", "maj", "juni|june", "juli|july", "augusti|august",
    "september", "oktober|october", "november", "december",
)  # fmt: skip
_MONTHS = re.compile("|".join(rf"\b(?P<m{i}>{names})\b" for i, names in enumerate(_MONTH_NAMES, 1)), re.IGNORECASE)
_FRACTIONS = (
    re.compile(r"\b(?:hälften|halvera\w*|one half|half of|halved)\b", re.IGNORECASE),
    re.compile(r"\b(?:dubbelt|dubbla|fördubbla\w*|doubled?|doubling|twice)\b", re.IGNORECASE),
    re.compile(r"\b(?:tredubb\w*|tripled?|three times)\b", re.IGNORECASE),
    re.compile(r"\b(?:\w*tredjedel\w*|(?:one|a|two)[ -]thirds?)\b", re.IGNORECASE),
    re.compile(r"\b(?:\w*(?:tio|hundra|tusen|miljon)tals|dozens|(?:hundreds|thousands|millions) of)\b", re.IGNORECASE),
    re.compile(r"\b(?:\w*fjärdedel\w*|a quarter of|three quarters)\b", re.IGNORECASE),
)
_NEGATED = re.compile(r"\b(?:inte|ej|ingen|inget|inga|saknas|not|no|none|nothing|neither)\b", re.IGNORECASE)
_LIST_MARK = re.compile(r"\s*(?:\d{1,2}[.)]|[-*•])\s+")
_SPACES = re.compile(r"[ \u00a0]+")
VERBATIM_WORDS = 4
"""Quotation marks around this many words claim that the words are the citation's own."""


@dataclass(frozen=True)
class _Case:
    """What every sentence of one answer is held against."""

    readings: Mapping[int, Reading]
    derived: Sequence[DerivedFigure]
    language: Language | None
    municipalities: frozenset[str]
    asked: Reading


def check(
    answer: str,
    evidence: Mapping[int, Evidence],
    derived: Sequence[DerivedFigure] = (),
    *,
    language: Language | None = None,
    municipalities: Iterable[str] = (),
    asked: str = "",
) -> Verdict:
    """Whether an answer's every sentence is borne by what it cites.

    `evidence` is by citation mark. `municipalities`: names to watch for besides those of the citations. `asked`: text
    (the question, the names and periods of the reports) whose years, labels and places a sentence may repeat when it
    cites nothing or says that something is not there ("framgår inte ... i Solna 2023"). Quantities never.
    """
    case = _case(evidence, derived, language, municipalities, asked)
    return Verdict(tuple(_checked(sentence, case) for sentence in split_sentences(answer)))


def enforce(
    sentences: Sequence[str],
    evidence: Mapping[int, Evidence],
    derived: Sequence[DerivedFigure] = (),
    *,
    language: Language | None = None,
    municipalities: Iterable[str] = (),
    asked: str = "",
) -> Enforced:
    """The sentences that may leave and those that may not; a given sentence is kept or dropped as a whole."""
    case = _case(evidence, derived, language, municipalities, asked)
    checked = [(sentence, _checked(sentence, case)) for sentence in sentences]
    return Enforced(
        kept=tuple(sentence for sentence, result in checked if result.ok),
        dropped=tuple(result for _, result in checked if not result.ok),
    )


def _case(
    evidence: Mapping[int, Evidence],
    derived: Sequence[DerivedFigure],
    language: Language | None,
    municipalities: Iterable[str],
    asked: str,
) -> _Case:
    places = {item.municipality for item in evidence.values() if item.municipality}
    return _Case(
        readings={marker: Reading(item) for marker, item in evidence.items()},
        derived=derived,
        language=language,
        municipalities=frozenset(places | set(municipalities)),
        asked=Reading(Evidence(asked)),
    )


def _checked(text: str, case: _Case) -> Checked:
    sentence = take_apart(text)
    problems = [
        *_unknown_marks(sentence, case),
        *_numbers(sentence, case),
        *_months(sentence, case),
        *_fractions(sentence, case),
        *_places(sentence, case),
        *_quotations(sentence, case),
    ]
    return Checked(text, sentence.markers, tuple(dict.fromkeys(problems)))


def _cited(sentence: Sentence, case: _Case) -> list[Reading]:
    return [case.readings[marker] for marker in sentence.markers if marker in case.readings]


def _unknown_marks(sentence: Sentence, case: _Case) -> list[Problem]:
    return [
        Problem(ProblemKind.CITATION, f"[{marker}]", f"Källa [{marker}] finns inte.")
        for marker in sentence.markers
        if marker not in case.readings
    ]


def _numbers(sentence: Sentence, case: _Case) -> list[Problem]:
    text = sentence.text
    listed = _LIST_MARK.match(text)
    begin = listed.end() if listed else 0
    body = " " * begin + text[begin:]
    english = case.language == "en" if case.language else _is_english(body)
    numbers = find_numbers(body, english)
    problems = _split_numbers(body, numbers, sentence, case)
    for number in numbers:
        problem = _number(number, body, sentence, case)
        if problem is not None:
            problems.append(problem)
    return problems


def _is_english(text: str) -> bool:
    return len(_ENGLISH.findall(text)) > len(_SWEDISH.findall(text))


def _echo(sentence: Sentence, case: _Case) -> list[Reading]:
    """What a sentence may repeat uncited: one without citations, or one that says what is not there."""
    free = not sentence.markers or _NEGATED.search(sentence.text) is not None
    return [case.asked] if free else []


def _number(number: Quantity, body: str, sentence: Sentence, case: _Case) -> Problem | None:
    shown = body[number.outer_start : number.outer_end].strip()
    if number.kind is NumberKind.QUANTITY:
        return _quantity(number, shown, body, sentence, case)
    readings = _cited(sentence, case) + _echo(sentence, case)
    if number.kind is NumberKind.YEAR:
        year = int(number.value or 0)
        if any(year in reading.years for reading in readings):
            return None
        return Problem(ProblemKind.YEAR, shown, f"Året {shown} står inte i någon källa till meningen.")
    if number.date is not None:
        if any(reading.has_date(number.date) for reading in readings):
            return None
        return Problem(ProblemKind.YEAR, shown, f"Datumet {shown} står inte i någon källa till meningen.")
    if any(reading.has_label(number) for reading in readings):
        return None
    return Problem(ProblemKind.LABEL, shown, f"”{shown}” står inte i någon källa till meningen.")


def _quantity(number: Quantity, shown: str, body: str, sentence: Sentence, case: _Case) -> Problem | None:
    if not sentence.markers:
        return Problem(ProblemKind.UNCITED, shown, f"{shown} saknar källa.")
    if any(_in_label(number, body, reading) for reading in _cited(sentence, case)):
        return None
    if any(start <= number.start < end for start, end in quoted_pieces(body)):
        return _quoted_number(number, shown, sentence, case)
    claimed = direction_by_words(body, number.start, number.end)
    allowed = _allowed(number, sentence, case)
    matches = [source for reading in allowed for source in reading.sources if supports(source, number)]
    if any(_same_way(source, number, claimed) for source in matches):
        return None
    reason = _derived(number, claimed, sentence, case)
    if reason is None:
        return None
    if matches:
        return Problem(ProblemKind.DIRECTION, shown, f"{shown} går åt andra hållet i källan.")
    if reason:
        return Problem(ProblemKind.DERIVED, shown, reason)
    return Problem(ProblemKind.NUMBER, shown, f"{shown} står inte i någon källa till meningen.")


def _in_label(number: Quantity, body: str, reading: Reading) -> bool:
    """Whether a number is part of a name that the source has word for word: "Konto för utgifter 49"."""
    return any(
        match.start() < number.start and number.end <= match.end()
        for label in reading.named
        for match in re.finditer(re.escape(label), body)
    )


def _quoted_number(number: Quantity, shown: str, sentence: Sentence, case: _Case) -> Problem | None:
    """A number between quotation marks must stand in the quote digit for digit."""
    wanted = _SPACES.sub("", number.text)
    for reading in _cited(sentence, case):
        if any(_SPACES.sub("", other.text) == wanted for other in reading.numbers):
            return None
    return Problem(ProblemKind.QUOTE, shown, f"{shown} står inte så i det citerade.")


def _same_way(source: Source, number: Quantity, claimed: int | None) -> bool:
    if claimed is not None:
        return agree(source.direction, claimed)
    if not number.sign_printed or not number.value or not source.value:
        return True
    sign = 1 if number.value > 0 else -1
    return sign in (source.direction, 1 if source.value > 0 else -1)


def _derived(number: Quantity, claimed: int | None, sentence: Sentence, case: _Case) -> str | None:
    """None when a calculation gives the number; else why the nearest one does not, "" when there is none."""
    reason = ""
    for figure in case.derived:
        markers = {one.marker for one in figure.inputs}
        if not markers <= set(sentence.markers):
            continue
        if number.value is not None and number.value == months_in(figure, case.readings):
            return None
        result = recompute(figure, case.readings)
        if isinstance(result, Recomputed):
            if result.supports(number) and agree(result.direction, claimed):
                return None
        elif abs(figure.value) == abs(number.value or 0):
            reason = result
    return reason


def _allowed(number: Quantity, sentence: Sentence, case: _Case) -> list[Reading]:
    """The citations that may bear a number. In a sentence about several municipalities they are those of the mark
    that follows it, and of the municipality that its own clause (or the nearest before it) names."""
    readings = _cited(sentence, case)
    places = {reading.evidence.municipality for reading in readings if reading.evidence.municipality}
    if len(places) < 2:
        return readings
    if len(sentence.groups) > 1:
        readings = [case.readings[m] for m in sentence.own_group(number.start) if m in case.readings]
    place = _place_of(number, sentence.text, places)
    if place is None:
        return readings
    return [reading for reading in readings if reading.evidence.municipality in (None, place)]


def _place_of(number: Quantity, text: str, places: set[str]) -> str | None:
    named = names_in(text, places)
    start, end = segment_of(text, number.start)
    own = {name for name, place in named if start <= place < end}
    if own:
        return own.pop() if len(own) == 1 else None
    before = [(name, place) for name, place in named if place < start]
    if not before:
        return None
    first, last = segment_of(text, before[-1][1])
    nearest = {name for name, place in before if first <= place < last}
    together = len(before) > 1 and re.fullmatch(r"\w*\s+(?:och|and)\s+", text[before[-2][1] : before[-1][1]])
    return nearest.pop() if len(nearest) == 1 and not together else None


def _split_numbers(body: str, numbers: Sequence[Quantity], sentence: Sentence, case: _Case) -> list[Problem]:
    """Two numerals with nothing but a space between are one number that somebody broke, unless the quote has both."""
    problems = []
    for one, other in pairwise(numbers):
        gap = body[one.end : other.start]
        both = one.kind is other.kind is NumberKind.QUANTITY and not one.spelled and not other.spelled
        if not both or not gap or gap.strip() or other.sign_printed:
            continue
        piece = body[one.start : other.end]
        wanted = _SPACES.sub(" ", piece)
        if not any(wanted in _SPACES.sub(" ", reading.quote) for reading in _cited(sentence, case)):
            problems.append(Problem(ProblemKind.NUMBER, piece, f"”{piece}” är inget tal som någon källa har."))
    return problems


def _months(sentence: Sentence, case: _Case) -> list[Problem]:
    readings = _cited(sentence, case) + _echo(sentence, case)
    known = set().union(*(reading.months for reading in readings))
    problems = []
    for match in _MONTHS.finditer(sentence.text):
        number = int((match.lastgroup or "m0")[1:])
        if number not in known:
            shown = match.group()
            problems.append(Problem(ProblemKind.YEAR, shown, f"Månaden {shown} står inte i någon källa till meningen."))
    return problems


def _fractions(sentence: Sentence, case: _Case) -> list[Problem]:
    """ "Hälften" and "fördubblats" are numbers too: the quote must say so, in either language."""
    problems = []
    for pattern in _FRACTIONS:
        match = pattern.search(sentence.text)
        if match and not any(pattern.search(reading.quote) for reading in _cited(sentence, case)):
            shown = match.group()
            problems.append(Problem(ProblemKind.NUMBER, shown, f"”{shown}” står inte i någon källa till meningen."))
    return problems


def _places(sentence: Sentence, case: _Case) -> list[Problem]:
    readings = _cited(sentence, case)
    problems = []
    for name, _ in names_in(sentence.text, case.municipalities):
        cited = any(name == reading.evidence.municipality for reading in readings)
        told = cited or any(names_in(reading.all_text, (name,)) for reading in readings)
        echoed = any(names_in(reading.quote, (name,)) for reading in _echo(sentence, case))
        uncited = not readings and any(name == r.evidence.municipality for r in case.readings.values())
        if not (told or echoed or uncited):
            problems.append(Problem(ProblemKind.MUNICIPALITY, name, f"Ingen källa till meningen gäller {name}."))
    return problems


def _quotations(sentence: Sentence, case: _Case) -> list[Problem]:
    """Words in quotation marks, four or more, must be the citation's own."""
    readings = _cited(sentence, case)
    if not readings:
        return []
    problems = []
    for start, end in quoted_pieces(sentence.text):
        for piece in re.split(r"\[?…\]?|\[?\.\.\.\]?", sentence.text[start:end]):
            verbatim = any(letters(piece) in reading.letters for reading in readings)
            if len(piece.split()) >= VERBATIM_WORDS and not verbatim and letters(piece) not in case.asked.letters:
                shown = piece.strip()
                problems.append(Problem(ProblemKind.QUOTE, shown, "De citerade orden står inte i källan."))
    return problems
