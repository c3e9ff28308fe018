import pytest

from index.types import Measure
from service.question import Kind, read_question
from service.types import Ask, Turn
from tests.service.build import case

STORED = ("Provsjö", "Mallbo", "Testhamn")


def read(text, *history, language="auto"):
    return read_question(Ask(text, language=language, history=tuple(Turn(one) for one in history)), STORED)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hur stor är sjukfrånvaron i Provsjö 2023?", Kind.LOOKUP),
        ("vad kostar BoU", Kind.LOOKUP),
        ("Vem drog mest över budget?", Kind.COMPARE),
        ("Varför gick barn och unga över budget?", Kind.WHY),
        ("why is barn och unga over budget?", Kind.WHY),
        ("how come barn & unga is over budget", Kind.WHY),
        ("Vad är orsaken till underskottet?", Kind.WHY),
        ("Vad ligger bakom ökningen?", Kind.WHY),
        ("varfor okade kostnaden", Kind.WHY),
        ("Jämför ekonomiskt bistånd i Mallbo och Provsjö", Kind.COMPARE),
        ("Barn och unga i Mallbo och Provsjö?", Kind.COMPARE),
        ("Vilken kommun har högst sjukfrånvaro?", Kind.COMPARE),
        ("Vilken verksamhet har störst underskott?", Kind.COMPARE),
        ("Which municipality has the largest deficit?", Kind.COMPARE),
        ("Hur har sjukfrånvaron utvecklats sedan 2021?", Kind.TREND),
        ("sjukfrånvaro 2021, 2022 och 2023", Kind.TREND),
        ("How has sick leave developed?", Kind.TREND),
        ("Vilka mål nås inte?", Kind.LISTING),
        ("Vilka var nämndens intäkter i Mallbo?", Kind.LOOKUP),
        ("Vilka risker finns i Mallbo?", Kind.LISTING),
        ("What goals are not met? list them", Kind.LISTING),
        ("Gick barn och unga över budget?", Kind.YESNO),
        ("upptäckte man brister i arkivet", Kind.YESNO),
        ("missbrukas behörigheter i systemet", Kind.YESNO),
        ("kommunernas kostnader för konsulter", Kind.LOOKUP),
        ("placeringar barn konsulter", Kind.LOOKUP),
        ("Har sjukfrånvaron ökat?", Kind.YESNO),
        ("Når nämnden sitt mål?", Kind.YESNO),
        ("Did barn och unga exceed its budget?", Kind.YESNO),
        ("När sammanträder nämnden?", Kind.FACT),
        ("Vem är ordförande?", Kind.FACT),
        ("Vilket diarienummer har ärendet?", Kind.FACT),
        ("Sammanfatta ekonomin i Provsjö", Kind.OVERVIEW),
        ("Hur gick barn och unga?", Kind.OVERVIEW),
        ("Vad är viktigast i rapporten?", Kind.OVERVIEW),
        ("", Kind.LOOKUP),
    ],
    ids=case,
)
def test_the_kind_of_question(text, kind):
    assert read(text).kind is kind


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("Vad blev avvikelsen mot budget?", (Measure.DEVIATION,)),
        ("Hur mycket drog de över budget?", (Measure.DEVIATION,)),
        ("How much does it exceed its budget?", (Measure.DEVIATION,)),
        ("Vad är helårsprognosen?", (Measure.FORECAST,)),
        ("Vad är prgnosen?", (Measure.FORECAST,)),
        ("Vad kosntade familjehemmen?", (Measure.OUTCOME,)),
        ("What did it cost?", (Measure.OUTCOME,)),
        ("Vad är budgeten för 2024?", (Measure.BUDGET,)),
        ("Vad är etappmålet?", (Measure.TARGET,)),
        ("prognos och utfall", (Measure.FORECAST, Measure.OUTCOME)),
        ("Hur många barn placerades?", ()),
    ],
    ids=case,
)
def test_the_measures_that_are_asked_for(text, measures):
    assert read(text).measures == measures


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Varför gick de över budget?", -1),
        ("Vad är underskottet?", -1),
        ("what is the deficit?", -1),
        ("Did they exceed the budget?", -1),
        ("Hur stort är överskottet?", 1),
        ("Finns det pengar kvar?", 1),
        ("Höll nämnden budgeten?", 1),
        ("Is there a surplus?", 1),
        ("Vad blev avvikelsen?", None),
        ("Vad kostade det?", None),
    ],
    ids=case,
)
def test_the_direction_that_a_question_claims(text, direction):
    assert read(text).direction == direction


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("Hur många barn är placerade?", "count"),
        ("How many households?", "count"),
        ("Hur många procent är sjuka?", "percent"),
        ("Hur stor andel nådde målet?", "percent"),
        ("Vad kostade det?", "money"),
        ("hur många miljoner är det", "count"),
        ("Vad beslutade miljönämnden?", None),
        ("Hur många procent ökade kostnaderna?", "money"),
        ("Hur många procent ökade sjukfrånvaron?", None),
        ("Var bor det fler hushåll?", "count"),
        ("Hur stor är sjukfrånvaron?", None),
    ],
    ids=case,
)
def test_the_kind_of_quantity(text, quantity):
    assert read(text).quantity == quantity


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Vad är helårsprognosen?", "year"),
        ("What is the full-year forecast?", "year"),
        ("Vad kostade det till och med augusti?", "to_date"),
        ("cost so far", "to_date"),
        ("Vad kostade det förra året?", "previous"),
        ("Vad kostade det samma period i fjol?", "previous"),
        ("Vad kostade det?", None),
    ],
    ids=case,
)
def test_the_time_in_the_year_that_is_asked_for(text, scope):
    assert read(text).scope == scope


