"""Which activity or topic a wording names."""

import pytest

from index.activities import activities, activity, ancestors, canonical, children, match, related


def ids(text: str) -> list[str]:
    return [hit.id for hit in match(text)]


def test_the_data_file_holds_together():
    known = [one.id for one in activities()]
    assert len(known) == len(set(known)) > 120
    for one in activities():
        assert one.parent is None or one.parent in known
        assert one.weak <= {one.name, *one.words, *one.english}
        assert one.name
        assert one.english


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Barn & ungdomsvård", "barn_och_unga"),
        ("Barn- och ungdomsvård", "barn_och_unga"),
        ("Barn och unga 0-20 år", "barn_och_unga"),
        ("Barn och Unga 0–20 år (mnkr)", "barn_och_unga"),
        ("Summa Barn och Unga", "barn_och_unga"),
        ("BoU", "barn_och_unga"),
        ("Familjehem BoU egna fam.hem", "familjehem_egna"),
        ("Familjehem BoU konsulentstödda", "familjehem_konsulent"),
        ("Vuxna, psykisk funktionsnedsättning*", "socialpsykiatri"),
        ("Vuxna, ej beroendeproblematik", "vuxna_ovriga"),
        ("Insatser till personer med funktionsnedsättning (ej LSS/SFB)", "funktionsnedsattning"),
        ("Ekonomiskt bistånd, flykting", "ekonomiskt_bistand_flykting"),
        ("Institutionsvård vuxna", "institutionsvard_vuxna"),
        ("Institutionsvård vuxna SIS", "institutionsvard_vuxna_sis"),
        ("Utredning barn", "utredning_barn"),
        ("Utredning vuxen", "utredning_vuxen"),
        ("Antal inledda aktualiseringar", "aktualiseringar"),
        ("Grundskola", "grundskola"),
        ("Summa", None),
        ("Totalt", None),
        ("Antal unika personer med inledda utredningar", None),
        ("Samordnad städupphandling", None),
    ],
)
def test_a_row_label_is_one_activity_or_none(label, expected):
    assert canonical(label) == expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Familjehemsvérd BoU egna fam. hem", "familjehem_egna"),
        ("Familjehem BoU konsulentstidda", "familjehem_konsulent"),
        ("Ensamkommande ﬂykﬁngbam", "ensamkommande"),
        ("Samhiillsvard BoU", "heldygnsvard_barn"),
        ("Ekonomiskt bistind", "ekonomiskt_bistand"),
        ("Kép av verksamhet", "kop_av_verksamhet"),
        ("Oppna insatser vuxna", "oppna_insatser_vuxna"),
        ("Oppna insatser BoU", "oppna_insatser_barn"),
    ],
)
def test_ocr_noise_in_labels(label, expected):
    assert canonical(label) == expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("351008 Socialsekr, barn och unga", None),
        ("103512 Ledning socialpsykiatri", None),
        ("Socialsekreterare barn och unga", None),
        ("Enhetschef LSS", None),
        ("Förskollärare", None),
        ("4100 Barn och unga", None),
        ("Handläggare ekonomiskt bistånd", None),
        ("Personlig assistent", "personlig_assistans"),
    ],
)
def test_people_who_work_there_are_not_the_activity(label, expected):
    assert canonical(label) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Det ska vara klart under våren, men var är det?",
        "Samhället och den lokala demokratin",
        "Budgetmålen nås aldrig",
        "Utvecklingen har gått åt rätt håll och läses av",
        "Stödet är fast och ska resultera i mer, mottagare är många",
        "Effektiviteten är utbredd och omfördelas",
    ],
)
def test_ordinary_words_that_look_alike_name_nothing(text):
    assert [hit for hit in match(text) if not hit.weak] == []


def test_made_words_are_no_slips_of_others():
    assert ids("budgetmål") == []
    assert "sjukfranvaro" in ids("sjukfrånvron")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("why is barn och unga over budget?", ["barn_och_unga"]),
        ("Barn- och ungdomsvårdens utfall", ["barn_och_unga"]),
        ("hur gick det for barn o unga", ["barn_och_unga"]),
        ("Vad blev socbidragen i år?", ["ekonomiskt_bistand"]),
        ("soc-bidrag", ["ekonomiskt_bistand"]),
        ("ekonomiskt bistnd", ["ekonomiskt_bistand"]),
        ("sjukfrånvron i Solby", ["sjukfranvaro"]),
        ("hur många är sjukskrivna", ["sjukfranvaro"]),
        ("sick leave and staff turnover", ["sjukfranvaro", "personalomsattning"]),
        ("barn i fosterhem", ["barn_och_unga", "familjehem"]),
        ("familjehemsplaceringar och HVB", ["familjehem", "placeringar", "hvb"]),
        ("barnplaceringar", ["barn_och_unga", "placeringar"]),
        ("köpt vård till barn och unga", ["kopt_vard", "barn_och_unga"]),
        ("skolskjutsarna", ["skolskjuts"]),
        ("förskolans personal", ["forskola", "personalkostnader"]),
        ("elderly care", ["aldreomsorg"]),
        ("vad är klockan", []),
    ],
)
def test_running_text(text, expected):
    assert ids(text) == expected


def test_a_match_says_where_it_stands():
    text = "Ökade kostnaderna för Barn- och ungdomsvården?"
    hit = next(hit for hit in match(text) if hit.id == "barn_och_unga")
    assert text[hit.start : hit.end] == "Barn- och ungdomsvården"
    assert not hit.weak


def test_words_that_only_hint_are_weak():
    assert [(hit.id, hit.weak) for hit in match("hur många barn")] == [("barn_och_unga", True)]


def test_the_longest_wording_wins():
    assert ids("ensamkommande barn och unga") == ["ensamkommande"]
    assert ids("ekonomiskt bistånd, flykting") == ["ekonomiskt_bistand_flykting"]


def test_parents_and_parts():
    assert ancestors("familjehem_egna") == (
        "familjehem",
        "familje_och_jourhem",
        "barn_och_unga",
        "individ_och_familjeomsorg",
    )
    assert "lss" in children("funktionsnedsattning")
    assert related("familjehem", "barn_och_unga")
    assert related("barn_och_unga", "familjehem")
    assert not related("familjehem", "grundskola")
    assert activity("sjukfranvaro").topic
    with pytest.raises(KeyError):
        activity("finns_inte")
