"""Whether a sentence says yes or no to a question: what it denies, which of two opposites it says, how much of it.

A wrong yes or no is worse than none, so that a sentence decides only where it says all that was asked, in one clause,
of one thing, as a fact.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from index.activities import activity
from index.activities import match as match_activities
from index.language import fold, stem, tokenise
from service.vocabulary.termindex import SHORTEST_PART, Word

CLAUSES = re.compile(
    r"[,;:()]\s"
    r"|\b(?:men|medan|daremot|eftersom|dock|pa grund av|till foljd av|vilket|tack vare|beror pa|beror framst pa)\b"
    r"|\b(?:da|nar) (?=\w+ \w+ )"
    r"|\boch (?=(?:att|har|ar|kommer|hade|var|blir|ska|istallet)\b)"
    r"|\b(?:ar|var) att (?=\w+)"
    r"|\b(?=som (?:\w+ )?(?:inte|ej) )"
    r"|\b(?:och|samt) (?=(?:okad|minskad|hogre|lagre|fler|farre|storre|mindre)\w*\b)"
)
PERCENT_OF_ALL = re.compile(r"\b(\d{1,3})(?:[.,]\d+)? ?(?:%|procent)")


@dataclass(frozen=True)
class Pair:
    """Two opposites: what says the one and what the other, and what says that neither came about."""

    name: str
    up: re.Pattern[str]
    down: re.Pattern[str]
    same: re.Pattern[str]

    def side(self, folded: str) -> int | None:
        """+1 or -1 for the side that a text says, 0 for neither having come about; None where it says none or both."""
        up, down = self.up.search(folded) is not None, self.down.search(folded) is not None
        if up == down:
            return 0 if not up and self.same.search(folded) else None
        return 1 if up else -1


@dataclass(frozen=True)
class Words:
    """The patterns of the data file."""

    denies: re.Pattern[str]
    nothing: re.Pattern[str]
    lacks: re.Pattern[str]
    hedges: re.Pattern[str]
    likely: re.Pattern[str]
    ahead: re.Pattern[str]
    all: re.Pattern[str]
    less: re.Pattern[str]
    pairs: tuple[Pair, ...]


@cache
def _words() -> Words:
    data = tomllib.loads(files("service.vocabulary").joinpath("polarity.toml").read_text(encoding="utf-8"))
    pairs = tuple(
        Pair(pair["name"], *(_any(pair.get(side, [])) for side in ("up", "down", "same"))) for pair in data["pair"]
    )
    nothing = re.compile("|".join(data["denies_nothing"]))
    named = {name: _any(data[name]) for name in ("denies", "lacks", "hedges", "likely", "ahead", "all", "less")}
    return Words(nothing=nothing, pairs=pairs, **named)


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b") if patterns else re.compile(r"(?!)")


def asks_all(question: str) -> bool:
    """Whether a question asks about all of something ("alla", "varje")."""
    return _words().all.search(fold(question)) is not None


def denies(text: str) -> bool:
    """Whether a text denies something outright."""
    words = _words()
    return words.denies.search(words.nothing.sub(" ", fold(text))) is not None


def sides_with(question: str, text: str, pair: str) -> int | None:
    """+1 where a text says the side of a pair of opposites that the question takes, -1 for the other.

    None where the question takes no side, or the text says neither or both.
    """
    own = next(one for one in _words().pairs if one.name == pair)
    wanted, said = own.side(fold(question)), own.side(fold(text))
    return wanted * said if wanted and said else None


def is_pole(word: str) -> bool:
    """Whether a word of a question says one of two opposites, and not what the question is about."""
    return any(pattern.fullmatch(fold(word)) for pair in _words().pairs for pattern in (pair.up, pair.down, pair.same))


_TIMES = "ar|aret|aren|fjol|fjolaret|tidigare|forut|forr|innan|period\\w*|manad\\w*|budget\\w*|year|planned"
_STRETCHES = (
    r"(?:(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w*|var\w*|sommar\w*|host\w*|vinter\w*|bokslut\w*|hel\w*"
    r"|(?:halv|ter|kvar)\w*|(?:may|oct|spring|summer|autumn|year)\w*) "
)
THAN = re.compile(
    r"\b(?:an|than)\b"
    r"(?! (?:nu|i|for|under|vad|forra|samma|planera\w*|beraknat|forvantat|vantat|last|before|the|in|during|previous\w*"
    rf"|expected|(?:\w+ )?(?:{_TIMES})|(?:{_STRETCHES})?(?:19|20)\d\d)\b)"
)


def compares_things(question: str) -> bool:
    """Whether a question sets one thing against another ("billigare än familjehem"): a side of one decides nothing."""
    return takes_side(question) and THAN.search(fold(question)) is not None


def takes_side(text: str) -> bool:
    """Whether a text says that something rose or fell, or got better or worse."""
    return any(pair.side(fold(text)) for pair in _words().pairs if pair.name in ("movement", "quality"))


def opposed(one: str, other: str) -> str | None:
    """The name of the pair of opposites of which two folded phrases say one each; None for no pair."""
    for pair in _words().pairs:
        sides = pair.side(one), pair.side(other)
        if sides in ((1, -1), (-1, 1)):
            return pair.name
    return None


@dataclass(frozen=True)
class Around:
    """What a sentence leans on: its headings, the sentences before it, and the activities that it is about."""

    headings: str = ""
    before: str = ""
    activities: tuple[str, ...] = ()  # what the sentence is about, named in it or carried on from before


FEWEST = 2
"""Words that a clause must have to say yes where the question takes no side."""
MOST = 0.6
"""Share of the words that the deciding clause must have itself before it says yes."""


def verdict(question: str, words: Sequence[Word], sentence: str, around: Around = Around()) -> bool | None:
    """Whether a sentence says yes (True) or no (False) to a question; None where it does not decide.

    `words` are what the question is about, each with what means the same. Headings may name some of them; what was
    said before only where the sentence goes on about it, or names what is spoken of by its own name.
    """
    asked, known = fold(question), _words()
    if denies(question) or not words:
        return None
    clauses = _clauses(fold(MEN.sub("männen", WHEN.sub("då", sentence))))
    subjects = {"#" + activity for activity in around.activities}
    carried = {number for number, word in enumerate(words) if subjects.intersection(word.others)}
    held = [matched(words, clause) for clause in clauses]
    if not any(held) and carried:
        held = [carried if _is_sided(asked, clause) else set() for clause in clauses]
    best = min(range(len(clauses)), key=lambda number: (-len(held[number]), min(held[number], default=len(words))))
    earlier = matched(words, fold(around.before))
    goes_on = [number for number, clause in enumerate(clauses) if earlier and GOES_ON.search(clause)]
    if goes_on and (best in goes_on or len(earlier) > len(held[best])):
        best = best if best in goes_on else goes_on[0]
    else:
        earlier = {number for number in earlier if words[number].essential}
    if MULTIPLE.search(asked) and not any(MULTIPLE.search(one) for one in (clauses[best], *clauses[best + 1 :])):
        return None  # that it grew is not that it doubled
    clause, here = clauses[best], held[best] | (earlier if best in goes_on else set()) | _elided(clauses, held, best)
    headed = matched(words, fold(around.headings))
    everywhere = set().union(*held, earlier, headed)
    if not here or len(everywhere) * 2 < len(words):
        return None
    if compares_things(question):
        return None
    if known.all.search(asked):
        return _of_all(clauses, held) if len(everywhere) >= max(len(words) - 1, FEWEST) else None
    enough = len(here) >= MOST * len(words) or (len(here) >= FEWEST and here | headed >= set(range(len(words))))
    whole = len(everywhere) == len(words) and enough
    whole = whole and (len(here) >= FEWEST or _is_sided(asked, clause))  # one word alone is said of many things
    told = _decided(asked, clause, whole=whole, most=len(here | earlier) * 3 >= len(words) * 2)
    plain = not any(pair.side(asked) for pair in known.pairs)
    return None if told and plain and _denied(_with_its_list(clause, sentence)) else told


CONTRAST = re.compile(
    r"\b(?:men|medan|daremot|dock|eftersom|pa grund av|till foljd av)\b|;|\b(?=som (?:\w+ )?(?:inte|ej) )"
)


def _with_its_list(clause: str, sentence: str) -> str:
    """A clause with what commas alone part it from: "barn som sett, hört eller upplevt det får inte någon insats"."""
    return next((part for part in CONTRAST.split(fold(sentence)) if clause in part), clause)


def _denied(clause: str) -> bool:
    return _words().denies.search(_words().nothing.sub(" ", clause)) is not None


def _elided(clauses: list[str], held: list[set[int]], best: int) -> set[int]:
    """What a clause leaves out since the one before it has said it, of the same measure: "andelen ... andelen"."""
    measure = MEASURE.match(clauses[best])
    if best == 0 or measure is None or measure[0] not in clauses[best - 1]:
        return set()
    return held[best - 1]


MEASURE = re.compile(r"(?:andelen|antalet|volymen|kostnaden|kostnaderna|intakterna)\b")
MULTIPLE = re.compile(r"\b(?:(?:for)?dubbl|tredubbl|halver|doubl|tripl|halve)")
"""How much something has moved, and not only which way."""
MEN = re.compile(r"\bmän\b", re.IGNORECASE)
"""Folded, "män" is the pronoun, which is no word to look for."""
WHEN = re.compile(r"\bnär\b", re.IGNORECASE)
""""När" and "når" are one word once folded."""


def _is_sided(asked: str, clause: str) -> bool:
    """Whether a clause takes a side that the question asks about, so that it needs only its subject from before."""
    sides = ((pair.side(asked), pair.side(clause)) for pair in _words().pairs)
    return any(wanted is not None and said is not None for wanted, said in sides)


GOES_ON = re.compile(r"\b(?:verksamheten|enheten|boendet|projektet|insatsen|satsningen|detta|dessa)\b")


def _decided(asked: str, clause: str, *, whole: bool, most: bool) -> bool | None:
    """The verdict of the clause that is about what was asked."""
    known = _words()
    negated = _denied(clause)
    lacking = known.lacks.search(clause) is not None and known.lacks.search(asked) is None
    if negated and lacking:
        return None
    side = _sides(asked, clause)
    if side is None:
        return None
    hedged = known.hedges.search(clause) is not None and known.ahead.search(asked) is None
    if negated or lacking:  # that something did not fall is not that it rose
        return False if side > 0 and most and not hedged else None
    if side == 0:
        return False if most and not hedged else None
    hedged = hedged or (known.likely.search(clause) is not None and known.ahead.search(asked) is None)
    return None if hedged or not whole else side > 0


def _sides(asked: str, clause: str) -> int | None:
    """+1 where the clause says the same side of each pair of opposites as the question, -1 the other, 0 neither.

    None where the question takes a side and the clause does not tell which.
    """
    found, unmoved = 1, [pair for pair in _words().pairs if pair.side(asked) == 0]
    for pair in _words().pairs:
        wanted = pair.side(asked)
        if not wanted:
            continue
        said = pair.side(_unlike(asked, clause))
        if said is None:
            return None
        found *= said * wanted
    if not unmoved:
        return found
    told = [said for pair in unmoved if (said := pair.side(_unlike(asked, clause))) is not None]
    return found * (1 if not any(told) else -1) if told else None  # "oförändrad" is of what rises and of what improves


AGAINST = re.compile(r"\ban (?:vad som )?(?:ar )?(?:\w+ )?(?:budget\w*|planera\w*|beraknat|forvantat)\b")


def _unlike(asked: str, clause: str) -> str:
    """The clause without what is of another sort than the question: "lägre än budget" is no fall, nor a past one."""
    if AGAINST.search(clause) and not AGAINST.search(asked) and "budget" not in asked:
        return ""
    return BYGONE.sub(" ", clause)


BYGONE = re.compile(r"\b(?:efter|trots) [^,]*?\b(?:ok|minsk|sank|hoj)ning\w*")
"""What something came after is not what it is now."""


def _of_all(clauses: list[str], held: list[set[int]]) -> bool | None:
    """Whether it is so of all: "samtliga", or only of some, or of less than a hundred percent."""
    known = _words()
    said = " ".join(clause for clause, matched in zip(clauses, held, strict=True) if matched)
    if known.hedges.search(said):
        return None
    shares = [int(found) for found in PERCENT_OF_ALL.findall(said)]
    if known.less.search(said) or any(share < 100 for share in shares):
        return False
    negated = _denied(said) or known.lacks.search(" ".join(clauses)) is not None
    if known.all.search(said) or shares:
        return not negated
    return False if negated else None


def said_of(words: Sequence[Word], sentence: str, pattern: re.Pattern[str]) -> bool:
    """Whether a clause that is about any of the words, and not only another of the sentence, has the pattern."""
    clauses = _clauses(fold(sentence))
    about = [clause for clause in clauses if matched(words, clause)]
    return any(pattern.search(clause) for clause in about or clauses)


def _clauses(folded: str) -> list[str]:
    parts = [part.strip() for part in CLAUSES.split(AMOUNTS_TO.sub(" med en ", folded)) if part and part.strip()]
    return parts or [folded]


AMOUNTS_TO = re.compile(
    r",? (?:vilket|det) (?:ar|innebar|betyder|motsvarar) en "
    r"(?=(?:\w+ )?\w*(?:ok|minsk|sank|hoj|forbattr|forsamr)ning\b)"
)
"""What goes on to say how the thing just told has moved: "ligger på 9 procent, vilket är en minskning"."""


@lru_cache(maxsize=1 << 13)
def _parts(clause: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The stems, the words and the activities of a clause."""
    tokens = tokenise(clause)
    about = frozenset("#" + match.id for match in match_activities(clause))
    stems = frozenset(MONTH if token.startswith(MONTH) else stem(token) for token in tokens)
    return stems, frozenset(map(fold, tokens)), about


