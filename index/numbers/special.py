"""Numbers that say no quantity: dates, years, ages, case and law numbers, labels such as "tertial 2".

One pattern, compiled once; the name of its group says the kind. What stands earlier in it wins.
"""

import re
from dataclasses import dataclass

from index.numbers.records import NumberKind

MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "maj": 5, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "okt": 10, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
MONTH = (
    r"(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|mar(?:s|ch)?|apr(?:il)?|maj|may|jun[ie]?|jul[iy]?|aug(?:usti|ust)?"
    r"|sep(?:t(?:ember)?)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![^\W\d_])"
)
DASH = "[-–—‑−]"
_YEAR = r"(?:19|20)\d{2}"

# The word right before a number that only names which one: "delårsrapport 2", "four-month period 2".
_LABELS = (
    r"(?:delår(?:srapport(?:en)?|suppföljning(?:en)?)?|tertial(?:bokslut)?|tertiäl|kvartal|(?:nämnd|del|etapp)?mål(?:område)?"
    r"|område|bilag(?:a|or):?|tabell(?:en)?|diagram(?:met)?|figur(?:en)?|bild|avsnitt(?:et)?|kapitel|sid(?:a|an|or|orna)?|punkt(?:en|erna)?"
    r"|paragraf|ärende|nr\.?|nummer|plan|sal|rum|steg|nivå|fas|etapp|grupp|vecka|v\.|dag(?:arna)?|års?kurs|åk|klass"
    r"|version|alternativ|fråga|del|[^\W\d_]{0,25}?(?:enhet|sektion)(?:en)?|utredning|vuxen|artikel|report|period|quarter|goals?"
    r"|area|appendix|annex|tables?|charts?|figure|section|chapter|pages?|item|step|phase|week|day|grade|unit|no\.)"
)
_STREET = r"[^\W\d_]{0,20}?(?:vägen|gatan|torget|gränden?|allén|väg|gata|platsen|stigen|backen|svängen)"
_AGE_WORD = r"(?:år(?!\w)|års(?!\w)|åring\w*|åriga?\b|years?\b(?:\s+olds?)?|year-olds?\b)"
_UNIT_LETTERS = (
    r"(?:kr|tkr|mnkr|mkr|mdkr|kkr|msek|sek|st|tim|dygn|år|dagar|procent|procentenheter|miljoner|miljarder|m|bn)\b"
)

# What must not follow a label's number: then it is an amount ("per enhet 5,3", "i grupp 2 procent").
_NO_AMOUNT = (
    r"(?![,.]\d|\s*%|\s*(?:procent|percent|kr\b|tkr|mnkr|mkr|mdkr|kronor|miljon|miljard|million|billion|tusen))"
)

