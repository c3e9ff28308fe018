"""The one place where real objects are built.

It imports the heavy rooms (vectors, embedding models) at its top, so nothing light may import it at its own: the
command line imports it inside `engine_for`, when a command needs an engine, and starts fast without.
"""

from index.embedding import load_embedder
from index.search import Searcher
from index.store import Store
from service.api.contract import Engine
from service.engine import BelaggEngine
from service.model import load_generator
from service.settings import Settings


def build_engine(settings: Settings) -> Engine:
    """An engine on the settings' data folder, which is made when it is missing.

    Raises StoreError, ModelMismatch, GenerationError.
    """
    store = Store(settings.data)
    embedder = load_embedder(settings.embedding)
    generator = None
    if settings.generator is not None:
        generator = load_generator(settings.generator, settings.generator_model, settings.generator_timeout)
    return BelaggEngine(store, Searcher(store, embedder), embedder, generator, settings.generator_timeout)
