"""Local models behind one protocol. What loads a model (torch, transformers) is imported by `load_generator` alone."""

from service.model.choice import load_generator
from service.model.protocol import GenerationError, GenerationTimeout, Generator, Message, Request, generate_many

__all__ = ["GenerationError", "GenerationTimeout", "Generator", "Message", "Request", "generate_many", "load_generator"]
