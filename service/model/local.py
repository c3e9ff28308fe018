"""A transformers model on this machine, whose numbers are held to given ones while it writes."""

import threading
import time
from collections.abc import Collection, Sequence
from contextlib import nullcontext, redirect_stderr, suppress
from functools import lru_cache
from io import StringIO
from typing import Any

import jinja2
import torch
import transformers

from service.model.constrained import NumberProcessor, TokenRules, token_pieces
from service.model.numerals import Numerals
from service.model.protocol import GenerationError, GenerationTimeout, Message

RULES_KEPT = 8
_hf: Any = transformers
"""Read without its types: they change between the versions that are supported, and most of it has none."""


class TransformersGenerator:
    """Writes greedily, one text at a time; who waits for their turn waits on their own time.

    `source` is a folder or a hub name; `local` forbids fetching. `gguf` is the file in the folder, for those.
    """

    def __init__(self, source: str, name: str, *, local: bool = True, gguf: str | None = None) -> None:
        self.name = name
        more: dict[str, Any] = {"local_files_only": local} | ({"gguf_file": gguf} if gguf else {})
        # What is on this machine loads in seconds, without a progress bar; a download shows its own.
        quiet = redirect_stderr(StringIO()) if local else nullcontext()
        try:
            with quiet:
                self._tokenizer = _hf.AutoTokenizer.from_pretrained(source, **more)
                self._model = _hf.AutoModelForCausalLM.from_pretrained(source, **more)
        except Exception as error:  # a damaged file fails wherever its reader first stumbles
            raise GenerationError(f"Språkmodellen ”{name}” gick inte att ladda: {_first_line(error)}") from error
        self._model.eval()
        self._lock = threading.Lock()
        self._pieces = token_pieces(self._tokenizer)
        self._ends = _ends(self._model, self._tokenizer)
        self._rules = lru_cache(maxsize=RULES_KEPT)(self._rules_for)

    def warm(self) -> None:
        """Nothing: the model is in memory."""

    def generate(
        self, messages: Sequence[Message], *, max_tokens: int, seconds: float, numbers: Collection[str] | None = None
    ) -> str:
        end = time.monotonic() + seconds
        if not self._lock.acquire(timeout=max(0.0, seconds)):
            raise GenerationTimeout(f"Språkmodellen {self.name} var upptagen i {seconds:g} sekunder.")
        try:
            return self._written(messages, max_tokens, end, numbers)
        except GenerationError:
            raise
        except Exception as error:  # out of memory, a device that is gone, a template that refuses its input
            raise GenerationError(f"Språkmodellen {self.name} gav ett fel: {_first_line(error)}") from error
        finally:
            self._lock.release()

    def _written(
        self, messages: Sequence[Message], max_tokens: int, end: float, numbers: Collection[str] | None
    ) -> str:
        ids = torch.tensor([self._encoded(messages)], device=self._model.device)
        length = ids.shape[1]
        room = getattr(self._model.config, "max_position_embeddings", None)
        if room is not None and length + max_tokens > room:
            raise GenerationError(f"Underlaget är {length} ordbitar och ryms inte i språkmodellen {self.name}.")
        stop = _Deadline(end)
        processors = [NumberProcessor(self._rules(frozenset(numbers)), length)] if numbers is not None else []
        with torch.inference_mode():
            out = self._model.generate(
                ids,
                attention_mask=torch.ones_like(ids),
                generation_config=_hf.GenerationConfig(
                    do_sample=False,
                    max_new_tokens=max_tokens,
                    eos_token_id=self._ends,
                    pad_token_id=self._ends[0],
                ),
                logits_processor=_hf.LogitsProcessorList(processors),
                stopping_criteria=_hf.StoppingCriteriaList([stop]),
            )
        if stop.reached:  # half a text proves nothing: the composed answer stands
            raise GenerationTimeout(f"Språkmodellen {self.name} hann inte skriva klart.")
        written = out[0, length:].tolist()
        text: str = self._tokenizer.decode(written, skip_special_tokens=True, clean_up_tokenization_spaces=False)
        return text.strip()

    def _encoded(self, messages: Sequence[Message]) -> list[int]:
        """The messages in the model's own form; without its special marks inside what they say."""
        marks = [mark for mark in self._tokenizer.all_special_tokens if mark]
        turns = [{"role": message.role, "content": _without(message.content, marks)} for message in messages]
        if self._tokenizer.chat_template is None:
            plain = "\n\n".join(turn["content"] for turn in turns) + "\n\n"
            found: list[int] = self._tokenizer(plain)["input_ids"]
            return found
        encoded: list[int] = self._tokenizer(self._templated(turns), add_special_tokens=False)["input_ids"]
        return encoded

    def _templated(self, turns: list[dict[str, str]]) -> str:
        """The turns in the model's template; with what the system says in the user's turn where it has no such role."""
        with suppress(jinja2.TemplateError):
            return self._applied(turns)
        return self._applied([{"role": "user", "content": "\n\n".join(turn["content"] for turn in turns)}])

    def _applied(self, turns: list[dict[str, str]]) -> str:
        text: str = self._tokenizer.apply_chat_template(turns, tokenize=False, add_generation_prompt=True)
        return text

    def _rules_for(self, numbers: frozenset[str]) -> TokenRules:
        return TokenRules(self._pieces, self._ends, Numerals.of(numbers))


class _Deadline:
    """A stopping criterion: time is up. It is asked after every token, so a long prompt may overrun it by its own."""

    def __init__(self, end: float) -> None:
        self._end = end
        self.reached = False

    def __call__(self, input_ids: torch.Tensor, _scores: torch.Tensor, **_: Any) -> torch.Tensor:
        self.reached = self.reached or time.monotonic() >= self._end
        return torch.full((input_ids.shape[0],), self.reached, dtype=torch.bool, device=input_ids.device)


def _ends(model: Any, tokenizer: Any) -> list[int]:
    """Tokens that end a text: the model's and the tokenizer's."""
    found: list[int] = []
    for ids in (model.generation_config.eos_token_id, tokenizer.eos_token_id):
        found += ids if isinstance(ids, list) else [ids] if ids is not None else []
    if not found:
        raise GenerationError("Språkmodellen har inget tecken för att texten är slut och kan inte användas.")
    return list(dict.fromkeys(found))


def _without(text: str, marks: Sequence[str]) -> str:
    for mark in marks:
        text = text.replace(mark, " ")
    return text


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:300]
