"""The `belagg` command. It parses, checks and prints; everything else is the engine's.

No heavy room is imported at the top: `engine_for` and `serve` import `wiring` and the HTTP application when a command
needs them, so that `belagg --help` answers at once.
"""

import gc
import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import Annotated, Any

import typer

from index.errors import BelaggError
from index.types import Filters
from service.api import contract
from service.api.checks import check_ask, check_filters, check_measure, check_question
from service.api.spreadsheet import csv_text
from service.console import terminal
from service.console.progress import IngestView
from service.settings import Settings, read_settings
from service.types import Ask

_USAGE_ERROR: type[Exception] = typer.BadParameter.__mro__[1]
"""The base of every error in how a command was written, whichever library typer stands on."""

app = typer.Typer(
    help="Svar ur kommunala rapporter, med källan till varje siffra.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Data = Annotated[
    Path | None,
    typer.Option("--data", metavar="DIR", help="Mapp för det inlästa; annars $BELAGG_DATA eller användarens datamapp."),
]
Municipalities = Annotated[
    list[str] | None, typer.Option("--municipality", metavar="M", help="Bara denna kommun; får upprepas.")
]
Committees = Annotated[
    list[str] | None, typer.Option("--committee", metavar="C", help="Bara denna nämnd; får upprepas.")
]
Years = Annotated[list[int] | None, typer.Option("--year", metavar="Y", help="Bara detta år; får upprepas.")]
Papers = Annotated[
    list[str] | None, typer.Option("--document", metavar="DOC", help="Bara denna rapport; får upprepas.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Skriv samma JSON-objekt som HTTP-tjänsten.")]
OptionalPaper = Annotated[
    str | None, typer.Argument(metavar="DOC", help="Rapportens id, som ”belagg documents” visar det.")
]
Paper = Annotated[str, typer.Argument(metavar="DOC", help="Rapportens id, som ”belagg documents” visar det.")]


def main() -> None:
    """Runs a command and leaves with its exit code: 1 for what could not be done, 2 for a wrongly written command."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Runs a command; every error that is raised on purpose becomes one sentence on standard error."""
    try:
        code = app(args=list(arguments) or ["--help"], prog_name="belagg", standalone_mode=False)
        sys.stdout.flush()
    except BelaggError as error:
        return _complain(str(error), 1)
    except _USAGE_ERROR as error:
        return _complain(_usage_sentence(error), 2)
    except (KeyboardInterrupt, typer.Abort):
        return _complain("Avbrutet.", 130)
    except BrokenPipeError:  # the reader of our output, such as `head`, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code if isinstance(code, int) else 0


def _complain(sentence: str, code: int) -> int:
    terminal.console(errors=True).print(sentence, markup=False)
    return code