@pytest.mark.parametrize(
    ("text", "line"),
    [("Hur stora är intäkterna?", "income"), ("Vad är kostnaderna?", "cost"), ("Vad kostar det?", None)],
    ids=case,
)
def test_the_side_of_the_accounts(text, line):
    assert read(text).line == line


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("Hur mycket ökade kostnaden?", "difference"),
        ("Hur stor andel av kostnaden är det?", "share"),
        ("Vad kostar de tillsammans?", "sum"),
        ("Hur många procent mer kostade det?", "percent_change"),
        ("Vad kostade det?", None),
    ],
    ids=case,
)
def test_the_arithmetic_that_is_asked_for(text, operation):
    assert read(text).operation == operation


@pytest.mark.parametrize(
    ("text", "activities"),
    [
        ("Vad kostar barn och unga?", ["barn_och_unga"]),
        ("vad kostar BoU", ["barn_och_unga"]),
        ("barn- & ungdomsvården", ["barn_och_unga"]),
        ("barn och unga och ekonomiskt bistånd", ["barn_och_unga", "ekonomiskt_bistand"]),
        ("soc-bidrag", ["ekonomiskt_bistand"]),
        ("Hur gick social psykiatrin?", ["socialpsykiatri"]),
        ("hur manga sjukskrivna", ["sjukfranvaro"]),
        ("Vad är helårsprognosen?", []),
        ("Vad är nettokostnaden?", []),
    ],
    ids=case,
)
def test_the_activities_that_are_named(text, activities):
    assert [match.id for match in read(text).activities] == activities


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Hur stor är sjukfrånvaron i Provsjö 2023?", "sjukfrånvaron"),
        ("Vad kostade vården till och med augusti?", "vården"),
        ("how many children are placed in foster homes in Testhamn?", "barn placerade familjehem"),
        ("How come it is over budget?", ""),
        ("Höll nämnden budgeten?", ""),
        ("Sammanfatta ekonomin i Provsjö", ""),
        ("Vad blev prognosen jan-aug 2023?", ""),
    ],
    ids=case,
)
def test_what_remains_is_the_topic(text, topic):
    assert read(text).topic == topic


def test_the_topic_s_words_say_where_they_stand_and_which_are_names():
    question = read("Hur mycket kostade Provgatan och resorna?")
    assert [(word.text, word.name) for word in question.words] == [("Provgatan", True), ("resorna", False)]
    assert [question.bare[word.start : word.end] for word in question.words] == ["Provgatan", "resorna"]


@pytest.mark.parametrize(
    ("text", "places", "years", "codes"),
    [
        ("Hur gick det i Provsjö 2023?", ("Provsjö",), (2023,), ["2023-01/2023-12"]),
        ("hur gick det i provsjo?", ("Provsjö",), (), []),
        ("Mallbos och Provsjös prognos", ("Mallbo", "Provsjö"), (), []),
        ("Vad kostade skolskjutsarna i Solna?", ("Solna",), (), []),
        ("jan-aug 2023", (), (2023,), ["2023-01/2023-08"]),
        ("från 2020 till 2023", (), (2020, 2023), None),
        ("2021-2023", (), (2021, 2023), None),
        ("ärende SN/2025:00061", (), (), []),
    ],
    ids=case,
)
def test_places_years_and_periods(text, places, years, codes):
    question = read(text)
    assert (question.places, question.years) == (places, years)
    if codes is not None:
        assert [period.code for period in question.periods] == codes


