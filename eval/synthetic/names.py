"""Names of municipalities and places that do not exist."""

from __future__ import annotations

from random import Random

_FIRST_WORDS = """
Prov Exempel Test Mall Skiss Utkasts Påhitts Mönster Fiktiv Låtsas Övnings Trial Dikt Fantasi Saga Typ
Kopie Modell Figur Attrapp Sken Hypo Gissnings Antagande Variabel Parameter Schema Blankett Formulär
Bilage Notis Protokoll Remiss Kladd Streck Rut Kvadrat Kub Cirkel Vinkel
"""
_FIRST = tuple(_FIRST_WORDS.split())
_LAST_WORDS = """
köping vik sund berga torp hamn stad bo sjö ås holm lunda näs dal mo fors bro ryd by viken åker backa
tuna rike marka hult arp inge rås beck
"""
_LAST = tuple(_LAST_WORDS.split())
_PLACES = (
    ["Norra", "Södra", "Västra", "Östra", "Gamla", "Nya", "Övre", "Nedre"],
    ["Kvarnen", "Ängen", "Stationen", "Parken", "Hamnen", "Bruket", "Lunden", "Torget", "Åsen", "Viken"],
)
LIMIT = len(_FIRST) * len(_LAST)
"""So many different names there are."""


def municipality(seed: int) -> str:
    """A made-up municipality: `LIMIT` consecutive seeds give `LIMIT` different names."""
    # 7 shares no factor with LIMIT, so that neighbouring seeds do not give neighbouring names
    index = seed * 7 % LIMIT
    return _FIRST[index % len(_FIRST)] + _LAST[index // len(_FIRST)]


def genitive(name: str) -> str:
    return name if name.endswith(("s", "x", "z")) else f"{name}s"


def place(random: Random) -> str:
    return f"{random.choice(_PLACES[0])} {random.choice(_PLACES[1])}"