# Each is tried only where it can begin, since every sentence of every report comes through here.
_LED_BY_DIGIT: tuple[tuple[str, str], ...] = (
    ("r_case_year", r"(?:19|20)\d{2}/\d{3,6}(?:\.\d+)?\b|(?!(?:19|20)\d{2}/)\d{3,6}/\d{2}\b"),
    ("d_spaced", rf"{_YEAR}\s?-\s(?:0[1-9]|1[0-2])\s?-\s?(?:0[1-9]|[12]\d|3[01])\b"),
    ("d_iso", rf"{_YEAR}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?(?:/{_YEAR}-(?:0[1-9]|1[0-2]))?(?!\d|[.,]\d)"),
    ("d_upto", rf"{_YEAR}\s*{DASH}\s*\d{{1,2}}\s+{MONTH}"),
    ("r_colon", r"\d+:(?:\d+|[ae])\b|\d{4}\s:\s?\d+\b"),
    (
        "r_paragraph",
        r"\d+\s?[a-z]?\s*(?:kap\b\.?|§)(?:\s*§?\s*\d+\s?[a-z]?\b)?(?:\s*§)?(?:\s+\d+\b(?=\s+(?-i:[A-ZÅÄÖ])))?",
    ),
    ("y_pair", rf"{_YEAR}\s*(?:{DASH}|/)\s*(?:{_YEAR}|\d{{2}}(?!\s*(?:%|procent|percent)))\b(?![,.]\d)"),
    (
        "d_day",
        rf"(?:3[01]|[12]?\d)(?:\s*{DASH}\s*(?:3[01]|[12]?\d))?(?::?e|st|nd|rd|th)?\s*(?:of\s+)?{MONTH}\.?"
        rf"(?:\s*,?\s*{_YEAR}\b)?",
    ),
    ("d_month", rf"(?:0[1-9]|1[0-2])\s?-\s?{_YEAR}\b"),
    ("d_slash", rf"(?:3[01]|[12]?\d)/(?:1[0-2]|[1-9])(?:[\s-]+{_YEAR})?\b(?!/|\s*(?:av|of|delar)\b)"),
    ("a_range", rf"\d{{1,3}}\s*(?:{DASH}|till|to)\s*\d{{1,3}}[\s-]*{_AGE_WORD}|\d{{1,3}}-åring\w*"),
    ("r_jubilee", r"\d{1,4}-års[^\W\d_]{3,}"),
    ("o_days", rf"\d+\s*{DASH}\s*\d+\s+dagar\b"),
    ("r_ocr", r"\d{1,3}\s(?=\d*[ol])[\dol]{3}\b"),
    ("r_phone", r"0\d{1,3}\s?[-–]\s?\d{2,3}(?:[ \u00a0]?\d{2,3}){1,3}\b"),
    ("r_letters", rf"(?<![\d.,])\d+(?!{_UNIT_LETTERS})[^\W\d_]\w*"),
    ("o_dotted", r"\d+(?:\.\d+){2,}\.?|\d{1,2}\.\d{1,2}[\s\u00a0]+(?=(?-i:[A-ZÅÄÖ][a-zåäö]{3}))"),
    ("r_postal", r"\d{3}[ \u00a0]\d{2}[ \u00a0]+(?=(?-i:[A-ZÅÄÖ](?:[a-zåäö]{3}|[A-ZÅÄÖ]{3})))"),
)
_LED_BY_LETTER: tuple[tuple[str, str], ...] = (
    # OCR loses the colon of a law's number: "lagen (199052)".
    (
        "r_law",
        r"(?:sfs|[^\W\d_]*(?:lag(?:en)?|förordning(?:en)?|balk(?:en)?))\s*"
        r"\(\s*(?:19|20)\d{2}[.;]?\d{1,4}(?=\s*\))",
    ),
    (
        "r_numbered",
        r"(?:diarie(?:nummer|nr)|d(?:ia)?nr"
        r"|(?:ärende|mål|protokolls|besluts|faktura|organisations|person|telefon|post)(?:nummer|nr)|org\.?\s?nr"
        r"|telefon|tel|mobil|fax|växel)\s?[.:]?\s*(?:[A-ZÅÄÖ]{1,6}[ /-]?)?\d[\d/:.-]*(?:[ \u00a0-]\d{2,4})*\b"
        rf"{_NO_AMOUNT}",
    ),
    ("r_series", r"(?-i:[A-ZÅÄÖ])\d{1,4}-\d{3,6}/\d{2}\b"),
    ("r_named", r"(?:organisationen|föreningen|stiftelsen|projektet|nätverket|kampanjen)\s+\d+(?=\s+(?-i:[A-ZÅÄÖ]))"),
    # "June 2023: 5" is a month and its value.
    ("r_case", rf"(?!{MONTH}\s+{_YEAR}:\s)" r"(?-i:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,9})[ /-]{0,2}\d{4}\s?[/:]\s?\d[\d.]*"),
    ("r_time", r"(?-i:[Kk]l)\.?\s*\d{1,2}(?:[.:]\d{2})?(?:\s*[-–]\s*\d{1,2}(?:[.:]\d{2})?)?(?!\w)"),
    ("d_english", rf"{MONTH}\s+(?:3[01]|[12]?\d)(?:st|nd|rd|th)?\s*,?\s+{_YEAR}\b"),
    ("d_short", rf"{MONTH}\s*[-’']?\s*[1-3]\d\b(?![,.]\d|\s*[a-zåäö%])"),
    (
        "a_word",
        rf"(?:mellan|between)\s+\d{{1,3}}\s+(?:och|and)\s+\d{{1,3}}\s+{_AGE_WORD}"
        rf"|(?:ages?|aged)\s+\d{{1,3}}(?:\s*(?:{DASH}|to)\s*\d{{1,3}})?",
    ),
    (
        "o_label",
        rf"agenda\s+2030\b|konto(?:n|na)?\s+\d{{2,6}}\b|{_LABELS}\s+\d{{1,3}}(?:[.:]\d+)*\b{_NO_AMOUNT}"
        rf"(?:(?:\s*,\s*\d{{1,3}}(?=\s*,\s*\d|\s+och\s))*\s*(?:{DASH}|och|and|to|till)\s*\d{{1,3}}\b{_NO_AMOUNT})?",
    ),
    ("r_street", rf"{_STREET}\s+\d+(?:\s?(?-i:[A-Z])\b)?\b"),
    ("r_code", rf"(?-i:(?![MTK]?SEK)[A-ZÅÄÖ]{{2,6}})\s(?!{_YEAR}\b)\d{{3,6}}\b(?!\s+[a-zåäö]){_NO_AMOUNT}"),
    ("r_covid", r"(?:covid|(?-i:[A-ZÅÄÖ])[^\W\d_]*)-\s?\d+\b(?![.,]\d)"),
    ("r_attached", r"(?!(?:sek|kr)\d)[^\W\d_]+\d+(?:[.,]\d+)?\w*"),
    ("r_spaced", r"(?-i:R)\s\d{1,2}\b"),
)
_LED_BY_SIGN: tuple[tuple[str, str], ...] = (
    ("r_marker", r"\[\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\]"),
    ("r_section", r"§§?\s*\d+(?:\s*[-–,]\s*\d+)*"),
    ("r_abroad", r"\+46[\d\s()-]{7,}\d"),
    (
        "o_heading",
        r"\A\s*(?:\d{1,2}(?:\.\d{1,2})+\.?[\s\u00a0]+(?=(?-i:[A-ZÅÄÖ]))|\d{1,2}[\s\u00a0]+(?=(?-i:[A-ZÅÄÖ][a-zåäö]))"
        r"|\d{1,2}[.)][\s\u00a0]+)",
    ),
)


