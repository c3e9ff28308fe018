"""Where an answer stands in its report, said to who asks where a figure comes from or whether it is so."""

import re

from service.composer import Composer
from service.types import Citation, Language

SAID: dict[Language, str] = {
    "sv": "Det står i rapporten från {place}{under}.",
    "en": "That stands in the report from {place}{under}.",
}
UNDER: dict[Language, str] = {"sv": " under rubriken ”{title}”", "en": " under the heading “{title}”"}
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
LONGEST = 80
"""Characters of a heading that is worth naming."""


def say_origin(composer: Composer) -> None:
    """Add which report and heading the first citation is of."""
    if not composer.citations or not composer.sentences:
        return
    first = composer.citations[0]
    if first.municipality is None:
        return
    title = _title(first)
    under = UNDER[composer.language].format(title=title) if title else ""
    composer.say(SAID[composer.language].format(place=first.municipality, under=under), first.marker)


def _title(citation: Citation) -> str:
    """The nearest heading, where it has no number of its own and is no sentence."""
    title = citation.section[-1].strip(" :.*") if citation.section else ""
    return title if len(title) <= LONGEST and not NUMBER.search(title) else ""
