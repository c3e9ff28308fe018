"""What a sentence says about a number: good for the budget, bad for it, or nothing."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from index.numbers.records import Quantity
from index.numbers.scan import find_quantities

_FOLD = str.maketrans("åäàáâãöòóôøéèêëíïîúüùÅÄÖÉ", "aaaaaaoooooeeeeiiiuuuaaoe")
_CLAUSE = re.compile(
    r"[.!?;]\s|,?\s(?:samtidigt\s+som|medan|men|daremot|dock|while|but|whereas)\s|,\s(?:som|which|vilka)\s|,?\svilket\s"
)
# Words between two numbers through which the second is the same thing said again or said of the next in turn.
_SAME = re.compile(
    r"\s*,?\s*(?:kronor\s*)?(?:respektive|eller|dvs\.?|och|or|and|,|\(|vilket\s+(?:motsvarar|ar)"
    r"|(?:which\s+)?(?:corresponds\s+to|equals)|motsvarande)\s*(?:ca|cirka|en\s+budgetavvikelse\s+pa)?\s*[-+−]?\s*"
)
# A verb of its own between the words and the number: the number is of something else.
_ELSEWHERE = re.compile(
    r"\b(?:har|hade|beror|berodde|forklaras|som|(?<!kommer )att|grund|foljd|dels|finns|due|because)\b"
)
_BREAK = re.compile(r",\s|[;:()]|\svilket\s")
_LETTER = re.compile(r"[a-z]{2}")


@dataclass(frozen=True)
class _Lexicon:
    directed: re.Pattern[str]  # groups: bad, good, up, down
    after: re.Pattern[str]  # the same, anchored right after a number
    subject: re.Pattern[str]  # groups: income, weak, cost
    reset: re.Pattern[str]
    compared: re.Pattern[str]


@cache
def _lexicon() -> _Lexicon:
    raw = tomllib.loads(files("index.lexicon").joinpath("direction.toml").read_text("utf-8"))
    result, budget, subject = raw["result"], raw["budget"], raw["subject"]
    groups = {
        "bad": result["unfavourable"] + budget["worse"],
        "good": result["favourable"] + budget["better"],
        "up": budget["up"],
        "down": budget["down"],
    }
    beside = {**groups, "up": budget["up"] + budget["up_after"], "down": budget["down"] + budget["down_after"]}
    directed = _named(groups)
    nouns, unless = _either(raw["reset"]["nouns"]), raw["reset"]["unless"]
    guard = "".join(rf"(?<!\b{word}\s)" for word in unless)
    return _Lexicon(
        directed=re.compile(rf"(?<!\w)(?:{directed})"),
        after=re.compile(rf"[\s\u00a0]*(?:i\s+|in\s+|ett\s+|en\s+|a\s+)?(?:{_named(beside)})"),
        subject=re.compile(
            rf"(?<!\w)(?:(?P<income>{_either(subject['income'])})|(?P<weak>{_either(subject['weak_income'])})"
            rf"|(?P<cost>{_either(subject['cost'])}))(?!\w)"
        ),
        reset=re.compile(
            rf"(?<!\w){guard}(?:{nouns})\s*(?:(?:ar|var|pa|om|uppgar\s+till|ca|cirka|is|was|of|:)\s*)*[-+−]?\s*$"
        ),
        compared=re.compile(rf"(?<!\w)(?:{_either(raw['compared']['words'])})(?!\w)"),
    )


def _named(groups: dict[str, list[str]]) -> str:
    return "|".join(f"(?P<{name}>{_either(words)})" for name, words in groups.items())


def _either(words: list[str]) -> str:
    return "|".join(word.replace("~", r"\s+") for word in words)


def direction_of(text: str, start: int, end: int) -> int | None:
    """What `text` says about its number at `start`..`end` (as `find_quantities` gives them).

    -1 unfavourable ("underskott om 4,9", "över budget"), +1 favourable, 0 when a deviation is nil, None when neither
    words nor a printed sign tell. Words go before the sign: costs "lägre än budget med -2,0" are favourable.
    """
    number = _number_at(text, start, end)
    if number is None:
        return None
    by_words = direction_by_words(text, start, end)
    if by_words is not None:
        return by_words
    if not number.sign_printed or number.value is None:
        return None
    return (number.value > 0) - (number.value < 0)


def direction_by_words(text: str, start: int, end: int) -> int | None:
    """As `direction_of`, without looking at the number's own sign."""
    numbers = _numbers(text)
    for i, number in enumerate(numbers):
        if number.start <= start < number.end or number.start == start or start <= number.start < end:
            found = _by_words(_fold(text), numbers, i)
            return 0 if found is not None and number.value == 0 else found
    return None


