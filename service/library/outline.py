"""What is worked out from one document when it is read in, and stored beside it in two parts.

The outline is held of every document at once: in how many of its facts and sentences each term stands, which years it
has figures of, and its accounts in numbers. It is enough to tell which documents a question should open. The index,
read when a document is opened, says which facts and sentences the terms stand in.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.packing import pack, unpack
from index.store.records import Derived
from index.types import Line
from service.documents.catalogue import Catalogue, Shelf, Volume
from service.documents.economy import Economy, Slot
from service.evidence.evidence import Evidence
from service.evidence.scope import Scope
from service.question import Kind, Question
from service.vocabulary.postings import Numbers, Weights

if TYPE_CHECKING:
    from index.ingest import Analysis

OUTLINE, INDEX = "outline", "index"
CODE = (
    *(
        f"service/{name}.py"
        for name in (
            "library/outline",
            "documents/facts",
            "documents/terms",
            "vocabulary/postings",
            "documents/economy",
            "evidence/evidence",
            "evidence/board",
            "documents/catalogue",
            "documents/rows",
        )
    ),
    *(f"index/{name}.py" for name in ("language", "activities", "ocr")),
    "index/lexicon/activities.toml",
    "index/lexicon/irregular.txt",
    "index/lexicon/stopwords.txt",
)
"""What decides what is worked out."""

WHOLE = ""
"""Stands for the whole committee where an activity's id is expected."""
LINES = tuple(Line)
SLOTS = tuple(Slot)
UNKNOWN_WAY = 9
"""Stands for a deviation of which it is not known which way it goes."""


@cache
def version() -> str:
    """What is stored under another version was worked out by other code, and is worked out again.

    A digest, and not a number to be raised by hand: a forgotten one would show in answers that nobody can explain.
    """
    root, code = Path(__file__).resolve().parents[2], blake2b(digest_size=8)
    for name in CODE:
        code.update((root / name).read_bytes())
    return code.hexdigest()


@dataclass(frozen=True)
class Terms:
    """The terms of a document's facts, or of its sentences."""

    size: int  # facts or sentences
    names: tuple[str, ...]
    counts: Numbers  # in how many of them each term stands
    peaks: Weights  # its greatest weight in any


@dataclass(frozen=True)
class Accounts:
    """A document's accounts in numbers, one entry a place filled, all arrays beside each other."""

    activities: tuple[str, ...]  # ids; WHOLE
    activity: NDArray[np.uint16]  # index into `activities`
    line: NDArray[np.uint8]  # index into LINES
    slot: NDArray[np.uint8]  # index into SLOTS
    value: NDArray[np.float64]  # kronor
    favourable: NDArray[np.int8]  # UNKNOWN_WAY where it is not known


@dataclass(frozen=True)
class Outline:
    facts: Terms
    said: Terms
    years: frozenset[int]
    committees: frozenset[str]
    accounts: Accounts


@dataclass(frozen=True)
class Index:
    """Where the terms of an outline stand, and what each fact is of."""

    facts: tuple[Numbers, Weights]
    said: tuple[Numbers, Weights]
    activities: tuple[str | None, ...]


def derive_from(found: "Analysis") -> list[Derived]:
    """Both parts, of a file that is being read in."""
    return derive(Shelf(found.document, found.figures, found.parsed.tables, found.statements, found.findings))


def derive(shelf: Shelf) -> list[Derived]:
    """Both parts, to be stored."""
    volume = Volume(shelf)
    facts, said = volume.fact_postings, volume.said_postings
    accounts = _accounts(volume)
    outline = pack(
        {
            "facts": [facts.size, facts.terms],
            "said": [said.size, said.terms],
            "years": sorted(volume.years),
            "committees": sorted(volume.committees),
            "activities": accounts.activities,
        },
        {
            "fact_counts": facts.counts,
            "fact_peaks": facts.peaks,
            "said_counts": said.counts,
            "said_peaks": said.peaks,
            **{name: getattr(accounts, name) for name in _COLUMNS},
        },
    )
    index = pack(
        {"activities": [fact.activity for fact in volume.facts]},
        {
            "fact_texts": facts.texts,
            "fact_weights": facts.weights,
            "said_texts": said.texts,
            "said_weights": said.weights,
        },
    )
    return [Derived(OUTLINE, version(), outline), Derived(INDEX, version(), index)]


_COLUMNS = ("activity", "line", "slot", "value", "favourable")


def read_outline(data: bytes) -> Outline:
    about, arrays = unpack(data)
    return Outline(
        facts=_terms(about["facts"], arrays["fact_counts"], arrays["fact_peaks"]),
        said=_terms(about["said"], arrays["said_counts"], arrays["said_peaks"]),
        years=frozenset(about["years"]),
        committees=frozenset(about["committees"]),
        accounts=Accounts(tuple(about["activities"]), **{name: arrays[name] for name in _COLUMNS}),
    )


def read_index(data: bytes) -> Index:
    about, arrays = unpack(data)
    return Index(
        facts=(arrays["fact_texts"], arrays["fact_weights"]),
        said=(arrays["said_texts"], arrays["said_weights"]),
        activities=tuple(about["activities"]),
    )


def _terms(about: Any, counts: Numbers, peaks: Weights) -> Terms:
    size, names = about
    return Terms(size, tuple(names), counts, peaks)


def _accounts(volume: Volume) -> Accounts:
    """The accounts as an answer would read them, of the whole committee and of every activity on every line."""
    document = volume.shelf.document
    held = Catalogue.of([volume])
    evidence = Evidence(held, Question("", "sv", Kind.LOOKUP), Scope((document,)), {})
    found: list[tuple[str, Line, Economy]] = []
    for line in LINES:
        board = evidence.board(document, line)
        found += [(WHOLE, line, board)] if board is not None else []
        for activity in volume.by_activity:
            found += [(activity, line, one) for one in evidence.economies(activity, line)]
    return _as_columns(found)


def _as_columns(found: Iterable[tuple[str, Line, Economy]]) -> Accounts:
    names: dict[str, int] = {}
    rows = [
        (
            names.setdefault(activity, len(names)),
            LINES.index(line),
            SLOTS.index(slot),
            float(figure.base_value or 0),
            UNKNOWN_WAY if figure.favourable is None else figure.favourable,
        )
        for activity, line, accounts in found
        for slot, figure in accounts.slots.items()
    ]
    columns = list(zip(*rows, strict=True)) or [()] * len(_COLUMNS)
    kinds = (np.uint16, np.uint8, np.uint8, np.float64, np.int8)
    arrays = [np.array(column, kind) for column, kind in zip(columns, kinds, strict=True)]
    return Accounts(tuple(names), *arrays)
