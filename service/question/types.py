"""A question taken apart, and what kinds there are."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from index.activities import ActivityMatch
from index.language import fold
from index.numbers import Quantity
from index.types import Measure, Period
from service.types import Language


class Kind(StrEnum):
    LOOKUP = "lookup"
    WHY = "why"
    COMPARE = "compare"
    TREND = "trend"
    LISTING = "listing"
    YESNO = "yesno"
    OVERVIEW = "overview"
    FACT = "fact"
    CONFLICT = "conflict"
    COURTESY = "courtesy"  # asks nothing of the reports


@dataclass(frozen=True)
class TopicWord:
    """A word of the question that says what it is about. `name`: written with a capital inside the sentence."""

    text: str
    start: int
    end: int
    name: bool = False
    said: str = ""  # the English that it was put in Swedish from
    others: tuple[str, ...] = ()  # what else the reports may call that
    foreign: bool = False  # English that no book knows


@dataclass(frozen=True)
class Question:
    """What a question asks for. Empty tuples and None mean that it does not say."""

    text: str  # in Swedish wording
    language: Language
    kind: Kind
    places: tuple[str, ...] = ()  # municipalities, short names
    committees: tuple[str, ...] = ()
    years: tuple[int, ...] = ()  # asked about
    report_years: tuple[int, ...] = ()  # those that only say which report is meant
    periods: tuple[Period, ...] = ()
    measures: tuple[Measure, ...] = ()
    activities: tuple[ActivityMatch, ...] = ()
    direction: int | None = None  # claimed: +1 favourable, -1 unfavourable
    claimed: tuple[Quantity, ...] = ()  # quantities that the question itself states
    quantity: str | None = None  # "money", "count" or "percent"
    line: str | None = None  # "income" or "cost" where asked for
    scope: str | None = None  # "year", "to_date" or "previous"
    operation: str | None = None  # arithmetic asked for
    words: tuple[TopicWord, ...] = ()  # what remains: what to look for
    bare: str = ""  # the question with places and times blanked out; `activities` and `words` count its characters
    followed: bool = False  # filled in from an earlier question
    elsewhere: bool = False  # may be meant of other places than those that were talked about
    sourced: bool = False  # asked again: where does the answer stand, is it so
    told: tuple[Quantity, ...] = ()  # of the answer before, where more is asked of the same
    told_of: tuple[int, ...] = ()  # the years that were talked about then
    own: tuple[TopicWord, ...] = ()  # those of `words` that a follow-up itself says
    moved: bool = False  # asks of another year than the question before
    english: str = ""  # as typed, where `text` is a rendering of it
    turns: str = ""  # that, less names of several words

    @property
    def topic(self) -> str:
        """The words that name what is asked about, in the reports' language."""
        return " ".join(word.text for word in self.words)

    @property
    def looked_for(self) -> str:
        """The words that name what is asked about, as typed."""
        return " ".join(dict.fromkeys(word.said or word.text for word in self.words))

    @property
    def typed(self) -> str:
        return self.english or self.text

    @property
    def folded(self) -> str:
        """What turns of phrase are looked for in: the Swedish wording, and after it the English one."""
        return folded(self.text, self.turns)

    def asks(self, *measures: Measure) -> bool:
        return any(measure in self.measures for measure in measures)


@lru_cache(maxsize=512)
def folded(text: str, english: str) -> str:
    """A question's wordings folded, one a line: no turn of phrase runs from one into the other."""
    return f"{fold(text)}\n{fold(english)}" if english else fold(text)
