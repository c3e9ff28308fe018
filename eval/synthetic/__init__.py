"""Reports of made-up municipalities with known random figures, in every layout that real reports use.

`generate(seed, style)` gives the same report for the same seed, always. Nothing in it is true of any municipality.
"""

from eval.synthetic.report import generate
from eval.synthetic.types import Convention, KnownFigure, Style, SyntheticReport

__all__ = ["Convention", "KnownFigure", "Style", "SyntheticReport", "generate"]
