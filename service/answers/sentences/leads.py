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
        for mark in (", ", ". "):
            if sentence.text.startswith(said + mark):
                return replace(sentence, text=capital(sentence.text.removeprefix(said + mark)))
    return sentence


def verdict_of(sentence: Sentence) -> bool | None:
    """Whether a sentence opens with yes or with no; None where it opens with neither."""
    for holds, words in ((True, YES), (False, NO)):
        if sentence.text.startswith(tuple(said + mark for said in words.values() for mark in (", ", ". "))):
            return holds
    return None
