"""Files to text: encodings, markup, formats, and a clear sentence for each file that cannot be read."""

import io
import zipfile
from pathlib import Path

import docx
import pypdfium2 as pdfium
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt
from hypothesis import given
from hypothesis import strategies as st

from index.errors import BinaryFile, EmptyFile, LoadError, NoTextLayer, OversizedFile, UnsupportedFormat
from index.loading import MAX_BYTES, MAX_CHARACTERS, load, load_bytes
from index.loading.markup import without_markup
from tests.reports import FOLDER, more, report

SWEDISH = "Nämnden får överskott på 1,5 mnkr – år 2023."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        pytest.param(SWEDISH.encode("utf-8"), "utf-8", id="utf-8"),
        pytest.param(SWEDISH.encode("utf-8-sig"), "utf-8-sig", id="utf-8 with a mark"),
        pytest.param(SWEDISH.encode("utf-16"), "utf-16", id="utf-16 with a mark"),
        pytest.param(SWEDISH.encode("utf-16-le"), "utf-16-le", id="utf-16 without a mark"),
        pytest.param(SWEDISH.encode("cp1252"), "cp1252", id="windows-1252"),
        pytest.param(SWEDISH.encode("mac_roman"), "mac_roman", id="mac"),
        pytest.param(SWEDISH.replace("–", "-").encode("cp850"), "cp850", id="dos"),
        pytest.param(SWEDISH.encode().decode("cp1252").encode(), "utf-8 (dubbelkodad)", id="encoded twice"),
    ],
)
def test_the_encoding_is_found(data: bytes, encoding: str) -> None:
    loaded = load_bytes("rapport.txt", data)
    assert loaded.text == (SWEDISH.replace("–", "-") if encoding == "cp850" else SWEDISH)
    assert loaded.encoding == encoding


def test_latin_1_is_read_as_windows_1252_where_both_agree() -> None:
    assert load_bytes("a.txt", "Å ä ö é".encode("latin-1")).text == "Å ä ö é"


def test_a_few_broken_bytes_do_not_make_utf_8_another_encoding() -> None:
    data = ("åäö " * 20).encode() + b"\xff" + b" slut"
    loaded = load_bytes("a.txt", data)
    assert loaded.encoding == "utf-8 (skadad)"
    assert loaded.text == "åäö " * 20 + "\ufffd slut"


@given(st.text(alphabet="abcåäöÅÄÖé .,0123456789\n", min_size=1).filter(str.strip))
def test_utf_8_text_is_given_back_as_it_was(text: str) -> None:
    assert load_bytes("a.txt", text.encode()).text == text


def test_line_breaks_letters_and_invisible_characters_are_tidied() -> None:
    loaded = load_bytes("a.txt", "a\u030ar\r\ntv\u00e5\rtre\u00ad\u200b".encode())
    assert loaded.text == "år\ntvå\ntre"


def test_form_feeds_become_pages() -> None:
    loaded = load_bytes("a.txt", b"ett\n\ftva\n\ftre")
    assert loaded.text == "ett\n\ntva\n\ntre"
    assert [(page.number, page.span.of(loaded.text)) for page in loaded.pages] == [
        (1, "ett\n"),
        (2, "tva\n"),
        (3, "tre"),
    ]


def test_a_text_without_form_feeds_has_no_pages() -> None:
    assert load_bytes("a.md", b"# Rubrik").pages == ()


@pytest.mark.parametrize(
    ("markup", "meant"),
    [
        pytest.param("| <b>Summa</b> | <b>1 234</b> |", "| Summa | 1 234 |", id="bold in a pipe cell"),
        pytest.param("| a<br>b<br/>c |", "| a b c |", id="breaks in a pipe cell"),
        pytest.param("x\t<p><b>Mål</b></p> <p>Text.</p>\ty", "x\tMål Text.\ty", id="paragraphs in a tab cell"),
        pytest.param("|  <p>x</p>  | y |", "| x | y |", id="padding stays one space"),
        pytest.param("rådgivare<sup>1</sup> finns", "rådgivare¹ finns", id="a footnote mark"),
        pytest.param("1 250<sup>12</sup>", "1 250¹²", id="a footnote mark after a number"),
        pytest.param("CO<sub>2</sub> och m<sup>2</sup>", "CO2 och m²", id="sub and sup"),
        pytest.param("Rad ett<br>rad två", "Rad ett\nrad två", id="a break in prose"),
        pytest.param("<p>Ett.</p><p>Två.</p>", "Ett.\n\nTvå.", id="paragraphs in prose"),
        pytest.param("A &amp; B &lt;5 &#229;", "A & B <5 å", id="entities"),
        pytest.param("1&nbsp;234", "1\u00a0234", id="no-break space"),
        pytest.param("| a &#124; b |", "| a &#124; b |", id="an entity for the pipe itself stays"),
        pytest.param("om x < 5 och y > 3", "om x < 5 och y > 3", id="signs that are no tags"),
        pytest.param("<!-- bild -->Text", "Text", id="a comment"),
        pytest.param(
            "<table><tr><th>A</th><th>B</th></tr><tr><td>x</td><td>1</td></tr></table>",
            "\n| A | B |\n|---|---|\n| x | 1 |\n",
            id="a whole table",
        ),
    ],
)
def test_markup_is_read_as_what_it_means(markup: str, meant: str) -> None:
    assert without_markup(markup) == meant


