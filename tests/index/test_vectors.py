"""Against brute force: the exact index gives exactly the exact answer."""

import json
import threading

import numpy as np
import pytest

from index.errors import StoreError
from index.vectors import StaleIndex, VectorIndex

WIDTH = 24


def cloud(count, seed=1):
    """Vectors of many lengths around a few centres: with another metric than the inner product the order differs."""
    random = np.random.default_rng(seed)
    centres = random.standard_normal((12, WIDTH))
    vectors = centres[random.integers(12, size=count)] + 0.5 * random.standard_normal((count, WIDTH))
    vectors *= random.uniform(0.3, 3.0, (count, 1))
    ids = random.permutation(count * 3)[:count]
    return ids.astype(np.int64), vectors.astype(np.float32)


def brute(ids, vectors, query, k, allowed=None):
    kept = np.ones(len(ids), bool) if allowed is None else np.isin(ids, allowed)
    scores = vectors[kept].astype(np.float64) @ query.astype(np.float64)
    order = np.argsort(-scores, kind="stable")[:k]
    return ids[kept][order], scores[order]


def queries(count=8):
    return np.random.default_rng(99).standard_normal((count, WIDTH)).astype(np.float32)


@pytest.fixture(params=["exact", "lists"])
def index(request):
    ids, vectors = cloud(4000)
    return VectorIndex.build(ids, vectors, 5, "m@1", exact_limit=10_000 if request.param == "exact" else 100)


def test_the_exact_index_finds_what_brute_force_finds():
    ids, vectors = cloud(3000)
    index = VectorIndex.build(ids, vectors, 1)
    assert index.exact
    for query in queries():
        found, scores = index.search(query, 25)
        expected, products = brute(ids, vectors, query, 25)
        np.testing.assert_array_equal(found, expected)
        np.testing.assert_allclose(scores, products, rtol=1e-5)


def test_the_inner_product_and_not_the_distance_decides():
    # The long vector points elsewhere but has the greater product; the near one has the smaller distance and angle.
    index = VectorIndex.build(np.array([1, 2]), np.array([[1, 0], [3, 3]], np.float32), 1)
    ids, scores = index.search(np.array([1, 0], np.float32), 2)
    assert ids.tolist() == [2, 1]
    assert scores.tolist() == [3.0, 1.0]


def test_lists_find_nearly_all_and_score_exactly():
    ids, vectors = cloud(20_000)
    index = VectorIndex.build(ids, vectors, 1, exact_limit=1000)
    assert not index.exact
    hits = 0
    for query in queries(20):
        found, scores = index.search(query, 10)
        expected, _ = brute(ids, vectors, query, 10)
        hits += len(set(found) & set(expected))
        rows = [int(np.flatnonzero(ids == number)[0]) for number in found]
        np.testing.assert_allclose(scores, vectors[rows] @ query, rtol=1e-4)
    assert hits / 200 >= 0.95


@pytest.mark.parametrize("size", [1, 7, 300, 3900], ids=lambda size: f"{size} allowed")
def test_a_filter_is_exact_and_comes_before_ranking(index, size):
    ids, vectors = cloud(4000)
    allowed = np.random.default_rng(size).choice(ids, size, replace=False)
    for query in queries(4):
        found, scores = index.search(query, 10, allowed)
        expected, products = brute(ids, vectors, query, 10, allowed)
        np.testing.assert_array_equal(found, expected)
        np.testing.assert_allclose(scores, products, rtol=1e-4)


def test_the_least_likely_vector_is_found_when_it_alone_is_allowed(index):
    ids, vectors = cloud(4000)
    query = queries(1)[0]
    last = ids[np.argmin(vectors @ query)]
    assert index.search(query, 5, np.array([last]))[0].tolist() == [last]


def test_ids_that_are_not_there_are_ignored(index):
    ids, _ = cloud(4000)
    strangers = np.setdiff1d(np.arange(20_000), ids)
    assert index.search(queries(1)[0], 5, strangers)[0].tolist() == []
    mixed = np.concatenate([strangers[:50], strangers[-50:], ids[:1], ids[:1]])
    assert index.search(queries(1)[0], 5, mixed)[0].tolist() == [ids[0]]


def test_nothing_allowed_and_nothing_held_give_nothing(index):
    assert index.search(queries(1)[0], 5, np.empty(0, np.int64))[0].size == 0
    empty = VectorIndex.build(np.empty(0, np.int64), np.empty((0, 0), np.float32), 0)
    assert empty.search(queries(1)[0], 5)[0].size == 0
    assert len(empty) == 0


def test_more_wanted_than_held_gives_all_in_order():
    index = VectorIndex.build(np.array([4, 9]), np.array([[1, 0], [0, 1]], np.float32), 1)
    assert index.search(np.array([0.5, 2], np.float32), 10)[0].tolist() == [9, 4]


def test_equal_scores_come_by_id():
    index = VectorIndex.build(np.array([8, 3, 5]), np.ones((3, 2), np.float32), 1)
    assert index.search(np.ones(2, np.float32), 3)[0].tolist() == [3, 5, 8]


def test_added_and_removed_vectors_count_at_once():
    ids, vectors = cloud(600)
    index = VectorIndex.build(ids[:400], vectors[:400], 1)
    query = queries(1)[0]
    index.search(query, 3, ids[:5])  # the lookup by id must not outlive the change
    index.add(ids[400:], vectors[400:], 2)
    index.remove(ids[:150], 3)
    assert (index.generation, len(index)) == (3, 450)
    for allowed in (None, ids[100:180], ids[390:410]):
        expected, _ = brute(ids[150:], vectors[150:], query, 20, allowed)
        np.testing.assert_array_equal(index.search(query, 20, allowed)[0], expected)


