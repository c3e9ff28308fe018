"""A transformers model on this machine, whose numbers are held to given ones while it writes."""

import threading
import time
from collections.abc import Collection, Sequence
from contextlib import nullcontext, redirect_stderr, suppress
from io import StringIO
from typing import Any

import jinja2
import torch
import transformers

from service.model.constrained import NumberProcessor, TokenRules, Vocabulary, token_pieces
from service.model.numerals import Numerals
from service.model.prefix import Prefixes, shared
from service.model.protocol import GenerationError, GenerationTimeout, Message, Request

LOOP = 24
"""Tokens that a text must have said over and over before it is taken to go round in circles."""

_hf: Any = transformers
"""Read without its types: they change between the versions that are supported, and most of it has none."""


class TransformersGenerator:
    """Writes greedily, one text or one batch at a time; who waits for their turn waits on their own time.

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
        self._ends = _ends(self._model, self._tokenizer)
        self._vocabulary = Vocabulary(token_pieces(self._tokenizer), self._ends)
        self._prefixes = Prefixes(self._model)

    def warm(self) -> None:
        """Nothing: the model is in memory."""

    def generate(
        self, messages: Sequence[Message], *, max_tokens: int, seconds: float, numbers: Collection[str] | None = None
    ) -> str:
        allowed = frozenset(numbers) if numbers is not None else None
        return self.generate_many([Request(tuple(messages), max_tokens, allowed)], seconds)[0]

    def generate_many(self, requests: Sequence[Request], seconds: float) -> list[str]:
        """Texts for several requests, written side by side: what the weights take to read is paid once a step.

        All must be done in `seconds`. Raises GenerationTimeout, GenerationError.
        """
        end = time.monotonic() + seconds
        if not self._lock.acquire(timeout=max(0.0, seconds)):
            raise GenerationTimeout(f"Språkmodellen {self.name} var upptagen i {seconds:g} sekunder.")
        try:
            return self._written(requests, end)
        except GenerationError:
            raise
        except Exception as error:  # out of memory, a device that is gone, a template that refuses its input
            raise GenerationError(f"Språkmodellen {self.name} gav ett fel: {_first_line(error)}") from error
        finally:
            self._lock.release()

    def _written(self, requests: Sequence[Request], end: float) -> list[str]:
        prompts = [self._encoded(request.messages) for request in requests]
        limits = [request.max_tokens for request in requests]
        length = max(map(len, prompts))
        self._refuse_if_longer_than_room(length + max(limits))
        openings = [self._encoded(_opening(request.messages)) for request in requests]
        begun = shared(prompts, openings)
        cache = self._prefixes.cache(begun, len(prompts))
        ids, mask = self._padded(prompts, length, len(begun))
        stop = _Stops(end, limits, length)
        rules = [self._rules(request.numbers) for request in requests]
        processors = [NumberProcessor(rules, length)] if any(rules) else []
        with torch.inference_mode():
            out = self._model.generate(
                ids,
                attention_mask=mask,
                generation_config=_hf.GenerationConfig(
                    do_sample=False,
                    max_new_tokens=max(limits),
                    eos_token_id=self._ends,
                    pad_token_id=self._ends[0],
                ),
                logits_processor=_hf.LogitsProcessorList(processors),
                stopping_criteria=_hf.StoppingCriteriaList([stop]),
                **({"past_key_values": cache} if cache is not None else {}),
            )
        if stop.late:  # half a text proves nothing: the composed answer stands
            raise GenerationTimeout(f"Språkmodellen {self.name} hann inte skriva klart.")
        return [self._text(row[length:].tolist(), limit) for row, limit in zip(out, limits, strict=True)]

    def _text(self, written: list[int], limit: int) -> str:
        text: str = self._tokenizer.decode(
            written[:limit], skip_special_tokens=True, clean_up_tokenization_spaces=False
        )
        return text.strip()

    def _refuse_if_longer_than_room(self, tokens: int) -> None:
        room = getattr(self._model.config, "max_position_embeddings", None)
        if room is not None and tokens > room:
            raise GenerationError(f"Underlaget är {tokens} ordbitar och ryms inte i språkmodellen {self.name}.")

    def _padded(self, prompts: Sequence[list[int]], length: int, begun: int) -> tuple[torch.Tensor, torch.Tensor]:
        """The prompts as rows of one length, and which tokens count: what fills them stands after their beginning."""
        rows, masks = [], []
        for ids in prompts:
            fill = length - len(ids)
            rows.append([*ids[:begun], *[self._ends[0]] * fill, *ids[begun:]])
            masks.append([*[1] * begun, *[0] * fill, *[1] * (len(ids) - begun)])
        device = self._model.device
        return torch.tensor(rows, device=device), torch.tensor(masks, device=device)

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

    def _rules(self, numbers: frozenset[str] | None) -> TokenRules | None:
        return TokenRules(self._vocabulary, Numerals.of(numbers)) if numbers is not None else None


class _Stops:
    """A stopping criterion a row: its tokens are spent, it goes round in circles, or time is up for all.

    It is asked after every token, so a long prompt may overrun the time by its own.
    """

    def __init__(self, end: float, limits: Sequence[int], prompt_length: int) -> None:
        self._end = end
        self._limits = limits
        self._begin = prompt_length
        self.late = False

    def __call__(self, input_ids: torch.Tensor, _scores: torch.Tensor, **_: Any) -> torch.Tensor:
        self.late = self.late or time.monotonic() >= self._end
        rows = input_ids[:, self._begin :].tolist()
        done = [self.late or len(row) >= most or circles(row) for row, most in zip(rows, self._limits, strict=True)]
        return torch.tensor(done, dtype=torch.bool, device=input_ids.device)


def circles(tokens: Sequence[int]) -> bool:
    """Whether a text ends in the same few tokens said at least three times in a row, LOOP tokens in all."""
    for length in range(1, len(tokens) // 3 + 1):
        said = max(3 * length, -(-LOOP // length) * length)
        tail = tokens[-said:]
        if len(tail) == said and tail[length:] == tail[:-length]:
            return True
    return False


def _opening(messages: Sequence[Message]) -> tuple[Message, ...]:
    """The messages up to what varies: the last one says nothing yet."""
    return (*messages[:-1], Message(messages[-1].role, ""))


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
