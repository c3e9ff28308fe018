"""Sentences that several kinds of answer share: an activity's accounts, a row's value, a quoted sentence."""

import re
from collections.abc import Sequence

from index.activities import activity
from index.language import fold
from index.numbers.direction import direction_by_words
from index.types import Document, Figure, Line, Measure
from service.composer import Composer
from service.documents.catalogue import NOISY, Fact
from service.documents.economy import REMIT, Economy, Slot, is_whole
from service.english.agreement import agreeing
from service.english.headings import english, without_times
from service.types import Language
from service.wording import MEASURES, against_budget, amount, capital, exact, listed, quoted, result_noun, when


def place_of(document: Document, language: Language) -> str:
    """ "Huddinge", or what stands for it where the report does not say."""
    return document.meta.municipality or ("okänd kommun" if language == "sv" else "an unknown municipality")


def subject(label: str, identifier: str | None, document: Document, language: Language) -> str:
    """What an answer calls an activity: the report's own words, in English with the Swedish in parentheses."""
    if is_whole(label) and identifier not in (None, REMIT):
        # "Summa" of the table of one activity: what the table is of.
        return activity(identifier).name if language == "sv" else f"{activity(identifier).english[0]}"
    if is_whole(label) and not is_other_committee(label, document):
        if (body := next((one for one in BODIES if one in fold(label)), None)) is not None:
            return body if language == "sv" else f"{BODIES[body]} ({body})"
        committee = document.meta.committee or ("nämnden" if language == "sv" else "the committee")
        return committee if language == "sv" else f"the committee ({committee})"
    clean = CODE.sub("", label.strip(" :*"))
    if document.meta.noise >= NOISY and identifier is not None:
        clean = activity(identifier).name  # a label garbled by OCR is no name to show
    if language == "sv":
        return clean
    rendered = english(clean) if identifier is None or COUNTED.match(clean) else None
    if rendered:
        return f"{rendered} ({clean})"
    if identifier is None:
        return f"“{clean}”"
    return f"{activity(identifier).english[0]} ({clean})"


def with_group(name: str, groups: Sequence[str], language: Language) -> str:
    """A row's name with the groups that it stands in; in English both Swedish names share the parentheses.

    Rows of one name may stand in groups of one name too, which only the group around them tells apart.
    """
    inside = ", ".join(groups[-GROUPS:])
    if language == "en" and name.endswith(")"):
        return f"{name[:-1]}, {inside})"
    return f"{name} ({inside})"


GROUPS = 2
"""Groups that a row's name is told with, the nearest ones."""


BODIES = {"kommunen": "the municipality", "koncernen": "the group"}
"""What the total of a whole municipality's report is of, whoever wrote the report."""


def is_other_committee(label: str, document: Document) -> bool:
    """Whether a label names a committee other than the one whose report it is, as a whole municipality's rows do."""
    folded = fold(label)
    return folded.endswith("namnden") and folded not in ("namnden", fold(document.meta.committee or ""))


COUNTED = re.compile(r"(?:genomsnittligt )?antal(?:et)?\b", re.IGNORECASE)
"""A row that says what it counts: the activity's name alone would not tell it from others of the same activity."""
CODE = re.compile(r"^\d{4,}\s+(?=[^\W\d])")
"""An account or occupation code before a row's name, which is no figure of the answer."""


def name_of(accounts: Economy, identifier: str | None, language: Language) -> str:
    """What an answer calls the accounts: of income or costs alone, which of them."""
    name = subject(accounts.label, identifier, accounts.document, language)
    lines = {figure.line for figure in accounts.slots.values()}
    if len(lines) == 1 and not SIDE_SAID.search(fold(name)):
        side = SIDES[language].get(next(iter(lines)) or Line.NET)
        return f"{name} ({side})" if side else name
    return name


SIDE_SAID = re.compile(r"intakt|kostnad|inkomst|utgift|bidrag|avgift|hyr|ersattning|lon|income|cost")
SIDES: dict[Language, dict[Line, str]] = {
    "sv": {Line.INCOME: "intäkter", Line.COST: "kostnader"},
    "en": {Line.INCOME: "income", Line.COST: "costs"},
}


def say_accounts(
    accounts: Economy, composer: Composer, identifier: str | None = None, *, scope: str | None = None
) -> None:
    """Direction and size first, then what they are made of: one sentence for the period, one for the forecast.

    `scope` "year" or "to_date" puts the time that was asked for first. Each report's accounts open a paragraph.
    """
    first = True
    for slots in (YEAR, PERIOD) if scope == "year" else (PERIOD, YEAR):
        if _say_slots(accounts, slots, composer, identifier, first=first):
            first = False


def say_forecast(accounts: Economy, composer: Composer) -> None:
    """The sentence of the forecast, after one about the same accounts."""
    _say_slots(accounts, YEAR, composer, None, first=False)


