"""How a sentence comes to explain accounts: a word for a reason, a volume beside the budget, the heading above it."""

import re
from collections.abc import Sequence

from index.language import fold
from index.types import Statement
from service.evidence.antecedents import same_paragraph
from service.evidence.explained import Explained, explained_by
from service.evidence.reasons import MILD, has_cue

ECONOMIC = re.compile(
    r"kostnad|budget|avvik|underskott|overskott|progno|intakt|utfall|resultat|placering|dyr|pris|volym"
)


def is_economic(text: str) -> bool:
    """Whether a sentence is about money or what drives it."""
    return ECONOMIC.search(fold(text)) is not None


def stated(statements: Sequence[Statement], number: int) -> Explained | None:
    """A sentence with a word for a reason, or with a number that drives the costs."""
    said = statements[number]
    if not said.cause and not any(has_cue(cue, said.text) for cue in CUES):
        return None
    return explained_by(statements, number) or by_volume(statements, number)


CUES = ("back", "forward", "volume")
"""Cues of `reasons.toml` by which a sentence states a cause that names none."""
DEPENDS = re.compile(r"\W*(hur|i vilken|i vilka|vilka|om) ")
"""What depends on something, and is not said to have come about."""


HEADED_RESULT = re.compile(r"[-+\u2013\u2212] ?\d[\d \u00a0,]*(?:tkr|mnkr|mkr)\b")
"""A heading that gives the deviation which its text comments on: "Förskola +6 239 tkr"."""


def under_result(said: Statement) -> bool:
    return bool(said.section) and HEADED_RESULT.search(said.section[-1]) is not None


RESTATES = re.compile(
    r"^(?:helars)?prognosen\b|\b(?:lagre|hogre|battre|samre|mer|mindre) an (?:budget\w*|planerat)\W*$"
)
"""Tells the result again."""


def by_heading(statements: Sequence[Statement], number: int) -> Explained | None:
    """What is said of costs or income under a heading that is a deviation: the comment on it."""
    said = statements[number]
    folded = fold(said.text)
    if not under_result(said) or ECONOMIC.search(folded) is None or RESTATES.search(folded):
        return None
    text = fold(f"{said.section[-1]} avvikelse {said.text}")
    return Explained(text, MILD, range(number, number + 1), fold(said.text))


BODY = re.compile(r"\b(?P<board>[a-z]*namnd)(?:en|ens)?\b(?P<of> for \w+)?|\b[a-z]{4,}(?:koncernen|bolaget)s?\b")


def of_one_body(text: str, own: str) -> bool:
    """Whether a folded text is of one board or company, where the report is another's or the whole municipality's."""
    return any(
        match["board"] is None
        or match["of"]
        or (own.endswith("namnden") and match["board"] not in ("namnd", own[:-2]))
        or not own.endswith("namnden")
        for match in BODY.finditer(text)
    )


def by_volume(statements: Sequence[Statement], number: int) -> Explained | None:
    """A number beside the budgeted one, which accounts for what the paragraph says of the accounts."""
    said = statements[number]
    if not has_cue("volume", said.text):
        return None
    before = statements[number - 1] if number and same_paragraph(statements[number - 1], said) else None
    text = fold(f"{before.text if before is not None else ''} {said.text}")
    return Explained(text, MILD, range(number, number + 1), fold(said.text), leans=before is not None)
