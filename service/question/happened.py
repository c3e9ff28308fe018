"""What the things that a question wants listed must have happened to: "vilka avtal har sagts upp" wants no others."""

import re
import tomllib
from functools import cache
from importlib.resources import files


def happened(folded: str) -> re.Pattern[str] | None:
    """How reports tell what a folded question says of the things it asks for; None where it says nothing of the kind."""
    return next((told for asked, told in _families() if asked.search(folded)), None)


@cache
def _families() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    text = files("service.question").joinpath("happened.toml").read_text(encoding="utf-8")
    entries: dict[str, dict[str, list[str]]] = tomllib.loads(text)
    return tuple((re.compile("|".join(one["asked"])), re.compile("|".join(one["told"]))) for one in entries.values())
