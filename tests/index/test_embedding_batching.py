import pytest
from hypothesis import given
from hypothesis import strategies as some

from index.embedding.batching import WIDTH_STEP, batches, pad_batch

texts = some.lists(some.lists(some.integers(2, 9), max_size=70), max_size=30)


@given(texts, some.integers(1, 200))
def test_every_text_is_in_one_batch_with_its_tokens(encoded, budget):
    seen = []
    for batch in batches(encoded, pad=1, budget=budget):
        for row, ids, mask in zip(batch.rows, batch.ids.tolist(), batch.mask.tolist(), strict=True):
            length = len(encoded[row])
            assert ids == encoded[row] + [1] * (len(ids) - length)
            assert mask == [1] * length + [0] * (len(mask) - length)
            seen.append(row)
    assert sorted(seen) == list(range(len(encoded)))


@given(texts, some.integers(1, 200))
def test_a_batch_keeps_the_budget_unless_it_is_one_text(encoded, budget):
    widths = []
    for batch in batches(encoded, pad=1, budget=budget):
        assert batch.ids.size <= budget or len(batch.rows) == 1
        assert batch.ids.shape[1] % WIDTH_STEP == 0
        widths.append(batch.ids.shape[1])
    assert widths == sorted(widths, reverse=True)


@pytest.mark.parametrize(("length", "width"), [(0, 16), (1, 16), (16, 16), (17, 32)])
def test_widths_are_rounded_up(length, width):
    assert pad_batch((0,), [[5] * length], pad=1).ids.shape == (1, width)
