import pytest

from index.errors import LoadError
from index.manifest import MANIFEST, read_manifest
from index.overrides import UNSAID, Overrides


def write(folder, text, encoding="utf-8"):
    (folder / MANIFEST).write_text(text, encoding=encoding)
    return folder


def test_no_manifest_says_nothing(tmp_path):
    assert read_manifest(tmp_path).of("rapport.txt") == UNSAID


def test_files_by_name_and_by_pattern(tmp_path):
    text = (
        '["*"]\ncommittee = "Socialnämnden"\ntitle = "Alla"\n["rapport.txt"]\nmunicipality = "Huddinge"\ntitle = "En"\n'
    )
    manifest = read_manifest(write(tmp_path, text))
    assert manifest.of("rapport.txt") == Overrides(municipality="Huddinge", committee="Socialnämnden", title="En")
    assert manifest.of("annan.txt") == Overrides(committee="Socialnämnden", title="Alla")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[rapport", "inte rätt skriven TOML"),
        ('municipality = "Huddinge"', "ska stå under ett filnamn"),
        ('["r.txt"]\nkommun = "Huddinge"', r'\["r.txt"\]: Uppgiften ”kommun” känns inte igen'),
        ('["r.txt"]\nmunicipality = "Solstad"', "ingen av Sveriges 290 kommuner"),
    ],
    ids=["toml", "no-file", "unknown-key", "municipality"],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path, text, message):
    with pytest.raises(LoadError, match=message) as error:
        read_manifest(write(tmp_path, text))
    assert MANIFEST in str(error.value)


def test_another_encoding_is_refused(tmp_path):
    with pytest.raises(LoadError, match="UTF-8"):
        read_manifest(write(tmp_path, '["å.txt"]\n', "latin-1"))