def _usage_sentence(error: Exception) -> str:
    """What is wrong with a command, in Swedish where the kind of error is known."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "belagg"
    told = str(getattr(error, "message", "") or error)
    parameter = getattr(error, "param", None)
    name = _name(parameter)
    match type(error).__name__:
        case "MissingParameter":
            said = f"Det saknas ett värde för {name}."
        case "NoSuchOption":
            said = f"Flaggan {getattr(error, 'option_name', '')} finns inte."
        case "BadParameter":
            said = f"Värdet för {name} kan inte användas: {told}"
        case "UsageError" if told.startswith("No such command"):
            said = f"Kommandot {told.removeprefix('No such command').strip(' .')} finns inte."
        case _:
            said = f"Kommandot är fel skrivet: {told}"
    return f"{said} Se ”{command} --help”."


def _name(parameter: Any) -> str:
    """A parameter as the user writes it: "--year", "QUESTION"."""
    if parameter is None:
        return ""
    longest: str = max(parameter.opts, key=len)
    return longest if longest.startswith("-") else parameter.metavar or longest


@contextmanager
def engine_for(settings: Settings) -> Iterator[contract.Engine]:
    """The engine on a data folder, closed afterwards."""
    from service.wiring import build_engine  # loads vectors and models: only here

    with closing(build_engine(settings)) as engine:
        yield engine


def _print_json(value: Any) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def _filters(
    municipality: list[str] | None, committee: list[str] | None, year: list[int] | None, document: list[str] | None
) -> Filters:
    return Filters(tuple(municipality or ()), tuple(committee or ()), tuple(year or ()), tuple(document or ()))


@app.command()
def ingest(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Filer och mappar med rapporter.")],
    data: Data = None,
    municipality: Annotated[str | None, typer.Option(metavar="M", help="Kommun, om innehållet inte säger den.")] = None,
    committee: Annotated[str | None, typer.Option(metavar="C", help="Nämnd, om innehållet inte säger den.")] = None,
    year: Annotated[int | None, typer.Option(metavar="Y", help="År, om innehållet inte säger det.")] = None,
    period: Annotated[
        str | None, typer.Option(metavar="P", help="Period som ÅÅÅÅ-MM/ÅÅÅÅ-MM, om innehållet inte säger den.")
    ] = None,
    title: Annotated[str | None, typer.Option(metavar="T", help="Titel, om innehållet inte säger den.")] = None,
) -> int:
    """Läs in rapporter; det som redan är inläst läses inte om."""
    named = {"municipality": municipality, "committee": committee, "year": year, "period": period, "title": title}
    overrides = {name: value for name, value in named.items() if value is not None}
    with engine_for(read_settings(data)) as engine, IngestView() as view:
        report = engine.ingest(paths, overrides, view)
    return view.finish(report)


@app.command()
def ask(
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="Frågan, på svenska eller engelska.")],
    data: Data = None,
    municipality: Municipalities = None,
    committee: Committees = None,
    year: Years = None,
    document: Papers = None,
    as_json: AsJson = False,
) -> None:
    """Ställ en fråga; svaret visar var varje siffra står."""
    check_question(question)  # before the models are loaded
    asked = Ask(question.strip(), _filters(municipality, committee, year, document))
    with engine_for(read_settings(data)) as engine:
        check_ask(asked, engine.listed())
        answer = contract.answer_object(engine.ask(asked))
    if as_json:
        _print_json(answer)
    else:
        terminal.print_answer(terminal.console(), answer)


@app.command()
def search(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="Det som söks.")],
    data: Data = None,
    municipality: Municipalities = None,
    committee: Committees = None,
    year: Years = None,
    document: Papers = None,
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="Så många ställen.")] = 10,
    as_json: AsJson = False,
) -> None:
    """Sök ställen i rapporterna, de bästa först."""
    asked = check_question(query)
    filters = _filters(municipality, committee, year, document)
    with engine_for(read_settings(data)) as engine:
        check_filters(filters, engine.listed())
        hits = engine.search(asked, filters, k)
        found = [contract.hit_object(hit, engine.document(hit.document)) for hit in hits]
    if as_json:
        _print_json({"query": asked, "hits": found})
    else:
        terminal.print_hits(terminal.console(), found)


@app.command()
def figures(
    data: Data = None,
    municipality: Municipalities = None,
    committee: Committees = None,
    year: Years = None,
    document: Papers = None,
    activity: Annotated[str | None, typer.Option(metavar="A", help="Bara denna verksamhet.")] = None,
    measure: Annotated[
        str | None, typer.Option(metavar="X", help="Bara detta mått: budget, outcome, forecast, deviation ...")
    ] = None,
    offset: Annotated[int, typer.Option(min=0, help="Hoppa över så många.")] = 0,
    limit: Annotated[int, typer.Option(min=1, help="Visa högst så många.")] = 100,
    as_csv: Annotated[bool, typer.Option("--csv", help="Skriv CSV.")] = False,
    unread: Annotated[
        bool, typer.Option("--unread", help="Visa i stället de tal i tabellerna som inte blev hela siffror.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Visa siffrorna som rapporterna anger, var och en med sin plats."""
    measure = check_measure(measure)
    filters = _filters(municipality, committee, year, document)
    with engine_for(read_settings(data)) as engine:
        check_filters(filters, engine.listed())
        if unread:
            terminal.print_unread(engine.unread(filters))
            return
        total, found = engine.figures(filters, activity, measure, offset, limit)
    page = contract.figures_object(total, offset, limit, found)
    if as_json:
        _print_json(page)
    elif as_csv:
        sys.stdout.write(csv_text(page["figures"]))
    else:
        terminal.print_figures(terminal.console(), page["figures"])
        terminal.print_rest(shown=len(found), offset=offset, total=total)


@app.command()
def audit(doc: Paper, data: Data = None, as_json: AsJson = False) -> None:
    """Granska en rapports siffror: summor, avvikelser och uppgifter som går isär."""
    with engine_for(read_settings(data)) as engine:
        found = contract.audit_object(doc, engine.audit(doc))
        text = engine.document(doc).text
    if as_json:
        _print_json(found)
    else:
        terminal.print_findings(terminal.console(), found["findings"], text)


