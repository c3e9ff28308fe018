"""The reports that a name in the question points to: of a square, an area or a house that only one of them knows.

Names are typed without their capitals too. The reports tell which words are names: those that they never write small.
"""

import re
from dataclasses import replace

from index.language import fold, stem
from service.documents.catalogue import Said
from service.evidence.evidence import Evidence
from service.question import Kind, TopicWord
from service.vocabulary.glossary import swedish

SHORTEST = 4
LOOKED_AT = 60
"""Sentences with the word that are read; a word of more is no name that only one report has."""
WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def of_naming_reports(evidence: Evidence) -> Evidence:
    """The evidence of the reports alone that have every name in a question that names no municipality."""
    question, documents = evidence.question, evidence.scope.documents
    if question.places or question.told or question.kind is Kind.COURTESY or len(documents) < 2:
        return evidence
    kept = {document.id for document in documents}
    for word in question.words:
        holding = _holding(word, evidence)
        if holding:
            kept &= holding
    if not kept or len(kept) == len(documents):
        return evidence
    left = tuple(document for document in documents if document.id in kept)
    return replace(evidence, scope=replace(evidence.scope, documents=left))


def _holding(word: TopicWord, evidence: Evidence) -> set[str]:
    """Ids of the documents that have the word as a name; none where it is no name."""
    plain = fold(word.text)
    known = any(m.start < word.end and word.start < m.end for m in evidence.question.activities)
    if len(plain) < SHORTEST or known or word.others or word.foreign or swedish(word.text, english=False):
        return set()
    said = evidence.catalogue.said
    numbers = evidence.catalogue.said_index.having(stem(plain))
    found = [said[number] for number in numbers[: LOOKED_AT + 1]]
    if not found or len(found) > LOOKED_AT or not _is_name(plain, found):
        return set()
    return {one.document for one in found}


def _is_name(plain: str, found: list[Said]) -> bool:
    """Whether the sentences always write the word with a capital, inside a sentence at least once."""
    inside = False
    for one in found:
        for match in WORDS.finditer(one.statement.text):
            if stem(fold(match.group())) != stem(plain):
                continue
            if not match.group()[0].isupper() or match.group().isupper():
                return False
            inside = inside or match.start() > 0
    return inside