def test_adding_to_an_empty_index():
    index = VectorIndex.build(np.empty(0, np.int64), np.empty((0, 0), np.float32), 0)
    index.add(np.array([6]), np.array([[2, 1]], np.float32), 1)
    assert index.search(np.array([1, 1], np.float32), 1)[0].tolist() == [6]


@pytest.mark.parametrize(
    ("ids", "vectors", "message"),
    [
        ([1, 2], [[1.0, 0.0]], "n ids need n vectors"),
        ([1, 1], [[1.0, 0.0], [0.0, 1.0]], "an id stands twice"),
        ([-1], [[1.0, 0.0]], "must not be negative"),
    ],
    ids=["counts differ", "id twice", "negative id"],
)
def test_bad_input_is_refused(ids, vectors, message):
    with pytest.raises(ValueError, match=message):
        VectorIndex.build(np.array(ids), np.array(vectors, np.float32), 1)


def test_a_known_id_is_not_added_again():
    index = VectorIndex.build(np.array([1]), np.array([[1, 0]], np.float32), 1)
    with pytest.raises(ValueError, match="in the index already"):
        index.add(np.array([1]), np.array([[0, 1]], np.float32), 2)


def test_a_query_of_another_width_is_refused(index):
    with pytest.raises(ValueError, match="vectors of 24 numbers, got one of 3"):
        index.search(np.ones(3, np.float32), 1)


def test_an_index_of_a_store():
    class Store:
        def vectors(self):
            return 11, np.array([7]), np.array([[0, 1]], np.float32)

    index = VectorIndex.of(Store(), "m")
    assert (index.generation, index.model, index.dimensions, len(index)) == (11, "m", 2, 1)


def test_saved_and_loaded_it_finds_the_same(index, tmp_path):
    path = tmp_path / "vectors.faiss"
    index.save(path)
    loaded = VectorIndex.load(path, 5, "m@1")
    ids, _ = cloud(4000)
    assert (loaded.generation, loaded.model, len(loaded), loaded.exact) == (5, "m@1", 4000, index.exact)
    for allowed in (None, ids[:30]):
        for query in queries(3):
            np.testing.assert_array_equal(loaded.search(query, 10, allowed)[0], index.search(query, 10, allowed)[0])
    loaded.remove(ids[:1], 6)
    assert len(loaded) == 3999
    assert sorted(file.name for file in tmp_path.iterdir()) == ["vectors.faiss", "vectors.faiss.json"]


def _truncate(path):
    path.write_bytes(path.read_bytes()[:-100])


def _garble(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(bytes(data))


def _no_file(path):
    path.unlink()


def _no_sidecar(path):
    path.with_name(path.name + ".json").unlink()


def _bad_sidecar(path):
    path.with_name(path.name + ".json").write_text("{", encoding="utf-8")


def _other_sidecar(path):
    path.with_name(path.name + ".json").write_text("[]", encoding="utf-8")


def _older_format(path):
    sidecar = path.with_name(path.name + ".json")
    sidecar.write_text(json.dumps(json.loads(sidecar.read_text(encoding="utf-8")) | {"format": 0}), encoding="utf-8")


@pytest.mark.parametrize(
    "damage", [_truncate, _garble, _no_file, _no_sidecar, _bad_sidecar, _other_sidecar, _older_format]
)
def test_a_damaged_index_is_stale(index, tmp_path, damage):
    path = tmp_path / "vectors.faiss"
    index.save(path)
    damage(path)
    with pytest.raises(StaleIndex, match=r"vectors\.faiss .* byggs om"):
        VectorIndex.load(path, 5, "m@1")


@pytest.mark.parametrize(("generation", "model"), [(6, "m@1"), (5, "m@2")], ids=["generation", "model"])
def test_an_index_of_another_state_is_stale(index, tmp_path, generation, model):
    path = tmp_path / "vectors.faiss"
    index.save(path)
    with pytest.raises(StaleIndex, match="byggs om"):
        VectorIndex.load(path, generation, model)


def test_stale_is_a_problem_of_the_store():
    assert issubclass(StaleIndex, StoreError)


def test_a_save_that_fails_leaves_the_old_one(index, tmp_path, monkeypatch):
    path = tmp_path / "vectors.faiss"
    index.save(path)

    def fail(*_):
        raise OSError("disk full")

    monkeypatch.setattr("index.vectors.faiss.write_index", fail)
    with pytest.raises(OSError, match="disk full"):
        index.save(path)
    monkeypatch.undo()
    assert len(VectorIndex.load(path, 5, "m@1")) == 4000
    assert len(list(tmp_path.iterdir())) == 2


def test_searching_while_it_changes_never_fails():
    ids, vectors = cloud(900)
    index = VectorIndex.build(ids[:300], vectors[:300], 0)
    wrong = []

    def search():
        for query in queries(60):
            found, _ = index.search(query, 5, ids[:300:7])
            expected, _ = brute(ids[:300], vectors[:300], query, 5, ids[:300:7])
            if found.tolist() != expected.tolist():
                wrong.append(found)

    threads = [threading.Thread(target=search) for _ in range(3)]
    for thread in threads:
        thread.start()
    for step in range(20):
        index.add(ids[300 + step * 30 : 330 + step * 30], vectors[300 + step * 30 : 330 + step * 30], step)
    for thread in threads:
        thread.join()
    assert wrong == []
    assert len(index) == 900
