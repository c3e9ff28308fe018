"""Whether there was any of something of which a sentence says that there was none: "fanns det några", "inga"."""

import re

from index.language import fold
from service.answers import lookup
from service.answers.sentences.leads import lead, prefix_quote
from service.answers.sentences.quoting import say_quote, says
from service.composer import Composer
from service.documents.catalogue import Said
from service.evidence.evidence import Evidence
from service.types import Status
from service.vocabulary.polarity import is_pole, matched

ANY = re.compile(r"\b(?:nago[nt]|nagra|nan|nat|any|anyone|anybody|anything)\b")
"""Asks whether there is one at all."""
NONE = re.compile(
    r"(?:^|[.,;:|(] ?|\b(?:och|men|samt|att|finns|fanns|har|hade) )(?:ingen|inga|inget) (?P<of>(?:\w+ ){0,3}\w+)"
)
"""Says that there is none, and what of."""
BEFORE = 2
"""Sentences before it in its section that may say what it is about."""
COVERED = 0.6
"""Share of what was asked that it must have with what stands around it."""
FEW = 2
"""Reports that are read through for it."""


def on_nothing(evidence: Evidence, composer: Composer) -> Status | None:
    """No, with the one sentence that says that there is none of what the question asks for any of."""
    question = evidence.question
    if ANY.search(question.folded) is None:
        return None
    documents = lookup.latest(evidence.scope.documents, question)
    if len(documents) > FEW:
        return None
    words = [word for word in evidence.words() if not is_pole(word.stem)]
    found: list[tuple[float, Said]] = []
    for document in documents:
        statements = evidence.catalogue.shelves[document.id].statements
        for number, one in enumerate(statements):
            none = NONE.search(fold(one.text))
            here = matched(words, none["of"]) if none is not None else set()
            if not here:
                continue
            near = [
                other.text for other in statements[max(0, number - BEFORE) : number] if other.section == one.section
            ]
            around = " . ".join((*one.section[-1:], *near))
            held = here | matched(words, fold(one.text)) | matched(words, fold(around))
            if len(held) >= COVERED * len(words):
                found.append((len(held) / len(words) + len(here), Said(document.id, one, number)))
    best = max((share for share, _ in found), default=0.0)
    likeliest = [said for share, said in found if share == best]
    if len(likeliest) != 1:
        return None
    document = evidence.document(likeliest[0].document)
    start = len(composer.sentences)
    say_quote(likeliest[0], document, composer, says(document, composer))
    prefix_quote(composer, start, lead(False, composer))
    return "answered"
