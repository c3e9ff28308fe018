"""What holds for every embedder: inherit, and give an `embedder` fixture."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np

TEXTS = [
    "Nämnden räknar med ett underskott på tolv miljoner kronor.",
    "Antalet placerade barn minskade under våren.",
    "Kort.",
    "",
    "Sjukfrånvaron steg till 8,1 procent. " * 12,
]


class EmbedderContract:
    def test_shapes_and_kinds(self, embedder):
        vectors = embedder.embed_passages(TEXTS)
        assert vectors.shape == (len(TEXTS), embedder.dimensions)
        assert vectors.dtype == np.float32
        query = embedder.embed_query("underskott")
        assert query.shape == (embedder.dimensions,)
        assert query.dtype == np.float32

    def test_every_vector_has_length_one(self, embedder):
        vectors = np.vstack([embedder.embed_passages(TEXTS), embedder.embed_query("?"), embedder.embed_query("")])
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)

    def test_no_texts_give_no_rows(self, embedder):
        calls = []
        assert embedder.embed_passages([], lambda *call: calls.append(call)).shape == (0, embedder.dimensions)
        assert calls == []

    def test_a_text_has_the_same_vector_in_any_company(self, embedder):
        together = embedder.embed_passages(TEXTS)
        alone = np.vstack([embedder.embed_passages([text]) for text in TEXTS])
        np.testing.assert_allclose(together, alone, atol=1e-5)

    def test_repeated_texts_have_the_same_rows_in_order(self, embedder):
        a, b = TEXTS[:2]
        vectors = embedder.embed_passages([a, b, a, a])
        np.testing.assert_array_equal(vectors[[0, 0, 0]], vectors[[0, 2, 3]])
        np.testing.assert_allclose(vectors[:2], embedder.embed_passages([a, b]), atol=1e-5)

    def test_different_texts_have_different_vectors(self, embedder):
        vectors = embedder.embed_passages(TEXTS[:3])
        assert (vectors @ vectors.T)[np.triu_indices(3, 1)].max() < 0.9999

    def test_progress_grows_to_all(self, embedder):
        calls = []
        embedder.embed_passages(TEXTS * 3, lambda done, total: calls.append((done, total)))
        assert calls == sorted(calls)
        assert calls[-1] == (15, 15)

    def test_the_name_stays(self, embedder):
        assert embedder.name == embedder.name != ""

    def test_threads_get_the_same_vectors(self, embedder):
        expected = [embedder.embed_query(text) for text in TEXTS]
        with ThreadPoolExecutor(4) as pool:
            found = list(pool.map(embedder.embed_query, TEXTS * 4))
        np.testing.assert_allclose(found, expected * 4, atol=1e-5)