def compared_with_budget(text: str, start: int, end: int) -> bool:
    """Whether the words right beside a number say that it is a difference from the budget ("-9,8 mnkr mot budget")."""
    folded = _fold(text)
    numbers = _numbers(text)
    at = next((i for i, n in enumerate(numbers) if n.start < end and start < n.end), None)
    if at is None:
        return False
    number = numbers[at]
    begin = max(numbers[at - 1].outer_end if at else 0, number.outer_start - 60)
    stop = min(numbers[at + 1].outer_start if at + 1 < len(numbers) else len(text), number.outer_end + 40)
    left = _BREAK.split(folded[begin : number.outer_start])[-1]
    right = _BREAK.split(folded[number.outer_end : stop])[0]
    return _lexicon().compared.search(f"{left} | {right}") is not None


def _number_at(text: str, start: int, end: int) -> Quantity | None:
    return next((n for n in _numbers(text) if n.start < end and start < n.end), None)


@lru_cache(maxsize=512)
def _numbers(text: str) -> tuple[Quantity, ...]:
    return tuple(find_quantities(text))


@lru_cache(maxsize=512)
def _fold(text: str) -> str:
    """Lower case without å ä ö, every character in its place."""
    folded = text.lower()
    if len(folded) != len(text):
        folded = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return folded.translate(_FOLD)


def _by_words(folded: str, numbers: tuple[Quantity, ...], i: int) -> int | None:
    number = numbers[i]
    found = _after(folded, numbers, i)
    if found is not None:
        return found
    begin = numbers[i - 1].outer_end if i else 0
    if i and _SAME.fullmatch(folded, begin, number.outer_start):
        return _by_words(folded, numbers, i - 1)
    clause = max([begin, *(m.end() - 1 for m in _CLAUSE.finditer(folded, begin, number.outer_start))])
    left = _left(folded, clause, number.outer_start)
    last = None
    for match in _lexicon().directed.finditer(folded, left, number.outer_start):
        last = match
    if last is None or _lexicon().reset.search(folded, last.end(), number.outer_start):
        return None
    if _ELSEWHERE.search(folded, last.end(), number.outer_start):
        return None
    return _told(last, folded, number.outer_start)


def _left(folded: str, begin: int, stop: int) -> int:
    """Where the words that may speak of a number begin: inside its parenthesis if words stand there before it."""
    bracket = folded.rfind("(", begin, stop)
    closed = folded.rfind(")", begin, stop)
    if bracket > closed and _LETTER.search(folded, bracket, stop):
        return bracket + 1
    return closed + 1 if closed > bracket else begin


def _after(folded: str, numbers: tuple[Quantity, ...], i: int) -> int | None:
    number = numbers[i]
    stop = numbers[i + 1].outer_start if i + 1 < len(numbers) else len(folded)
    match = _lexicon().after.match(folded, number.outer_end, stop)
    if match is not None:
        return _told(match, folded, number.outer_start)
    if i + 1 < len(numbers) and re.fullmatch(r"\s*(?:eller|respektive|or)\s*", folded[number.outer_end : stop]):
        return _after(folded, numbers, i + 1)
    return None


def _told(match: re.Match[str], folded: str, position: int) -> int:
    if match.group("bad"):
        return -1
    if match.group("good"):
        return 1
    up = 1 if match.group("up") else -1
    return up if _speaks_of_income(folded, position) else -up


def _speaks_of_income(folded: str, position: int) -> bool:
    """Whether the nearest named subject before `position` is income; in its clause first, then in the sentence."""
    sentence = max((m.end() for m in re.finditer(r"[.!?]\s", folded[:position])), default=0)
    clause = max([sentence, *(m.end() - 1 for m in _CLAUSE.finditer(folded, sentence, position))])
    for begin in (clause, sentence):
        weak = False
        subject = ""
        for match in _lexicon().subject.finditer(folded, begin, position):
            weak = weak or match.lastgroup == "weak"
            subject = subject if match.lastgroup == "weak" else match.lastgroup or ""
        if subject or weak:
            return subject == "income" or (weak and not subject)
    return False
