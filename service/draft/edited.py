"""A draft that a person has edited: sentences left as they were keep their proofs, changed ones are checked anew."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from service.documents.catalogue import Shelf
from service.draft.check import CheckedText, check_text
from service.draft.records import Draft, DraftSection, DraftSentence
from service.verify import split_sentences

_MARK = re.compile(r"\s*\[\^\d+\]")
_NOTE = re.compile(r"^\[\^\d+\]:.*$", re.MULTILINE)
_HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*$")
APPENDIX = ("Att kontrollera", "Bevisblad", "To be checked", "Proof sheet")
"""Headings of what an export adds to a draft; nothing from there on is the draft's text."""


@dataclass(frozen=True)
class _Block:
    heading: str
    paragraphs: tuple[str, ...]


def edited(draft: Draft, text: str, shelf: Shelf) -> Draft:
    """The draft with the words of `text` (Markdown, as exported); figures of changed sentences are proven anew."""
    known = {_plain(sentence.text): sentence for sentence in draft.sentences}
    parts = {_plain(section.heading): section.part for section in draft.sections}
    sections = []
    for block in _blocks(text):
        sentences = tuple(
            _sentence(sentence, number, known, shelf)
            for number, paragraph in enumerate(block.paragraphs)
            for sentence in split_sentences(paragraph)
        )
        if sentences:
            sections.append(DraftSection(parts.get(_plain(block.heading)), block.heading, sentences))
    changed = any(_plain(s.text) not in known for section in sections for s in section.sentences)
    return replace(draft, sections=tuple(sections), edited=changed or len(sections) != len(draft.sections))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _blocks(text: str) -> Iterator[_Block]:
    """Second-level headings with their paragraphs; the title and what an export appends are left out."""
    heading, paragraphs = "", list[str]()
    for paragraph in re.split(r"\n\s*\n", _NOTE.sub("", text).strip()):
        match = _HEADING.match(paragraph.strip().split("\n")[0]) if paragraph.strip() else None
        if match is None:
            if paragraph.strip() and not paragraph.lstrip().startswith((">", "|")):
                paragraphs.append(_plain(_MARK.sub("", paragraph)))
            continue
        if paragraphs and heading:
            yield _Block(heading, tuple(paragraphs))
        heading, paragraphs = (match[2] if len(match[1]) > 1 else ""), []
        if heading in APPENDIX:
            return
        rest = "\n".join(paragraph.strip().split("\n")[1:])
        paragraphs += [_plain(_MARK.sub("", rest))] if rest.strip() else []
    if paragraphs and heading:
        yield _Block(heading, tuple(paragraphs))


def _sentence(text: str, paragraph: int, known: dict[str, DraftSentence], shelf: Shelf) -> DraftSentence:
    same = known.get(_plain(text))
    if same is not None:
        return replace(same, paragraph=paragraph)
    return _checked(check_text(text, shelf), paragraph)


def _checked(found: CheckedText, paragraph: int) -> DraftSentence:
    sources = tuple(dict.fromkeys(source for proof in found.proofs for source in proof.sources if proof.proven))
    return DraftSentence(_plain(found.text), sources, found.proofs, paragraph)


def changes(before: Sequence[DraftSentence], after: Sequence[DraftSentence]) -> int:
    """How many sentences are new."""
    known = {_plain(sentence.text) for sentence in before}
    return sum(_plain(sentence.text) not in known for sentence in after)
