"""The units of an organisation, by what sentences tell of each: "Inom sektion 1 ... ligger på 8,5 procent".

No table has them side by side; a sentence names one unit and gives its figure.
"""

import re

import numpy as np

from index.language import fold
from index.types import Document, Figure, Reading, UnitKind
from service.answers.selection.choice import fits_time, fits_unit
from service.documents.catalogue import Fact
from service.evidence.evidence import Evidence

UNIT = re.compile(
    r"(?:[^\W\d_]+-? och )?[^\W\d_]*(?:sektion|enhet|avdelning)(?:en|ens|s|er|erna)?\b(?: \d+\b)?", re.IGNORECASE
)
"""A unit's name in a sentence: "barn- och ungdomssektion 1", "vuxensektionen"."""
NO_NAME = re.compile(r"(?:och )?(?:sektion|(?:\w*(?:procent|lag|erfar|frih|t))?enhet|avdelning)(?:en|ens|s|er|erna)?$")
"""No unit's name: the bare noun, and what only ends alike ("procentenheter", "lägenheter")."""
GENITIVE = re.compile(r"(?<=en)s$")
LEAST_COVERED = 0.3
"""Share of the topic in the sentence or its paragraph: the unit may be all that the sentence itself says."""


def told_units(evidence: Evidence, document: Document) -> list[tuple[str, Fact, Figure]]:
    """Each unit that a sentence about the topic names, with its figure; nothing where fewer than two are."""
    words = evidence.words()
    if not words:
        return []
    covered = evidence.catalogue.fact_index.score(words).coverage
    found: dict[str, tuple[str, Fact, Figure]] = {}
    kinds: list[UnitKind] = []
    for number in np.nonzero(covered >= LEAST_COVERED)[0]:
        fact = evidence.catalogue.facts[number]
        if fact.table is not None or fact.document != document.id:
            continue
        names = UNIT.findall(fact.text or " ".join(fact.quote.of(document.text).split()))
        names = [name for name in names if NO_NAME.match(fold(name)) is None]
        figure = next((f for f in fact.figures if _tells(f, evidence, document)), None)
        if len(names) == 1 and figure is not None:
            name = GENITIVE.sub("", names[0])
            found.setdefault(fold(name), (name, fact, figure))
            kinds.append(figure.unit.kind)
    kind = max(kinds, key=kinds.count, default=None)
    alike = [one for one in found.values() if one[2].unit.kind is kind]
    return alike if len(alike) > 1 else []


def _tells(figure: Figure, evidence: Evidence, document: Document) -> bool:
    """Whether a figure is a level of the asked time: no change in points, no length of time."""
    if figure.value is None or figure.reading is Reading.UNREADABLE:
        return False
    if figure.unit.kind not in (UnitKind.PERCENT, UnitKind.COUNT, UnitKind.MONEY, UnitKind.INDEX):
        return False
    return fits_time(figure, evidence.question, document.meta.period) and fits_unit(figure, evidence.question)
