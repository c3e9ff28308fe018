"""The bundled model as an OpenVINO graph, made from its weights alone: no torch, no converter, no export.

The weights stay in their four-bit blocks (67 MB on disk, and exact); OpenVINO unpacks them when it compiles.
"""

from pathlib import Path
from typing import Any

import numpy as np
import openvino as ov
from openvino import opset13 as ops

from index.embedding.bundled import BLOCK, Blocks, BundledModel

Node = Any  # openvino's nodes and outputs; the package's own annotations are not usable here
_MASKED = -1e4  # added to the attention scores of padding: nothing after the softmax


def write_graph(model: BundledModel, path: Path) -> None:
    """Write the graph to `path` (.xml) and its weights beside it (.bin)."""
    builder = _Builder(model)
    ov.save_model(builder.build(), path, compress_to_fp16=False)


class _Builder:
    def __init__(self, model: BundledModel) -> None:
        self.model = model
        self.kept: list[Any] = []  # openvino borrows the memory of four-bit tensors: it must outlive the graph

    def build(self) -> ov.Model:
        """Inputs ids and mask, int32 (texts, tokens); output float32 (texts, width) of length 1."""
        ids = ops.parameter([-1, -1], np.int32, name="ids")
        mask = ops.parameter([-1, -1], np.int32, name="mask")
        weight = ops.convert(mask, "f32")
        masked = ops.subtract(_constant(np.float32(1.0)), ops.unsqueeze(weight, _axes(1, 2)))
        bias = ops.multiply(masked, _constant(np.float32(_MASKED)))
        hidden = self.embeddings(ids)
        for layer in range(self.model.shape.layers):
            hidden = self.layer(hidden, bias, f"l{layer}.")
        pooled = _mean(hidden, weight)
        return ov.Model([ops.normalize_l2(pooled, _axes(1), 1e-12, "max")], [ids, mask], "embedding")

    def embeddings(self, ids: Node) -> Node:
        words = ops.gather(self.matrix("emb.word"), ids, _constant(np.int64(0)))
        length = ops.gather(ops.shape_of(ids, "i32"), _constant(np.int64(1)), _constant(np.int64(0)))
        places = ops.range(_constant(np.int32(0)), length, _constant(np.int32(1)), "i32")
        floats = self.model.floats
        table = _constant(floats["emb.pos"] + floats["emb.type"][0])
        return self.norm(ops.add(words, ops.gather(table, places, _constant(np.int64(0)))), "emb.ln")

    def layer(self, hidden: Node, bias: Node, prefix: str) -> Node:
        shape = self.model.shape
        split = _axes(0, 0, shape.heads, shape.head_width)
        swap = _axes(0, 2, 1, 3)
        query, key, value = (
            ops.transpose(ops.reshape(self.linear(hidden, prefix + part), split, True), swap) for part in "qkv"
        )
        context = ops.scaled_dot_product_attention(query, key, value, bias, causal=False)
        joined = ops.reshape(ops.transpose(context, swap), _axes(0, 0, shape.width), True)
        hidden = self.norm(ops.add(hidden, self.linear(joined, prefix + "ao")), prefix + "aln")
        inner = ops.gelu(self.linear(hidden, prefix + "fi"), "erf")
        return self.norm(ops.add(hidden, self.linear(inner, prefix + "fo")), prefix + "oln")

    def linear(self, inputs: Node, name: str) -> Node:
        product = ops.matmul(inputs, self.matrix(name + ".w"), False, True)
        return ops.add(product, self.vector(name + ".b"))

    def norm(self, inputs: Node, name: str) -> Node:
        scaled = ops.mvn(inputs, _axes(-1), True, self.model.shape.epsilon, "INSIDE_SQRT")
        return ops.add(ops.multiply(scaled, self.vector(name + ".w")), self.vector(name + ".b"))

    def vector(self, name: str) -> Node:
        return _constant(self.model.floats[name][None, None])

    def matrix(self, name: str) -> Node:
        blocks = self.model.blocks.get(name)
        return _constant(self.model.floats[name]) if blocks is None else self.unpacked(blocks)

    def unpacked(self, blocks: Blocks) -> Node:
        """(half byte - 8) * scale, in the form that OpenVINO knows as compressed weights."""
        rows, columns = blocks.halves.shape
        groups = columns // BLOCK
        halves = ops.convert(self.four_bit(blocks.halves, [rows, groups, BLOCK]), "f16")
        centre = ops.convert(self.four_bit(np.array([8, 0], np.uint8), [1, 1, 1]), "f16")
        scales = ops.constant(blocks.scales.reshape(rows, groups, 1), dtype=np.float16)
        values = ops.multiply(ops.subtract(halves, centre), scales)
        return ops.convert(ops.reshape(values, _axes(rows, columns), False), "f32")

    def four_bit(self, halves: Any, shape: list[int]) -> Node:
        flat = halves.reshape(-1)
        packed = np.ascontiguousarray(flat[0::2] | (flat[1::2] << 4))
        tensor = ov.Tensor(packed, ov.Shape(shape), ov.Type.u4)
        self.kept += [packed, tensor]
        return ops.constant(tensor)


def _mean(hidden: Node, weight: Node) -> Node:
    """The mean over the tokens that are no padding."""
    each = ops.unsqueeze(weight, _axes(2))
    total = ops.reduce_sum(ops.multiply(hidden, each), _axes(1))
    return ops.divide(total, ops.reduce_sum(each, _axes(1)))


def _constant(value: Any) -> Node:
    return ops.constant(np.ascontiguousarray(value).reshape(np.shape(value)))


def _axes(*numbers: int) -> Node:
    return ops.constant(np.array(numbers, np.int64))
