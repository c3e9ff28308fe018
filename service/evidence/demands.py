"""What an answer must hold whatever it is about: a price by the day, a stretch of time, a date.

"Vad kostar en plats per dygn?" is not answered by what all places cost, "hur lång tid tar det?" by no number of people,
and "vilken dag?" by no sentence that tells of none.
"""

import re
from dataclasses import replace
from functools import lru_cache

from index.language import fold
from index.numbers import find_quantities
from index.types import Document, Measure, UnitKind
from service.documents.catalogue import Fact
from service.evidence.granted import is_received
from service.evidence.payers import asks_payer, tells_payer
from service.question import Kind, Question, TopicWord
from service.question.happened import happened, without_asides

_BY = r"\b(?:per|om|i|varje|each|every|a|an)\s+(?:\w+ (?:och|and) )?"
_COSTS_ONE = r"\b(?:kosta\w*|pris(?:et)?(?: for)?) (?:en|ett|1) "
_ONE = (
    "person|individ|plats|placering|besok|samtal|resa|arende|utredning|barn|elev|kund|brukare|klient|invanare|hushall|deltagare|boende|medarbetare|anstalld"
    "|child|pupil|client|inhabitant|household|place|placement|employee"
)
_RATES = {
    "day": (
        rf"{_BY}(?:dygn(?:et)?|dagen|day)\b|\b(?:per|varje) dag\b|{_COSTS_ONE}(?:dygn|dag)\b"
        r"|\b(?:dygns|dags)(?:pris|kostnad|avgift|taxa)\w*|\bdaily (?:cost|price|rate)",
        r"\bdygn|\bper dag\b|\bom dagen\b|\bdagspris|\bdaglig(?:a|t)? (?:kostnad|pris)",
    ),
    "week": (
        rf"{_BY}(?:vecka(?:n)?|week)\b|{_COSTS_ONE}vecka\b",
        r"\b(?:per|i|om) vecka|\bveckopris|\bveckokostnad|\bveckan\b",
    ),
    "hour": (
        rf"{_BY}(?:timm(?:e|en)|hour)\b|{_COSTS_ONE}\w*timme\b|\btim(?:pris|kostnad|lon)\w*|\bhourly\b",
        r"\b(?:per|i) timm|\btim(?:pris|kostnad|lon)|/tim",
    ),
    "month": (
        rf"{_BY}(?:manad(?:en)?|month)\b|{_COSTS_ONE}manad\b|\bmanads(?:kostnad|pris|lon|hyra)\w*|\bmonthly\b",
        r"\b(?:per|i|om|varje) manad|\bmanads(?:kostnad|pris|lon|hyra|snitt|bidrag)|/man",
    ),
    "year": (
        r"\b(?:per ar|om aret|varje ar|(?:per|each|every|a) year)\b|\barskostnad\w*|\bannual\w*|\byearly\b",
        r"\b(?:per|om|varje) ar\b|\bom aret\b|\barlig(?:en|t)\b|\barskostnad"
        r"|\b(?:per|en) ars(?:plats|placering|boende)",
    ),
    "one": (
        rf"\bper (?:{_ONE})\b|\b(?:kosta\w*|\w*kostnad(?:en)? for) (?:en|1) (?:\w+[ -])?\w*(?:plats|placering)\b",
        rf"\bper (?:\w+ )?(?:ars)?(?:{_ONE})|\barskostnad|snittkostnad|\bstyck"
        r"|\bgenomsnittlig\w* (?:bistand|ersattning|stod|belopp)\b",
    ),
}
RATES = {name: (re.compile(asked), re.compile(told)) for name, (asked, told) in _RATES.items()}
"""How a question asks for what one of something costs, and how a report tells it. All on folded text."""
CALCULATED = "month"
"""A rate that an amount of several months may be spread over."""
SHORTER = ("day", "week", "hour", "month")
"""What is told by one of these is no price of a year, though an amount that is told by nothing may be one."""
OF_ONE = ("day", "week", "hour", "one")
"""Rates that no account is told by."""
PAID = re.compile(
    r"\btjana(?:r|de)\b|\b(?:manads|tim|grund|medel|ingangs|arvode)?lon(?:en)? (?:har|for|till)\b|\bearns?\b|\bsalary\b"
)
"""Asks what somebody is paid."""
_TELLS_PAY = re.compile(r"\b\w*lon(?:en|er|erna|espann\w*)?\b|\barvode|\bkr(?:onor)?(?:/| per | i )man")