MONTH = "manad"
"""Folded, "månaders" has the stem of "män"."""


def matched(words: Sequence[Word], clause: str) -> set[int]:
    """Which of the words a folded clause has, by their number."""
    stems, plain, about = _parts(clause)
    return {
        number
        for number, word in enumerate(words)
        if about.intersection(word.others)
        or any(_names(key, plain) for key in word.others if key.startswith("#"))
        or any(_has(key, stems, plain) for key in (word.stem, *word.others) if not key.startswith("#"))
    }


def _names(key: str, plain: frozenset[str]) -> bool:
    """Whether a clause has all the words of an activity's name, be they part of another's."""
    return set(_name(key)) <= plain


@cache
def _name(key: str) -> tuple[str, ...]:
    return tuple(fold(token) for token in tokenise(activity(key.removeprefix("#")).name))


def _has(key: str, stems: frozenset[str], plain: frozenset[str]) -> bool:
    """Whether a clause has a word of that stem, or one put together with it."""
    short = fold(key)
    if key in stems or short in stems:
        return True
    if len(short) < SHORTEST_PART:
        return False
    root = short[: max(ROOT, len(short) - 1)]
    return any(
        token.startswith((short, root)) or token.endswith(short) or (len(token) >= ROOT and short.endswith(token))
        for token in plain
    )


ROOT = 6
"""Letters that a verb and its noun share ("beställt", "beställningar")."""
