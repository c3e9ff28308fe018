"""Who somebody is: a sentence that names nobody is no answer, however much of the question it has."""

import re
from collections.abc import Iterable, Iterator

from index.language import fold
from service.question import Question

ASKED = re.compile(
    r"(?m)^\W*(?:vem|who)\s+(?:(?:ar|var|is|was)\b(?! (?:ansvarig|responsible|det|that|it|de)\b)"
    r"|(?:har |has |had |hade )?(?:skr[ei]v\w*|undertecknat?\w*|handla(?:de|gt|gger)|wrote|written|signed)\b)"
)
NAME = re.compile(r"\b[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)? [A-ZÅÄÖ][a-zåäöé]+\b(?! kommun| stad| AB\b)")
BESIDE = 25
"""Characters before a name in which its office stands."""


def asks_person(question: Question) -> bool:
    """Whether somebody's name is asked for: "vem är socialdirektör"."""
    return ASKED.search(question.folded) is not None


def names_person(text: str) -> bool:
    return next(_names(text), None) is not None


def _names(text: str) -> Iterator[re.Match[str]]:
    """What looks like somebody's name, less titles and headings: "Ekonomidirektör Stadsdirektör" names nobody."""
    found = NAME.search(text)
    while found is not None:
        titled = NO_NAME.search(fold(found.group())) is not None
        if not titled:
            yield found
        found = NAME.search(text, text.index(" ", found.start()) if titled else found.end())  # a name after a title


NO_NAME = re.compile(
    r"(?:direktor|chef|sekreterare|ordforande|skrivelse|bidrag|namnd|forvaltning|kontor|plan|rapport|enhet|avdelning"
    r"|uppfoljning|redovisning|verksamhet|utlatande|bolag|skola|center|centrum|vard|stod)(?:en|et|er|n)?\b"
)
"""How words end that are printed with a capital and are no part of a name."""


def names_holder(text: str, keys: Iterable[str], *, whole: bool = False) -> bool:
    """Whether a name stands with one of the words (stems) of the office that is asked about."""
    before = r"(?<!\w-)" if whole else ""  # a "HR-chef" is a chef, and not of all
    wanted = [re.compile(before + re.escape(key)) for key in keys]
    around = [fold(text[max(0, name.start() - BESIDE) : name.end()]) for name in _names(text)]
    return any(key.search(beside) for beside in around for key in wanted)


CAPITAL = re.compile(r"(?<=[\w,;:)] )[A-ZÅÄÖ][a-zåäöé]{3,}")
SHORTEST = 4
"""Letters of a word by which a name says what it is the name of: "Lindskolan" of a school."""


def names_one_of(text: str, keys: Iterable[str]) -> bool:
    """Whether a name in the text has one of the words (stems) in it, for what it is the name of."""
    wanted = tuple(key for key in keys if len(key) >= SHORTEST)
    names = (fold(found.group()) for found in CAPITAL.finditer(text))
    return any(key in name and not name.startswith(key) for name in names for key in wanted)
