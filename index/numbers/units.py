"""Units: the fixed ones, the one that stands after a number, and the one that a header or caption gives."""

import re
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files

from index.types import Unit, UnitKind

KR = Unit(UnitKind.MONEY, "kr")
TKR = Unit(UnitKind.MONEY, "tkr", Decimal(1000))
MNKR = Unit(UnitKind.MONEY, "mnkr", Decimal(1_000_000))
MDKR = Unit(UnitKind.MONEY, "mdkr", Decimal(1_000_000_000))
PERCENT = Unit(UnitKind.PERCENT, "%")
POINTS = Unit(UnitKind.POINTS, "procentenheter")
INDEX = Unit(UnitKind.INDEX, "")
UNKNOWN = Unit(UnitKind.UNKNOWN, "")

_KRONOR = r"(?:\s+(?:svenska\s+|swedish\s+)?(?:kronor|kr|sek)\b)?"
# OCR reads "mnkr" as "mnky" and "miljoner" as "miy oner" often enough to be let in: no other word looks like them.
_MILLION = (
    rf"(?:mnk[rvy]\b|mkr\b|mnr\b|mn\s?kr\b|msek\b|mi(?:l[ji]|lij|[yj])\s?on(?:er)?\b{_KRONOR}|milj\.?{_KRONOR}(?!\w)"
    rf"|millions?\b{_KRONOR})"
)
_BILLION = rf"(?:mdkr\b|mdr\s?kr\b|md\.?\s?kr\b|miljard(?:er)?\b{_KRONOR}|billions?\b{_KRONOR}|bsek\b)"
_THOUSAND = (
    r"(?:tkr\b|kkr\b|tsek\b|ksek\b"
    r"|(?:tusen(?:tals)?|thousands?)(?:\s+of)?\s+(?:svenska\s+|swedish\s+)?(?:kronor|kr|sek)\b)"
)
_KRONA = r"(?:kr\b|kronor\b|krona\b|sek\b(?!\s*[-+−]?\d)|:-)"  # "2023 SEK 41.7 million": the SEK is the next number's
_POINTS = r"(?:%-?\s?enhet(?:er)?\b|procentenhet(?:er(?:na)?|en)?\b|percentage[\s-]+points?\b|pp\b)"
_PERCENT = r"(?:%|procent(?:ig\w*|en)?\b|per\s?cent\b)"
_DURATION = (
    r"(?:\w*(?:dygn(?:et|en)?|timm(?:ar(?:na)?|e|en))\b|tim\b|dag(?:ar(?:na)?|en)?\b|veck(?:or(?:na)?|a|an)\b"
    r"|månad(?:er(?:na)?|ers|en)?\b|minut(?:er)?\b|år(?:en|et|s)?\b|days?\b|hours?\b|weeks?\b|months?\b|years?\b)"
)
_AFTER = re.compile(
    rf"[\s\u00a0]*(?:(?P<points>{_POINTS})|(?P<percent>{_PERCENT})|(?P<mdkr>{_BILLION})|(?P<mnkr>{_MILLION})"
    rf"|(?P<tkr>{_THOUSAND})|(?P<kr>{_KRONA})|-?(?P<duration>{_DURATION})|(?P<tusen>tusen\b|thousands?\b)"
    r"|(?P<pieces>(?:st\b\.?|stycken\b)))",
    re.IGNORECASE,
)
_FIXED = {"points": POINTS, "percent": PERCENT, "mdkr": MDKR, "mnkr": MNKR, "tkr": TKR, "kr": KR}
_SCALES = {"mdkr": Decimal(1_000_000_000), "mnkr": Decimal(1_000_000), "tusen": Decimal(1000)}

_DURATION_STEMS = (
    ("dygn", "dygn"), ("tim", "timmar"), ("dag", "dagar"), ("veck", "veckor"), ("månad", "månader"),
    ("minut", "minuter"), ("år", "år"), ("day", "dygn"), ("hour", "timmar"), ("week", "veckor"),
    ("month", "månader"), ("year", "år"),
)  # fmt: skip

_WORD = re.compile(r"[\s\u00a0]+(?P<word>[a-zåäöé][a-zåäöé/-]*)")
_ADJECTIVE = re.compile(
    r"(?:unika|antal|nya|egna|stora|små|olika|övriga|ytterligare|fler|färre|fasta|kortare|längre|yngre|äldre|interna|externa"
    r"|digitala|sociala|globala|aktuella|hela|första|sista|totala?|extra|upprepade|utredda|öppna|barnlösa|verkställda"
    r"|inledda|avslutade|sis|hvb|lvu|lvm|lss|unique|new|fewer|more|other|different|additional|young|external|internal|social|open"
    r"|\w+(?:ande|ende|ade|iska|liga|ella))"
)