LASTS = re.compile(
    r"\bhur lang tid\b|\bhur (?:snabbt|fort)\b"
    r"|\bhur lang\w* (?:\w+ ){0,3}\w*(?:tid|tider|tiden|tiderna|ko|kon|koer|vantan)\b"
    r"|\b(?:vante|ko|handlaggnings|utrednings|behandlings|bistands|vistelse)tid\w*|\bhow (?:long|fast|quickly|soon)\b"
    r"|\bwaiting time|\bhur lange\b"
)
"""Asks how long something takes."""
_STRETCH = re.compile(
    r"(?:\d|\b(?:en|ett|tva|tre|fyra|fem|sex|sju|atta|nio|tio|tolv|nagra|flera|halvt?|par)) ?"
    r"(?:dag|dygn|veck|manad|timm|minut|ar\b|arbetsdag|day|week|month|hour|year)"
)
_MONTHS = (
    r"jan(?:uari)?|feb(?:ruari)?|mars|april?|maj|juni?|juli?|aug(?:usti)?|sep(?:t|tember)?|okt(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?"
)
_FROM_TO = re.compile(
    r"\b(?:perioden|fran|mellan|under) (?:\d+ )?(?:MONTHS)(?: \d{4})? (?:till|och|t\.?o\.?m\.?|[-–]) "
    r"(?:och med )?(?:\d+ )?(?:MONTHS)\b".replace("MONTHS", _MONTHS)
)
_SINCE = re.compile(r"\b(?:sedan|fran och med|till och med|t\.?o\.?m\.?|fram till|since|until)\b.*\b(?:19|20)\d\d\b")
NO_TIME = re.compile(r"\b(?:direkt|omgaende|omedelbart|samma dag|utan vantetid|ingen ko\w*|inga koer|koer)\b")

_TELLS_WHEN = re.compile(
    rf"\b(?:19|20)\d\d\b|\b(?:{_MONTHS})\b|\b\d{{4}}-\d\d|\bkl\.? ?\d|\bklockan\b|\d[.:]\d\d\b"
    r"|\b\w*(?:var|sommar|host|vinter)(?:en|termin\w*|manad\w*)?\b"
    r"|\b(?:mandag|tisdag|onsdag|torsdag|fredag|lordag|sondag)"
    r"|\b\w*(?:kvall|morgon|natt|helg|vecka|vecko|vardag|dygn|kvartal|tertial|manad|halvar|arsskifte|arets|idag)"
    r"|\b(?:dagslaget|nulaget|narvarande|forst|snart|senare|tidigare|sedan|efter|innan|fore|under aret|i ar|forra"
    r"|nasta|kommande|arlig\w*)\b"
)
WHEN = re.compile(
    r"^\W*(?:(?:by |until |since |from |sedan |till )?(?:när|when)|vilken dag|vilket datum|vilken månad|vilket år"
    r"|(?:by |on )?(?:what|which) (?:date|day|year|month))\b",
    re.I,
)
DAY = re.compile(
    r"^\W*(?:vilken dag|vilket datum|vilken manad|vilket ar|what (?:date|day|year|month)|which (?:day|date))\b"
)
_DATE = re.compile(
    rf"\b\d{{1,2}} (?:{_MONTHS})\b|\b\d{{4}}-\d\d|\b(?:{_MONTHS})\b|\b(?:19|20)\d\d\b|\b\w+dag(?:ar|en)?\b"
)


def rate_asked(question: Question) -> str | None:
    """The rate that a question about money asks for; None for most."""
    if question.quantity not in (None, "money"):
        return None
    about_money = question.quantity == "money" or COSTS.search(question.folded) is not None
    found = [name for name, (asked, _) in RATES.items() if asked.search(question.folded)]
    if not found or not about_money:
        return None
    return "one" if found[0] == CALCULATED and "one" in found else found[0]  # "per hushåll och månad"


