"""A run beside the accepted one: what is unfaithful, and what has fallen by more than chance."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from eval.metrics.statistics import change
from eval.runner import Cases

BASELINES = Path(__file__).parent / "baselines"
HIGHER = ("right", "cited", "honest_not_found", "language", "recall_at_5", "recall_at_10", "recall_4000")
LOWER = ("false_not_found",)


@dataclass(frozen=True)
class Regression:
    """A score that fell; `accepted` and `got` are means over the questions that both runs asked."""

    score: str
    accepted: float
    got: float

    def __str__(self) -> str:
        return f"{self.score}: {100 * self.got:.1f} %, accepted {100 * self.accepted:.1f} %"


def regressions(now: Cases, accepted: Mapping[str, Mapping[str, float]] | None) -> tuple[Regression, ...]:
    """Faithfulness below 100 % always; another score when the interval of its change lies wholly on the bad side.

    The change is taken question by question over those that both runs asked, so a few questions lost are noticed.
    """
    faithful = now.get("faithful", {}).values()
    found = []
    if faithful and min(faithful) < 1:
        found.append(Regression("faithful", 1.0, sum(faithful) / len(faithful)))
    for name in HIGHER + LOWER:
        before, after = (accepted or {}).get(name, {}), now.get(name, {})
        both = [id for id in before if id in after]
        moved = change([before[id] for id in both], [after[id] for id in both])
        if moved is not None and (moved.high < 0 if name in HIGHER else moved.low > 0):
            mean = [sum(side[id] for id in both) / len(both) for side in (before, after)]
            found.append(Regression(name, mean[0], mean[1]))
    return tuple(found)


def accepted(part: str, folder: Path = BASELINES) -> Cases | None:
    """The accepted run of a part; None where none has been accepted yet."""
    path = folder / f"{part}.json"
    if not path.is_file():
        return None
    scores: Cases = json.loads(path.read_text(encoding="utf-8"))["cases"]
    return scores


def accept(part: str, now: Cases, folder: Path = BASELINES) -> Path:
    """Makes this run the accepted one. Times are the machine's and not kept."""
    folder.mkdir(parents=True, exist_ok=True)
    means = {name: round(sum(values.values()) / len(values), 4) for name, values in now.items() if values}
    cases = {name: {id: round(value, 4) for id, value in values.items()} for name, values in now.items()}
    path = folder / f"{part}.json"
    lines = [f" {json.dumps(name)}: {json.dumps(values, sort_keys=True)}" for name, values in cases.items()]
    text = f'{{"part": "{part}",\n"means": {json.dumps(means)},\n"cases": {{\n' + ",\n".join(lines) + "\n}}\n"
    path.write_text(text, encoding="utf-8")
    return path
