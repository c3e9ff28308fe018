"""What kind of answer a question wants."""

import re

from index.language import fold
from service.listed import asked_kinds, named_kinds
from service.places import Place
from service.question.amounts import measures_of
from service.question.phrases import named
from service.question.types import Kind, Question


def kind_of(text: str, folded: str, places: tuple[Place, ...], years: tuple[int, ...]) -> Kind:
    found = named("kinds", folded)
    kind = Kind(found) if found else Kind.LOOKUP
    if kind is Kind.OVERVIEW and _lists(folded) and not ECONOMY.search(folded):
        kind = Kind.LISTING  # "de viktigaste riskerna", "sammanfatta målen"
    if kind is Kind.OVERVIEW and named("arithmetic", folded) == "without":
        kind = Kind.LOOKUP  # "hur går det om man räknar bort ..."
    if REACHES.match(text):
        return Kind.YESNO  # "når" and "när" fold to the same
    if kind is Kind.LOOKUP and ASKS_LIST.search(folded) and asked_kinds(folded) and not NUMERIC.search(folded):
        return Kind.LISTING
    if kind is Kind.COMPARE and folded.startswith(MUNICIPALITIES) and len({p.name for p in places}) == 1:
        return Kind.LISTING  # "vilka kommuner jämför sig ... med": one report names them
    if kind is Kind.LOOKUP and WHEN.match(text):
        return Kind.FACT
    if kind is Kind.FACT and measures_of(folded):
        kind = Kind.LOOKUP  # "vem drog mest över budget" asks for figures
    if kind in (Kind.LOOKUP, Kind.YESNO) and len({place.name for place in places}) != 1 and SUPERLATIVE.search(folded):
        return Kind.COMPARE
    if kind is Kind.LOOKUP and len(years) > 2:  # two may be a comparison
        return Kind.TREND
    if kind in (Kind.LOOKUP, Kind.YESNO) and len({place.name for place in places}) > 1:
        return Kind.COMPARE
    return kind


ASKS_LIST = re.compile(
    r"^(?!(vad (ar|var)|what (is|was)|what's)\b(?!.*\b(doing|done)\b))"
    r".*\b(vilka|vad|hur|which|what|how|namn|name|lista?|ange|ge|give|tell|describe|beskriv|beratta|any|exempel|examples)\b"
)
NUMERIC = re.compile(
    r"\bhur (mycket|mkt|stor|stort|stora|manga|hog|hogt|lag|lagt|ofta|lang|langt)\b"
    r"|\bhow (much|many|large|big|high|low|often|long)\b|\bvad (kosta|blev|blir|hamna)\w*"
)
MUNICIPALITIES = ("vilka kommuner", "which municipalities", "what municipalities")
WHEN = re.compile(r"\s*när\b", re.IGNORECASE)
REACHES = re.compile(r"\s*når\b", re.IGNORECASE)
SUPERLATIVE = re.compile(
    r"\b(hogst|lagst|storst|minst|flest|mest|samst|bast|dyrast|billigast|highest|lowest|largest|smallest|most|least|worst|best)\b"
)


def _lists(folded: str) -> bool:
    """Whether one thing that reports list is asked for, by a word that means little else."""
    return len(named_kinds(folded)) == 1


ECONOMY = re.compile(r"ekonomi|econom|financ|finans|\bmoney\b|\bpengar")


def asks_how_much(text: str) -> bool:
    """Whether a text asks "how much" or "how many", or for another size."""
    return NUMERIC.search(fold(text)) is not None


def asks_number(question: Question) -> bool:
    """Whether only a figure can be the answer; a sentence about the topic without one is none."""
    if question.kind in (Kind.LISTING, Kind.WHY, Kind.FACT):
        return False
    return question.quantity is not None or bool(question.measures) or bool(NUMERIC.search(question.folded))