def topic_words(question: Question) -> tuple[TopicWord, ...]:
    """The words to look for, less those that only say of what a price is: "en plats" may be told as "årskostnad"."""
    if DAY.search(question.folded) is not None:
        return tuple(word for word in question.words if fold(word.text) not in DATE_WORDS) or question.words
    if rate_asked(question) is None:
        return question.words
    return tuple(_without_place(word) for word in question.words if not _is_one(word, question)) or question.words


def _without_place(word: TopicWord) -> TopicWord:
    """ "LVU-plats" as the LVU that a price is of."""
    head, _, tail = word.text.rpartition("-")
    return replace(word, text=head, end=word.start + len(head)) if head and PLACE.fullmatch(fold(tail)) else word


def asks_population(question: Question) -> bool:
    """Whether all who live in a municipality are asked for: "hur många bor i Mallbo"."""
    alone = len(question.words) == 1 and not question.activities and question.quantity == "count"
    return alone and LIVE.fullmatch(fold(question.words[0].text)) is not None


LIVE = re.compile(r"bor|bodde|lever|levde|lives?|lived")


def _is_one(word: TopicWord, question: Question) -> bool:
    before = question.bare[: word.start]
    return (
        PLACE.fullmatch(fold(word.text)) is not None
        or (ONE.fullmatch(fold(word.text)) and A.search(before)) is not None
        or (OF_MONTHS.fullmatch(fold(word.text)) and re.search(r"\bper (?:\w+ och )?$", before)) is not None
    )


PLACE = re.compile(r"(?:plats|placering)(?:en|er|erna)?")
OF_MONTHS = re.compile(r"hushall|familj|household|family")
"""Of what a monthly average is in a row that leaves it out: "genomsnittligt bistånd per månad"."""
DATE_WORDS = ("datum", "date")
ONE = re.compile(_ONE)
A = re.compile(r"\b(?:ett|en|varje|a|each) $", re.I)


def asks_of_one(question: Question) -> bool:
    """Whether the amount is that of one among many: "vad får ett hushåll i månaden"."""
    return any(ONE.fullmatch(fold(w.text)) and A.search(question.bare[: w.start]) for w in question.words)


COSTS = re.compile(r"kosta|kostnad|\bpris|\bdyr|betal|\bavgift|\btaxa|\blon\b|\bcosts?\b|\bprice|\bpay")


def states_rate(fact: Fact, text: str, rate: str) -> bool:
    """Whether a fact tells what one costs: in its sentence (`text`), or by the names of its row and columns."""
    if fact.table is None:
        return RATES[rate][1].search(fold(text)) is not None
    return RATES[rate][1].search(_names(fact)) is not None


def _names(fact: Fact) -> str:
    """The names of a row, its groups and its columns, folded."""
    names = [fact.label, *fact.first.group, *(f"{figure.header} {figure.unit.symbol}" for figure in fact.figures)]
    return fold(" ".join(names))


def asks_how_long(question: Question) -> bool:
    return LASTS.search(question.folded) is not None


def tells_how_long(text: str) -> bool:
    folded = fold(text)
    if _FROM_TO.search(folded) is not None:
        return True
    if COSTS.search(folded) is not None:
        return False  # "ett dygn kostar ..." says nothing of how long it lasts
    told = (_STRETCH, NO_TIME, _SINCE)
    if any(pattern.search(folded) for pattern in told):
        return True
    return any(q.unit.kind is UnitKind.DURATION for q in find_quantities(text))


def asks_when(question: Question) -> bool:
    """Whether only what tells a time answers."""
    return WHEN.search(question.typed) is not None or DAY.search(question.folded) is not None


@lru_cache(maxsize=1 << 12)
def _tells(text: str, pattern: re.Pattern[str]) -> bool:
    return pattern.search(fold(text)) is not None


