"""Where the evaluation finds the reports and keeps what it makes."""

from pathlib import Path

import platformdirs

ROOT = Path(__file__).resolve().parents[1]
REPORTS = ROOT.parent / "shared" / "reports"
"""The five real reports, which lie beside the checkout and are no part of it."""


def data_folder() -> Path:
    """Beside the code in a checkout, else in the user's cache."""
    if (ROOT / "pyproject.toml").is_file():
        return ROOT / ".data" / "eval"
    return platformdirs.user_cache_path("belagg") / "eval"