def _say_slots(
    accounts: Economy, slots: tuple[Slot, Slot, Slot], composer: Composer, identifier: str | None, *, first: bool
) -> bool:
    language, deviation = composer.language, accounts[slots[0]]
    known = [figure for slot in slots[1:] if (figure := accounts[slot]) is not None]
    if deviation is None and not known:
        return False
    if deviation is None:
        text = _without_deviation(accounts, known, language, identifier, first=first)
    else:
        text = _deviation(accounts, deviation, language, identifier, forecast=slots is YEAR, first=first)
        text += _details(known, language) + "."
    figures = known if deviation is None else [deviation, *known]
    markers = [composer.figure(accounts.document, figure) for figure in figures]
    composer.say(text, *markers, opens="paragraph" if first and composer.sentences else "")
    return True


PERIOD = (Slot.DEVIATION, Slot.OUTCOME, Slot.BUDGET)
YEAR = (Slot.FORECAST_DEVIATION, Slot.FORECAST, Slot.YEAR_BUDGET)


def _deviation(
    accounts: Economy, figure: Figure, language: Language, identifier: str | None, *, forecast: bool, first: bool
) -> str:
    name = name_of(accounts, identifier, language)
    place = place_of(accounts.document, language)
    size, stretch = amount(figure, language), when(figure.period, language)
    income = is_better_when_more(accounts, figure, f"{name} ")
    if figure.favourable == 0 or figure.value == 0:
        size, direction = "", "i linje med budget" if language == "sv" else "in line with budget"
    else:
        direction = against_budget(figure.favourable, language, income=income)
    size = f"{size} " if size else ""
    if language == "sv":
        if not forecast:
            return (
                f"I {place} gick {name} {size}{direction}{stretch}"
                if first
                else capital(f"utfallet är {size}{direction}{stretch}")
            )
        return (
            f"I {place} väntas {name} gå {size}{direction}{stretch}"
            if first
            else f"Helårsprognosen är {size}{direction}"
        )
    if not forecast:
        return f"In {place}, {name} {agreeing('was', name)} {size}{direction}{stretch}"
    return (
        f"In {place}, {name} {agreeing('is', name)} forecast to be {size}{direction}{stretch}"
        if first
        else f"The full-year forecast is {size}{direction}"
    )


def is_better_when_more(accounts: Economy, deviation: Figure, name: str) -> bool:
    """Whether "över budget" would mislead: of income, of a row whose figures say so, and of a name that sounds so."""
    if deviation.line is Line.INCOME:
        return True
    slots = YEAR if deviation is accounts[Slot.FORECAST_DEVIATION] else PERIOD
    level, budget = (accounts[slot] for slot in slots[1:])
    if level is not None and budget is not None and level.size != budget.size:
        over = 1 if level.size > budget.size else -1
        if over == deviation.favourable:
            return True
    said = f"{name}9 mnkr över budget"
    at = len(name)
    return direction_by_words(said, at, at + len("9 mnkr")) == 1


def _without_deviation(
    accounts: Economy, figures: list[Figure], language: Language, identifier: str | None, *, first: bool
) -> str:
    name = name_of(accounts, identifier, language)
    place = place_of(accounts.document, language)
    now = [figure for slot, figure in accounts.slots.items() if slot is not Slot.PREVIOUS]
    signed = both_ways(now)  # results, and no costs
    if language == "en" and first and len(figures) == 1:
        stretch = when(figures[0].period, language)
        size = amount(figures[0], language, signed=signed)
        return f"The {_noun(figures[0], language)} for {name} in {place} is {size}{stretch}."
    parts = [f"{_noun(f, language)}{when(f.period, language)} {amount(f, language, signed=signed)}" for f in figures]
    lead = f"{name} i {place}: " if language == "sv" else f"{name} in {place}: "
    return capital((lead if first else "") + listed(parts, language) + ".")


def _noun(figure: Figure, language: Language) -> str:
    return MEASURES[language][figure.measure]


def _details(figures: list[Figure], language: Language) -> str:
    if not figures:
        return ""
    signed = both_ways(figures)
    return f" ({', '.join(f'{_noun(f, language)} {amount(f, language, signed=signed)}' for f in figures)})"


def value_phrase(figure: Figure, language: Language, *, signed: bool = False) -> str:
    """A figure's value with its direction word where it is a deviation: "24,1 mnkr över budget (24 107 tkr)".

    `signed` keeps the sign of a figure of the accounts, whose measure says which way it goes but in rows of both ways.
    """
    signed = figure.measure not in ACCOUNTED or (signed and figure.measure is not Measure.DEVIATION)
    text = amount(figure, language, signed=signed)
    precise = exact(figure, language)
    if figure.measure is Measure.DEVIATION and figure.favourable is not None and figure.value:
        noun = result_noun(figure.favourable, language)
        text = f"{text} ({noun})" if not precise else f"{text} ({noun}; {precise})"
    elif precise:
        text = f"{text} ({precise})"
    return text


