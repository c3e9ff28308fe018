"""What reads as a title: the words alone, whatever stands around them."""

import re

from index.layout.lines import left_open

_LABELS = (
    r"(?:målområde|fokusområde|strategiskt område|område|inriktning)",
    r"(?:kommunfullmäktiges? ?mål|övergripande mål|inriktningsmål|kommunmål|kf-mål)",
    r"(?:nämndmål|nämndens mål|delmål|resultatmål|effektmål|etappmål|nämndspecifikt mål)",
)
_LABEL = tuple(re.compile(rf"{label}\s*\d{{0,2}}\s*[:–-]\s*\S", re.I) for label in _LABELS)
_VERB = re.compile(
    r"(?:är|var|har|hade|ska|skall|kan|kunde|kommer|bör|får|fick|blir|blev|finns|fanns|visar|visade|innebär|"
    r"godkänner|beslutar|beslutade|informerade|föreslås|föreslår|antar|avser|redovisas|redovisar|beror|"
    r"uppgår|uppgick|bedöms|prognostiserar|bedömer|ligger|anges|följer|väntas|förväntas|genomförs|"
    r"genomfördes|pågår|ökar|ökade|minskar|minskade|deltar|deltog|anmäls|noterar|beviljas|söker|vill|"
    r"måste|behöver|ger|gav|tar|tog|görs|gör)$"
)
UNFIT = re.compile(r"[\t|@]|www\.|https?:|: |^\d+[.,]?\d*$")
_ANSWERS = frozenset(
    {"ja", "nej", "klart", "status", "kommentar", "positiv", "negativ", "datum", "referens", "mottagare"}
)
_FIGURE = re.compile(r"(?<![\w,.])[-+–−]?\d[\d,.]*")
_COLUMN_WORDS = frozenset(
    ("budget", "utfall", "prognos", "avvikelse", "avv", "mått", "mål", "helår", "bokslut", "årsbokslut", "period")
    + ("trend", "differens", "ack", "ackumulerad", "ackumulerat", "föregående", "jan-aug", "kvinnor", "män", "totalt")
)
_UNIT_LINE = re.compile(r"(?:belopp i|tkr|mnkr|mkr|kr|tusen kronor|miljoner kronor)\b", re.I)
_ENDS_IN_FIGURE = re.compile(r"(?:^|\s)(?!(?:19|20)\d\d\b)[-+–−]?\d[\d.,]*[*)]*$")
_CAPITALISED = re.compile(r"[A-ZÅÄÖÉ][a-zåäöéèü/-]+$")
_LONGEST_BARE = 100
_MOST_WORDS = 14


def label_rank(title: str) -> int:
    """How deep a labelled heading stands: area 1, the council's goal 2, the committee's goal 3; 0 without a label."""
    return next((rank for rank, label in enumerate(_LABEL, start=1) if label.match(title.lstrip("#* "))), 0)


def looks_bare(text: str) -> bool:
    """Whether `text` reads as a title: short, a capital first, no end mark, no finite verb, no row of figures."""
    words = text.split()
    if not 3 <= len(text) <= _LONGEST_BARE or len(words) > _MOST_WORDS or not text[0].isupper():
        return False
    if text[-1] in ".,;:!–-/(" or UNFIT.search(text) or left_open(text) or text.casefold() in _ANSWERS:
        return False
    letters = sum(character.isalpha() or character.isspace() for character in text)
    if letters < 0.6 * len(text) or is_row(text) or is_names(text):
        return False
    if _ENDS_IN_FIGURE.search(text):
        return False
    return text.endswith("?") or not is_sentence(text)


def is_sentence(text: str) -> bool:
    """Whether four words or more hold a finite verb outside a clause that begins with "som" or "att"."""
    words = text.casefold().split()
    main = next((index for index, word in enumerate(words) if word in ("som", "att")), len(words))
    return len(words) >= 4 and any(_VERB.match(word) for word in words[:main])


def is_row(text: str) -> bool:
    """Whether `text` is rather a row of a table: figures, or the names of columns."""
    figures = _FIGURE.findall(text)
    if len(figures) >= 4 or sum("," in figure for figure in figures) >= 2:
        return True
    words = re.findall(r"[^\W\d_][\w-]*", text.casefold())
    named = sum(word in _COLUMN_WORDS for word in words)
    return named >= 3 or (bool(figures) and 0 < len(words) == named) or _UNIT_LINE.match(text) is not None


def is_names(text: str) -> bool:
    """Whether every word has a capital: a person, or a row of column names. A Swedish title has one capital."""
    words = text.split()
    return len(words) >= 2 and all(_CAPITALISED.match(word) for word in words)


def follows(number: tuple[int, ...], last: tuple[int, ...]) -> bool:
    """Whether `number` can come after `last`: its first child, or the next (or next but one) at any level."""
    if not last:
        return number in ((1,), (1, 1)) or number == (2,)
    if number == (*last, 1) or number == (1,):
        return True
    depth = len(number)
    return depth <= len(last) and number[:-1] == last[: depth - 1] and 1 <= number[-1] - last[depth - 1] <= 2


def prefix_end(text: str, start: int, title: str) -> int | None:
    """Where the folded `title` ends in `text[start:]`, when it begins there and a new sentence follows."""
    words = re.split(r"\s+", title)
    pattern = r"\s+".join(re.escape(word) for word in words)
    match = re.compile(pattern + r"", re.I).match(text, start)
    if not match:
        return None
    rest = text[match.end() :]
    return match.end() if rest[:1].isspace() and not rest.lstrip()[0].islower() else None
