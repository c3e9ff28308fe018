"""The bundled model as an ONNX graph, for machines where OpenVINO cannot be installed."""

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from index.embedding.bundled import BLOCK, BundledModel

_OPSET = 20  # the first with Gelu
_IR_VERSION = 9  # goes with it; a newer one would shut out older runtimes
_MASKED = -1e4  # added to the attention scores of padding: nothing after the softmax


def write_graph(model: BundledModel, path: Path) -> None:
    """Write the graph with its weights to `path`. The word table stays in four bits (kept in bytes), the rest is
    float32."""
    onnx.save_model(_Builder(model).build(), path)


class _Builder:
    """Collects nodes; every value is a name."""

    def __init__(self, model: BundledModel) -> None:
        self.model = model
        self.nodes: list[Any] = []
        self.weights: list[Any] = []

    def build(self) -> Any:
        """Inputs ids and mask, int32 (texts, tokens); output float32 (texts, width) of length 1."""
        weight = self.op("Cast", "mask", to=TensorProto.FLOAT)
        masked = self.op("Sub", self.constant(np.float32(1.0)), self.op("Unsqueeze", weight, self.axes(1, 2)))
        bias = self.op("Mul", masked, self.constant(np.float32(_MASKED)))
        hidden = self.embeddings()
        for layer in range(self.model.shape.layers):
            hidden = self.layer(hidden, bias, f"l{layer}.")
        each = self.op("Unsqueeze", weight, self.axes(2))
        total = self.op("ReduceSum", self.op("Mul", hidden, each), self.axes(1), keepdims=0)
        pooled = self.op("Div", total, self.op("ReduceSum", each, self.axes(1), keepdims=0))
        length = self.op("ReduceL2", pooled, self.axes(1), keepdims=1)
        self.nodes.append(helper.make_node("Div", [pooled, length], ["vectors"]))
        inputs = [
            helper.make_tensor_value_info(name, TensorProto.INT32, ["texts", "tokens"]) for name in ("ids", "mask")
        ]
        output = helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["texts", self.model.shape.width])
        graph = helper.make_graph(self.nodes, "embedding", inputs, [output], self.weights)
        opsets = [helper.make_opsetid("", _OPSET)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=_IR_VERSION)

    def embeddings(self) -> str:
        shape, table = self.model.shape, self.model.blocks["emb.word"]
        halves = self.op("Gather", self.constant(table.halves), "ids")
        scales = self.op("Gather", self.constant(table.scales.astype(np.float32)), "ids")
        grouped = self.axes(0, 0, shape.width // BLOCK, BLOCK)
        centred = self.op("Sub", self.op("Cast", halves, to=TensorProto.FLOAT), self.constant(np.float32(8.0)))
        values = self.op("Mul", self.op("Reshape", centred, grouped), self.op("Unsqueeze", scales, self.axes(3)))
        words = self.op("Reshape", values, self.axes(0, 0, shape.width))
        length = self.op("Shape", "ids", start=1, end=2)
        floats = self.model.floats
        places = self.op("Slice", self.constant(floats["emb.pos"] + floats["emb.type"][0]), self.axes(0), length)
        return self.norm(self.op("Add", words, places), "emb.ln")

    def layer(self, hidden: str, bias: str, prefix: str) -> str:
        shape = self.model.shape
        split = self.axes(0, 0, shape.heads, shape.head_width)
        query, key, value = (self.op("Reshape", self.linear(hidden, prefix + part), split) for part in "qkv")
        query = self.op("Transpose", query, perm=[0, 2, 1, 3])
        key = self.op("Transpose", key, perm=[0, 2, 3, 1])
        value = self.op("Transpose", value, perm=[0, 2, 1, 3])
        scale = self.constant(np.float32(shape.head_width**-0.5))
        scores = self.op("Add", self.op("Mul", self.op("MatMul", query, key), scale), bias)
        context = self.op("MatMul", self.op("Softmax", scores, axis=-1), value)
        joined = self.op("Reshape", self.op("Transpose", context, perm=[0, 2, 1, 3]), self.axes(0, 0, shape.width))
        hidden = self.norm(self.op("Add", hidden, self.linear(joined, prefix + "ao")), prefix + "aln")
        inner = self.op("Gelu", self.linear(hidden, prefix + "fi"))
        return self.norm(self.op("Add", hidden, self.linear(inner, prefix + "fo")), prefix + "oln")

    def linear(self, inputs: str, name: str) -> str:
        product = self.op("MatMul", inputs, self.constant(self.model.matrix(name + ".w").T))
        return self.op("Add", product, self.constant(self.model.floats[name + ".b"]))

    def norm(self, inputs: str, name: str) -> str:
        weight, bias = (self.constant(self.model.floats[name + part]) for part in (".w", ".b"))
        return self.op("LayerNormalization", inputs, weight, bias, axis=-1, epsilon=self.model.shape.epsilon)

    def op(self, kind: str, *inputs: str, **attributes: Any) -> str:
        output = f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [output], **attributes))
        return output

    def constant(self, value: Any) -> str:
        name = f"w{len(self.weights)}"
        array = np.ascontiguousarray(value).reshape(np.shape(value))
        self.weights.append(numpy_helper.from_array(array, name))
        return name

    def axes(self, *numbers: int) -> str:
        return self.constant(np.array(numbers, np.int64))
