"""Whether an English name is of one or of several, and the verb that it takes: "sick leave was", "staff costs were"."""

import re

from service.english.phrasebook import is_plural

_ASIDE = re.compile(r"\s*\([^()]*\)")
_AFTER_HEAD = re.compile(r"\s(?:of|for|with|to|in|at|on|by|from|under|against|per|within|without|(?:ex|in)cluding)\s")
_SINGULAR = frozenset(("news", "premis", "psychiatrics", "address", "process", "access", "swimming"))
_SEVERAL = {"is": "are", "was": "were", "has": "have"}


def is_several(name: str) -> bool:
    """Whether an English name takes a plural verb: its head stands before "of", "for" and the like.

    What a name is called in Swedish, in parentheses, and a quoted row label say nothing.
    """
    plain = _ASIDE.sub("", name).strip()
    if plain.startswith(("“", '"')) or not plain:
        return False
    head = _AFTER_HEAD.split(plain, maxsplit=1)[0].split()
    last = head[-1].casefold() if head else ""
    return last not in _SINGULAR and is_plural(last)


_BODY = frozenset(("unit", "team", "section", "department", "fund", "programme", "committee", "centre"))


def with_article(name: str) -> str:
    """A name with "the" where English has it: that of one part of an organisation ("the intake unit")."""
    head = _AFTER_HEAD.split(_ASIDE.sub("", name).strip(), maxsplit=1)[0].split()
    bare = not head or head[0].casefold() == "the" or name.startswith(("“", '"'))
    return name if bare or head[-1].casefold() not in _BODY else f"the {name}"


def agreeing(verb: str, name: str) -> str:
    """ "is", "was" or "has" in the form that a name takes."""
    return _SEVERAL[verb] if is_several(name) else verb