ACCOUNTED = (Measure.DEVIATION, Measure.OUTCOME, Measure.BUDGET, Measure.FORECAST)


def both_ways(figures: list[Figure]) -> bool:
    """Whether accounts of both signs stand side by side in a table, so that a reader needs the signs."""
    levels = [f for f in figures if f.value and f.measure in ACCOUNTED and f.measure is not Measure.DEVIATION]
    signs = {(f.table, f.value > 0) for f in levels if f.value and f.table is not None}
    return len(signs) > len({table for table, _ in signs})


TIME_ONLY = re.compile(
    r"(?:\d|\W|jan\w*|feb\w*|mars?|apr\w*|maj|juni?|juli?|aug\w*|sep\w*|okt\w*|nov\w*|dec\w*|helar|period\w*)+"
)


def header_phrase(figure: Figure, language: Language) -> str:
    """What tells a neighbouring figure of the same row apart: "etappmål 2023", "utfall januari–juni 2022"."""
    own = re.sub(r"\s*\|\s*", " ", figure.header).strip()
    if language == "sv" and own and not TIME_ONLY.fullmatch(fold(own)):
        return own[:1].lower() + own[1:] if not own[:2].isupper() else own
    only_time = TIME_ONLY.fullmatch(fold(own)) is not None and figure.measure is not Measure.CHANGE
    plain = figure.measure is Measure.OTHER or only_time
    noun = "" if plain else MEASURES[language][figure.measure]
    if language == "en" and not only_time and own:
        noun = _english_noun(own, figure, noun)
    return f"{noun}{when(figure.period, language)}".strip() or own


def _english_noun(header: str, figure: Figure, noun: str) -> str:
    """The header's own words in English; where they are not known and the measure's name says little, in Swedish."""
    rendered = english(header)
    if rendered is None:
        bare = without_times(header)
        says_little = figure.measure in (Measure.AMOUNT, Measure.OTHER) and len(bare) <= LONGEST_HEADER
        return quoted(bare, "en") if bare and says_little else noun
    if figure.measure in (Measure.AMOUNT, Measure.OTHER, Measure.SHARE) or not noun:
        return rendered
    if set(rendered.split()) & set(noun.split()):
        return noun  # the measure by another form of its name
    return rendered if figure.measure is Measure.OUTCOME else f"{noun} ({rendered})"


LONGEST_HEADER = 40
"""Characters of a Swedish header that is worth quoting; a longer one is a sentence."""


def say_row(fact: Fact, main: Figure, beside: list[Figure], document: Document, composer: Composer) -> None:
    """A row's value with its neighbours: what, where, how much, when."""
    language = composer.language
    name = subject(fact.label, fact.activity, document, language)
    if fact.first.group and fact.label not in fact.first.group:
        name = with_group(name, fact.first.group, language)
    side = SIDES[language].get(main.line or Line.NET)
    if side and not SIDE_SAID.search(fold(fact.label)):
        name += f" ({side})"  # of a block's rows only the line tells income from cost
    marker = composer.figure(document, main)
    place = place_of(document, language)
    head = header_phrase(main, language).removeprefix("i ").removeprefix("in ")
    stretch = when(main.period, language).strip().removeprefix("i ").removeprefix("in ")
    told = [part for part in (head, "" if _says(head, stretch) or stretch == head else stretch) if part]
    inside = "i" if language == "sv" else "in"
    signed = fact.both_ways or both_ways([main, *beside])
    text = f"{capital(name)} {inside} {place}: {value_phrase(main, language, signed=signed)}"
    text += f" ({', '.join(told)})" if told else ""
    if beside:
        text += "; " + listed([_neighbour(figure, language, signed=signed) for figure in beside], language)
        for figure in beside:
            composer.figure(document, figure)
    composer.say(text + ".", marker)


def _neighbour(figure: Figure, language: Language, *, signed: bool) -> str:
    signed = figure.measure not in ACCOUNTED or (signed and figure.measure is not Measure.DEVIATION)
    value = amount(figure, language, signed=signed)
    head = header_phrase(figure, language)
    apart = ":" if head[-1:].isdigit() and value[:1] in "−-" else ""  # "2023 −31" reads as a range
    return f"{head}{apart} {value}{_direction(figure, language)}"


def _direction(figure: Figure, language: Language) -> str:
    if figure.measure is not Measure.DEVIATION or not figure.favourable:
        return ""
    return f" ({result_noun(figure.favourable, language)})"


def _says(head: str, stretch: str) -> bool:
    years = re.findall(r"\d{4}", stretch)
    return bool(years) and all(year in head for year in years)
