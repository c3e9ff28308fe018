"""When laws take effect, as sentences say it: the days that one report gives for one law, held together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from index.audit.findings import Finding, FindingKind, Place
from index.language import fold
from index.numbers import UNKNOWN
from index.periods import find_periods, whole_year
from index.types import Period, Statement

_IN_FORCE = re.compile(r"\bträd(?:er|a|de|ande|dande|as|s)?\b.*\bi\s*kraft\b|\bi\s*kraft(?:träd\w+)\b", re.I | re.S)
_LAW = re.compile(
    r"\b(?P<name>[^\W\d_]*?(?:lag(?:en|stiftning(?:en)?|ändring(?:en|ar|arna)?)?|förordning(?:en)?|direktiv(?:et)?))\b",
    re.IGNORECASE,
)
_DAY_STUCK = re.compile(r"(?<=\d)(?=(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec))", re.IGNORECASE)  # "1juli"
_SEASON = re.compile(
    r"\b(?P<name>våren|vår|sommaren|sommar|hösten|höst|vintern|årsskiftet)\s+(?P<year>(?:19|20)\d\d)\b", re.I
)
_SEASONS = {"vår": (3, 5), "som": (6, 8), "hös": (9, 11), "vin": (1, 2), "års": (1, 1)}
_BARE_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBERED = re.compile(r"\(\d{4}:\s?\d+\)|\b\d{4}:\s?\d+\b")  # "lag (2024:79)" is no year
_LAST = {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}
_SHORTEST = 3  # letters before "lag" in a name that tells one law from another


@dataclass(frozen=True)
class Effect:
    """A sentence that says when a law takes effect."""

    law: str  # as printed, in the form nearest before it
    day: Period  # as exact as the sentence is
    printed: str
    statement: Statement

    @property
    def key(self) -> str:
        """The law's own name, folded and without its ending; "" for "lagen" and the like."""
        return law_key(self.law)


def law_key(word: str) -> str:
    """The folded name of a law without its ending: "socialtjänstlagen" is "socialtjanst"; "" for a bare "lagen"."""
    found = re.fullmatch(
        r"(?P<own>[a-z]+?)s?-?(?:lag(?:en|stiftning(?:en)?)?|forordning(?:en)?|direktiv(?:et)?)", fold(word)
    )
    own = found["own"] if found is not None else ""
    return own if len(own) >= _SHORTEST else ""


def takes_effect(statement: Statement) -> Effect | None:
    """When the sentence says that a law takes effect, if it does."""
    text = statement.text
    force = _IN_FORCE.search(text)
    if force is None:
        return None
    laws = [match["name"] for match in _LAW.finditer(text)]
    day = _day(_NUMBERED.sub(lambda match: " " * len(match.group()), text), force.start())
    if not laws or day is None:
        return None
    return Effect(_nearest(text, force.start()) or laws[0], day[0], day[1], statement)


def _nearest(text: str, before: int) -> str:
    """The law named last before the verb: a name of its own sooner than "lagen"."""
    laws = [match["name"] for match in _LAW.finditer(text, 0, before)]
    named = [law for law in laws if law_key(law)]
    return (named or laws or [""])[-1]


def _day(text: str, verb: int) -> tuple[Period, str] | None:
    """The day nearest to the verb, a month or a year where no day is said."""
    spaced = _DAY_STUCK.sub(" ", text)
    found = [(abs(start - verb), period, spaced[start:end]) for period, start, end in find_periods(spaced)]
    found += [(abs(match.start() - verb), _season(match), match.group()) for match in _SEASON.finditer(spaced)]
    if not found:
        found = [
            (abs(match.start() - verb), whole_year(int(match.group())), match.group())
            for match in _BARE_YEAR.finditer(spaced)
        ]
    exact = [one for one in found if (one[1].end - one[1].start).days < 300] or found
    if not exact:
        return None
    _, period, printed = min(exact, key=lambda one: one[0])
    return period, printed.strip()


def _season(match: re.Match[str]) -> Period:
    first, last = _SEASONS[match["name"].lower()[:3]]
    year = int(match["year"])
    return Period(date(year, first, 1), date(year, last, _LAST.get(last, 31)), whole_year(year).kind)


def apart(one: Period, other: Period) -> bool:
    """Whether no day is in both: "sommaren 2025" goes with "1 juli 2025", "januari 2025" does not."""
    return one.end < other.start or other.end < one.start


def effect_findings(statements: Sequence[Statement]) -> Iterator[Finding]:
    """Each law that a report lets take effect on two days: its most exact day against those that it cannot be."""
    known: dict[str, list[Effect]] = {}
    for statement in statements:
        effect = takes_effect(statement)
        if effect is not None and effect.key:
            known.setdefault(effect.key, []).append(effect)
    for effects in known.values():
        if not _is_one_act(effects):
            continue
        first = min(effects, key=lambda effect: (effect.day.end - effect.day.start).days)
        other = next((effect for effect in effects if apart(first.day, effect.day)), None)
        if other is not None:
            one, two = _place(first), _place(other)
            message = f"{one.what}: träder i kraft {one.text} enligt en mening men {two.text} enligt en annan."
            yield Finding(FindingKind.EFFECT, message, one, two, "")


def _is_one_act(effects: Sequence[Effect]) -> bool:
    """Whether the sentences can be of one act: changes of a law on different days are several."""
    return not any("ändring" in effect.law.lower() for effect in effects)


def _place(effect: Effect) -> Place:
    span = effect.statement.span
    value = Decimal(effect.day.start.strftime("%Y%m%d"))
    return Place(span, span, effect.printed, value, UNKNOWN, effect.law)
