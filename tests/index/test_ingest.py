from pathlib import Path

import numpy as np
import pytest

from index.embedding import HashEmbedder
from index.errors import LoadError, ModelMismatch
from index.ingest import Stage, analyse, document_id, ingest, ingest_bytes
from index.manifest import MANIFEST
from index.overrides import Overrides
from index.store import Counts, Store
from index.store.check import problems
from index.store.records import Derived, embedding_text
from index.types import ReportKind
from tests.reports import FOLDER, report

REPORT = """# Delårsrapport per augusti 2023

Socialnämnden i Nacka kommun

## Ekonomi

Utfallet för barn och unga är 19,9 miljoner kronor. Det beror på fler placeringar.

| Verksamhet (tkr) | Budget 2023 | Utfall jan-aug 2023 |
|---|---|---|
| Barn och unga | 18 300 | 19 900 |
| Vuxna | 4 000 | 3 900 |
"""


class CountingEmbedder(HashEmbedder):
    """Remembers every passage that it embeds."""

    def __init__(self, dimensions=64):
        super().__init__(dimensions)
        self.seen = []

    def embed_passages(self, texts, progress=None):
        self.seen += texts
        return super().embed_passages(texts, progress)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "data") as opened:
        yield opened


@pytest.fixture
def embedder():
    return CountingEmbedder()


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "reports"
    made.mkdir()
    return made


def write(folder, name, text=REPORT):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def statuses(report):
    return [(result.name, result.status) for result in report.results]


def test_a_report_is_stored_with_all_that_is_read_from_it(store, embedder, folder):
    path = write(folder, "a.md")
    (result,) = ingest([path], store, embedder).results
    found = analyse(path)
    id = document_id(path.read_bytes())
    assert (result.status, result.document, result.path) == ("added", id, str(path))
    assert (result.passages, result.tables, result.figures) == (len(found.passages), 1, len(found.figures))
    assert store.document(id) == found.document
    assert [one.passage for one in store.passages_of(id)] == list(found.passages)
    assert store.tables(id) == list(found.parsed.tables)
    assert [figure for _, figure in store.figures()] == list(found.figures)
    assert store.statements(id) == list(found.statements)
    _, _, vectors = store.vectors()
    expected = HashEmbedder().embed_passages([embedding_text(passage) for passage in found.passages])
    np.testing.assert_array_equal(vectors, expected)
    assert store.model == (embedder.name, embedder.dimensions)
    assert problems(store) == []


def test_the_same_file_again_does_nothing(store, embedder, folder):
    path = write(folder, "a.md")
    ingest([path], store, embedder)
    generation, seen = store.generation, len(embedder.seen)
    report = ingest([path], store, embedder)
    assert statuses(report) == [("a.md", "unchanged")]
    assert (store.generation, len(embedder.seen)) == (generation, seen)


def test_a_changed_file_replaces_and_embeds_only_what_is_new(store, embedder, folder):
    path = write(folder, "a.md")
    ingest([path], store, embedder)
    before = len(embedder.seen)
    write(folder, "a.md", REPORT.replace("3 900", "4 100"))
    assert statuses(ingest([path], store, embedder)) == [("a.md", "replaced")]
    assert store.counts.documents == 1
    assert ["4 100" in text for text in embedder.seen[before:]] == [True]


def test_no_text_is_embedded_twice(store, embedder, folder):
    ingest([write(folder, "a.md"), write(folder, "b.md", REPORT + "\nEn rad till.\n")], store, embedder)
    assert len(embedder.seen) == len(set(embedder.seen))


def test_the_same_content_under_another_name_is_one_document(store, embedder, folder):
    report = ingest([write(folder, "a.md"), write(folder, "b.md")], store, embedder)
    assert statuses(report) == [("a.md", "added"), ("b.md", "unchanged")]
    (entry,) = store.documents()
    assert entry.sources == (str(folder / "a.md"), str(folder / "b.md"))


def test_a_file_that_becomes_a_copy_of_another_lets_its_old_document_go(store, embedder, folder):
    ingest([write(folder, "a.md"), write(folder, "b.md", REPORT + "\nAnnan.\n")], store, embedder)
    report = ingest([write(folder, "b.md")], store, embedder)
    assert statuses(report) == [("b.md", "replaced")]
    assert store.counts.documents == 1


def test_folders_are_read_with_their_subfolders(store, embedder, folder):
    write(folder, "b.md", REPORT + "\nB.\n")
    write(folder, "deep/er/a.TXT", REPORT + "\nA.\n")
    for name in (".hidden.md", "~$a.docx", "deep/.git/x.md", "notes.tmp", "a.md~", "pic.png"):
        write(folder, name, "x")
    report = ingest([folder, folder / "b.md"], store, embedder)
    assert statuses(report) == [("b.md", "added"), ("a.TXT", "added")]


def test_a_bad_file_is_one_line_and_the_rest_goes_on(store, embedder, folder):
    write(folder, "a.md")
    write(folder, "empty.txt", "")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 50)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 no more")
    write(folder, "z.md", REPORT + "\nZ.\n")
    report = ingest([folder, folder / "missing.txt"], store, embedder)
    assert sorted(statuses(report)) == [
        ("a.md", "added"),
        ("binary.txt", "failed"),
        ("broken.pdf", "failed"),
        ("empty.txt", "failed"),
        ("missing.txt", "failed"),
        ("z.md", "added"),
    ]
    assert all(result.message and "\n" not in result.message for result in report.failed)
    assert report.count("added") == store.counts.documents == 2


def test_an_empty_folder_is_said(store, embedder, folder):
    (result,) = ingest([folder], store, embedder).failed
    assert "inga filer som går att läsa" in result.message


