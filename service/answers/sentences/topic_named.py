"""What a question is about, in the English that it is asked in with the reports' word in parentheses."""

from index.activities import activity
from service.english.phrasebook import book
from service.question.types import Question

MANY = 2
"""Words of a topic that is named: more are no name but what is asked."""


def in_english(question: Question) -> str:
    """ "sick leave (sjukfrånvaro)": the activity asked about, else the one thing that the words name, else ""."""
    strong = [found.id for found in question.activities if not found.weak]
    services = [one for one in strong if not activity(one).topic] or strong
    if len(set(services)) == 1:
        known = activity(services[0])
        return f"{known.english[0]} ({_plain(known.name)})"
    said = [word for word in question.words if word.said]
    if strong or len(said) != 1 or len(question.words) > 1:
        return ""
    name = said[0].said.casefold()
    return f"{name} ({said[0].text.casefold()})" if book().is_name(name.split()) and len(name.split()) <= MANY else ""


def _plain(name: str) -> str:
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