@pytest.mark.parametrize(
    ("text", "committees"),
    [
        ("Vad säger socialnämnden?", ("socialnamnden",)),
        ("Vad gjorde miljönämndens chef?", ("miljonamnden",)),
        ("Vad säger kommunstyrelsen?", ("Kommunstyrelsen",)),
        ("Vad säger nämnden?", ()),
    ],
    ids=case,
)
def test_the_committees_that_are_named(text, committees):
    assert read(text).committees == committees


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("Gick de 4,4 mnkr över budget 2023?", ["4,4"]),
        ("Är sjukfrånvaron 6,8 procent?", ["6,8"]),
        ("Hur gick det 2023?", []),
    ],
    ids=case,
)
def test_the_numbers_that_a_question_states(text, claimed):
    assert [quantity.text for quantity in read(text).claimed] == claimed


def test_a_wanted_language_goes_before_the_question_s():
    assert read("Hur gick det?", language="en").language == "en"
    assert read("How did it go?", language="sv").language == "sv"


def summary(question):
    return (
        question.kind.value,
        question.places,
        question.years,
        [match.id for match in question.activities],
        question.topic,
        question.followed,
    )


@pytest.mark.parametrize(
    ("history", "text", "expected"),
    [
        (
            ["Vad kostade barn och unga i Mallbo 2024?"],
            "och i Provsjö?",
            ("lookup", ("Provsjö",), (), ["barn_och_unga"], "barn unga", True),
        ),
        (
            ["Hur stor är sjukfrånvaron i Mallbo 2024?"],
            "varför?",
            ("why", ("Mallbo",), (2024,), ["sjukfranvaro"], "sjukfrånvaron", True),
        ),
        (
            ["why is barn och unga over budget in Mallbo?"],
            "and in Provsjö?",
            ("why", ("Provsjö",), (), ["barn_och_unga"], "barn unga", True),
        ),
        (
            ["Vad kostade barn och unga i Mallbo?"],
            "och vuxna?",
            ("lookup", ("Mallbo",), (), ["vuxna"], "vuxna", True),
        ),
        (
            ["Vad kostade barn och unga i Mallbo?"],
            "och 2022?",
            ("lookup", ("Mallbo",), (2022,), ["barn_och_unga"], "barn unga", True),
        ),
        (
            ["Vad är sjukfrånvaron för kvinnor i Provsjö?"],
            "och för män?",
            ("lookup", ("Provsjö",), (), ["sjukfranvaro"], "sjukfrånvaron män", True),
        ),
        (
            ["Vad kostade barn och unga i Mallbo?", "och i Provsjö?"],
            "varför?",
            ("why", ("Provsjö",), (), ["barn_och_unga"], "barn unga", True),
        ),
        (
            ["Hur stor är sjukfrånvaron i Mallbo 2024?"],
            "Vad är prognosen för ekonomiskt bistånd i Testhamn?",
            ("lookup", ("Testhamn",), (), ["ekonomiskt_bistand"], "ekonomiskt bistånd", False),
        ),
        ([], "och i Provsjö?", ("lookup", ("Provsjö",), (), [], "", False)),
    ],
    ids=case,
)
def test_a_follow_up_is_filled_in_from_what_was_asked_before(history, text, expected):
    assert summary(read(text, *history)) == expected


def test_a_follow_up_keeps_the_measure():
    assert read("och i Provsjö?", "Vad är prognosen för barn och unga i Mallbo?").measures == (Measure.FORECAST,)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("hur många slutade i Mallbo 2023", "personalomsättning"),
        ("Hur många anställda började i Mallbo?", "nyanställda"),
    ],
)
def test_those_who_leave_and_come_are_looked_for_by_what_reports_call_it(text, word):
    words = read(text).words
    assert [word in one.others for one in words] == [True, True]
    assert words[1].text == "medarbetare"  # whoever else something is over for has not left


def test_the_och_of_a_committee_s_name_puts_nothing_together():
    question = read("vad kostar förskola och fritidshem tillsammans i barn- och ungdomsnämnden i Mallbo")
    assert [word.text for word in question.words] == ["förskola", "fritidshem"]
    assert question.committees == ("barn- och ungdomsnamnden",)
