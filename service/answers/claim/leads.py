"""The verdict before a sentence: "Ja, ..." or "Nej, ..."."""

from dataclasses import replace

from service.composer import Composer, Sentence
from service.types import Language
from service.wording import capital

YES: dict[Language, str] = {"sv": "Ja", "en": "Yes"}
NO: dict[Language, str] = {"sv": "Nej", "en": "No"}


def lead(holds: bool, composer: Composer) -> str:
    return (YES if holds else NO)[composer.language]


def prefix(composer: Composer, number: int, said: str) -> None:
    """Put the verdict before a sentence that is already there."""
    sentence = composer.sentences[number]
    text = sentence.text
    composer.sentences[number] = replace(sentence, text=f"{said}, {text[:1].lower()}{text[1:]}")


def prefix_quote(composer: Composer, number: int, said: str) -> None:
    """The verdict as a sentence of its own before a quotation."""
    sentence = composer.sentences[number]
    composer.sentences[number] = replace(sentence, text=f"{said}. {sentence.text}")


def unled(sentence: Sentence) -> Sentence:
    """A sentence without the verdict that was put before it."""
    for said in (*YES.values(), *NO.values()):
        if sentence.text.startswith(f"{said}, "):
            return replace(sentence, text=capital(sentence.text.removeprefix(f"{said}, ")))
    return sentence
