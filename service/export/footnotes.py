"""Footnotes in a DOCX: the part of their own that WordprocessingML keeps them in, which python-docx does not write."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from lxml import etree

_REFERENCE, _TEXT = "FootnoteReference", "FootnoteText"
_TIGHT = '<w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
_SEPARATORS = (
    f'<w:footnote w:type="separator" w:id="-1"><w:p>{_TIGHT}<w:r><w:separator/></w:r></w:p></w:footnote>'
    f'<w:footnote w:type="continuationSeparator" w:id="0"><w:p>{_TIGHT}<w:r><w:continuationSeparator/></w:r></w:p>'
    "</w:footnote>"
)
_AFTER = (
    "endnotePr",
    "compat",
    "docVars",
    "rsids",
    "mathPr",
    "attachedSchema",
    "themeFontLang",
    "clrSchemeMapping",
)


class Footnotes:
    """Collects a document's footnotes; `close` writes them into it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._root = etree.fromstring(f"<w:footnotes {nsdecls('w', 'r')}>{_SEPARATORS}</w:footnotes>".encode())
        self._count = 0
        _styles(document)

    def add(self, paragraph: Paragraph, text: str) -> None:
        """A reference at the end of the paragraph, and the note that it leads to."""
        self._count += 1
        run = paragraph.add_run()
        run._r.append(_properties(_REFERENCE))
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(self._count))
        run._r.append(reference)
        self._root.append(_note(self._count, text))

    def close(self) -> None:
        """Write the notes as a part that the document refers to, and tell the settings of their separators."""
        data = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        package = self._document.part.package
        name = PackURI("/word/footnotes.xml")
        part = Part(name, CONTENT_TYPE.WML_FOOTNOTES, data, package)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        settings = self._document.settings.element
        properties = OxmlElement("w:footnotePr")
        for number in ("-1", "0"):
            separator = OxmlElement("w:footnote")
            separator.set(qn("w:id"), number)
            properties.append(separator)
        later = next((child for child in settings if etree.QName(child).localname in _AFTER), None)
        if later is None:
            settings.append(properties)
        else:
            later.addprevious(properties)


def _note(number: int, text: str) -> "etree._Element":
    footnote = OxmlElement("w:footnote")
    footnote.set(qn("w:id"), str(number))
    paragraph = OxmlElement("w:p")
    style = OxmlElement("w:pPr")
    name = OxmlElement("w:pStyle")
    name.set(qn("w:val"), _TEXT)
    style.append(name)
    mark = OxmlElement("w:r")
    mark.append(_properties(_REFERENCE))
    mark.append(OxmlElement("w:footnoteRef"))
    words = OxmlElement("w:r")
    content = OxmlElement("w:t")
    content.set(qn("xml:space"), "preserve")
    content.text = f" {text}"
    words.append(content)
    for child in (style, mark, words):
        paragraph.append(child)
    footnote.append(paragraph)
    return footnote


def _properties(style: str) -> "etree._Element":
    properties = OxmlElement("w:rPr")
    name = OxmlElement("w:rStyle")
    name.set(qn("w:val"), style)
    properties.append(name)
    return properties


def _styles(document: Document) -> None:
    """The two styles that footnotes have in every word processor, made where the template lacks them."""
    known = {style.style_id for style in document.styles}
    if _REFERENCE not in known:
        style = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
        style.element.set(qn("w:styleId"), _REFERENCE)
        style.font.superscript = True
    if _TEXT not in known:
        style = document.styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH)
        style.element.set(qn("w:styleId"), _TEXT)
        style.base_style = document.styles["Normal"]
        style.font.size = Pt(9)
        style.paragraph_format.space_after = Pt(2)
        style.paragraph_format.line_spacing = 1.0
