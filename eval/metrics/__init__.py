"""What an answer is judged by, as pure functions; `eval/README.md` defines each."""

from eval.metrics.citing import Place, Source, cited, places_of
from eval.metrics.right import Shortcoming, shortcomings
from eval.metrics.support import Unsupported, unsupported
from eval.metrics.tongue import tongue

__all__ = [
    "Place",
    "Shortcoming",
    "Source",
    "Unsupported",
    "cited",
    "places_of",
    "shortcomings",
    "tongue",
    "unsupported",
]
