"""How what the reports hold on a part of a question is looked up."""

from typing import Protocol

from service.evidence.evidence import Evidence
from service.types import Ask


class EvidenceOn(Protocol):
    """What the reports hold on a question; `instead` reads a follow-up's words in place of those before."""

    def __call__(self, part: Ask, *, instead: bool = False) -> Evidence: ...