@cache
def not_nouns() -> frozenset[str]:
    """Words that can follow a number without being what is counted."""
    lines = files("index.lexicon").joinpath("not_nouns.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


_COUNT_NOUNS = re.compile(
    r"\b(?:antal(?:et)?|number\s+of|hushåll|personer|årsplaceringar?|årsplats(?:er)?|årsarbetare|årsboende|placeringar"
    r"|ärenden|inflöde|kunder|besök|platser|klienter|brukare|elever|invånare|människor|medborgare|besökare|resor|inhabitants|people)\b"
)
_HEADER = re.compile(
    rf"(?<!\w)(?:(?P<points>{_POINTS})|(?P<percent>{_PERCENT})|(?P<mdkr>{_BILLION})|(?P<mnkr>{_MILLION})"
    rf"|(?P<tkr>{_THOUSAND})|(?P<kr>{_KRONA}))",
    re.IGNORECASE,
)
_HEADER_DURATION = re.compile(r"\w*(?:dygn|timmar)\b|\bdagar\b", re.IGNORECASE)
_COUNTS_TIME = re.compile(r"\b(?:antal|per|dygn|timmar|dagar)\b|^\W*\w+(?:dygn|timmar)\b")
_IN_TIME = re.compile(
    r"\bi\s+(?:hela\s+)?(?P<said>dygn|dagar|veckor|månader|timmar|minuter)\b"
    r"|\(\s*(?:antal\s+|i\s+)?(?P<beside>dygn|dagar|veckor|månader|timmar|minuter|år)\s*\)"
)
_HEADER_INDEX = re.compile(r"\b(?:\w*index|hme)\b", re.IGNORECASE)


def count(noun: str = "") -> Unit:
    """The unit of counted things; `noun` is "" where the text does not name them."""
    return Unit(UnitKind.COUNT, noun)


def duration(word: str) -> Unit:
    """The unit of a word for time: "vårddygn" is dygn, "hours" timmar."""
    lower = word.lower()
    for stem, symbol in _DURATION_STEMS:
        if stem in lower:
            return Unit(UnitKind.DURATION, symbol)
    raise ValueError(f"expected a word for a length of time, got {word!r}")


def unit_after(text: str, position: int) -> tuple[Unit, int] | None:
    """The unit right after a number that ends at `position`, with where the unit ends; None without one."""
    match = _AFTER.match(text, position)
    if match is None:
        return _noun_after(text, position)
    kind = match.lastgroup or ""
    if kind in ("tusen", "mnkr", "mdkr") and not _says_kronor(match.group()):
        counted = _noun_after(text, match.end())
        if counted is not None and (kind == "tusen" or _COUNT_NOUNS.search(counted[0].symbol)):
            return Unit(UnitKind.COUNT, counted[0].symbol, _SCALES[kind]), counted[1]
        if kind == "tusen":
            return Unit(UnitKind.COUNT, "", _SCALES[kind]), match.end()
    if kind == "pieces":
        return _noun_after(text, match.end()) or (count("stycken"), match.end())
    if kind == "duration":
        return duration(match.group("duration")), match.end()
    return _FIXED[kind], match.end()


def _says_kronor(text: str) -> bool:
    lower = text.lower()
    return "kr" in lower or "sek" in lower


def _noun_after(text: str, position: int) -> tuple[Unit, int] | None:
    match = _WORD.match(text, position)
    if match is None or match["word"] in not_nouns():
        return None
    if _ADJECTIVE.fullmatch(match["word"]):
        following = _noun_after(text, match.end())
        if following is not None:
            return following
        if match["word"] in ("fler", "färre", "more", "fewer"):
            return None
    end = match.end() - (len(match["word"]) - len(match["word"].rstrip("-/")))
    return count(match["word"].rstrip("-/")), end


@lru_cache(maxsize=4096)
def unit_of(text: str) -> Unit | None:
    """The unit that a header, caption or row label gives: "(tkr)", "Belopp (mkr)", "andel (%)", "Antal kunder".

    None when none is named, and when two money units are ("Tkr/ Kr": each row says which).
    """
    found = [_FIXED[match.lastgroup or ""] for match in _HEADER.finditer(text)]
    if found:
        last = found[-1]
        ambiguous = any(unit.kind is last.kind and unit != last for unit in found)
        return None if ambiguous else last
    lower = text.lower()
    if re.match(r"\W*(?:andel(?:en)?|share)\b", lower):
        return PERCENT
    span = _HEADER_DURATION.search(lower)
    if span is not None and _COUNTS_TIME.search(lower):
        return duration(span.group())
    time = _IN_TIME.search(lower)
    if time is not None and not re.match(r"\W*antal", lower):
        return duration(time["said"] or time["beside"])
    if _COUNT_NOUNS.search(lower):
        return _counted(lower)
    return INDEX if _HEADER_INDEX.search(lower) else None


def _counted(lower: str) -> Unit:
    match = re.search(r"\bantal(?:et)?\b|\bnumber\s+of\b", lower)
    if match is None:
        noun = _COUNT_NOUNS.search(lower)
        return count(noun.group() if noun else "")
    return (_noun_after(lower, match.end()) or (count(), 0))[0]
