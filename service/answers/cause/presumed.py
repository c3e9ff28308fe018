"""What a question of why presumes beside a rise or a fall: a goal met, an amount. Put right before the causes."""

from decimal import Decimal

from index.numbers import Quantity, decimals_of
from index.types import Figure, Measure, PeriodKind, UnitKind
from service.answers.claim.goal import on_goal
from service.answers.claim.rows import REACHED, on_target
from service.answers.sentences.leads import unled, verdict_of
from service.composer import Composer, take_over
from service.documents.economy import Economy
from service.evidence.evidence import Evidence
from service.question.premise import movement
from service.vocabulary.polarity import denies

ROUGHLY = Decimal("0.05")
"""How far off, as a share, an amount may be that a question gives from memory."""


def correct(composer: Composer, place: str = "") -> None:
    """Say that the premise is wrong, of one place where others may bear it out; what is right comes after."""
    sv, en = "Det stämmer inte", "That is not so"
    text = f"{sv} för {place}." if place else f"{sv}."
    if composer.language == "en":
        text = f"{en} in {place}." if place else f"{en}."
    composer.say(text)
    composer.warn("premise", text)


def is_corrected(composer: Composer) -> bool:
    return any(warning.kind == "premise" for warning in composer.warnings)


def say_goal(evidence: Evidence, composer: Composer) -> bool:
    """How the goal or the target went, where the question has it the other way; False where it has not."""
    question = evidence.question
    if REACHED.search(question.folded) is None:
        return False
    made = Composer(composer.language)
    if on_target(evidence, made) is None and (made.sentences or on_goal(evidence, made) is None):
        return False
    met = verdict_of(made.sentences[0])
    if met is None or met is not denies(question.text):
        return False  # it was met, as "varför nåddes målet" says, or it was not, as "varför nåddes inte målet" does
    correct(composer)
    made.sentences[0] = unled(made.sentences[0])
    take_over(composer, made)
    return True


def say_amount(one: Economy, evidence: Evidence, composer: Composer) -> None:
    """That the deviation which the question gives in kronor is not the report's, before the report's own is said."""
    question = evidence.question
    claimed = [quantity for quantity in question.claimed if quantity.unit.kind is UnitKind.MONEY]
    if question.direction is None or movement(question) is not None or not claimed:
        return
    figures = evidence.catalogue.shelves[one.document.id].figures
    elsewhere = [figure for figure in figures if figure.measure is Measure.DEVIATION and figure not in one.deviations]
    spans = [period for period in question.periods if period.kind is PeriodKind.SPAN]
    held = [f for f in one.slots.values() if not spans or (f.period and f.period.kind is not PeriodKind.YEAR)]
    if any(_is_that(figure, claimed[0]) for figure in (*held, *elsewhere)):
        return
    sv, en = (
        "Beloppet i frågan stämmer inte med rapporten.",
        "The amount in the question does not agree with the report.",
    )
    text = sv if composer.language == "sv" else en
    composer.say(text)
    composer.warn("premise", text)


def _is_that(figure: Figure, said: Quantity) -> bool:
    """Whether a figure may be meant by an amount: rounded to its digits, or near it."""
    if figure.value is None or said.value is None or figure.unit.kind is not UnitKind.MONEY:
        return False
    real, given = abs(figure.value) * figure.unit.scale, abs(said.value) * said.unit.scale
    half = Decimal(1).scaleb(-decimals_of(said.value)) * said.unit.scale / 2
    return abs(real - given) <= max(half, real * ROUGHLY)
