"""The forms that an answer may have to have: a case number, a date, a time of day, a place, somebody's name."""

import re
from dataclasses import dataclass

from index.language import fold, stem
from service.question import Question

MONTHS = {
    "januari": "january", "februari": "february", "mars": "march", "april": "april", "maj": "may", "juni": "june",
    "juli": "july", "augusti": "august", "september": "september", "oktober": "october", "november": "november",
    "december": "december",
}  # fmt: skip
_MONTH = "|".join(MONTHS)


@dataclass(frozen=True)
class Form:
    """One form: how a question asks for it, how a line has it, and what makes a line surer. All on folded text."""

    name: str
    asked: re.Pattern[str]
    has: re.Pattern[str]
    sure: re.Pattern[str] | None = None
    words: frozenset[str] = frozenset()  # of the question that ask for the form and for nothing else
    about: re.Pattern[str] | None = None  # what a line or what stands around it must have
    alone: bool = False  # may be asked for with no other word
    only: bool = False  # what does not have the form answers in no way
    typed: re.Pattern[str] | None = None  # how a line is typed, capitals and all

    def says(self, key: str) -> bool:
        return key in self.words

    def fits(self, text: str, months: tuple[int, ...], years: tuple[int, ...]) -> bool:
        """Whether a line has the form, of the asked month where the form is a date."""
        folded = fold(text)
        if self.has.search(folded) is None or (self.typed is not None and self.typed.search(text) is None):
            return False
        if self.name not in ("date", "deadline"):
            return True
        named = {int(year) for year in re.findall(r"\b(\d{4})-\d\d-\d\d\b", folded)}
        if years and named and not named & set(years):
            return False
        return not months or any(_dated(folded, month) for month in months)

    def surer(self, text: str) -> float:
        return 0.3 if self.sure is not None and self.sure.search(fold(text)) else 0.0


def _dated(folded: str, month: int) -> bool:
    name = list(MONTHS)[month - 1]
    return re.search(rf"\b\d{{1,2}} {name}\b|\b\d{{4}}-{month:02}-\d\d\b", folded) is not None


def _stemmed(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.split())


