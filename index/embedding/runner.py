"""What runs a network: OpenVINO, or ONNX Runtime where it is missing."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from shutil import rmtree
from typing import Any, Protocol

import numpy as np

from index.embedding.batching import Ints
from index.embedding.openvino_runtime import openvino
from index.embedding.protocol import Floats


class Runner(Protocol):
    """Runs padded batches; safe to call from several threads."""

    @property
    def threads(self) -> int: ...

    def run(self, ids: Ints, mask: Ints) -> Floats:
        """float32 (texts, dimensions) of length 1 for int32 (texts, tokens)."""
        ...


COMPILED = "compiled"
"""Folder beside the graph where OpenVINO keeps it as compiled for this processor: half a second less at every start."""


class OpenVinoRunner:
    """Brain float where the processor calculates in it, single precision elsewhere.

    Dynamic quantisation, OpenVINO's default for compressed weights, is off: it is a fifth faster on a processor with
    VNNI and changes two of a hundred places in the top ten.
    """

    def __init__(self, path: Path, options: Mapping[str, str] | None = None) -> None:
        """`options` go before the choices made here: for measuring others."""
        ov = openvino()  # here: a service that runs another model need not load it
        core = ov.Core()
        native = "BF16" in core.get_property("CPU", "OPTIMIZATION_CAPABILITIES")
        how = {
            "PERFORMANCE_HINT": "LATENCY",
            "INFERENCE_PRECISION_HINT": "bf16" if native else "f32",
            "DYNAMIC_QUANTIZATION_GROUP_SIZE": "0",
            **(options or {}),
        }
        try:
            self._compiled = core.compile_model(path, "CPU", {**how, "CACHE_DIR": str(path.parent / COMPILED)})
        except RuntimeError:  # what is kept there is damaged, or nothing can be
            rmtree(path.parent / COMPILED, ignore_errors=True)
            self._compiled = core.compile_model(path, "CPU", how)
        self._threads = int(self._compiled.get_property("INFERENCE_NUM_THREADS"))

    @property
    def threads(self) -> int:
        return self._threads

    def run(self, ids: Ints, mask: Ints) -> Floats:
        # A request of its own for each call is what makes calls independent; making one takes microseconds.
        request = self._compiled.create_infer_request()
        request.infer([ids, mask])
        return np.array(request.get_output_tensor(0).data, np.float32)


class OnnxRunner:
    """ONNX Runtime in single precision."""

    def __init__(self, path: Path) -> None:
        runtime: Any = import_module("onnxruntime")
        self._session: Any = runtime.InferenceSession(path, providers=["CPUExecutionProvider"])

    @property
    def threads(self) -> int:
        return 2  # it does not say; a batch for two is right for small machines and does little harm to large ones

    def run(self, ids: Ints, mask: Ints) -> Floats:
        (vectors,) = self._session.run(None, {"ids": ids, "mask": mask})
        return np.asarray(vectors, np.float32)
