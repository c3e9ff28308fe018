"""How far the committee says it furthers one area of goals: the grades that its sentences give, held together."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from index.audit.findings import Finding, FindingKind, Place
from index.language import fold
from index.numbers import UNKNOWN
from index.types import Span, Statement

_AREA = re.compile(r"\b(?P<name>(?:mål)?område|mål)\s+(?P<number>\d{1,2})(?!\d|\.\d)", re.IGNORECASE)
_GRADE = re.compile(
    r"\bi\s+(?P<grade>(?:mycket\s+|ganska\s+|relativt\s+)?"
    r"(?:hög|god|stor|viss|låg|liten|ringa|begränsad|tillräcklig|full)\s+(?:grad|utsträckning))\b",
    re.IGNORECASE,
)
_FURTHERS = re.compile(r"\bbidra(?:r|git|)\b", re.IGNORECASE)
_IS_HIGH = ("hog", "stor")  # "i hög grad" and "i stor utsträckning" say the same


def grading_findings(statements: Sequence[Statement]) -> Iterator[Finding]:
    """Each numbered area that the committee furthers in one degree by one sentence and in another by the next."""
    known: dict[str, list[Place]] = {}
    for statement in statements:
        key, title = _area(statement.section)
        grades = list(_GRADE.finditer(statement.text))
        if key and len(grades) == 1 and _FURTHERS.search(statement.text) is not None:
            known.setdefault(key, []).append(_place(statement, grades[0]["grade"], title))
    for places in known.values():
        first = places[0]
        other = next((place for place in places if _degree(place) != _degree(first)), None)
        if other is not None:
            message = (
                f"{first.what}: nämnden bidrar i {first.text} enligt en mening men i {other.text} enligt en annan."
            )
            yield Finding(FindingKind.GRADE, message, first, other, "")


def _area(section: Sequence[str]) -> tuple[str, str]:
    """The innermost heading's area, "omrade 4", and its heading from there on; both empty where none is numbered."""
    for title in reversed(section):
        found = _AREA.search(title)
        if found is not None:
            return fold(found.group()), title[found.start() :].strip()
    return "", ""


def _degree(place: Place) -> str:
    words = fold(place.text).split()[:-1]
    return " ".join("hog" if word in _IS_HIGH else word for word in words)


def _place(statement: Statement, grade: str, title: str) -> Place:
    span = Span(statement.span.start, statement.span.end)
    return Place(span, span, " ".join(grade.split()), Decimal(0), UNKNOWN, title)
