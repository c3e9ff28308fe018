"""The answer to a question that sets things side by side: where it has found only one, each is looked up alone."""

from collections.abc import Callable, Sequence

from service.answers import compose
from service.answers.compare.of_each import say_each, tells_all
from service.answers.joined import EvidenceOn, compose_parts
from service.composer import Composer, become
from service.evidence.evidence import Evidence
from service.question import Question
from service.question.each_side import Side
from service.types import Ask, Status


def compose_sides(
    whole: Evidence,
    parts: Sequence[Ask],
    on: EvidenceOn,
    sides: Sequence[Side],
    opened: Callable[[Question], Evidence],
    composer: Composer,
) -> Status:
    """Compose the answer to the question's parts, or to the whole; `opened` looks up one of its `sides` alone."""
    made = Composer(composer.language)
    status = compose_parts(whole, parts, on, made)
    if sides and not tells_all(made, status, sides):
        alone = [Composer(composer.language) for _ in sides]
        found = [compose(opened(side.question), one) for side, one in zip(sides, alone, strict=True)]
        both = say_each([side.name for side in sides], alone, found, whole.question, composer)
        if both is not None:
            return both
    become(composer, made)
    return status