@app.command()
def draft(
    doc: OptionalPaper = None,
    data: Data = None,
    section: Annotated[
        list[str] | None,
        typer.Option(
            "--section", "--sections", metavar="S", help="Bara detta avsnitt; flera med komma eller upprepat."
        ),
    ] = None,
    length: Annotated[str, typer.Option(metavar="L", help="kort, normal eller lång (short, normal, long).")] = "normal",
    language: Annotated[str, typer.Option(metavar="L", help="sv eller en.")] = "sv",
    docx: Annotated[Path | None, typer.Option(metavar="FILE", help="Skriv utkastet som Word-dokument.")] = None,
    markdown: Annotated[Path | None, typer.Option(metavar="FILE", help="Skriv utkastet som Markdown.")] = None,
    html: Annotated[Path | None, typer.Option(metavar="FILE", help="Skriv utkastet som HTML.")] = None,
    text: Annotated[Path | None, typer.Option(metavar="FILE", help="Ett redigerat utkast att styrka.")] = None,
    accept_unproven: Annotated[
        bool, typer.Option("--accept-unproven", help="Skriv även siffror som inte är styrkta, märkta som sådana.")
    ] = False,
    every: Annotated[bool, typer.Option("--all", help="Alla inlästa rapporter, var för sig och jämförda.")] = False,
    out: Annotated[Path | None, typer.Option(metavar="DIR", help="Mapp för --all.")] = None,
    as_json: AsJson = False,
) -> int:
    """Skriv ett utkast till en rapports sammanfattning, med källan till varje siffra."""
    from service.console import drafting  # document formats: only here

    order = drafting.read_order(section or (), length, language)
    with engine_for(read_settings(data)) as engine:
        if every:
            return drafting.write_all(drafting.desk_of(engine), order, out)
        made = drafting.draft(drafting.desk_of(engine), doc, order, text)
    files = drafting.Files(docx, markdown, html)
    return drafting.deliver(made, files, accept_unproven, as_json)


@app.command()
def check(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Texten, en fil med den, eller - för standard in.")],
    against: Annotated[str, typer.Option(metavar="DOC", help="Rapporten som texten prövas mot.")],
    data: Data = None,
    as_json: AsJson = False,
) -> int:
    """Pröva en text mot en rapport: varje siffra styrkt, motsagd eller inte funnen."""
    from service.console import drafting  # document formats: only here

    words = drafting.read_text(text)
    with engine_for(read_settings(data)) as engine:
        return drafting.check(drafting.desk_of(engine), against, words, as_json)


@app.command()
def documents(data: Data = None, as_json: AsJson = False) -> None:
    """Visa inlästa rapporter."""
    with engine_for(read_settings(data)) as engine:
        found = [contract.document_object(document) for document in engine.documents()]
    if as_json:
        _print_json({"documents": found})
    else:
        terminal.print_documents(terminal.console(), found)


@app.command()
def remove(doc: Paper, data: Data = None) -> None:
    """Ta bort en inläst rapport; filen själv rörs inte."""
    with engine_for(read_settings(data)) as engine:
        title = engine.document(doc).meta.title
        engine.remove(doc)
    terminal.console().print(f"Borttagen: {title}", markup=False)


@app.command()
def serve(
    data: Data = None,
    host: Annotated[str | None, typer.Option(metavar="HOST", help="Adress att lyssna på.  [127.0.0.1]")] = None,
    port: Annotated[
        int | None, typer.Option(metavar="PORT", help="Port att lyssna på; 0 tar en ledig.  [8000]")
    ] = None,
) -> None:
    """Starta sidan och HTTP-tjänsten; Ctrl-C stoppar."""
    from service import server  # the HTTP stack: only here
    from service.wiring import build_engine

    settings = read_settings(data, host, port)
    listener, settings = server.take_port(settings)
    out = terminal.console()
    gc.disable()  # what a start makes is kept: to look through it again and again took a tenth of the start
    try:
        engine = build_engine(settings)
    except BaseException:
        gc.enable()
        raise
    Thread(target=_warm, args=(engine,), daemon=True).start()
    from service.api.app import create_app  # meanwhile

    with closing(listener):
        server.serve(
            create_app(engine, settings),
            listener,
            announce=lambda: out.print(f"Belägg svarar på {settings.address} (Ctrl-C stoppar)", markup=False),
        )
    out.print("Stoppad.")


BREATH = 1.0
"""Seconds after the start in which the first answer has the processor for itself."""


def _warm(engine: Any) -> None:
    """What the first question would wait for, done while the page is being opened; what fails, that question tells."""
    try:
        with suppress(BelaggError):
            engine.warm()
            time.sleep(BREATH)
            engine.settle()
    finally:
        gc.enable()


@app.command()
def mcp(data: Data = None) -> None:
    """Svara program som använder verktyg (MCP) på standard in och ut."""
    from service.mcp import create_server  # an optional extra: only here

    with engine_for(read_settings(data)) as engine:
        create_server(engine).run()


_REST = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}
"""For commands whose options are read by the module that does the work."""


@app.command("eval", context_settings=_REST)
def evaluate(context: typer.Context, data: Data = None) -> int:
    """Mät svaren mot frågor med kända svar; --help visar hur."""
    return _by_name("eval.__main__", context.args, data)


@app.command(context_settings=_REST)
def bench(context: typer.Context, data: Data = None) -> int:
    """Mät tider, minne och storlek; --help visar hur."""
    return _by_name("eval.bench", context.args, data)


def _by_name(module: str, arguments: list[str], data: Path | None) -> int:
    """Runs a module of the evaluation, which nothing here may import, with the arguments as they were given."""
    given = [*arguments, *(["--data", str(data)] if data is not None else [])]
    try:
        return int(import_module(module).main(given))
    except SystemExit as left:  # how its own --help and usage errors end
        return left.code if isinstance(left.code, int) else 1


if __name__ == "__main__":
    main()
