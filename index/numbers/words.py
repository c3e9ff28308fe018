"""Numbers written in words, Swedish and English: "nitton", "tjugotvå", "tvåhundra", "twenty-one"."""

import re
from decimal import Decimal

_SV_UNITS = dict(zip(("två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio"), range(2, 10), strict=True))
_SV_TEENS = dict(
    zip(
        ("tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton"),
        range(10, 20),
        strict=True,
    )
)
_SV_TENS = dict(
    zip(
        ("tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio"),
        range(20, 100, 10),
        strict=True,
    )
)
_EN_UNITS = dict(zip(("two", "three", "four", "five", "six", "seven", "eight", "nine"), range(2, 10), strict=True))
_EN_TEENS = dict(
    zip(
        ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
        range(10, 20),
        strict=True,
    )
)
_EN_TENS = dict(
    zip(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), range(20, 100, 10), strict=True)
)


def _build() -> dict[str, int]:
    words = {"noll": 0, "zero": 0, **_SV_UNITS, **_SV_TEENS, **_SV_TENS, **_EN_UNITS, **_EN_TEENS, **_EN_TENS}
    for ten, value in _SV_TENS.items():
        words |= {ten + unit: value + ones for unit, ones in {"en": 1, "ett": 1, **_SV_UNITS}.items()}
    for ten, value in _EN_TENS.items():
        words |= {f"{ten}-{unit}": value + ones for unit, ones in {"one": 1, **_EN_UNITS}.items()}
    for unit, ones in {"ett": 1, "en": 1, **_SV_UNITS}.items():
        words |= {f"{unit}hundra": 100 * ones, f"{unit}tusen": 1000 * ones}
    return words


_WORDS = _build()
_HUNDRED = frozenset(("hundra", "hundred"))
_VAGUE = {"tiotal": 10, "tjugotal": 20, "trettiotal": 30, "fyrtiotal": 40, "femtiotal": 50, "hundratal": 100}
_ONE = frozenset(("en", "ett", "one"))
_ARTICLES = frozenset(("ett", "en", "one", "a"))
# "en" and "ett" are articles; they are numbers only before a unit or "av de tre", where nothing else could be meant.
_AFTER_ONE = re.compile(
    r"\s+(?:av\s+(?:de\b|sex|fem|fyra|tre|två|\w+t?on\b|tio|\d)|of\s+the|procent|miljon|miljard|krona|percent|million|billion)",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"(?<![\w-])[^\W\d_]+(?:-[^\W\d_]+)?(?![\w-])")


def spelled_numbers(text: str) -> list[tuple[int, int, Decimal, bool]]:
    """Every number in words: (start, end, value, vague); "ett tjugotal" is vague."""
    found: list[tuple[int, int, Decimal, bool]] = []
    start, previous = 0, ""
    for match in _TOKEN.finditer(text):
        word = match.group().lower()
        value = _WORDS.get(word)
        if value is not None:
            found.append((match.start(), match.end(), Decimal(value), False))
        elif word in _HUNDRED:
            _add_hundred(found, match, start, previous)
        elif word in _VAGUE:
            first = start if previous == "ett" else match.start()
            found.append((first, match.end(), Decimal(_VAGUE[word]), True))
        elif word in _ONE and _AFTER_ONE.match(text, match.end()):
            found.append((match.start(), match.end(), Decimal(1), False))
        start, previous = match.start(), word
    return found


def _add_hundred(found: list[tuple[int, int, Decimal, bool]], match: re.Match[str], start: int, previous: str) -> None:
    """ "hundra", "ett hundra", "two hundred": the word before it belongs to it when it counts the hundreds."""
    if found and found[-1][0] == start and previous in _WORDS and found[-1][2] < 10:
        found[-1] = (start, match.end(), found[-1][2] * 100, False)
    else:
        first = start if previous in _ARTICLES else match.start()
        found.append((first, match.end(), Decimal(100), False))
