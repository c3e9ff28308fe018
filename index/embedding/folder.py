"""Write the bundled model as an ordinary sentence-transformers folder."""

import json
from pathlib import Path
from typing import Any

import numpy as np

from index.embedding.bundled import BundledModel, Floats
from index.embedding.tokens import MAX_TOKENS, build_tokenizer, special_tokens

QUERY_PREFIX = "query: "
PASSAGE_PREFIX = "passage: "
# The file's tensor names, and what transformers calls them in BertModel. ".w" and ".b" follow.
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def write_folder(model: BundledModel, folder: Path) -> None:
    """Write config, weights (float32), tokenizer, pooling and prompts into `folder`, which exists."""
    from safetensors.numpy import save_file

    save_file(_state(model), folder / "model.safetensors", metadata={"format": "pt"})
    build_tokenizer(model.vocabulary).save(str(folder / "tokenizer.json"), pretty=False)
    for name, content in _configs(model).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _state(model: BundledModel) -> dict[str, Floats]:
    state = {
        "embeddings.word_embeddings.weight": model.matrix("emb.word"),
        "embeddings.position_embeddings.weight": model.matrix("emb.pos"),
        "embeddings.token_type_embeddings.weight": model.matrix("emb.type"),
        "embeddings.LayerNorm.weight": model.matrix("emb.ln.w"),
        "embeddings.LayerNorm.bias": model.matrix("emb.ln.b"),
    }
    for layer in range(model.shape.layers):
        for short, long in _LAYER.items():
            state[f"encoder.layer.{layer}.{long}.weight"] = model.matrix(f"l{layer}.{short}.w")
            state[f"encoder.layer.{layer}.{long}.bias"] = model.matrix(f"l{layer}.{short}.b")
    # BertModel has a pooler that this kind of model does not use; without weights for it transformers warns.
    state["pooler.dense.weight"] = np.zeros((model.shape.width, model.shape.width), np.float32)
    state["pooler.dense.bias"] = np.zeros(model.shape.width, np.float32)
    return {name: np.ascontiguousarray(values) for name, values in state.items()}


def _configs(model: BundledModel) -> dict[str, Any]:
    special = special_tokens(model.vocabulary)
    package = "sentence_transformers.models"  # the names that every version since the first understands
    return {
        "config.json": _network(model),
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",  # takes tokenizer.json as it is
            "model_max_length": MAX_TOKENS,
            "clean_up_tokenization_spaces": False,
            **special,
        },
        "special_tokens_map.json": special,
        "sentence_bert_config.json": {"max_seq_length": MAX_TOKENS, "do_lower_case": False},
        "config_sentence_transformers.json": {
            "prompts": {"query": QUERY_PREFIX, "document": PASSAGE_PREFIX, "passage": PASSAGE_PREFIX},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": f"{package}.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": f"{package}.Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": f"{package}.Normalize"},
        ],
        "1_Pooling/config.json": {"word_embedding_dimension": model.shape.width, "pooling_mode_mean_tokens": True},
        "2_Normalize/config.json": {},
    }


def _network(model: BundledModel) -> dict[str, Any]:
    shape = model.shape
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_act": "gelu",
        "hidden_size": shape.width,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "intermediate_size": shape.feed_forward,
        "max_position_embeddings": shape.positions,
        "type_vocab_size": shape.types,
        "vocab_size": shape.words,
        "layer_norm_eps": shape.epsilon,
        "pad_token_id": model.vocabulary.pad,
        "attention_probs_dropout_prob": 0.0,
        "hidden_dropout_prob": 0.0,
        "torch_dtype": "float32",
        "tokenizer_class": "XLMRobertaTokenizer",
    }
