"""What one would build instead: fixed-size chunks of plain text, searched by vectors, by BM25, and by both.

The same embedding model, the same questions, the same recall. Nothing of `index` but the model is used.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

import numpy as np

from eval.metrics.citing import Place, Source
from eval.recall import Found, Search
from index.embedding import Embedder
from index.types import Document, Filters

SIZE = 900
OVERLAP = 150
FUSION = 60
"""The constant of reciprocal rank fusion."""

Splitter = Callable[[str], list[str]]
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Chunk:
    place: Place
    text: str


@dataclass(frozen=True)
class Shelf:
    """What filters may ask of a document."""

    municipality: str | None
    year: int | None


def fixed(text: str) -> list[str]:
    """Pieces of 900 characters, each beginning 750 after the one before."""
    return [text[start : start + SIZE] for start in range(0, max(1, len(text) - OVERLAP), SIZE - OVERLAP)]


def chunks_of(sources: Sequence[Source], split: Splitter = fixed) -> list[Chunk]:
    """Every document's pieces with where they stand; one that the splitter rewrote is put where it was looked for."""
    return [chunk for source in sources for chunk in _located(source, split(source.text))]


def _located(source: Source, pieces: Sequence[str]) -> Iterator[Chunk]:
    at = 0
    for piece in pieces:
        start = source.text.find(piece, at)
        start = source.text.find(piece) if start < 0 else start
        if start < 0:
            start = at
        yield Chunk(Place(source.id, start, min(len(source.text), start + len(piece))), piece)
        at = start + 1


def shelves_of(documents: Sequence[Document]) -> dict[str, Shelf]:
    return {
        document.id: Shelf(document.meta.municipality, document.meta.period.year if document.meta.period else None)
        for document in documents
    }


Ranking = Callable[[str, Sequence[int]], list[int]]
"""(query, numbers of the chunks that the filters leave) -> the numbers, best first."""


def dense(chunks: Sequence[Chunk], embedder: Embedder) -> Ranking:
    """By the cosine of the vectors, exactly."""
    matrix = embedder.embed_passages([chunk.text for chunk in chunks])

    def rank(query: str, allowed: Sequence[int]) -> list[int]:
        scores = matrix[list(allowed)] @ embedder.embed_query(query)
        return [allowed[place] for place in np.argsort(-scores, kind="stable")]

    return rank


def bm25(chunks: Sequence[Chunk], k1: float = 1.2, b: float = 0.75) -> Ranking:
    """By the words as they stand, lower-cased; no stemming and no stop words."""
    counts = [Counter(_words(chunk.text)) for chunk in chunks]
    lengths = [sum(count.values()) for count in counts]
    mean = sum(lengths) / max(1, len(lengths))
    found: Counter[str] = Counter(word for count in counts for word in count)

    def weight(word: str) -> float:
        return math.log(1 + (len(chunks) - found[word] + 0.5) / (found[word] + 0.5))

    def score(number: int, words: Sequence[str]) -> float:
        count, length = counts[number], lengths[number]
        return sum(
            weight(word) * count[word] * (k1 + 1) / (count[word] + k1 * (1 - b + b * length / mean))
            for word in words
            if word in count
        )

    def rank(query: str, allowed: Sequence[int]) -> list[int]:
        words = _words(query)
        scored = [(score(number, words), number) for number in allowed]
        return [number for points, number in sorted(scored, key=lambda pair: (-pair[0], pair[1])) if points > 0]

    return rank


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def fused(*rankings: Ranking) -> Ranking:
    """Reciprocal rank fusion."""

    def rank(query: str, allowed: Sequence[int]) -> list[int]:
        points: dict[int, float] = {}
        for ranking in rankings:
            for place, number in enumerate(ranking(query, allowed)):
                points[number] = points.get(number, 0.0) + 1 / (FUSION + place + 1)
        return sorted(points, key=lambda number: (-points[number], number))

    return rank


def searching(chunks: Sequence[Chunk], shelves: Mapping[str, Shelf], rank: Ranking) -> Search:
    """A ranking in the form that recall is measured in, with the filters applied before it."""

    def search(query: str, filters: Filters, k: int) -> list[Found]:
        allowed = [number for number, chunk in enumerate(chunks) if _allows(filters, shelves[chunk.place.document])]
        return [Found(chunks[number].place, len(chunks[number].text)) for number in rank(query, allowed)[:k]]

    return search


def _allows(filters: Filters, shelf: Shelf) -> bool:
    wanted = {name.casefold() for name in filters.municipality}
    if wanted and (shelf.municipality or "").casefold() not in wanted:
        return False
    return not filters.year or shelf.year in filters.year


def systems(sources: Sequence[Source], shelves: Mapping[str, Shelf], embedder: Embedder) -> dict[str, Search]:
    """The plain systems by name; those of other libraries only where these are installed."""
    found = {}
    for name, split in {"fixed": fixed, **library_splitters()}.items():
        chunks = chunks_of(sources, split)
        near, words = dense(chunks, embedder), bm25(chunks)
        ways = {"dense": near, "bm25": words, "fused": fused(near, words)}
        for way, rank in ways.items() if name == "fixed" else [("fused", ways["fused"])]:
            found[f"{name} {way}"] = searching(chunks, shelves, rank)
    return found


def library_splitters() -> dict[str, Splitter]:
    """The default splitters of LangChain, LlamaIndex and Haystack, of those that are installed."""
    known: dict[str, tuple[str, Callable[[], Splitter]]] = {
        "langchain": ("langchain_text_splitters", _langchain),
        "llamaindex": ("llama_index", _llamaindex),
        "haystack": ("haystack", _haystack),
    }
    return {name: make() for name, (module, make) in known.items() if find_spec(module)}


def _langchain() -> Splitter:
    made = import_module("langchain_text_splitters").RecursiveCharacterTextSplitter
    split: Splitter = made(chunk_size=SIZE, chunk_overlap=OVERLAP).split_text
    return split


def _llamaindex() -> Splitter:
    made = import_module("llama_index.core.node_parser").SentenceSplitter
    split: Splitter = made(chunk_size=256, chunk_overlap=40).split_text  # tokens
    return split


def _haystack() -> Splitter:
    paper = import_module("haystack").Document
    made = import_module("haystack.components.preprocessors").DocumentSplitter
    splitter = made(split_by="word", split_length=130, split_overlap=20)
    splitter.warm_up()
    return lambda text: [piece.content for piece in splitter.run(documents=[paper(content=text)])["documents"]]
