"""How what the answer before told has moved, as its own sentence or the next one says."""

from datetime import date

from index.language import fold
from index.types import Document, Figure, Measure, UnitKind
from service.answers.calculation.change import entered
from service.answers.followup.spoken_place import Place, nearby
from service.answers.selection.earlier import COMPARES
from service.composer import Composer
from service.documents.catalogue import Fact
from service.evidence.evidence import Evidence
from service.question import Kind, Question
from service.question.amounts import IN_PERCENT
from service.question.premise import movement

MOVES = (Measure.CHANGE,)
CALCULATED = ("difference", "percent_change")


def asks_change(question: Question) -> bool:
    """Whether a follow-up asks how what was told has moved."""
    if question.own or question.moved:
        return False
    return question.operation in CALCULATED or (
        question.kind in (Kind.YESNO, Kind.TREND) and movement(question) is not None
    )


def compared(place: Place, question: Question, document: Document) -> bool:
    """Whether the sentence sets what was told against another time, or says by how much it moved."""
    others = [f for f in place.fact.figures if f is not place.told and f.value is not None]
    kind = place.told.unit.kind
    if IN_PERCENT.search(question.folded) and kind is not UnitKind.PERCENT:
        return any(f.unit.kind is UnitKind.PERCENT for f in others)
    if any(f.unit.kind is UnitKind.POINTS or f.measure in MOVES for f in others):
        return True
    said = fold(place.fact.quote.of(document.text))
    return COMPARES.search(said) is not None and any(f.unit.kind in (kind, UnitKind.PERCENT) for f in others)


def moved_next(place: Place, evidence: Evidence, document: Document) -> Fact | None:
    """The sentence after, where it goes on to say by how much what was told has moved."""
    after = [one for one in nearby(place.fact, evidence, document) if one.span.start > place.fact.quote.start]
    fact = evidence.catalogue.stated.get((document.id, after[0].span.start)) if after else None
    if fact is None or evidence.question.kind is Kind.YESNO or IN_PERCENT.search(evidence.question.folded):
        return None
    moved = [f for f in fact.figures if f.unit.kind is UnitKind.POINTS or f.measure in MOVES]
    return fact if moved and len(moved) == len(fact.figures) else None


def verdict_of(place: Place, question: Question, composer: Composer) -> str:
    """ "Ja. " or "Nej. " where the question says which way it went and two values tell."""
    asked = movement(question)
    other = _other(place)
    if asked is None or other is None or question.kind is not Kind.YESNO:
        return ""
    yes = (place.told.size - other.size) * asked > 0
    return {"sv": ("Nej. ", "Ja. "), "en": ("No. ", "Yes. ")}[composer.language][yes]


def _other(place: Place) -> Figure | None:
    """The same measured at another time, where the sentence has just one such value."""
    others = [
        f
        for f in place.fact.figures
        if f is not place.told
        and f.unit.kind in (place.told.unit.kind, UnitKind.UNKNOWN)
        and f.measure not in MOVES
        and f.value is not None
    ]
    return others[0] if len(others) == 1 and others[0].size != place.told.size else None


def say_step(place: Place, question: Question, document: Document, composer: Composer) -> None:
    """ "Det är en ökning med 4,1 mnkr (12,0 procent).", where the sentence has both values and not how far they are."""
    told, other = place.told, _other(place)
    given = any(f.unit.kind is UnitKind.POINTS or f.measure in MOVES for f in place.fact.figures)
    if question.operation not in CALCULATED or other is None or given or other.unit.kind is not told.unit.kind:
        return
    if told.period is None or other.period is None or told.period.end == other.period.end:
        return
    before, after = sorted((told, other), key=lambda figure: figure.period.end if figure.period else date.min)
    if before.period is None or after.period is None or before.period.kind is not after.period.kind:
        return
    markers = [composer.figure(document, figure) for figure in (after, before)]
    number, percent = entered(before, after, markers, document, composer)
    how = f"{number} ({percent})" if percent else number
    rose = after.size > before.size
    if composer.language == "sv":
        composer.say(f"Det är en {'ökning' if rose else 'minskning'} med {how}.", *markers)
    else:
        composer.say(f"That is {'an increase' if rose else 'a decrease'} of {how}.", *markers)
