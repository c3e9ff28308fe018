"""What the things that a question wants listed must have happened to: "vilka avtal har sagts upp" wants no others."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from index.types import Measure
from service.question.listed import asked_kinds
from service.question.types import Question

_DEVIATES = r"(?:\w+ ){0,2}(?:avvikelse|utfall|resultat|prognos)\w*"
WENT = {
    -1: re.compile(
        rf"\bunderskott\w*|\bnegativ\w* {_DEVIATES}|\boverskrid\w*|\bover budget\b"
        r"|\bdyrare an (?:\w+ )?(?:budget|planer|berakn)\w*"
        r"|\b(?:avvikelse|resultat)\w* (?:\w+ ){0,4}(?:om|pa|med) (?:-|minus )"
    ),
    1: re.compile(
        rf"\boverskott\w*|\bpositiv\w* {_DEVIATES}|\bunderskrid\w*|\bunder budget\b"
        r"|\blagre an (?:\w+ )?(?:budget|planer|berakn)\w*"
    ),
}
"""How a sentence tells that something went over its budget, or stayed under it. On folded text."""


def happened(question: Question) -> re.Pattern[str] | None:
    """How reports tell what a question says of the things it asks for; None where it says nothing of the kind."""
    found = next((told for asked, told in _families() if asked.search(question.folded)), None)
    if found is None and _accounted(question) and question.direction is not None and question.asks(Measure.DEVIATION):
        return WENT[question.direction]
    return found


ACCOUNTED = frozenset({"service", "item", "investment", "deviation", "project", "venture"})
"""Kinds of things that have accounts, to be over or under budget by: measures to keep a budget have none."""


def _accounted(question: Question) -> bool:
    kinds = asked_kinds(question.folded)
    return not kinds or kinds[0].name in ACCOUNTED


def without_asides(folded: str) -> str:
    """A folded sentence without its parentheses: what stands there happened to something else."""
    return ASIDE.sub(" ", folded)


ASIDE = re.compile(r"\([^)]*\)")


def spans(folded: str) -> list[tuple[int, int]]:
    """Where a folded question says so: those words name nothing to look for."""
    return [match.span() for asked, _ in _families() for match in asked.finditer(folded)]


@cache
def _families() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    text = files("service.question").joinpath("happened.toml").read_text(encoding="utf-8")
    entries: dict[str, dict[str, list[str]]] = tomllib.loads(text)
    return tuple((re.compile("|".join(one["asked"])), re.compile("|".join(one["told"]))) for one in entries.values())
