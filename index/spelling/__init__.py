"""Words that text recognition garbled, read as the words they were: for search and for a reader, never for numbers.

lexicon    the words that are known, and their forms      channel   what is printed for what
reader     a garbled word -> the word it was              mending   a text, a whole document -> put right, places kept
"""

from index.spelling.mending import NOISY, Mender, legible, mend

__all__ = ["NOISY", "Mender", "legible", "mend"]
