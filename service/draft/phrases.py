"""Words that the sections share: number words, directions, shortened amounts."""

from decimal import ROUND_HALF_UP, Decimal

from index.numbers import MNKR, PERCENT, format_en, format_sv
from index.types import Figure, UnitKind
from service.types import Language
from service.wording import amount

_SV = ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
_EN = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def number_word(count: int, language: Language, *, common: bool = False) -> str:
    """ "fyra"; digits above twelve. `common`: of a noun with "en" ("en risk")."""
    words = _SV if language == "sv" else _EN
    if count >= len(words):
        return str(count)
    return "en" if common and count == 1 and language == "sv" else words[count]


def size(figure: Figure, language: Language) -> str:
    """The magnitude as a summary gives it: mnkr with one decimal, small amounts in tkr."""
    return amount(figure, language)


def mnkr(kronor: Decimal, language: Language) -> tuple[Decimal, str]:
    """An amount in kronor as mnkr with one decimal: the rounded value and how it is written."""
    value = (abs(kronor) / MNKR.scale).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return value, (format_sv if language == "sv" else format_en)(value, MNKR, 1)


def percent(value: Decimal, decimals: int, language: Language) -> tuple[Decimal, str]:
    rounded = abs(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return rounded, (format_sv if language == "sv" else format_en)(rounded, PERCENT, decimals)


def is_nil(figure: Figure) -> bool:
    return figure.favourable == 0 or figure.value == 0


def beyond(favourable: int | None, language: Language) -> str:
    """ "över" or "under": which way an outcome went from its budget."""
    if language == "sv":
        return "över" if (favourable or 0) < 0 else "under"
    return "over" if (favourable or 0) < 0 else "under"


def is_money(figure: Figure) -> bool:
    return figure.unit.kind is UnitKind.MONEY
