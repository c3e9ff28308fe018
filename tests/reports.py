"""Where the real reports are, for the tests that read them."""

from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "reports"
MORE = FOLDER.parent / "more-reports"


def report(prefix: str) -> Path:
    """The real report whose name begins with `prefix` ("000"); skips the test where the reports are missing."""
    found = sorted(FOLDER.glob(f"{prefix}*.txt")) if FOLDER.is_dir() else []
    if not found:
        pytest.skip(f"the real report {prefix} is not in {FOLDER.name}/ beside the checkout's folder")
    return found[0]


def more(name: str) -> Path:
    """A further real file by its whole name; skips the test where it is missing."""
    path = MORE / name
    if not path.is_file():
        pytest.skip(f"{name} is not among the further reports beside the checkout")
    return path
