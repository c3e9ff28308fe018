"""A sentence of a report quoted in an answer, after a few words that say whose it is."""

import re
from collections.abc import Sequence
from typing import Literal

from index.types import Document, Figure, Reading, Span
from service.answers.sentences.interrupted import with_gap
from service.answers.sentences.phrases import place_of
from service.composer import Composer
from service.documents.catalogue import Fact, Said
from service.types import Language
from service.wording import amount, quoted


def says(document: Document, composer: Composer) -> str:
    """What leads up to a quoted sentence: whose it is, in English that it is in Swedish."""
    place = place_of(document, composer.language)
    if composer.language == "sv":
        return f"{place}: "
    lead = f"The report from {place} "
    again = bool(composer.sentences) and composer.sentences[-1].text.startswith((f"{lead}says", f"{lead}also says"))
    return f"{lead}also says: " if again else f"{lead}says (in Swedish): "


def say_quote(
    said: Said | Fact,
    document: Document,
    composer: Composer,
    lead: str = "",
    opens: Literal["", "paragraph", "item"] = "",
) -> None:
    """A sentence of the report after a few words that say whose it is: word for word, or as garbled words are read.

    In an English answer a quotation of its own never stands without them: the reader is told that it is Swedish.
    """
    if not lead and composer.language == "en" and opens != "item":
        lead = says(document, composer)
    text, span, section = _sentence(said, document)
    if text.endswith(":"):
        text, span = _with_what_follows(text, span, document)
    text = with_gap(text, span, document)
    marker = composer.cite(document, span, section, text)
    if isinstance(said, Fact):
        for figure in said.figures:
            composer.figure(document, figure)
    read = _read_as(said.figures, composer.language) if isinstance(said, Fact) else ""
    composer.say(f"{lead}{quoted(text, composer.language)}{read}", marker, opens=opens)


def _read_as(figures: Sequence[Figure], language: Language) -> str:
    """What the amounts of a quotation are that stand garbled in it: " (”3 0oo kr” är 3 000 kr)"."""
    mended = [figure for figure in figures if figure.reading is Reading.RECONSTRUCTED]
    verb = "är" if language == "sv" else "is"
    told = "; ".join(f"{quoted(one.text, language)} {verb} {amount(one, language)}" for one in mended)
    return f" ({told})" if told else ""


def _sentence(said: Said | Fact, document: Document) -> tuple[str, Span, tuple[str, ...]]:
    if isinstance(said, Fact):
        return said.text or " ".join(said.quote.of(document.text).split()), said.quote, said.first.section
    return said.statement.text, said.statement.span, said.statement.section


FOLLOWS = re.compile(r"(?P<gap>\s*\n)(?P<said>(?:[ \t]*[-•*–] [^\n]+\n?){1,6}|[ \t]*[^\s#|<-][^\n|<]{2,240}(?=\n|\Z))")
"""The items, or the line, after what leads in to them."""


def _with_what_follows(text: str, span: Span, document: Document) -> tuple[str, Span]:
    """A sentence that leads in to something ("finns två boenden:") with the line or the items that it leads in to."""
    follows = FOLLOWS.match(document.text, span.end)
    if follows is None or " ".join(span.of(document.text).split()) != text:
        return text, span
    said = follows["said"]
    said = said if "\n" in said.strip() else re.split(r"(?<=[^\W\d]{3}\.) ", said)[0]
    whole = document.text[span.start : follows.start("said") + len(said)].rstrip()
    longer = Span(span.start, span.start + len(whole))
    return " ".join(longer.of(document.text).split()), longer
