"""Bytes to text: the encoding is found, not assumed."""

import codecs
import re
import unicodedata

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SINGLE_BYTE = ("cp1252", "latin-1", "mac_roman", "cp850")
_EXPECTED = frozenset("åäöÅÄÖéÉèüÜ§–—”’“‘•…½°·×€²³\u00a0")
_LETTER_MIX = re.compile(r"(?<=[a-z])[ÅÄÖÉ](?=[a-zåäö])")
_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\u00ad"))
_MIN_EVIDENCE = 3


def decode(data: bytes) -> tuple[str, str]:
    """The text of `data` and the encoding it was in; every byte sequence has some answer."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, errors="replace").removeprefix("\ufeff"), encoding
    wide = _unmarked_utf16(data)
    if wide is not None:
        return data.decode(wide, errors="replace"), wide
    try:
        return _undoubled(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _single_byte(data)


def tidy(text: str) -> str:
    """`text` with line breaks as \\n, letters composed (a + ring is å), and characters that print nothing left out."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return unicodedata.normalize("NFC", text.translate(_INVISIBLE))


def looks_binary(data: bytes) -> bool:
    """Whether `data` is no text in any encoding that `decode` knows."""
    if data.startswith(tuple(bom for bom, _ in _BOMS)) or _unmarked_utf16(data) is not None:
        return False
    head = data[:65536]
    control = sum(head.count(bytes([code])) for code in range(32) if code not in (9, 10, 11, 12, 13, 26, 27))
    return b"\0" in head or control > len(head) // 50


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark shows as a zero in nearly every other byte."""
    head = data[:4096]
    if len(head) < 8 or b"\0" not in head:
        return None
    half = len(head) // 2
    if head[1::2].count(0) > half * 0.8 and head[::2].count(0) < half * 0.1:
        return "utf-16-le"
    if head[::2].count(0) > half * 0.8 and head[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return None


def _undoubled(text: str) -> tuple[str, str]:
    """Text that was encoded twice ("Ã¤" for "ä") is decoded a second time."""
    twice = sum(text.count(pair) for pair in ("Ã¥", "Ã¤", "Ã¶"))
    if twice < _MIN_EVIDENCE or twice <= sum(text.count(letter) for letter in "åäö"):
        return text, "utf-8"
    try:
        return text.encode("cp1252").decode("utf-8"), "utf-8 (dubbelkodad)"
    except UnicodeError:
        return text, "utf-8"


def _damaged_utf8(data: bytes) -> tuple[str, str] | None:
    """UTF-8 with a few bytes broken is still UTF-8; its broken bytes become U+FFFD."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    sound = sum(1 for character in text if character > "\x7f") - broken
    return (text, "utf-8 (skadad)") if sound > 10 * broken else None


def _single_byte(data: bytes) -> tuple[str, str]:
    """The single-byte encoding that gives the most Swedish text; the commonest wins a draw."""
    found: list[tuple[int, str, str]] = []
    for encoding in _SINGLE_BYTE:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        found.append((_swedishness(text), text, encoding))
    _, text, encoding = max(found, key=lambda item: item[0])
    return text, encoding


def _swedishness(text: str) -> int:
    foreign = [character for character in text if character > "\x7f"]
    expected = sum(1 for character in foreign if character in _EXPECTED)
    return expected - 3 * (len(foreign) - expected) - 3 * len(_LETTER_MIX.findall(text))
