"""Which way something went, said first where the question asks just that: "fler eller färre", "up or down"."""

import re
from dataclasses import replace
from decimal import Decimal

from service.composer import Composer
from service.question import Question
from service.wording import capital

UP = (
    r"fler|flera|mer|mera|upp|uppat|hogre|storre|dyrare|langre|okar?|okat|okade|stiger|stigit"
    r"|more|higher|up|larger|longer|increas\w*|ris(?:e|en|ing)|grow\w*"
)
DOWN = (
    r"farre|mindre|ner|ned|nerat|nedat|lagre|billigare|kortare|minskar?|minskat|minskade|sjunker|sjunkit|less|fewer|lower"
    r"|down|smaller|shorter|cheaper|decreas\w*|fall(?:s|en|ing)?|shrink\w*"
)
EITHER = re.compile(rf"\b(?:(?P<up>{UP}) (?:eller|or) (?P<down>{DOWN})|(?P<down2>{DOWN}) (?:eller|or) (?P<up2>{UP}))\b")


def asked_way(question: Question) -> tuple[str, str] | None:
    """The question's own words for more and for less; None where it does not ask which."""
    folded = question.folded
    match = EITHER.search(folded) if len(folded) == len(question.text) else None
    if match is None:
        return None
    up, down = ("up", "down") if match["up"] else ("up2", "down2")
    return question.text[slice(*match.span(up))], question.text[slice(*match.span(down))]


def say_way(question: Question, composer: Composer, sentences: int, figures: int) -> None:
    """Put the word that holds before the first sentence from `sentences` on, by the first difference entered since."""
    ways = asked_way(question)
    gap = next(
        (
            Decimal(figure.value)
            for figure in composer.figures[figures:]
            if figure.derived is not None and figure.derived.operation == "difference"
        ),
        Decimal(0),
    )
    if ways is None or not gap or len(composer.sentences) <= sentences:
        return
    first = composer.sentences[sentences]
    entered = [figure for figure in composer.figures[figures:] if figure.derived is None]
    if len(question.places) == 2 and entered and entered[0].municipality == question.places[1]:
        gap = -gap  # the larger was entered first: less, seen from the place named first
    word = capital(ways[0] if gap > 0 else ways[1])
    composer.sentences[sentences] = replace(first, text=f"{word}: {first.text}")
