"""What something costs for each of those it is for: a report's amount divided by its own count of them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from index.activities import match as match_activities
from index.language import fold, stem, tokenise
from index.numbers import KR, MNKR, TKR
from index.types import Document, Figure, Measure, Reading, Unit, UnitKind
from service.answers import lookup
from service.answers.calculation.share_counts import OF_WHICH
from service.answers.calculation.values import value_text
from service.answers.selection.alike import pick
from service.answers.selection.likely import likely_facts
from service.answers.sentences.phrases import place_of, subject
from service.composer import Composer
from service.documents.catalogue import Fact
from service.evidence.evidence import ENOUGH, Evidence
from service.question import Question, TopicWord
from service.types import Language, Status
from service.wording import amount, capital, when

EACH = re.compile(
    r"\bper (?:manad och )?(?P<one>hushall|person|anstalld|arsarbetare|medarbetare|placerad|placering|kund|klient"
    r"|brukare|barn|elev|familj|ungdom|deltagare|household|employee|client|child|family|placement)\b"
)
"""Asks for an amount for each of those whom reports count."""
RATE = re.compile(r"\bper (?!aug|jan|jun|den|\d)\w+|\bsnitt|genomsnitt|\barskostnad|\bdygnskostnad")
"""A row of this kind is a rate already."""
STAFF = ("anstalld", "arsarbetare", "medarbetare", "employee")
SPOKEN = {"employee": "anställda", "household": "hushåll", "client": "klient", "child": "barn", "family": "familj"}
COUNTS = (Measure.OUTCOME, Measure.AMOUNT, Measure.OTHER)
FACTS = 8


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """The amount, the count and the quotient; None where a report lacks either, or prints the rate itself."""
    question = evidence.question
    match = EACH.search(question.folded)
    if match is None or question.quantity not in (None, "money"):
        return None
    noun = SPOKEN.get(match["one"], match["one"])
    topic = tuple(w for w in question.words if not _is_noun(w, noun) and fold(w.text) not in DIVIDES)
    left = list(question.bare)
    for word in question.words:
        if word not in topic:
            left[word.start : word.end] = " " * (word.end - word.start)
    bare = "".join(left)
    activities = tuple(match_activities(bare))
    asked = replace(
        question, words=topic, activities=activities, bare=bare, quantity="money", operation=None, claimed=()
    )
    for document in lookup.latest(evidence.scope.documents, question):
        alone = replace(evidence, question=asked)
        if not topic or _prints_rate(alone, document):
            continue
        found = pick(alone, document)
        if found is None or found[1].unit.kind is not UnitKind.MONEY or found[1].measure is not Measure.OUTCOME:
            continue
        count = next(_counts(evidence, asked, noun, found, document), None)
        if count is not None:
            _say(found, count, match["one"], document, composer)
            return "answered"
    return None


DIVIDES = frozenset(("delat", "dela", "divided", "delad"))


def _is_noun(word: TopicWord, noun: str) -> bool:
    return fold(word.text).startswith(fold(noun)[:LETTERS])


LETTERS = 6


def _prints_rate(evidence: Evidence, document: Document) -> bool:
    """Whether a row about the same is in money for each already."""
    found = (one for one in evidence.facts([document.id], limit=FACTS) if one.sure >= ENOUGH and one.fact.table)
    return any(
        RATE.search(fold(one.fact.label)) and any(f.unit.kind is UnitKind.MONEY for f in one.fact.figures)
        for one in found
    )


def _counts(
    evidence: Evidence, asked: Question, noun: str, found: tuple[str, Figure], document: Document
) -> Iterator[tuple[Fact, Figure]]:
    """How many there are of whom the amount is for: of the same activity, or the staff that wages are paid to."""
    money = found[1]
    activity = lookup.activity_asked(asked)
    staff = fold(noun).startswith(STAFF)
    word = TopicWord(noun, len(asked.bare) + 1, len(asked.bare) + 1 + len(noun))
    words = (word,) if staff else (*asked.words, word)
    counted = replace(
        asked, words=words, activities=() if staff else asked.activities, quantity="count", bare=f"{asked.bare} {noun}"
    )
    alone = replace(evidence, question=counted)
    rows = [one.fact for one in alone.facts([document.id], limit=FACTS) if one.sure >= ENOUGH]
    rows = [*rows, *likely_facts(alone, frozenset((document.id,)))]
    if staff:  # the total of a table that counts them by activity
        rows.sort(key=lambda fact: not any(fold(name).startswith(("summa", "totalt")) for name in fact.first.group))
    for fact in rows:
        if not staff and not _is_of(fact, activity, document):
            continue
        for figure in fact.figures:
            if _is_count(figure, noun, fact, money):
                yield fact, figure


def _is_of(fact: Fact, activity: str | None, document: Document) -> bool:
    """Whether a row is of the activity that the amount is of, or a sentence names it and counts nothing else.

    What stands under its heading alone may be a part: "varav drygt 21 placeringar".
    """
    if fact.table is not None:
        named = " ; ".join((fact.label, *fact.first.group))
        return fact.activity == activity or activity in {match.id for match in match_activities(named)}
    said = fact.text or fact.quote.of(document.text)
    counted = [figure for figure in fact.figures if figure.unit.kind is UnitKind.COUNT]
    years = {figure.period.year for figure in counted if figure.period is not None}
    alone = len(counted) == len(years) and OF_WHICH.search(fold(said)) is None
    return alone and activity in {match.id for match in match_activities(said)}


def _is_count(figure: Figure, noun: str, fact: Fact, money: Figure) -> bool:
    if (
        figure.unit.kind is not UnitKind.COUNT
        or figure.reading is not Reading.READ
        or not figure.value
        or figure.approximate
    ):
        return False
    if figure.measure not in COUNTS or figure.period is None or money.period is None:
        return False
    named = {stem(token) for token in (*tokenise(figure.unit.symbol), *tokenise(fact.label))}
    of = any(fold(one).startswith(fold(stem(noun))[:LETTERS]) or fold(one).endswith(fold(stem(noun))) for one in named)
    return of and (figure.period.end.year, figure.period.end.month) == (money.period.end.year, money.period.end.month)


def _say(
    found: tuple[str, Figure], count: tuple[Fact, Figure], one: str, document: Document, composer: Composer
) -> None:
    """ "... 90,8 tkr per hushåll januari–augusti 2024: 38,4 mnkr delat på 423 hushåll"."""
    language, (label, money), (fact, number) = composer.language, found, count
    markers = [composer.figure(document, money), composer.figure(document, number)]
    kronor, many = abs(money.base_value or Decimal(0)), number.value or Decimal(1)
    unit: Unit = next((unit for unit in (MNKR, TKR) if kronor / many >= unit.scale), KR)
    value = kronor / many / unit.scale
    decimals = 0 if value >= HUNDRED or unit is KR else 1
    share = value.quantize(Decimal(1).scaleb(-decimals))
    text = value_text(share, unit, decimals, language)
    inputs = [(str(abs(money.value or Decimal(0))), markers[0]), (str(many), markers[1])]
    composer.derive(text, str(share), unit.symbol, "ratio", inputs, money, document.meta.municipality)
    place = place_of(document, language)
    whole, stretch = amount(money, language), when(money.period, language)
    each = NOUNS[language].get(one, one)
    of = subject(fact.label, fact.activity, document, language) if number.unit.symbol == "" else ""
    parts = f"{amount(number, language)} {of}".strip()
    if language == "sv":
        said = f"{label} i {place}: {text} per {each}{stretch} ({whole} delat på {parts})."
    else:
        said = f"{label} in {place}: {text} per {each}{stretch} ({whole} divided by {parts})."
    composer.say(capital(said), *markers)


HUNDRED = 100
NOUNS: dict[Language, dict[str, str]] = {
    "sv": {"hushall": "hushåll", "anstalld": "anställd", "arsarbetare": "årsarbetare"},
    "en": {
        "hushall": "household", "anstalld": "employee", "arsarbetare": "full-time equivalent",
        "medarbetare": "employee",
        "placering": "placement", "placerad": "placed person", "kund": "client", "klient": "client", "brukare": "user",
        "barn": "child", "elev": "pupil", "familj": "family", "ungdom": "young person", "deltagare": "participant",
    },
}  # fmt: skip
