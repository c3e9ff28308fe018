"""A made-up interim report in the shape of real ones, for the tests of drafts, checks and exports."""

from functools import cache

from index.ingest import analyse
from service.documents.catalogue import Catalogue, Shelf
from service.draft.smoothing import Smoother

_HEADS = (
    "Budget helår | Prognos helår | Avvikelse helår | Budget jan-aug | Utfall jan-aug | Avvikelse jan-aug"
    " | Utfall jan-aug föregående år"
)
TEXT = """# Delårsrapport per 31 augusti 2023

## Socialnämnden i Huddinge

# Sammanfattning

## Ekonomi

Socialnämndens nettokostnad är 150,2 miljoner kronor per 31 augusti. Underskottet mot budget är 5,2 miljoner kronor.
Prognosen för 2023 är ett underskott på 7,5 miljoner kronor. En särskild satsning på 99,9 miljoner kronor nämns bara
här.

# Nämndens mål

## Nämndmål: Fler unga får hjälp i tid

### Måluppfyllelse

I hög grad uppfyllt

### Analys

Ett nytt samverkansteam har inrättats tillsammans med skolorna för elever med lång frånvaro.

## Nämndmål: Nämnden har en ekonomi i balans

### Måluppfyllelse

Ej uppfyllt

### Analys

Målet nås inte på grund av dyrare placeringar av barn.

# Ekonomi

## Resultaträkning

| Resultaträkning (tkr) | HEADS |
|---|---|---|---|---|---|---|---|
| Verksamhetens intäkter | 30 000 | 31 000 | 1 000 | 20 000 | 20 800 | 800 | 19 500 |
| Verksamhetens kostnader | -247 500 | -256 000 | -8 500 | -165 000 | -171 000 | -6 000 | -160 000 |
| Årets resultat | -217 500 | -225 000 | -7 500 | -145 000 | -150 200 | -5 200 | -140 500 |

## Verksamheterna

| Verksamhet (tkr) | HEADS |
|---|---|---|---|---|---|---|---|
| Barn och unga | 120 000 | 131 200 | -11 200 | 80 000 | 88 100 | -8 100 | 79 000 |
| Ekonomiskt bistånd | 60 000 | 56 500 | 3 500 | 40 000 | 37 300 | 2 700 | 38 500 |
| Familjerätt | 37 500 | 37 300 | 200 | 25 000 | 24 800 | 200 | 23 000 |
| Summa | 217 500 | 225 000 | -7 500 | 145 000 | 150 200 | -5 200 | 140 500 |

Utfallet för barn och unga är 88,1 miljoner kronor. Den negativa avvikelsen beror främst på att fler barn har placerats
på institution.

Ekonomiskt bistånd redovisar ett överskott på 2,7 miljoner kronor. Överskottet förklaras av färre hushåll än budgeterat.

### Åtgärder för budget i balans

- färre externa placeringar
- minskade konsulter

## Investeringar

| Investeringar, tkr | Budget helår | Prognos helår | Avvikelse helår | Utfall jan-aug |
|---|---|---|---|---|
| Möbler | 400 | 300 | 100 | 120 |
| Summa | 400 | 300 | 100 | 120 |

# Personal

| Antal anställda | Augusti 2022 | Augusti 2023 | Skillnad |
|---|---|---|---|
| Antal anställda | 210 | 214 | 4 |

Den totala sjukfrånvaron ligger på 6,4 procent. Sjukfrånvaron har minskat med 0,8 procentenheter jämfört med samma
period föregående år.

# Internkontroll

| Process | Risk | Åtgärd |
|---|---|---|
| Inköp | Risk för köp utanför avtal | <b>Status</b> Klart |
| Arkiv | Risk för fuktskador | <b>Status</b> Ej klart i år |

# Framåt

Nämnden avser att öppna en ny mottagning för vuxna under nästa år.
""".replace("HEADS", _HEADS)


@cache
def shelf(text: str = TEXT, name: str = "rapport.md") -> Shelf:
    """The made-up report as it is held when it has been read in."""
    found = analyse((name, text.encode()))
    return Shelf(found.document, found.figures, found.parsed.tables, found.statements, found.findings)


class HoldsOne:
    """As much of an engine as drafting needs."""

    def __init__(self, *shelves: Shelf, smoother: Smoother | None = None) -> None:
        self._catalogue = Catalogue(shelves or (shelf(),))
        self._smoother = smoother

    def catalogue(self) -> Catalogue:
        return self._catalogue

    def smoother(self) -> Smoother | None:
        return self._smoother