def test_a_file_without_permission_is_one_line(store, embedder, folder, monkeypatch):
    write(folder, "a.md")

    def refused(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("pathlib.Path.read_bytes", refused)  # and not chmod, which does not stop root
    (result,) = ingest([folder], store, embedder).failed
    assert "går inte att läsa" in result.message


def test_what_is_derived_is_stored_with_the_document(store, embedder, folder):
    path = write(folder, "a.md")
    derive = lambda found: [Derived("length", "1", str(len(found.document.text)).encode())]  # noqa: E731
    ingest([folder], store, embedder, derive=derive)
    text = store.document(document_id(path.read_bytes())).text
    assert list(store.derived("length", "1").values()) == [str(len(text)).encode()]


def test_a_fault_in_one_file_does_not_stop_the_others(store, embedder, folder, monkeypatch, caplog):
    write(folder, "a.md")
    write(folder, "b.md", REPORT + "\nB.\n")

    def fail(parsed, name):
        if name == "a.md":
            raise RuntimeError("struck")
        return read(parsed, name)

    from index import ingest as module

    read = module.read_metadata
    monkeypatch.setattr(module, "read_metadata", fail)
    report = ingest([folder], store, embedder)
    assert statuses(report) == [("a.md", "failed"), ("b.md", "added")]
    assert "Internt fel (RuntimeError)" in report.failed[0].message
    assert "struck" in caplog.text


def test_overrides_go_before_the_content(store, embedder, folder):
    given = Overrides(
        municipality="Huddinge", committee="Omsorgsnämnden", kind=ReportKind.ANNUAL, year=2021, title="Min"
    )
    ingest([write(folder, "a.md")], store, embedder, given)
    meta = store.documents()[0].meta
    assert (meta.municipality, meta.committee, meta.kind, meta.title) == (
        "Huddinge", "Omsorgsnämnden", ReportKind.ANNUAL, "Min"
    )  # fmt: skip
    assert meta.period is not None
    assert meta.period.year == 2021


def test_other_overrides_read_the_file_anew(store, embedder, folder):
    path = write(folder, "a.md")
    ingest([path], store, embedder)
    assert statuses(ingest([path], store, embedder, Overrides(municipality="Solna"))) == [("a.md", "replaced")]
    assert store.documents()[0].meta.municipality == "Solna"
    assert store.counts.documents == 1


def test_a_manifest_beside_the_files(store, embedder, folder):
    write(folder, "a.md")
    write(folder, "b.md", REPORT + "\nB.\n")
    write(folder, MANIFEST, '["a.md"]\nmunicipality = "Solna"\ntitle = "Ur mappen"\n')
    ingest([folder], store, embedder, Overrides(title="Given"))
    assert {(entry.name, entry.meta.municipality, entry.meta.title) for entry in store.documents()} == {
        ("a.md", "Solna", "Given"),
        ("b.md", "Nacka", "Given"),
    }


def test_a_bad_manifest_is_a_line_and_the_files_are_read(store, embedder, folder):
    write(folder, "a.md")
    write(folder, MANIFEST, '["a.md"]\nmunicipality = "Solstad"\n')
    report = ingest([folder], store, embedder)
    assert statuses(report) == [("a.md", "added"), (MANIFEST, "failed")]
    assert "Solstad" in report.failed[0].message


def test_progress(store, embedder, folder):
    write(folder, "a.md")
    write(folder, "b.txt", "")
    steps = []
    report = ingest([folder], store, embedder, progress=steps.append)
    assert [(step.name, step.number, step.files, step.stage) for step in steps] == [
        ("a.md", 1, 2, Stage.READING),
        ("a.md", 1, 2, Stage.EMBEDDING),
        ("a.md", 1, 2, Stage.DONE),
        ("b.txt", 2, 2, Stage.READING),
        ("b.txt", 2, 2, Stage.DONE),
    ]
    assert steps[1].done == steps[1].total == len(embedder.seen)
    assert tuple(step.result for step in steps if step.result) == report.results


def test_another_model_is_refused_before_anything_is_read(store, embedder, folder):
    path = write(folder, "a.md")
    ingest([path], store, embedder)
    with pytest.raises(ModelMismatch):
        ingest([write(folder, "b.md", REPORT + "\nB.\n")], store, HashEmbedder(32))
    assert store.counts.documents == 1


def test_an_upload(store, embedder):
    result = ingest_bytes("a.md", REPORT.encode(), store, embedder)
    assert (result.status, result.name, result.path) == ("added", "a.md", "")
    assert ingest_bytes("other.md", REPORT.encode(), store, embedder).status == "unchanged"
    changed = ingest_bytes("a.md", REPORT.encode() + b"\nMer.\n", store, embedder)
    assert changed.status == "added"  # two uploads of one name may be two municipalities' reports
    assert store.counts.documents == 2
    with pytest.raises(LoadError):
        ingest_bytes("empty.txt", b"", store, embedder)


def test_an_analysis_of_a_file_and_of_its_bytes_is_the_same(folder):
    path = write(folder, "a.md")
    assert analyse(path) == analyse(("a.md", path.read_bytes()))


def test_nothing_at_all(store, embedder):
    assert ingest([], store, embedder).results == ()
    assert store.counts == Counts(0, 0, 0, 0, 0)


def test_the_real_reports(store, embedder):
    report("000")
    result = ingest([FOLDER], store, embedder)
    assert [one.status for one in result.results] == ["added"] * 5
    assert problems(store) == []
    assert {one.status for one in ingest([Path(FOLDER)], store, embedder).results} == {"unchanged"}
