"""The commands `draft` and `check`: what they read, write and print."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from rich.text import Text

from index.errors import BelaggError, LoadError
from index.loading import load
from service.api.drafts import check_object, draft_object
from service.console import terminal
from service.draft.check import CheckedText
from service.draft.desk import HoldsCatalogue, check_against, comparison_of, draft_of
from service.draft.records import Draft, Length, Order, Part, Proof, ProofStatus
from service.export.docx import comparison_docx
from service.export.files import exported
from service.export.markdown import comparison_markdown
from service.types import Language

_STATUS = {ProofStatus.PROVEN: "styrkt", ProofStatus.CONTRADICTED: "motsägs", ProofStatus.NOT_FOUND: "finns inte"}
_LENGTHS: dict[str, Length] = {"kort": "short", "lång": "long", "short": "short", "normal": "normal", "long": "long"}
_STYLE = {ProofStatus.PROVEN: "green", ProofStatus.CONTRADICTED: "red", ProofStatus.NOT_FOUND: "yellow"}


class BadOrder(BelaggError):
    """A draft that cannot be asked for so."""


@dataclass(frozen=True)
class Files:
    docx: Path | None = None
    markdown: Path | None = None
    html: Path | None = None


def desk_of(engine: Any) -> HoldsCatalogue:
    """The engine as drafting sees it."""
    return cast(HoldsCatalogue, engine)


def read_order(sections: Sequence[str], length: str, language: str) -> Order:
    """What is asked for; raises BadOrder for a section, length or language that there is not."""
    known = {part.value: part for part in Part} | {part.name.lower(): part for part in Part}
    names = [name.strip().lower() for given in sections for name in given.split(",") if name.strip()]
    unknown = [name for name in names if name not in known]
    if unknown:
        raise BadOrder(f"Avsnittet ”{unknown[0]}” finns inte. Välj bland {', '.join(part.value for part in Part)}.")
    if length.lower() not in _LENGTHS:
        raise BadOrder(f"Längden ”{length}” finns inte. Välj kort, normal eller lång.")
    if language not in ("sv", "en"):
        raise BadOrder(f"Språket ”{language}” finns inte. Välj sv eller en.")
    parts = tuple(dict.fromkeys(known[name] for name in names))
    return Order(parts, _LENGTHS[length.lower()], cast(Language, language))


def draft(engine: HoldsCatalogue, document: str | None, order: Order, text: Path | None) -> Draft:
    """The draft of one report, or an edited text with its figures proven."""
    if document is None:
        raise BadOrder("Ange rapportens id, som ”belagg documents” visar det, eller --all för alla rapporter.")
    return draft_of(engine, document, order, None if text is None else read_text(str(text)))


def deliver(made: Draft, files: Files, accept_unproven: bool, as_json: bool) -> int:
    """Writes the files asked for, else prints the draft. Raises UnprovenFigures before anything is written."""
    wanted = [("docx", files.docx), ("markdown", files.markdown), ("html", files.html)]
    made_files = [
        (path, exported(made, format, accept_unproven))  # type: ignore[arg-type]
        for format, path in wanted
        if path is not None
    ]
    for path, data in made_files:
        _write(path, data)
    if as_json:
        sys.stdout.write(json.dumps(draft_object(made), ensure_ascii=False, indent=2) + "\n")
    elif not made_files:
        print_draft(made)
    return 0


def write_all(engine: HoldsCatalogue, order: Order, folder: Path | None) -> int:
    """A Word document and a Markdown file for every report, and a page that compares their economy."""
    if folder is None:
        raise BadOrder("Ange med --out i vilken mapp utkasten ska skrivas.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LoadError(f"Mappen {folder} kan inte skapas: {error.strerror}.") from error
    out = terminal.console()
    catalogue = engine.catalogue()
    for document in catalogue.documents:
        made = draft_of(engine, document.id, order)
        name = _file_name(document.meta.title, document.id)
        for format, ending in (("docx", "docx"), ("markdown", "md")):
            _write(folder / f"{name}.{ending}", exported(made, format, True), quiet=True)  # type: ignore[arg-type]
        out.print(f"{name}: siffror {len(made.proofs)}, inte styrkta {len(made.unproven)}", markup=False)
    compared = comparison_of(catalogue, (), order.language)
    _write(folder / "jamforelse.docx", comparison_docx(compared), quiet=True)
    _write(folder / "jamforelse.md", comparison_markdown(compared).encode(), quiet=True)
    out.print(f"jamforelse: {len(compared.rows)} rapporter", markup=False)
    return 0


def _file_name(title: str, id: str) -> str:
    plain = "".join(c if c.isalnum() else "-" for c in title.lower())
    return "-".join(part for part in f"{plain}-{id[:6]}".split("-") if part)


def _write(path: Path, data: bytes, quiet: bool = False) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise LoadError(f"Filen {path} kan inte skrivas: {error.strerror}.") from error
    if not quiet:
        terminal.console(errors=True).print(f"Skriven: {path}", markup=False)


def print_draft(made: Draft) -> None:
    """The draft as text, then what a person has to look at."""
    out = terminal.console()
    for section in made.sections:
        out.print(Text(section.heading, style="bold"))
        for paragraph in section.paragraphs():
            for sentence in paragraph:
                out.print(Text(sentence.text), end=" ")
            out.print("\n")
    out.print(Text(f"Siffror: {len(made.proofs)}, inte styrkta: {len(made.unproven)}.", style="dim"))
    for proof in made.unproven:
        out.print(_verdict(proof))
    for left_out in made.left_out:
        out.print(Text(f"Utelämnat: {left_out.heading}. {left_out.reason}", style="yellow"))
    for point in made.open_points:
        out.print(Text(f"Att kontrollera: {point.message}", style="yellow"))


def read_text(given: str) -> str:
    """A text: as it is given, from the file of that name, or from standard input for "-"."""
    if given == "-":
        return sys.stdin.read()
    path = Path(given)
    try:
        is_file = len(given) < 1000 and path.is_file()
    except OSError:  # a text that can be no file name
        is_file = False
    return load(path).text if is_file else given


def check(engine: HoldsCatalogue, document: str, text: str, as_json: bool) -> int:
    """Holds a text against a report; the exit code is 1 when a figure is contradicted."""
    found = check_against(engine.catalogue(), document, text)
    if as_json:
        sys.stdout.write(json.dumps(check_object(document, found), ensure_ascii=False, indent=2) + "\n")
    else:
        _print_check(found)
    return 1 if found.count(ProofStatus.CONTRADICTED) else 0


def _print_check(found: CheckedText) -> None:
    out = terminal.console()
    for proof in found.proofs:
        out.print(_verdict(proof))
    counts = ", ".join(f"{found.count(status)} {word}" for status, word in _STATUS.items())
    out.print(Text(f"Siffror: {len(found.proofs)} ({counts}).", style="bold"))


def _verdict(proof: Proof) -> Text:
    parts = [f"{_STATUS[proof.status]}: {' '.join(proof.text.split())}"]
    if proof.right:
        parts.append(f"rapporten anger {proof.right}")
    parts += [part for part in (proof.calculation, proof.note) if part]
    if proof.proven and proof.sources and not proof.calculation:
        parts.append(proof.sources[0].text[:160])
    return Text("; ".join(parts), style=_STYLE[proof.status])
