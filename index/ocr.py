"""Text that OCR garbled: how garbled it is, search keys that see through it, and repair of words, never of digits."""

import re
from collections.abc import Container

_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"})
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST = 60  # a longer run of characters is no word
_ADDRESS = re.compile(r"@|www\.|https?:|\.(?:se|com|nu|pdf|docx)\b", re.I)
_TRIM = "([\"”“’'«»*.,:;!?)]…–—-\\>_|}{/•¹²³⁴⁵⁶⁷⁸⁹⁰&%+=~#"
_JUNK = re.compile(
    r"[^\W\d_][\[\]{}|\\<>=~¢¥£€©®°§%@!?;\"“”)(*]+[^\W\d_]"  # a mark inside a word
    r"|(?<![SsXxZz])[’'‘`](?!s\b)[^\W\d_]|[^\W\d_]['‘’`]\)"  # a letter's dots read as a quote
    r"|^[\[\]{}|]\S?[^\W\d_]|[^\W\d_]\)[’'‘]"
    r"|[a-zåäö]\d[a-zåäö]|^6[bcdfghjklmnpprstvx]"  # a letter read as a digit
    r"|ii(?!i*$)[a-zåäö]"
    r"|[a-zåäö]é[a-zåäö]{2}(?<!éer)(?<!éen)(?<!éns)(?<!ers)|é[ií]|í|[a-zåäö][A-ZÅÄÖ]{1}[a-zåäö]*[^\W\d_]?[\[&]"
)
_NO_VOWEL = re.compile(r"[bcdfghjklmnpqrstvwxz]{4,}$")
_BAD_START = re.compile(r"(?:nd|nr|lg|ldr|rd|mn|lt|ng|rv|nn|bg)[a-zåäö]{2}", re.I)
_BARE = frozenset(
    ("ar", "aven", "pa", "fran", "nar", "dar", "ocksa", "nagot", "nagon", "over", "overskott", "forvaltningen", "hog")
    + ("namnden", "hogre", "lagre", "arets", "aret", "stod", "vard", "varden", "atgarder", "okar", "okning", "darfor")
    + ("for", "infor", "ir", "dr", "dven", "frin", "sver", "nimnden", "ndmnden", "vird", "fir", "mojlighet", "behover")
    + ("maste",)
)
_ASCENDING = re.compile(r"[åäöÅÄÖ]")
_ALL_CAPITALS = re.compile(r"[A-ZÅÄÖ]{2,}")
_ENOUGH = 200  # letters; a shorter text says nothing about its missing å, ä and ö
_USUAL = 0.02  # share of å, ä and ö below which a Swedish text lacks them (about 0.045 is usual)


def noise(text: str) -> float:
    """The share of words that look garbled, 0 to 1.

    Garbled are marks or digits inside words, letters that no Swedish word has, and, in a text almost without å, ä and
    ö, the common words that need them.
    """
    text = text.translate(_LIGATURES)
    words = [word for word in text.split() if len(word) <= _LONGEST and _LETTER.search(word)]
    words = [word for word in words if not _ADDRESS.search(word)]
    letters = sum(map(str.isalpha, text))
    if not words:
        return 0.0
    lacks = letters >= _ENOUGH and len(_ASCENDING.findall(text)) < _USUAL * letters
    return sum(_is_garbled(word, lacks) for word in words) / len(words)


def _is_garbled(word: str, lacks: bool) -> bool:
    core = word.strip(_TRIM)
    if len(core) < 2 or _ALL_CAPITALS.match(core):
        return False
    if _JUNK.search(core):
        return True
    small = core.lower()
    if _NO_VOWEL.match(small) and core.islower() and len(core) >= 5:
        return True
    return lacks and (small in _BARE or _BAD_START.match(small) is not None)


_QUOTED = re.compile(r"[^\W\d_]['’‘`´\"”“]+|['’‘`´]+[^\W\d_]?(?=['’‘`´])")
_AS_L = re.compile(r"[\[\]|!]|(?<=[^\W\d_])1(?=[^\W\d_])")
_MARKS = re.compile(r"[^a-zåäöéü]")
_CLUSTERS = re.compile(r"ft|tt|ff|fl|[ft][aoiåäöé]")
_UNSURE = re.compile(r"[aoidåäöéèáàíüûs]")
_RUN = re.compile(r"(.)\1+")
_SHORTEST_KEY = 3


def fold_ocr(word: str) -> str:
    """A search key that a clean Swedish word shares with most of its OCR garblings.

    Letters that stand for each other in garbled text fall away (å ä ö and what they are read as: a o i d é s), `[` is
    read as l, ligatures and the pairs that they are read for (ft tt, f or t with a vowel) become f. The key is lossy:
    use it only to find candidates in noisy documents. A word whose key would be shorter than three letters keeps all.
    """
    small = word.translate(_LIGATURES).casefold()
    bare = _QUOTED.sub("", small)
    bare = _MARKS.sub("", _AS_L.sub("l", bare)).replace("w", "rv").replace("rn", "m")
    key = _RUN.sub(r"\1", _UNSURE.sub("", _CLUSTERS.sub("f", bare)))
    return key if len(key) >= _SHORTEST_KEY else re.sub(r"\W", "", small)


_READ_AS = (
    ("[", ("l",)),
    ("]", ("l",)),
    ("ﬁ", ("fi", "ti", "ft", "fö")),
    ("ﬂ", ("fl", "ft", "tt")),
    ("fi)'", ("fö",)),
    ("fi)’", ("fö",)),
    ("i)'", ("ö",)),
    ("i)’", ("ö",)),
    ("b'", ("ö",)),
    ("b’", ("ö",)),
    ("o'", ("ö",)),
    ("o’", ("ö",)),
    ("a'", ("å", "ä")),
    ("a’", ("å", "ä")),
    ("éi", ("ä",)),
    ("é’", ("å",)),
    ("é'", ("å",)),
    ("ii", ("ä", "å", "ö")),
    ("é", ("å", "ä", "ö")),
)
_MOST_READINGS = 64
_DIGIT = re.compile(r"\d")
_SPACED = re.compile(r"\S+")
_EDGES = '"”“«»,.:;!?…'


def repair(text: str, vocabulary: Container[str]) -> str:
    """`text` with garbled words put right for display, where exactly one reading is a known word (in lower case).

    Words with a digit, known words and words of several known readings are left as they are.
    """
    return _SPACED.sub(lambda match: _repaired(match.group(), vocabulary), text)


def _repaired(token: str, vocabulary: Container[str]) -> str:
    core = token.strip(_EDGES)
    if len(core) < 3 or len(core) > _LONGEST or _DIGIT.search(core) or core.lower() in vocabulary:
        return token
    known = {reading for reading in _readings(core) if reading != core and reading.lower() in vocabulary}
    return token.replace(core, known.pop()) if len(known) == 1 else token


def _readings(word: str) -> set[str]:
    """What `word` may have been, each garbling read in each of its ways."""
    readings = {word}
    for garbled, meant in _READ_AS:
        if garbled in word.lower():
            pattern = re.compile(re.escape(garbled), re.I)
            readings |= {pattern.sub(clean, reading) for reading in readings for clean in meant}
        if len(readings) > _MOST_READINGS:
            break
    return readings
