"""What leads up to an English question ("can you tell me"), and its short forms ("didn't")."""

import re

_GREETING = r"(?:(?:hi|hello|hey|please|ok|okay|so|well|sorry)\b\W*)*"
_ASKED_OF = r"(?:can|could|would|will) (?:you|anyone|someone) (?:please |kindly )?"
_BIDDEN = (
    "explain|summari[sz]e|list|compare|describe|give|name|show|outline|sum up|break down|set out|work out|calculate"
    "|add up|find|check"
)
_WISH = r"(?:like|want|need|wish|love|trying|curious) to (?:know|find out|learn|understand)"
_TOLD = (
    rf"{_ASKED_OF}(?:tell|show|inform|say to) (?:me|us) ",
    rf"{_ASKED_OF}(?=(?:{_BIDDEN})\b)",
    rf"(?:i|we)(?:['’]d| would|['’]m| am|['’]re| are)? (?:{_WISH}|wondering|wonder|curious about) ",
    r"(?:do|does) (?:you|anyone) (?:happen to )?know ",
    r"any idea (?:of |about )?",
    r"please (?:tell (?:me|us) )?",
)
_LEAD_IN = re.compile(rf"^\W*{_GREETING}(?:{'|'.join(_TOLD)})(?:about )?(?=\w)", re.IGNORECASE)
_SHORT = (
    (re.compile(r"\b(what|who|where|how|when|why|there|that|it)['’]s\b", re.IGNORECASE), r"\1 is"),
    (re.compile(r"\bwon['’]t\b", re.IGNORECASE), "will not"),
    (re.compile(r"\bcan['’]t\b|\bcannot\b", re.IGNORECASE), "can not"),
    (re.compile(r"\b(is|are|was|were|do|does|did|has|have|had|would|could|should)n['’]t\b", re.IGNORECASE), r"\1 not"),
)


def directly(text: str) -> str:
    """The question less what only leads up to it ("can you tell me"), and its short forms written out."""
    asked = _LEAD_IN.sub("", text)
    for short, long in _SHORT:
        asked = short.sub(long, asked)
    return asked
