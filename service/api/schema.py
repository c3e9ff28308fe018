"""What requests may contain. Unknown fields are refused: a misspelt filter must not widen a question in silence."""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from index.types import Filters
from service.types import Ask, Turn

MAX_TURNS = 50


def _many(value: object) -> object:
    """One value stands for a list of one; null for none."""
    if value is None:
        return ()
    return value if isinstance(value, list | tuple) else (value,)


Texts = Annotated[tuple[Annotated[str, Field(min_length=1, max_length=200)], ...], BeforeValidator(_many)]
Years = Annotated[tuple[Annotated[int, Field(ge=1900, le=2200)], ...], BeforeValidator(_many)]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class TurnBody(Strict):
    question: str
    answer: str = ""


class FilterFields(Strict):
    municipality: Texts = ()
    committee: Texts = ()
    year: Years = ()
    document: Texts = ()

    def filters(self) -> Filters:
        return Filters(self.municipality, self.committee, self.year, self.document)


class AskBody(FilterFields):
    """Body of POST /api/ask."""

    question: str
    language: Literal["auto", "sv", "en"] = "auto"
    history: Annotated[tuple[TurnBody, ...], Field(max_length=MAX_TURNS)] = ()
    stream: bool = False

    def ask(self) -> Ask:
        turns = tuple(Turn(turn.question, turn.answer) for turn in self.history)
        return Ask(self.question.strip(), self.filters(), self.language, turns)


class SearchQuery(FilterFields):
    """Query of GET /api/search."""

    q: str
    k: Annotated[int, Field(ge=1, le=100)] = 10


class FiguresQuery(FilterFields):
    """Query of GET /api/figures."""

    activity: Annotated[str | None, Field(max_length=200)] = None
    measure: str | None = None
    offset: Annotated[int, Field(ge=0)] = 0
    limit: Annotated[int | None, Field(ge=1, le=100_000)] = None
    format: Literal["json", "csv", "excel"] | None = None
