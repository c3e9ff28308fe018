"""A folder for what is made once from a model: whole or not there, whoever makes it and whenever it is interrupted."""

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import platformdirs

from index.errors import StoreError

MANIFEST = "manifest.json"
ENVIRONMENT = "BELAGG_MODELS"


def models_folder() -> Path:
    """`$BELAGG_MODELS`, or the user's cache folder. Not made here."""
    named = os.environ.get(ENVIRONMENT)
    return Path(named) if named else Path(platformdirs.user_cache_dir("belagg")) / "models"


def prepared(name: str, make: Callable[[Path], None], folder: Path | None = None, again: bool = False) -> Path:
    """The folder `name` under the models' folder, made by `make` when it is missing, damaged or asked for `again`.

    `make` fills an empty folder beside it, which takes its place in one step; when several processes make it at once
    the first one wins and the others use its copy. Raises StoreError when the folder cannot be written.
    """
    parent = folder or models_folder()
    target = parent / name
    if not again and is_whole(target):
        return target
    try:
        parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{name}-", dir=parent) as scratch:
            made = Path(scratch) / name
            made.mkdir()
            make(made)
            _write_manifest(made)
            _take_place(made, target, Path(scratch) / "old", keep=not again)
    except OSError as error:
        raise StoreError(
            f"Modellmappen {parent} kan inte skrivas ({error.strerror or error}): "
            f"ge plats och rättigheter, eller peka ut en annan mapp med {ENVIRONMENT}"
        ) from error
    return target


def is_whole(folder: Path) -> bool:
    """Whether every file that the manifest names is there at its full size.

    Sizes and not digests: half a gigabyte would take a second to digest at every start. A file that is damaged at
    its full size is found by whoever reads it, who then asks for the folder `again`.
    """
    try:
        sizes = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
        return bool(sizes) and all((folder / name).stat().st_size == size for name, size in sizes.items())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def digest(path: Path) -> str:
    """The first eight hex digits of the file's SHA-256."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:8]


def _write_manifest(folder: Path) -> None:
    files = {str(path.relative_to(folder)): path.stat().st_size for path in sorted(folder.rglob("*")) if path.is_file()}
    (folder / MANIFEST).write_text(json.dumps({"files": files}, indent=1) + "\n", encoding="utf-8")


def _take_place(made: Path, target: Path, aside: Path, keep: bool) -> None:
    """Rename `made` to `target`; what is there already stays when it is whole and `keep` allows, else moves aside."""
    for _attempt in range(5):
        if keep and is_whole(target):
            return
        with contextlib.suppress(FileNotFoundError):  # not there, or another process has just moved it
            target.rename(aside)
        try:
            made.rename(target)
            return
        except OSError:
            if not target.exists():
                raise
        shutil.rmtree(aside, ignore_errors=True)
    raise OSError(f"{target.name} byts ut av flera på en gång")
