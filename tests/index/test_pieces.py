"""The tokenizer for questions, against the library that is used for passages."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embedding.bundled import bundled_file, read_bundled
from index.embedding.pieces import Pieces, write_pieces
from index.embedding.tokens import MAX_TOKENS, build_tokenizer

SAMPLES = Path(__file__).resolve().parents[2] / "eval" / "samples"
QUESTIONS = [
    "query: Varför gick barn- och ungdomsvården över budget januari–augusti 2023?",
    "query: why is barn och unga over budget?",
    "query: hur mkt kostade HVB/SiS (1 234,5 tkr) i Mallbo??",
    "query: ½ ﬁ ① ﷽ İ ß a\u0301",  # rewritten by NFKC
    "query: \u00a0 två  blanksteg ",
    "日本語 \U0001f642\U0001f642\U0001f642 𝓗𝓮𝓳",  # characters that no piece has, one after another
    "",
    " ",
    "x" * 3000,  # no word that long is known
    "ord " * 2000,  # more than the model takes
]


@pytest.fixture(scope="module")
def vocabulary():
    return read_bundled(bundled_file()).vocabulary


@pytest.fixture(scope="module")
def pieces(vocabulary, tmp_path_factory):
    folder = tmp_path_factory.mktemp("pieces")
    write_pieces(vocabulary, folder)
    return Pieces(folder)


@pytest.fixture(scope="module")
def library(vocabulary):
    tokenizer = build_tokenizer(vocabulary)
    tokenizer.enable_truncation(MAX_TOKENS)
    return tokenizer


@pytest.mark.parametrize("text", QUESTIONS, ids=range(len(QUESTIONS)))
def test_a_question_is_cut_as_the_library_cuts_it(pieces, library, text):
    assert pieces.encode(text) == library.encode(text).ids


def test_every_line_of_the_samples_is_cut_as_the_library_cuts_it(pieces, library):
    lines = [line for path in sorted(SAMPLES.glob("*.*")) for line in path.read_text(encoding="utf-8").splitlines()]
    cut = [(line, found) for line in lines[::3] if (found := pieces.encode(line)) is not None]
    assert len(cut) > 100
    assert [found for _, found in cut] == [library.encode(line).ids for line, _ in cut]


@given(st.text(max_size=40))
def test_any_text_is_cut_so_or_left_to_the_library(pieces, library, text):
    found = pieces.encode(text)
    assert found is None or found == library.encode(text).ids


@pytest.mark.parametrize("text", ["<s> hej", "hej</s>", "a\tb", "a\nb", "a\x00b", "a\u200bb"], ids=repr)
def test_marks_and_control_characters_are_left_to_the_library(pieces, text):
    assert pieces.encode(text) is None
