"""Plain text and Markdown."""

from dataclasses import dataclass

from index.errors import BinaryFile
from index.loading.document import Loaded, check_length, in_pages
from index.loading.encoding import decode, looks_binary, tidy
from index.loading.joined import unjoined
from index.loading.markup import without_markup


@dataclass(frozen=True)
class TextLoader:
    suffixes: tuple[str, ...] = (".txt", ".text", ".md", ".markdown")

    def read(self, name: str, data: bytes) -> Loaded:
        if looks_binary(data):
            raise BinaryFile(
                f"Filen {name} är inte text utan binära data. Spara dokumentet som PDF, DOCX, HTML eller textfil och"
                " försök igen."
            )
        text, encoding = decode(data)
        check_length(name, text)
        kind = "markdown" if name.lower().endswith((".md", ".markdown")) else "text"
        pages = [unjoined(without_markup(page)) for page in tidy(text).split("\f")]
        joined, places = in_pages(pages)
        return Loaded(joined, places if len(pages) > 1 else (), kind, encoding)