def _either(patterns: tuple[tuple[str, str], ...]) -> str:
    return "|".join(f"(?P<{name}>{pattern})" for name, pattern in patterns)


_PATTERN = re.compile(
    rf"{_either(_LED_BY_SIGN)}|(?<!\d,)\b(?=\d)(?:{_either(_LED_BY_DIGIT)})"  # "41,5 januari–augusti" has no 5 January
    rf"|\b(?=[^\W\d_][^\W\d_.]*[.:]?[\s\u00a0/(-]{{0,3}}(?:[A-ZÅÄÖ]{{1,6}}[ /-]?)?\d)(?:{_either(_LED_BY_LETTER)})",
    re.IGNORECASE,
)
_KINDS = {
    "r": NumberKind.REFERENCE,
    "d": NumberKind.DATE,
    "y": NumberKind.YEAR,
    "a": NumberKind.AGE,
    "o": NumberKind.ORDINAL,
}

Day = tuple[int | None, int | None, int | None]
_WHOLE_YEAR = re.compile(_YEAR)
_MONTH_NAME = re.compile(MONTH, re.IGNORECASE)


@dataclass(frozen=True)
class Special:
    """A piece of text whose numbers are no quantities."""

    kind: NumberKind
    start: int
    end: int
    date: Day | None = None


def find_special(text: str) -> list[Special]:
    """Every piece whose numbers are no quantities, in order, not overlapping. Single years and ages are not here:
    they look like quantities until the words beside them are read."""
    found: list[Special] = []
    for match in _PATTERN.finditer(text):
        name = match.lastgroup or ""
        kind = _KINDS[name[0]]
        date = _read_date(name, match.group()) if kind is NumberKind.DATE else None
        found.append(Special(kind, match.start(), match.end(), date))
    return found


def _read_date(name: str, text: str) -> Day | None:
    numbers = [int(digits) for digits in re.findall(r"\d+", text)]
    if name in ("d_iso", "d_spaced"):
        return (numbers[0], numbers[1], numbers[2] if len(numbers) == 3 else None)
    year_match = _WHOLE_YEAR.search(text)
    year = int(year_match.group()) if year_match else None
    if name == "d_slash":
        return (year, numbers[1], numbers[0])
    if name == "d_month":
        return (year, numbers[0], None)
    month_match = _MONTH_NAME.search(text)
    month = MONTHS[month_match.group()[:3].lower()] if month_match else None
    if name == "d_short":
        return (2000 + numbers[0], month, None)
    days = [number for number in numbers if number != year]
    return (year, month, days[-1] if days else None)
