"""A public Swedish reading-comprehension set, as a check that no one here wrote: `python -m eval.squad FILE`.

The file has SweQUAD-MC's layout, a list of questions (or an object with such a list as `data`), each with `question`,
`context` and `choices`; one choice has `type` "Correct answer" and the `start` and `end` of its text in the context.
The set is not shipped. Every context becomes a document; measured is whether the search brings up the question's own
document, and a passage that holds the whole answer, beside plain chunks with the same model.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval import plain
from eval.metrics.citing import Place, Source
from eval.metrics.statistics import share
from eval.recall import CHARACTERS, Found, Search
from eval.runner import searching, sources_of
from index.embedding import load_embedder
from index.errors import LoadError
from index.search import Searcher
from index.store import Store
from index.types import Filters
from service.engine import BelaggEngine

DEPTHS = (1, 5, 10)
ASKED_FOR = 40


@dataclass(frozen=True)
class Comprehension:
    """A question with its context and where in it the right answer stands."""

    question: str
    context: str
    start: int
    end: int

    @property
    def answer(self) -> str:
        return self.context[self.start : self.end]


def load(path: Path) -> tuple[Comprehension, ...]:
    """The questions of a file; raises LoadError when it has another layout."""
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
        return tuple(_comprehension(raw, number) for number, raw in enumerate(_items(read), 1))
    except (OSError, ValueError) as error:
        raise LoadError(f"{path.name} cannot be read as SweQUAD-MC: {error}") from error


def _items(read: Any) -> Sequence[Any]:
    items = read.get("data") if isinstance(read, dict) else read
    if not isinstance(items, list):
        raise ValueError("expected a list of questions, or an object with one as data")
    return items


def _comprehension(raw: Any, number: int) -> Comprehension:
    try:
        right = next(choice for choice in raw["choices"] if choice["type"] == "Correct answer")
        found = Comprehension(raw["question"], raw["context"], int(right["start"]), int(right["end"]))
    except (KeyError, TypeError, StopIteration) as error:
        raise ValueError(f"question {number} lacks a field ({error!r})") from error
    if not 0 <= found.start < found.end <= len(found.context):
        raise ValueError(f"question {number}: its answer {found.start}..{found.end} is outside its context")
    return found


def write_contexts(questions: Sequence[Comprehension], folder: Path) -> dict[str, str]:
    """One text file for each different context; the file's name by context."""
    names: dict[str, str] = {}
    for question in questions:
        if question.context not in names:
            names[question.context] = f"{len(names):04}.txt"
            (folder / names[question.context]).write_text(question.context, encoding="utf-8", newline="")
    return names


@dataclass(frozen=True)
class Outcome:
    """1 or 0 for one question: its document and its answer at each depth, and its answer in 4,000 characters."""

    document: dict[int, float]
    answer: dict[int, float]
    within: float


def outcomes(
    questions: Sequence[Comprehension], names: dict[str, str], sources: Sequence[Source], search: Search
) -> list[Outcome]:
    by_name = {source.name: source for source in sources}
    found = []
    for question in questions:
        source = by_name.get(names[question.context])
        hits = search(question.question, Filters(), ASKED_FOR)
        place = _answer_place(question, source) if source is not None else None
        found.append(_outcome(place, source.id if source else "", hits))
    return found


def _answer_place(question: Comprehension, source: Source) -> Place | None:
    """Where the answer stands in the stored text, which may have lost markup before it; None when it is not there."""
    moved = len(source.text) - len(question.context)
    for low in (question.start + min(0, moved), question.start):
        start = source.text.find(question.answer, max(0, low - 2))
        if start >= 0:
            return Place(source.id, start, start + len(question.answer))
    return None


def _outcome(place: Place | None, document: str, hits: Sequence[Found]) -> Outcome:
    def holds(hit: Found) -> bool:
        return (
            place is not None
            and hit.place.document == place.document
            and (hit.place.start <= place.start and place.end <= hit.place.end)
        )

    total, fitting = 0, []
    for hit in hits:
        total += hit.length
        if total > CHARACTERS:
            break
        fitting.append(hit)
    return Outcome(
        {k: float(any(hit.place.document == document for hit in hits[:k])) for k in DEPTHS},
        {k: float(any(map(holds, hits[:k]))) for k in DEPTHS},
        float(any(map(holds, fitting))),
    )


def table(told: dict[str, list[Outcome]]) -> str:
    lines = ["| system | " + " | ".join(f"document at {k}" for k in DEPTHS) + " | "]
    lines[0] += " | ".join(f"answer at {k}" for k in DEPTHS) + f" | answer within {CHARACTERS:,} characters |"
    lines.append("|---|" + "---:|" * (2 * len(DEPTHS) + 1))
    for name, found in told.items():
        columns = [[each.document[k] for each in found] for k in DEPTHS]
        columns += [[each.answer[k] for each in found] for k in DEPTHS] + [[each.within for each in found]]
        scores = [share(column) for column in columns]
        lines.append(f"| {name} | " + " | ".join("–" if s is None else f"{100 * s.value:.1f} %" for s in scores) + " |")
    return "\n".join(lines)


def main(given: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.squad", description=__doc__)
    parser.add_argument("file", type=Path, help="the set, for instance its test.json")
    parser.add_argument("--limit", type=int, help="only the first so many questions")
    chosen = parser.parse_args(given)
    try:
        questions = load(chosen.file)[: chosen.limit]
    except LoadError as error:
        print(error, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "contexts"
        folder.mkdir()
        names = write_contexts(questions, folder)
        embedder = load_embedder()
        with closing(Store(Path(place) / "data")) as store:
            engine = BelaggEngine(store, Searcher(store, embedder), embedder)
            engine.ingest([folder], {}, None)
            sources = sources_of(engine)
            ways = {"Belägg": searching(engine)}
            ways |= plain.systems(sources, plain.shelves_of(engine.documents()), embedder)
            told = {name: outcomes(questions, names, sources, search) for name, search in ways.items()}
    print(f"{len(questions)} questions, {len(names)} documents\n\n{table(told)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