_HANDED_IN = r"\b(?:(?:lamna|skicka|ge)s? in\b|inlamna\w*|inskicka\w*|inne\b|tillhanda\b)"
_DATE = rf"\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}} (?:{_MONTH})\b"
FORMS = (
    Form(
        "case",
        re.compile(r"\bdiarienum\w*|\bdnr\b|\barendenum\w*|\bcase (?:number|no)\b|\bregistration number\b"),
        re.compile(r"\b[a-z]{1,5}[ /]?\s?\d{4}[/:]\s?\d{1,6}\b"),
        words=_stemmed(
            "diarienummer diarienumret dnr arendenummer arendenumret case number arende arendet arenden item agenda"
            " dagordning dagordningen kallelse kallelsen"
        ),
    ),
    Form(
        "deadline",
        re.compile(
            r"\bdeadline\b|\bsenast\b|\bsista (?:dag|datum|ansok)\w*|\blast day\b|\bwhen .*\bdue\b|\bby when\b"
            rf"|^\W*(?:nar|vilket datum|vilken dag)\b.*\b(?:ska|maste|behover|bor)\b.*{_HANDED_IN}"
        ),
        re.compile(_DATE),
        re.compile(r"\bsenast\b|\bsista\b|\btillhanda\b"),
        words=_stemmed("deadline senast sista dag datum inne in lamna lamnas inlamnad skicka skickas tillhanda due"),
    ),
    Form(
        "date",
        re.compile(
            r"(?:^|\boch )(?:nar|when|vilket datum|vilken dag|what date|which (?:date|day))\b"
            r".*\b(?:mot(?:e|et|en|ena|s)|sammantrad\w*|meet\w*|traffas)\b"
            r"|^(?:vilka|vad|what|which) (?!.*\bdigital).*\b(?:moten|sammantraden|meetings)\b.*\b20\d\d\b"
        ),
        re.compile(_DATE),
        re.compile(r"^tid\b|\bdatum\b|^\d{1,2} "),
        words=_stemmed(
            "nasta next forsta first sista last datum dag host hosten var varen mote moten motet motena mots"
            " sammantrade sammantraden sammantrader"
        ),
        about=re.compile(r"\bmote(?:t|n|na)?\b|sammantrad|\bkallelse|\bmeeting"),
        alone=True,
        only=True,
    ),
    Form(
        "time",
        re.compile(
            r"\bwhat time\b|\bvilken tid\b|\bvilket klockslag\b|\bhur dags\b|\bklockan\b|\bnar borjar\b.*\bmote"
        ),
        re.compile(r"\b(?:kl\.?|klockan|tid):? ?(?:\d{4}-\d\d-\d\d,? ?(?:kl:? ?)?)?\d{1,2}[.:]\d\d\b"),
        re.compile(r"^tid\b"),
        words=_stemmed("tid klockan klockslag time borjar startar start begin"),
    ),
    Form(
        "place",
        re.compile(
            r"(?m)^(?:var|where|in which (?:room|building)|i vilken (?:lokal|sal)|vilken (?:lokal|sal))\b"
            r".*\b(?:mot(?:e|et)|sammantrad\w*|meet\w*|traffas)\b"
        ),
        re.compile(r"^(?:plats|lokal|adress):"),
        words=_stemmed("plats lokal sal halls ager rum room place held"),
    ),
    Form(
        "address",
        re.compile(r"\b(?:gatu|besoks)?adress(?:en)?\b(?!.*mail)|\bvilken gata\b|\b(?:street )?address\b"),
        re.compile(
            r"\b\w{2,}(?:vagen|gatan|torget|torg|plan|platsen|stigen|backen|grand|allen|gard|gata|vag|hojden) \d{1,3}\b"
        ),
        words=_stemmed(
            "adress adressen gatuadress besoksadress gata gatan address street sitter ligger finns flyttat flyttade"
        ),
        only=True,
    ),
    Form(
        "mail",
        re.compile(
            r"\be-?post\w*|\bmejl\w*|\bmail\w*|\be-?mail\w*"
            r"|\bkontakt(?:person|uppgift)\w*|\bcontact (?:person|details)\b|^(?:vem|who)\b.*\b(?:kontakta|contact)\b"
        ),
        re.compile(r"[\w.-]+@[\w-]+\.\w+"),
        words=_stemmed(
            "epost e-post mejladress mejl mailadress mail email adress address"
            " kontakta kontaktperson kontaktuppgifter contact details"
        ),
        only=True,
    ),
    Form(
        "phone",
        re.compile(r"\btelefon(?:nummer|numret|nr)\b|\btel\.? ?(?:nummer|numret|nr)\b|\b(?:tele)?phone number\b"),
        re.compile(r"\b0\d{1,3}[-– ]\d[\d ]{4,}"),
        words=_stemmed("telefonnummer telefonnumret telefonnr telefon nummer numret phone telephone number"),
        only=True,
    ),
    Form(
        "register",
        re.compile(r"\borg(?:anisations)?\.?-?n(?:umme)?r(?:et)?\b|\b(?:registration|organi[sz]ation) number of\b"),
        re.compile(r"\b\d{6}-\d{4}\b"),
        words=_stemmed("organisationsnummer organisationsnumret orgnr orgnummer organisation organization number"),
        alone=True,
        only=True,
    ),
    Form(
        "giro",
        re.compile(r"\b(?:bank|plus)-?giro\w*"),
        re.compile(r"\b(?:bank|plus)giro:? ?\d"),
        words=_stemmed("bankgiro bankgirot bankgironummer plusgiro plusgirot nummer number"),
        alone=True,
        only=True,
    ),
    Form(
        "author",
        re.compile(
            r"(?m)^\W*(?:vem|who)\b(?: \w+){0,4}? (?:skr[ei]v\w*|undertecknat?\w*|handla(?:de|gt|gger)|handlaggare"
            r"|wrote|written|signed)\b"
        ),
        re.compile(r"^[a-z]{2,}(?:-[a-z]{2,})? [a-z]{2,}(?:-[a-z]{2,})?$"),
        words=_stemmed("skrev skrivit undertecknade handlade handlagger handlaggare wrote written signed"),
        about=re.compile(r"\bdnr\b|\bdiarienummer\b|\breferens\b|\bhandlaggare\b"),
        typed=re.compile(r"^[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)? [A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?$"),
    ),
    Form(
        "office",
        re.compile(r"(?m)^(?:vem|vilka?|who)\b.*\b(?:ordforande|sekreterare|leder|haller i|chair\w*|secretary)\b"),
        re.compile(r"^(?:ordforande|sekreterare|motesledare):? \S"),
        words=_stemmed("leder leds chair chairs"),
        alone=True,
    ),
)


def form_asked(question: Question) -> Form | None:
    """The form that the question asks for; None for most, and wherever a number is asked for."""
    if question.quantity is not None:
        return None  # of contact persons, say, there may be many
    folded = question.folded.strip()
    return next((form for form in FORMS if form.asked.search(folded)), None)


SEASONS = ((r"\b(?:i )?host(?:en|as)?\b", range(8, 13)), (r"\bvaren\b|\bvar(?:as)\b|\bi var\b", range(1, 7)))
"""The halves of a year that boards meet in, on folded text: the months from after the summer, and those before it."""


def months_asked(question: Question) -> tuple[int, ...]:
    """The months that the question names, 1 to 12: each of a season's."""
    folded = question.folded
    pairs = enumerate(MONTHS.items(), 1)
    named = {n for n, names in pairs if any(re.search(rf"\b{name}\b", folded) for name in names)}
    named.update(n for season, months in SEASONS if re.search(season, folded) for n in months)
    return tuple(sorted(named))