def test_table_lines_of_a_real_report_keep_their_pipes_and_stay_one_line() -> None:
    path = report("000")
    raw = path.read_text(encoding="utf-8")
    loaded = load(path)
    before = [line.count("|") for line in raw.split("\n") if line.startswith("|")]
    after = [line.count("|") for line in loaded.text.split("\n") if line.startswith("|")]
    assert after == before
    assert "<b>" not in loaded.text
    assert "<br>" not in loaded.text
    assert "¹" in loaded.text


@pytest.mark.parametrize("prefix", ["000", "001", "002", "003", "004"])
def test_the_real_reports_are_utf_8_text(prefix: str) -> None:
    loaded = load(report(prefix))
    assert (loaded.format, loaded.encoding, loaded.pages) == ("text", "utf-8", ())


@pytest.mark.parametrize("name", sorted(p.name for p in FOLDER.parent.glob("more-reports/*SCANNED*")) or ["none.pdf"])
def test_a_scanned_pdf_is_refused_with_advice(name: str) -> None:
    with pytest.raises(NoTextLayer, match="OCR"):
        load(more(name))


def test_a_real_pdf_has_its_pages() -> None:
    loaded = load(more("bun-fordjupad-manadsuppfoljning-april-2026.pdf"))
    assert [page.number for page in loaded.pages] == [1, 2, 3, 4, 5]
    assert loaded.pages[1].span.of(loaded.text).startswith("Fördjupad månadsuppföljning 2026 2\n")
    assert "\r" not in loaded.text


def bare_pdf() -> bytes:
    document = pdfium.PdfDocument.new()
    document.new_page(200, 200)
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def test_a_pdf_without_any_text_is_refused() -> None:
    with pytest.raises(NoTextLayer):
        load_bytes("tom.pdf", bare_pdf())


def sample_docx() -> bytes:
    document = docx.Document()
    document.add_heading("Delårsrapport", level=1)
    document.add_paragraph("Första stycket.")
    document.add_heading("Ekonomi", level=2)
    bold = document.add_paragraph()
    bold.add_run("Kort rubrik").bold = True
    document.add_paragraph("en punkt", style="List Bullet")
    table = document.add_table(rows=3, cols=3)
    for row, values in enumerate([("Verksamhet", "2023", ""), ("Skola", "1 234", "5"), ("Summa", "1 234", "5")]):
        for column, value in enumerate(values):
            table.cell(row, column).text = value
    table.cell(0, 1).merge(table.cell(0, 2))
    note = document.add_paragraph("Efter tabellen")
    mark = note.add_run("2")
    mark.font.superscript = True
    mark.font.size = Pt(8)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_docx_in_document_order() -> None:
    assert load_bytes("r.docx", sample_docx()).text == (
        "# Delårsrapport\n\nFörsta stycket.\n\n## Ekonomi\n\n**Kort rubrik**\n\n- en punkt\n\n"
        "| Verksamhet | 2023 |  |\n|---|---|---|\n| Skola | 1 234 | 5 |\n| Summa | 1 234 | 5 |\n\n"
        "Efter tabellen²"
    )


def test_docx_leaves_out_what_was_deleted_and_keeps_what_was_inserted() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Kvar ")
    for tag, text_tag, text in (("w:del", "w:delText", "borta"), ("w:ins", "w:t", "till")):
        change = paragraph._p.makeelement(qn(tag), {})
        run = paragraph._p.makeelement(qn("w:r"), {})
        leaf = paragraph._p.makeelement(qn(text_tag), {})
        leaf.text = text
        run.append(leaf)
        change.append(run)
        paragraph._p.append(change)
    out = io.BytesIO()
    document.save(out)
    assert load_bytes("r.docx", out.getvalue()).text == "Kvar till"


def test_docx_pages_are_those_that_the_word_processor_last_printed() -> None:
    document = docx.Document()
    document.add_paragraph("Sida ett")
    second = document.add_paragraph()
    run = second.add_run()
    run._r.append(run._r.makeelement(qn("w:lastRenderedPageBreak"), {}))
    second.add_run("Sida två")
    out = io.BytesIO()
    document.save(out)
    loaded = load_bytes("r.docx", out.getvalue())
    assert [page.span.of(loaded.text) for page in loaded.pages] == ["Sida ett", "Sida två"]


