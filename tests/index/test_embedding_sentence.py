"""Models through sentence-transformers: a tiny one made here, and the bundled one written out as a folder."""

import sys

import numpy as np
import pytest

from index.embedding import load_embedder, sentence
from index.embedding.bundled import BundledModel, Shape, Vocabulary
from index.embedding.default import load_served, sentence_folder
from index.embedding.folder import write_folder
from index.embedding.sentence import SentenceEmbedder
from index.errors import MissingExtra, StoreError
from tests.index.embedding_contract import TEXTS, EmbedderContract

WIDTH, INNER, LAYERS = 16, 32, 2


def tiny_model(seed=1):
    """A network of random weights that knows the letters."""
    random = np.random.default_rng(seed)
    letters = sorted(set("▁abcdefghijklmnopqrstuvwxyzåäö0123456789.,?AKNS"))
    pieces = ("<s>", "<pad>", "</s>", "<unk>", *letters, "<mask>")
    floats = {"emb.word": random.standard_normal((len(pieces), WIDTH), np.float32)}
    floats |= {
        "emb.pos": random.standard_normal((512, WIDTH), np.float32),
        "emb.type": np.zeros((1, WIDTH), np.float32),
    }
    for name, rows, columns in [(part, WIDTH, WIDTH) for part in ("q", "k", "v", "ao")] + [
        ("fi", INNER, WIDTH),
        ("fo", WIDTH, INNER),
    ]:
        for layer in range(LAYERS):
            floats[f"l{layer}.{name}.w"] = random.standard_normal((rows, columns), np.float32)
            floats[f"l{layer}.{name}.b"] = random.standard_normal(rows, np.float32)
    for name in ["emb.ln", *(f"l{layer}.{part}" for layer in range(LAYERS) for part in ("aln", "oln"))]:
        floats |= {name + ".w": np.ones(WIDTH, np.float32), name + ".b": np.zeros(WIDTH, np.float32)}
    shape = Shape(WIDTH, LAYERS, 4, INNER, len(pieces), 512, 1, 1e-12)
    scores = (0.0,) * 4 + (-2.0,) * len(letters) + (0.0,)
    return BundledModel(shape, Vocabulary(pieces, scores, 0, 2, 1, 3, {"\t": " "}), floats, {})


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("tiny-model")
    write_folder(tiny_model(), path)
    return path


@pytest.fixture(scope="module")
def tiny(folder):
    return load_embedder(str(folder))


class TestSentence(EmbedderContract):
    @pytest.fixture
    def embedder(self, tiny):
        return tiny

    def test_its_name_tells_folder_and_content(self, embedder, folder, tmp_path):
        assert embedder.name.startswith(f"{folder.name}@")
        assert embedder.dimensions == WIDTH
        write_folder(tiny_model(seed=2), tmp_path)
        assert SentenceEmbedder(tmp_path).name.partition("@")[2] != embedder.name.partition("@")[2]

    def test_the_folders_prompts_are_used(self, embedder, folder):
        from sentence_transformers import SentenceTransformer

        plain = SentenceTransformer(str(folder), device="cpu")
        expected = plain.encode(["query: mål", "passage: mål"], normalize_embeddings=True, show_progress_bar=False)
        np.testing.assert_allclose(embedder.embed_query("mål"), expected[0], atol=1e-6)
        np.testing.assert_allclose(embedder.embed_passages(["mål"])[0], expected[1], atol=1e-6)


def test_the_bundled_model_is_the_same_as_a_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("BELAGG_MODELS", str(tmp_path))
    ordinary, served = load_embedder(str(sentence_folder())), load_served("openvino")
    cosines = (ordinary.embed_passages(TEXTS) * served.embed_passages(TEXTS)).sum(axis=1)
    assert cosines.min() > 0.999
    assert ordinary.embed_query("mål") @ served.embed_query("mål") > 0.999


@pytest.mark.parametrize(
    ("prompts", "model", "query", "passage"),
    [
        ({"query": "q: ", "document": "d: "}, "some/model", "q: ", "d: "),
        ({"query": "q: ", "passage": "p: ", "document": "d: "}, "some/model", "q: ", "p: "),
        ({"query": "Find: ", "document": ""}, "some/model", "Find: ", ""),
        ({"query": "", "document": ""}, "intfloat/multilingual-e5-base", "query: ", "passage: "),
        ({}, "/models/e5-large-v2", "query: ", "passage: "),
        ({}, "intfloat/multilingual-e5-large-instruct", "", ""),
        ({}, "KBLab/sentence-bert-swedish-cased", "", ""),
        ({}, "someone/code5-large", "", ""),
    ],
)
def test_prefixes(prompts, model, query, passage):
    assert sentence._prefix(prompts, "query", model) == query
    assert sentence._prefix(prompts, "passage", model) == passage


@pytest.mark.parametrize("name", ["./missing", "/no/such/folder", "a/b/c"])
def test_a_folder_that_is_not_there_is_told(name):
    with pytest.raises(StoreError, match=rf"Modellmappen {name} finns inte"):
        load_embedder(name)


def test_a_folder_without_a_model_is_told(tmp_path):
    with pytest.raises(StoreError, match=r"kan inte läsas .* ange en mapp med en sentence-transformers-modell"):
        load_embedder(str(tmp_path))


def test_a_model_out_of_reach_is_told(monkeypatch):
    tried = []

    def unreachable(model, **options):
        tried.append(options)
        raise OSError("We couldn't connect to the hub\nand more")

    monkeypatch.setattr("sentence_transformers.SentenceTransformer", unreachable)
    with pytest.raises(StoreError, match=r"Modellen KBLab/some kan inte läsas \(We couldn't connect to the hub\)"):
        load_embedder("KBLab/some")
    assert tried == [{"local_files_only": True}, {}]


def test_without_sentence_transformers_the_install_line_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(MissingExtra, match="pip install sentence-transformers"):
        load_embedder("KBLab/some")
