"""Whether a sentence is of the names that a question has: its own, its heading's, or those of its paragraph.

"84 föräldrar har svarat på enkäten" is told of the place that the paragraph began with. A sentence with a name of its
own is of that one, and of no other that stands near it.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from index.language import stem, tokenise
from service.documents.catalogue import Catalogue, Fact, Said
from service.question import Question
from service.question.decisive import is_decisive
from service.vocabulary.termindex import Word

Held = Callable[[int, float], tuple[bool, float]]

OWN_NAME = re.compile(r"(?<=[^\W_][ ,])[A-ZÅÄÖ][a-zåäöé]{2,}")
"""A word with a capital inside a sentence."""


AROUND = 0.5
"""What a name in the paragraph is worth beside one in the sentence itself."""


OF_REST = 0.25
"""Share of the question that a sentence must cover itself before what stands around it names anything for it."""
NEAR_BY = 0.3
"""How directly a fact has a word that only the paragraph around its sentence has, at least."""


def names_held(catalogue: Catalogue, question: Question, words: Sequence[Word]) -> Held:
    """Tells by its number and coverage whether a sentence has, or stands among, all names and decisive words asked for.

    The second is the share of the question that names around the sentence cover, beside its own `coverage`.
    """
    names, decisive = _names(question), _decisive(question, words)
    said, index = catalogue.said, catalogue.said_index
    with_names = index.score(names).essential >= 1 if names else None
    with_words = index.score(decisive).essential >= 1 if decisive else None

    def held(number: int, coverage: float) -> tuple[bool, float]:
        if with_words is not None and not with_words[number]:
            return False, 0.0
        if with_names is None or with_names[number]:
            return True, 0.0
        own = OWN_NAME.search(said[number].statement.text) is not None
        if own or coverage < OF_REST or not any(with_names[one] for one in _paragraph(said, number)):
            return False, 0.0
        total = sum(index.worth(word) for word in words)
        return True, AROUND * sum(index.worth(name) for name in names) / total if total else 0.0

    return held


def facts_named(catalogue: Catalogue, question: Question, needed: Sequence[Word]) -> Callable[[int, Fact], bool]:
    """Tells whether the sentence of a fact has the `needed` words, the names of which may stand in its paragraph."""
    names, index = _names(question), catalogue.fact_index
    stems = {name.stem for name in names}
    rest = [word for word in needed if word.essential and word.stem not in stems]
    others = index.score(rest).essential if rest else None
    around = [index.score([name]).coverage for name in names]

    def held(number: int, fact: Fact) -> bool:
        if not names or fact.table is not None or (others is not None and others[number] < 1):
            return False
        if any(coverage[number] < NEAR_BY for coverage in around):
            return False
        text = fact.text or fact.quote.of(catalogue.shelves[fact.document].document.text)
        return OWN_NAME.search(text) is None

    return held


def _paragraph(said: Sequence[Said], number: int) -> Iterator[int]:
    """The numbers of the other sentences of a sentence's paragraph."""
    own = said[number]
    for step in (-1, 1):
        other = number + step
        while 0 <= other < len(said) and _together(said[other], own):
            yield other
            other += step


def _together(one: Said, other: Said) -> bool:
    return one.document == other.document and one.statement.block == other.statement.block


def _names(question: Question) -> list[Word]:
    """The names in the question, less those of activities, which go by several."""
    known = [match for match in question.activities if not match.weak]
    return [
        Word(stem(tokenise(word.text)[-1]), essential=True)
        for word in question.words
        if word.name and not any(match.start < word.end and word.start < match.end for match in known)
    ]


def _decisive(question: Question, words: Sequence[Word]) -> list[Word]:
    stems = {stem(token) for w in question.words if is_decisive(w, question) for token in tokenise(w.text)}
    return [word for word in words if word.stem in stems]
