"""The tokenizer of the bundled model, built from its vocabulary."""

import re
import unicodedata
from typing import TYPE_CHECKING

from index.embedding.bundled import Vocabulary

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MAX_TOKENS = 512


def build_tokenizer(vocabulary: Vocabulary) -> "Tokenizer":
    """The SentencePiece unigram tokenizer as `tokenizers` runs it, with <s> and </s> around a text.

    The file keeps the normaliser as a table of single characters. All but some tens of its entries are NFKC, so NFKC
    does the work (it also joins a letter with the accent that follows it, as the original does) and the others, control
    characters and rare spaces, are rules before it.
    """
    from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

    pieces = list(zip(vocabulary.pieces, vocabulary.scores, strict=True))
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=vocabulary.unknown, byte_fallback=False))
    rules = [
        normalizers.Replace(Regex(f"[{re.escape(characters)}]"), new) for characters, new in exceptions(vocabulary)
    ]
    tokenizer.normalizer = normalizers.Sequence([*rules, normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace()])
    tokenizer.decoder = decoders.Metaspace()
    bos, eos = vocabulary.pieces[vocabulary.bos], vocabulary.pieces[vocabulary.eos]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}",
        pair=f"{bos} $A {eos} {eos} $B {eos}",
        special_tokens=[(bos, vocabulary.bos), (eos, vocabulary.eos)],
    )
    tokenizer.add_special_tokens(list(special_tokens(vocabulary).values()))
    return tokenizer


def special_tokens(vocabulary: Vocabulary) -> dict[str, str]:
    """The special tokens by the names that transformers gives them."""
    return {
        "bos_token": vocabulary.pieces[vocabulary.bos],
        "eos_token": vocabulary.pieces[vocabulary.eos],
        "unk_token": vocabulary.pieces[vocabulary.unknown],
        "pad_token": vocabulary.pieces[vocabulary.pad],
        "cls_token": vocabulary.pieces[vocabulary.bos],
        "sep_token": vocabulary.pieces[vocabulary.eos],
        "mask_token": vocabulary.pieces[-1],
    }


def exceptions(vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """(characters, replacement) for those that NFKC would not rewrite as the table does."""
    classes: dict[str, str] = {}
    for character, replacement in vocabulary.characters.items():
        if unicodedata.normalize("NFKC", character) != replacement:
            classes[replacement] = classes.get(replacement, "") + character
    return [(characters, replacement) for replacement, characters in classes.items()]