def demands(question: Question) -> bool:
    """Whether the question demands anything of this sort."""
    asked = (asks_how_long, asks_when, asks_name, asks_pay, asks_age, asks_payer, must_have_happened)
    return any(bool(one(question)) for one in asked) or rate_asked(question) is not None


def asks_pay(question: Question) -> bool:
    return PAID.search(question.folded) is not None and not asks_how_long(question)


def asks_age(question: Question) -> bool:
    return AGE.search(question.folded) is not None


AGE = re.compile(r"\bhur gam(?:mal|la|malt)\b|\bhow old\b|\bvilken alder\b|\bwhat age\b")
_TELLS_AGE = re.compile(r"\d ?(?:ar\b|arig)|\bfod[dt]\w*\b|\baldr?\w*|\bar gam")


def asks_name(question: Question) -> bool:
    """Whether it is asked what something is called, which only a sentence with a name answers."""
    return CALLED.search(question.folded) is not None


CALLED = re.compile(r"^\W*vad (?:heter|hette|kallas)\b|\bwhat (?:is|are|was|were) .*\bcalled\b")
_NAME = re.compile(r"(?<=[\w,;:)] )[(”\"]?[A-ZÅÄÖ][\w-]{2,}|”|\"")


def must_have_happened(question: Question) -> re.Pattern[str] | None:
    """How a report tells what must have happened to the things that the question wants listed."""
    return happened(question) if question.kind is Kind.LISTING else None


def fulfils(text: str, question: Question) -> bool:
    """Whether a sentence has what the question demands of any answer."""
    told = must_have_happened(question)
    if told is not None and told.search(without_asides(fold(text))) is None:
        return False
    if asks_how_long(question) and not tells_how_long(text):
        return False
    if asks_when(question):
        return _tells(text, _DATE if DAY.search(question.folded) else _TELLS_WHEN)
    if asks_pay(question) and not _tells(text, _TELLS_PAY):
        return False
    if asks_age(question) and not _tells(text, _TELLS_AGE):
        return False
    if asks_name(question) and _NAME.search(text) is None:
        return False
    if asks_payer(question) and not tells_payer(fold(text)):
        return False
    rate = rate_asked(question)
    return rate is None or _by_rate(fold(text), rate)


def _by_rate(told: str, rate: str) -> bool:
    """Whether words tell an amount by the rate; by no shorter one where it is that of a year."""
    if rate == CALCULATED or RATES[rate][1].search(told):
        return True
    if rate == "one":  # a place by the day, or by the year, is one too
        return any(pattern.search(told) for _, pattern in RATES.values())
    return rate == "year" and not any(RATES[one][1].search(told) for one in SHORTER)


def fails(fact: Fact, document: Document, question: Question, demanding: bool) -> bool:
    """Whether a fact lacks what the question demands of any answer, or tells what came in where costs are asked.

    `demanding` is what `demands` says of the question, which is asked once for many facts.
    """
    prose = fact.table is None and question.asks(Measure.OUTCOME)
    if not (demanding or prose):
        return False
    text = fact.text or fact.quote.of(document.text)
    return (prose and is_received(text, question)) or (demanding and not fact_fulfils(fact, text, question))


def fact_fulfils(fact: Fact, text: str, question: Question) -> bool:
    """The same of a row or of a sentence with a figure."""
    if fact.table is None:
        return fulfils(text, question)
    told = must_have_happened(question)
    if told is not None and question.direction is None and told.search(_names(fact)) is None:
        return False
    rate = rate_asked(question)
    if rate is not None and not _by_rate(_names(fact), rate):
        return False
    if asks_pay(question) and not _TELLS_PAY.search(_names(fact)):
        return False
    return not asks_how_long(question) or _of_time(fact)


def _of_time(fact: Fact) -> bool:
    names = fold(" ".join((fact.label, *(figure.header for figure in fact.figures))))
    lasting = any(figure.unit.kind is UnitKind.DURATION for figure in fact.figures)
    return lasting or re.search(r"tid\b|tiden\b|\bdagar|\bdygn|\bmanader|\btimmar|\bveckor|\blangd", names) is not None
