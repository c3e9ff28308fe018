"""The one place where real objects are built.

A service should answer within three seconds of its start, and most of them would go to loading the embedding model and
to importing everything else, one after the other. So the model is loaded in a thread of its own, which needs Python for
little of its time, and what is heavy is imported here only after that has begun.
"""

from concurrent.futures import ThreadPoolExecutor

from index.embedding import load_embedder
from service.api.contract import Engine
from service.settings import Settings


def build_engine(settings: Settings) -> Engine:
    """An engine on the settings' data folder, which is made when it is missing.

    Raises StoreError, ModelMismatch, GenerationError.
    """
    with ThreadPoolExecutor(1, "model") as pool:
        embedder = pool.submit(load_embedder, settings.embedding)
        from index.search import Searcher
        from index.store import Store
        from service.engine import BelaggEngine
        from service.model import load_generator

        store = Store(settings.data)
        generator = None
        if settings.generator is not None:
            generator = load_generator(
                settings.generator, settings.generator_model, settings.generator_timeout, settings.generator_key
            )
        searcher = Searcher(store, embedder.result())
        return BelaggEngine(store, searcher, embedder.result(), generator, settings.generator_timeout)
