"""PDF files with a text layer."""

import re
import threading
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from index.errors import LoadError, NoTextLayer
from index.loading.document import Loaded, in_pages
from index.loading.encoding import tidy

_LETTERS_A_PAGE = 20
_LINE_HYPHEN = re.compile("[\ufffe\x02\xad]")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffc\uffff]")
_PDFIUM = threading.Lock()  # PDFium must not be entered by two threads at a time


@dataclass(frozen=True)
class PdfLoader:
    suffixes: tuple[str, ...] = (".pdf",)

    def read(self, name: str, data: bytes) -> Loaded:
        with _PDFIUM:
            pages, pictures = _page_texts(name, data)
        letters = sum(character.isalpha() for page in pages for character in page)
        if letters == 0 or (pictures and letters < _LETTERS_A_PAGE * len(pages)):
            raise NoTextLayer(
                f"PDF-filen {name} är inskannad: sidorna är bilder utan text. Kör den genom ett program för"
                " textigenkänning (OCR) eller be avsändaren om originalfilen, och läs in den igen."
            )
        text, places = in_pages(pages)
        return Loaded(text, places, "pdf")


def _page_texts(name: str, data: bytes) -> tuple[list[str], bool]:
    """The pages' text in reading order with the text layer's line breaks, and whether there are pictures."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise LoadError(
                f"PDF-filen {name} är låst med lösenord. Spara en kopia utan lösenord och läs in den."
            ) from error
        raise LoadError(
            f"PDF-filen {name} är skadad eller inte en PDF. Öppna den i ett PDF-program, spara om den och försök igen."
        ) from error
    try:
        texts, pictures = [], False
        for page in document:
            layer = page.get_textpage()
            texts.append(_tidy_page(layer.get_text_range()))
            layer.close()
            pictures = pictures or any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
            page.close()
        return texts, pictures
    except pdfium.PdfiumError as error:
        raise LoadError(
            f"PDF-filen {name} kunde inte läsas i sin helhet. Spara om den i ett PDF-program och försök igen."
        ) from error
    finally:
        document.close()


def _tidy_page(text: str) -> str:
    text = _LINE_HYPHEN.sub("-", text)
    return tidy(_UNPRINTABLE.sub("", text)).strip("\n")
