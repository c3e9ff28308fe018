"""Headings to heading paths: which heading stands under which.

Levels in real files cannot be trusted: converters guess them page by page. What can be trusted, in order: numbers,
what the table of contents lists, the labels of goals (area > council's goal > committee's goal), and # marks relative
to each other as long as they do not contradict themselves.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from index.layout.headings import BARE, Heading

_BOLD_MARKS = 7
_ATTACHED_MARKS = 7
_ALONE_MARKS = 8
_UNDER_MARKS = 9
_FEW = 3
_REMARK = re.compile(r"\b(?:kommentar(?:er)?|analys|bedömning|åtgärder|förklaring(?:ar)?|orsak(?:er)?)$", re.IGNORECASE)


@dataclass(frozen=True)
class Placed:
    heading: Heading
    path: tuple[str, ...]

    @property
    def level(self) -> int:
        return len(self.path)


def outline(headings: list[Heading]) -> list[Placed]:
    """Each heading of one paper with its path."""
    ranked = _under_others(_with_marks(headings))
    has_contents = sum(heading.listed for heading in headings) >= _FEW
    stack: list[Heading] = []
    placed = []
    for heading in ranked:
        stack = [*_parents(stack, heading, has_contents), heading]
        placed.append(Placed(heading, tuple(step.title for step in stack)))
    return placed


def _under_others(headings: list[Heading]) -> list[Heading]:
    """Bare headings of remarks that come again, each time after another one ("Kommentar" to each account), are under
    the one that they follow."""
    before: dict[str, set[str]] = {}
    for above, heading in pairwise(headings):
        bare = heading.style == above.style == BARE and not (heading.listed or heading.rank or heading.number)
        if bare and _REMARK.search(heading.title):
            before.setdefault(heading.title, set()).add(above.title)
    titles = Counter(heading.title for heading in headings)
    again = {title for title, above in before.items() if titles[title] == len(above) > 1}
    again = {title for title in again if all(titles[above] == 1 for above in before[title])}
    return [replace(h, marks=_UNDER_MARKS) if h.title in again else h for h in headings]


def _with_marks(headings: list[Heading]) -> list[Heading]:
    """Headings with comparable marks; where the # marks of a numbered section contradict themselves, all are equal."""
    numbered = sum(bool(heading.number) for heading in headings) >= _FEW
    ranked: list[Heading] = []
    section: list[Heading] = []
    for heading in headings:
        if heading.number:
            ranked += _consistent(section) if numbered else section
            section = []
            ranked.append(heading)
        else:
            section.append(replace(heading, marks=_marks(heading)))
    return ranked + (_consistent(section) if numbered and ranked else section)


def _marks(heading: Heading) -> int:
    if heading.marks or heading.rank:
        return heading.marks
    if heading.listed:
        return 1
    if heading.style == "bold":
        return _BOLD_MARKS
    return _ATTACHED_MARKS if heading.attached else _ALONE_MARKS


def _consistent(section: list[Heading]) -> list[Heading]:
    marked = [heading.marks for heading in section if heading.style == "marked"]
    if marked and min(marked) < marked[0]:
        return [replace(heading, marks=1) for heading in section]
    return section


def _parents(stack: list[Heading], heading: Heading, has_contents: bool) -> list[Heading]:
    if heading.number:
        return [step for step in stack if step.number and heading.number[: len(step.number)] == step.number][
            : len(heading.number) - 1
        ]
    kept = list(stack)
    if heading.rank:
        same = next((i for i, step in enumerate(kept) if not step.number and step.rank >= heading.rank), len(kept))
        kept = kept[:same]
        if same < len(stack):
            return kept
    ended_a_goal = False
    while kept:
        if not _closes(heading, kept, has_contents):
            if has_contents or not _ends_goal(heading, kept, ended_a_goal):
                break
            ended_a_goal = True
        kept.pop()
    return kept


def _ends_goal(heading: Heading, stack: list[Heading], ended_one: bool) -> bool:
    """Whether a marked heading is so far out that the goal at the end of `stack` is over.

    "## Analys" after "## Nämndmål: ..." belongs to that goal, whatever the equal marks say; "# Ekonomi" ends it, and
    then also the area whose marks equal its own.
    """
    above = next((step for step in reversed(stack) if step.marks), None)
    if heading.style != "marked" or not stack[-1].rank or above is None:
        return False
    return heading.marks < above.marks or (ended_one and heading.marks == above.marks)


def _closes(heading: Heading, stack: list[Heading], has_contents: bool) -> bool:
    """Whether `heading` ends what the last of `stack` opened."""
    top = stack[-1]
    if top.number:
        return False
    if heading.rank and not heading.marks:
        return not top.rank and top.marks >= _ALONE_MARKS  # stands under the marked or attached heading before it
    if top.rank and not top.marks:
        if heading.style != "marked" or heading.listed:
            return True
        above = next((step for step in reversed(stack) if step.marks), None)
        return above is not None and not above.rank and above.marks >= heading.marks
    if not heading.listed and (top.rank or (top.listed and has_contents)):
        return False
    return top.marks >= heading.marks
