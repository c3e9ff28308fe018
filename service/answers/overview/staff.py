"""Staff: sick leave, turnover, how many they are, and what the report says of recruiting and working environment."""

import re

from index.language import fold
from index.types import Document, Statement
from service.answers.overview.rows import say_measured, say_sentences
from service.answers.sentences.phrases import place_of
from service.composer import Composer
from service.documents.catalogue import Said
from service.draft.body import bare
from service.evidence.antecedents import distinct
from service.evidence.evidence import Evidence

MEASURED = ("sjukfranvaro", "frisknarvaro", "personalomsattning", "anstalld")
SECTION = re.compile(r"personal|sjukfranvaro|medarbetar|kompetensforsorj|arbetsmiljo|bemanning|anstalld|rekryter|trivs")
ABOUT = re.compile(
    r"rekryter|personalomsattning|sjukfranvaro|arbetsmiljo|medarbetar|vakan|bemanning|konsult|inhyrd|kompetens"
    r"|frisknarvaro|engagemang|\bhme\b|enkat|trivs|nojd|mar bra"
)
TELLS = re.compile(
    r"\b(okat|okar|minskat|minskar|sjunkit|stigit|hog|hogre|lagre|svart|utmaning\w*|brist|arbetar|infort|pagar|behov|fler"
    r"|farre|forbattra\w*|starkt|resultat)\b"
)
MOST, MOST_BRIEF = 3, 1
BRIEF = 2
"""Measures that a short overview gives."""


def say_staff(evidence: Evidence, document: Document, composer: Composer, *, brief: bool) -> bool:
    before = len(composer.sentences)
    if brief:
        composer.say(f"{place_of(document, composer.language)}:", opens="paragraph" if composer.sentences else "")
    measured = 0
    for word in MEASURED:
        if measured < (BRIEF if brief else len(MEASURED)):
            measured += say_measured(evidence, document, composer, word)
    told = [sentence.text for sentence in composer.sentences[before:]]
    chosen = [one for one in _sentences(evidence, document, MOST) if not any(one.text.strip() in text for text in told)]
    say_sentences(chosen[: MOST_BRIEF if brief else MOST], document, composer)
    if len(composer.sentences) == before + brief:
        del composer.sentences[before:]
        return False
    return True


def _sentences(evidence: Evidence, document: Document, most: int) -> list[Statement]:
    scored = []
    for number, statement in enumerate(evidence.catalogue.shelves[document.id].statements):
        folded = fold(statement.text)
        if not 7 <= len(statement.text.split()) <= 45 or "|" in statement.text:
            continue
        section = any(SECTION.search(bare(heading)) for heading in statement.section[-2:])
        topics = len({match.group() for match in ABOUT.finditer(folded)})
        if section and topics:
            scored.append((min(topics, 3) + len(TELLS.findall(folded)) * 0.5, -number, statement))
    scored.sort(key=lambda one: (-one[0], -one[1]))
    return [said.statement for said in distinct([Said(document.id, s) for _, _, s in scored], most)]
