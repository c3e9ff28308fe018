"""Which state of its entries a question asks for: goals not met, met in part, commissions still under way."""

import re
from enum import StrEnum


class State(StrEnum):
    UNMET = "unmet"
    PARTLY = "partly"
    EXPECTED = "expected"  # done, or to be done within the year
    MET = "met"
    ONGOING = "ongoing"


HOW_FAR = re.compile(
    r"\b(?:och|samt|and) (?:om (?:de|den|det|dom|nagon)|ifall|hur|huruvida|whether|if|how)\b"
    r"|\b(?:med|with|och vilken|and what) (?:\w+ )?status\b|\beller (?:inte|ej)\b|\bor not\b"
)
"""Asks how it stands with each of them, and not for those in one state: "riskerna och om de blir klara"."""
ASKED = (
    (State.UNMET, r"\b(inte|ej|not) (\w+ ){0,3}(delvis|partly|partially|in part)\b"),
    (State.PARTLY, r"\bdelvis\b|\bpart(ly|ially)\b|\btill (viss|stor) del\b|\bin part\b"),
    (State.UNMET, r"\b(inte|ej|inga|not|never|unmet|utan att|late|sen|sena|delayed|overdue|behind)\b|n't\b"),
    (State.UNMET, r"\b(miss|fail|forsena|avvik)\w*"),
    (State.ONGOING, r"\b(pagar|pagaende|ongoing|under way|in progress|paborja\w*|started)\b"),
    (
        State.EXPECTED,
        r"\b(?:blir|hinner bli|kommer att bli|will be) (?:\w+ ){0,2}(?:klara?t?|fardig\w*|done|finished|completed)\b",
    ),
    (State.MET, r"\b(?:bedom|anses|klassa|judg|rat)\w* (?:\w+ ){0,2}(?:goda?|bra|good)\b"),
    (State.MET, r"\b(nar|nas|naddes?|natts?|nads?|klart?|klara|met|finished|done)\b"),
    (State.MET, r"\b(uppna|uppfyll|klara|genomfor|avsluta|reach|achiev|fulfil|complet)\w*"),
)
HELD = {
    State.PARTLY: re.compile(r"\bdelvis\b|till (stor|viss) del|\bmed (mindre|nagot) avvik|risk for avvik"),
    State.UNMET: re.compile(
        r"\b(ej|inte|icke|nej|delvis|pausad\w*|forsena\w*|avvik\w*|risk for|rod|gul)\b|till stor del"
    ),
    State.ONGOING: re.compile(r"\b(pagar|pagaende|paborja\w*|blir klar\w*|ej klar\w*)\b"),
    State.EXPECTED: re.compile(r"^(?!.*\b(ej|inte|icke|delvis|avvik\w*)\b).*(klar|genomfor|avslutad|fardig)"),
    State.MET: re.compile(
        r"^(?!.*\b(ej|inte|icke|delvis|avvik\w*|blir klart?)\b)"
        r".*(uppfyll|uppna|klar|genomfor|avslutad|\bhog|\bgod\b|\bnar\b|gron|gront)"
    ),
}
LEADS_UNMET = re.compile(r"\b(avvik\w*|nar inte|uppnas inte|inte (nar|nas|uppna|uppfyll)\w*|ej uppfyll\w*)")


GRADE = re.compile(r"\bi (?:mycket )?(?:hog|lag|viss) grad\b")


def grade_asked(folded: str) -> str | None:
    """The very grade that a folded question names: "i mycket hog grad" is more than "i hog grad"."""
    found = GRADE.search(folded)
    return found[0] if found is not None else None


def is_of_grade(grade: str, status: str) -> bool:
    """Whether a folded status is that grade and no other."""
    found = GRADE.search(status)
    return found is not None and found[0] == grade


def asked_state(folded: str) -> State | None:
    """The state that a folded question asks for."""
    how_far = HOW_FAR.search(folded)
    if how_far is not None:
        # "Vilka mål nåddes inte, och hur nära var man?" has said before which it wants; of the others no one state.
        asks_each = HOW.match(folded, how_far.start()) is None
        return None if asks_each else _state_in(folded[: how_far.start()])
    return _state_in(folded)


def _state_in(folded: str) -> State | None:
    return next((state for state, pattern in ASKED if re.search(pattern, folded)), None)


HOW = re.compile(r"\b(?:och|samt|and) (?:hur|how)\b")
"""Opens a second question of what the first has asked for."""


def is_in(state: State, status: str) -> bool:
    """Whether a folded status is of that state."""
    return HELD[state].search(status) is not None