HTML = """<!doctype html><html><head><title>t</title><style>p{}</style></head><body>
<nav><a href="/">Start</a></nav><main><h1>Delårs&shy;rapport</h1><p>Ett  stycke
över två rader.<sup>1</sup></p><h2>Ekonomi</h2><ul><li>en</li><li>två</li></ul>
<table><tr><th>A</th><th colspan="2">B</th></tr><tr><td>x</td><td>1</td><td>2</td></tr></table>
<script>bort()</script><p><strong>Fet rad</strong></p></main><footer>Kontakt</footer></body></html>"""


def test_html_without_what_surrounds_the_content() -> None:
    assert load_bytes("r.html", HTML.encode()).text == (
        "# Delårsrapport\n\nEtt stycke över två rader.¹\n\n## Ekonomi\n\n- en\n\n- två\n\n"
        "| A | B |  |\n|---|---|---|\n| x | 1 | 2 |\n\n**Fet rad**"
    )


def test_html_encoding_as_declared() -> None:
    data = '<html><head><meta charset="iso-8859-1"></head><body><p>Nämnd å</p></body></html>'.encode("cp1252")
    loaded = load_bytes("r.htm", data)
    assert (loaded.text, loaded.encoding) == ("Nämnd å", "iso-8859-1")


@pytest.mark.parametrize(
    ("name", "data", "error", "words"),
    [
        pytest.param("a.txt", b"", EmptyFile, "är tom", id="empty"),
        pytest.param("a.txt", b" \n\t\r\n", EmptyFile, "är tom", id="blank"),
        pytest.param("a.html", b"<html><body></body></html>", EmptyFile, "ingen text", id="html without text"),
        pytest.param("a.txt", b"abc\0\1\2def" * 50, BinaryFile, "binära", id="binary under a text name"),
        pytest.param("a.xyz", b"abc\0\1\2def" * 50, UnsupportedFormat, "okänt format", id="binary of an unknown kind"),
        pytest.param("a.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 90, UnsupportedFormat, "äldre Office", id="old word"),
        pytest.param("a.xlsx", b"PK\x03\x04" + b"xl/" * 9, UnsupportedFormat, "Spara den som", id="excel"),
        pytest.param("a.rtf", b"{\\rtf1 hej}", UnsupportedFormat, "RTF", id="rtf"),
        pytest.param("a.png", b"\x89PNG....", UnsupportedFormat, "bild", id="picture"),
        pytest.param("a.csv", b"a;b", UnsupportedFormat, "CSV", id="csv"),
        pytest.param("a.pdf", b"inte en pdf", LoadError, "heter .pdf", id="no pdf"),
        pytest.param("a.pdf", b"%PDF-1.4 skadad", LoadError, "skadad", id="damaged pdf"),
        pytest.param("a.docx", b"PK\x03\x04word/" + b"x" * 99, LoadError, "skadad", id="damaged docx"),
        pytest.param("a.txt", b"a" * (MAX_CHARACTERS + 1), OversizedFile, "gränsen är 5 miljoner", id="too much text"),
    ],
)
def test_a_file_that_cannot_be_read_gives_a_sentence(
    name: str, data: bytes, error: type[LoadError], words: str
) -> None:
    with pytest.raises(error, match=words) as caught:
        load_bytes(name, data)
    assert type(caught.value) is error
    assert str(caught.value).endswith(".")


def test_fifty_megabytes_of_one_line_are_refused_with_advice() -> None:
    with pytest.raises(OversizedFile, match=r"50 miljoner tecken.*Dela upp"):
        load_bytes("stor.txt", b"1" * 50_000_000)


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "stor.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(OversizedFile, match="gränsen är 60 MB"):
        load(path)


def test_a_folder_and_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="är en mapp"):
        load(tmp_path)
    with pytest.raises(LoadError, match="finns inte"):
        load(tmp_path / "saknas.txt")


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "hemlig.txt"
    path.write_text("hej")

    def refuse(_: Path) -> bytes:  # the superuser may read whatever the mode says, so the refusal is staged
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(LoadError, match="Behörighet saknas"):
        load(path)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        pytest.param("rapport", b"Text utan namn", "text", id="no ending"),
        pytest.param("rapport.dat", b"Text med annat namn", "text", id="unknown ending"),
        pytest.param("rapport.txt", HTML.encode(), "html", id="html under a text name"),
        pytest.param("rapport.txt", sample_docx(), "docx", id="docx under a text name"),
        pytest.param("r.md", b"# R", "markdown", id="markdown"),
    ],
)
def test_the_content_decides_the_format(name: str, data: bytes, kind: str) -> None:
    assert load_bytes(name, data).format == kind


def test_a_zip_that_is_no_document_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "hej")
    with pytest.raises(UnsupportedFormat, match="ZIP"):
        load_bytes("a.docx", out.getvalue())
