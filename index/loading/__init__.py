"""Files to text with pages. One file a format; what a file is, its content decides before its name.

The text that a loader gives is what is stored and what every citation points into: nothing later changes it.
"""

from pathlib import Path

from index.errors import BinaryFile, EmptyFile, LoadError, OversizedFile, UnsupportedFormat
from index.loading.document import MAX_BYTES, MAX_CHARACTERS, Loaded, Loader, checked
from index.loading.docx import DocxLoader
from index.loading.html import HtmlLoader
from index.loading.pdf import PdfLoader
from index.loading.text import TextLoader

__all__ = ["MAX_BYTES", "MAX_CHARACTERS", "SUFFIXES", "Loaded", "Loader", "load", "load_bytes"]

_TEXT, _PDF, _DOCX, _HTML = TextLoader(), PdfLoader(), DocxLoader(), HtmlLoader()
_LOADERS: tuple[Loader, ...] = (_TEXT, _PDF, _DOCX, _HTML)

SUFFIXES = tuple(suffix for loader in _LOADERS for suffix in loader.suffixes)
"""File name endings that are read, in lower case with their dot."""

_FORMATS = "PDF, DOCX, HTML, Markdown eller text"
_UNREAD = {
    ".doc": "äldre Word", ".dot": "äldre Word", ".rtf": "RTF", ".odt": "OpenDocument", ".xls": "Excel",
    ".xlsx": "Excel", ".ods": "OpenDocument-kalkyl", ".ppt": "PowerPoint", ".pptx": "PowerPoint", ".csv": "CSV",
    ".png": "bild", ".jpg": "bild", ".jpeg": "bild", ".tif": "bild", ".tiff": "bild", ".gif": "bild",
    ".heic": "bild", ".zip": "ZIP-arkiv", ".epub": "EPUB", ".msg": "e-post", ".eml": "e-post",
}  # fmt: skip
_MAGIC = {
    b"\xd0\xcf\x11\xe0": "äldre Office",
    b"{\\rtf": "RTF",
    b"\x89PNG": "bild",
    b"\xff\xd8\xff": "bild",
    b"GIF8": "bild",
    b"II*\0": "bild",
    b"MM\0*": "bild",
    b"PK\x03\x04": "ZIP-arkiv eller Office",
}


def load(path: Path) -> Loaded:
    """The text of the file at `path`; raises LoadError with a sentence for the user."""
    name = path.name or str(path)
    try:
        if path.is_dir():
            raise LoadError(f"{name} är en mapp, inte en fil. Ange en fil, eller läs in mappen med belagg ingest.")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise _too_large(name, size)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise LoadError(f"Filen {name} finns inte. Kontrollera sökvägen.") from error
    except PermissionError as error:
        raise LoadError(
            f"Behörighet saknas för att läsa {name}. Ändra filens rättigheter eller kopiera den."
        ) from error
    except OSError as error:
        raise LoadError(
            f"Filen {name} kunde inte läsas ({error.strerror}). Kontrollera disken och försök igen."
        ) from error
    return load_bytes(name, data)


def load_bytes(name: str, data: bytes) -> Loaded:
    """The text of a file given as its name and content; raises LoadError with a sentence for the user."""
    if len(data) > MAX_BYTES:
        raise _too_large(name, len(data))
    if not data.strip(b" \t\r\n\f\v\0\xef\xbb\xbf"):
        raise EmptyFile(f"Filen {name} är tom. Kontrollera att rätt fil valdes och att den har sparats.")
    return checked(name, _loader(name, data).read(name, data))


def _loader(name: str, data: bytes) -> Loader:
    """The loader for what the content shows; the name decides only between formats that are all text."""
    suffix = Path(name).suffix.lower()
    head = data[:1024].lstrip()
    if b"%PDF-" in data[:1024]:
        return _PDF
    if data.startswith(b"PK\x03\x04") and b"word/" in data:
        return _DOCX
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            raise UnsupportedFormat(f"Filen {name} är av ett format som inte läses ({kind}). Spara den som {_FORMATS}.")
    if suffix in _HTML.suffixes or head[:200].lower().startswith((b"<!doctype html", b"<html")):
        return _HTML
    for loader in (_PDF, _DOCX):
        if suffix in loader.suffixes:
            raise LoadError(
                f"Filen {name} heter {suffix} men är ingen sådan fil. Öppna den i programmet den kommer från, spara om"
                " den och försök igen."
            )
    if suffix in _UNREAD:
        raise UnsupportedFormat(
            f"Filen {name} är av ett format som inte läses ({_UNREAD[suffix]}). Spara den som {_FORMATS}."
        )
    return _unknown(name, suffix, data)


def _unknown(name: str, suffix: str, data: bytes) -> Loader:
    """Text under an unknown name is still text."""
    if suffix in _TEXT.suffixes or not suffix:
        return _TEXT
    try:
        _TEXT.read(name, data)
    except BinaryFile as error:
        raise UnsupportedFormat(f"Filen {name} ({suffix}) är av ett okänt format. Spara den som {_FORMATS}.") from error
    return _TEXT


def _too_large(name: str, size: int) -> OversizedFile:
    return OversizedFile(
        f"Filen {name} är {size // 1_000_000} MB; gränsen är {MAX_BYTES // 1_000_000} MB. Dela upp den i flera filer."
    )
