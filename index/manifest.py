"""The small file that a user may put beside reports to say what they are.

`belagg.toml`, one table a file; the name may have wildcards, and an exact name goes before them:

    ["rapport.txt"]
    municipality = "Huddinge"
    period = "2023-01/2023-08"
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from index.errors import LoadError
from index.overrides import UNSAID, Overrides, read_overrides

MANIFEST = "belagg.toml"


@dataclass(frozen=True)
class Manifest:
    """What is said of files, by name or pattern, in the manifest's order."""

    entries: Mapping[str, Overrides]

    def of(self, name: str) -> Overrides:
        """What is said of a file in the manifest's folder."""
        found = self.entries.get(name, UNSAID)
        for pattern, overrides in self.entries.items():
            if pattern != name and fnmatchcase(name, pattern):
                found = found.or_else(overrides)
        return found


def read_manifest(folder: Path) -> Manifest:
    """The folder's manifest, empty when there is none; raises LoadError with the place of what is wrong."""
    path = folder / MANIFEST
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Manifest({})
    except UnicodeDecodeError as error:
        raise LoadError(f"{path} ska vara en textfil i UTF-8.") from error
    except OSError as error:
        raise LoadError(f"{path} går inte att läsa ({error.strerror}).") from error
    except tomllib.TOMLDecodeError as error:
        raise LoadError(f"{path} är inte rätt skriven TOML: {error}") from error
    return Manifest({name: _entry(path, name, values) for name, values in data.items()})


def _entry(path: Path, name: str, values: object) -> Overrides:
    if not isinstance(values, dict):
        raise LoadError(f'{path}: ”{name}” ska stå under ett filnamn, till exempel ["rapport.txt"].')
    try:
        return read_overrides(values)
    except LoadError as error:
        raise LoadError(f'{path}, ["{name}"]: {error}') from error
