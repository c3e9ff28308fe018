"""The logits processor on a made-up tokenizer: whatever a model would like to write, only given numbers come out."""

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from service.model.constrained import START, NumberProcessor, TokenRules, Vocabulary, token_pieces
from service.model.numerals import Numerals, numbers_in

WORDS = [" budget", " mnkr", "över", "[", "]", "[1", "]2", ".", ",", " ", "-", "\u00a0", "–", "a1", "m2", ") ("]
DIGITS = [*"0123456789", "19", "99", "9,9", " 1", "1 2", "2023", "٣", "½", "9 m", "007"]
BYTES = [bytes([byte]) for byte in (0xC2, 0xA0, 0xBD, 0xE2, 0x80, 0x93, 0xAF, 0xEF, 0xBC, 0x91)]
PIECES: list[bytes | None] = [None, None, *(text.encode() for text in (*WORDS, *DIGITS)), *BYTES]
END, OTHER_SPECIAL = 0, 1


def written(numbers: frozenset[str], seed: int, length: int) -> tuple[str, bool]:
    """What a model of random taste writes under the processor, and whether it came to an end by itself."""
    rules = TokenRules(Vocabulary(PIECES, [END]), Numerals.of(numbers))
    processor = NumberProcessor([rules], prompt_length=2)
    ids = [5, 30]
    taste = torch.Generator().manual_seed(seed)
    while len(ids) < length + 2:
        scores = torch.randn(1, len(PIECES), generator=taste)
        scores[0, 2 + len(WORDS) :] += 2.0  # it would rather write numbers
        token = int(processor(torch.tensor([ids]), scores).argmax())
        if token == END:
            return text_of(ids[2:]), True
        ids.append(token)
    return text_of(ids[2:]), False


def text_of(tokens: list[int]) -> str:
    data = b"".join(PIECES[token] or b"?" for token in tokens)
    return data.decode(errors="ignore")


@settings(max_examples=150, deadline=None)
@given(
    st.sets(st.sampled_from(["19,9", "2023", "1 234", "7", "99", "[1]", "[12]", "0–9"])),
    st.integers(0, 10_000),
    st.integers(1, 40),
)
def test_only_given_numbers_are_written(numbers: set[str], seed: int, length: int) -> None:
    text, ended = written(frozenset(numbers), seed, length)
    whole = Numerals.of(numbers)
    found = sorted(numbers_in(text), key=text.rfind)
    if not ended and found and (text.endswith(found[-1]) or text[:-1].endswith(found[-1])):
        # Cut off by its length, perhaps inside a mark, whose bracket is no part of a number.
        assert found.pop() in {begun.removeprefix("[") for begun in whole.begun} | whole.begun | whole.whole
    assert set(found) <= whole.whole
    assert "?" not in text
    assert not any(char in text for char in "٣½１")


def test_without_the_processor_the_same_taste_writes_others() -> None:
    """The test above can fail: unconstrained, nearly every text has a number that was not given."""
    strange = 0
    for seed in range(20):
        taste = torch.Generator().manual_seed(seed)
        ids = []
        for _ in range(20):
            scores = torch.randn(len(PIECES), generator=taste)
            scores[2 + len(WORDS) :] += 2.0
            ids.append(int(scores[2:].argmax()) + 2)
        strange += bool(numbers_in(text_of(ids)) - {"19,9"})
    assert strange >= 19


def token(piece: str) -> int:
    return PIECES.index(piece.encode())


def rules(*numbers: str) -> TokenRules:
    return TokenRules(Vocabulary(PIECES, [END]), Numerals.of(numbers))


def allowed(rule: TokenRules, *before: str) -> set[str]:
    state = START
    for piece in before:
        after = rule.after(state, token(piece))
        assert after is not None
        state = after
    mask = rule.mask(state)
    return {(PIECES[i] or b"END").decode(errors="replace") for i in range(len(PIECES)) if mask[i] and i != 1}


def test_inside_a_number_only_its_next_digit() -> None:
    rule = rules("19,9")
    assert allowed(rule, "1") == {"9", "9,9"}
    assert allowed(rule, "19") == {","}
    assert allowed(rule, "19", ",") == {"9", "9 m"}


def test_a_whole_number_may_end() -> None:
    after = allowed(rules("19,9"), "19", ",", "9")
    assert {" mnkr", "END", ".", ",", " ", "["} <= after
    assert after.isdisjoint({*"0123456789", " 1", "99"})


def test_a_mark_is_no_number() -> None:
    rule = rules("[1]")
    assert "[1" in allowed(rule)
    assert allowed(rule).isdisjoint({*"0123456789", "19", " 1", "a1"})
    assert allowed(rule, "[1") == {"]"}
    assert "]2" not in allowed(rule, "[1")


def test_bytes_of_a_character_are_judged_when_it_is_whole() -> None:
    """0xC2 begins both a no-break space, which may follow, and ½, which may not."""
    rule = rules("7")
    state = rule.after(START, PIECES.index(b"\xc2"))
    assert state is not None
    assert rule.after(state, PIECES.index(b"\xa0")) is not None
    assert rule.after(state, PIECES.index(b"\xbd")) is None
    assert not rule.mask(state)[END]
    assert not rule.mask(state)[token("7")]


def test_special_tokens_never_come() -> None:
    assert not rules("7").mask(START)[OTHER_SPECIAL]
    assert rules("7").mask(START)[END]


def test_a_dead_end_may_end() -> None:
    lame = TokenRules(Vocabulary([None, b"1"], [0]), Numerals.of(["19"]))
    state = lame.after(START, 1)
    assert state is not None
    assert lame.mask(state).tolist() == [True, False]


def test_padded_vocabulary() -> None:
    scores = torch.zeros(1, len(PIECES) + 3)
    out = NumberProcessor([rules("7")], 0)(torch.zeros(1, 0, dtype=torch.long), scores)
    assert torch.isinf(out[0, len(PIECES) :]).all()


class MadeUpTokenizer:
    """As much of a Hugging Face tokenizer as is asked of one."""

    all_special_ids = (0,)

    class Backend:
        def __init__(self, decoder: str) -> None:
            self.decoder = decoder

    def __init__(self, decoder: str, *tokens: str) -> None:
        self.backend_tokenizer = self.Backend(decoder)
        self.tokens = tokens

    def __len__(self) -> int:
        return len(self.tokens)

    def convert_ids_to_tokens(self, ids: list[int]) -> list[str]:
        return [self.tokens[number] for number in ids]


@pytest.mark.parametrize(
    ("decoder", "tokens", "pieces"),
    [
        (
            "ByteLevel()",
            ("<eos>", "Ġbudget", "Ã¶", "Ċ", "Â", "9"),
            (None, b" budget", "ö".encode(), b"\n", b"\xc2", b"9"),
        ),
        ("Metaspace()", ("<eos>", "▁budget", "<0xE2>", "ö", "9"), (None, b" budget", b"\xe2", "ö".encode(), b"9")),
    ],
    ids=["byte level", "sentencepiece"],
)
def test_token_pieces(decoder: str, tokens: tuple[str, ...], pieces: tuple[bytes | None, ...]) -> None:
    assert token_pieces(MadeUpTokenizer(decoder, *tokens)) == list(pieces)


def test_every_byte_has_its_character() -> None:
    from service.model.constrained import _byte_alphabet

    alphabet = _byte_alphabet()
    assert sorted(alphabet.values()) == list(range(256))
    assert len(alphabet) == 256
