"""How an ingest looks in a terminal: a bar while it goes on, a line for each file, a sum at the end."""

from types import TracebackType
from typing import TYPE_CHECKING

from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from service.console.terminal import console

if TYPE_CHECKING:  # only the names: that room loads numpy and the store
    from index.ingest import FileResult, Report, Step

_SUMS = {
    "added": "inlästa",
    "replaced": "inlästa på nytt",
    "unchanged": "redan inlästa",
    "failed": "gick inte att läsa",
}


class IngestView:
    """Takes an ingest's steps. In a terminal a bar on standard error shows how far it has come.

    Elsewhere there are only the lines: what was read on standard output, what was not on standard error.
    """

    def __init__(self) -> None:
        self._errors = console(errors=True)
        self._progress = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TextColumn("{task.fields[far]}"),
            TimeElapsedColumn(),
            console=self._errors,
            transient=True,
            disable=not self._errors.is_terminal,
        )
        self._bar = self._progress.add_task("", total=None, far="")
        self._shown: set[str] = set()

    def __enter__(self) -> "IngestView":
        self._progress.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._progress.stop()

    def __call__(self, step: "Step") -> None:
        if step.result is not None:
            self._line(step.result)
            return
        self._progress.update(
            self._bar,
            description=f"({step.number}/{step.files}) {step.name}",
            completed=step.done,
            total=step.total or None,
            far=f"{step.done}/{step.total} stycken" if step.total else "läser",
        )

    def finish(self, report: "Report") -> int:
        """Shows what had no step of its own and the sum; the exit code: 1 when anything could not be read."""
        for result in report.results:
            if result.path not in self._shown:
                self._line(result)
        if not report.results:
            sentence = "Där fanns inga rapporter att läsa in: ange .txt, .md, .pdf, .docx eller .html, eller en mapp."
            self._errors.print(sentence)
            return 1
        counts = {status: sum(result.status == status for result in report.results) for status in _SUMS}
        console().print(", ".join(f"{count} {_SUMS[status]}" for status, count in counts.items() if count) + ".")
        return 1 if counts["failed"] else 0

    def _line(self, result: "FileResult") -> None:
        self._shown.add(result.path)
        failed = result.status == "failed"
        out = self._errors if failed or self._errors.is_terminal else console()
        out.print(Text(result_line(result), style="red" if failed else ""))


def result_line(result: "FileResult") -> str:
    """What became of one file."""
    if result.status == "failed":
        return f"Gick inte att läsa: {result.path or result.name}: {result.message}"
    if result.status == "unchanged":
        return f"Redan inläst: {result.name}"
    word = "Inläst på nytt" if result.status == "replaced" else "Inläst"
    return f"{word}: {result.name} ({result.passages} stycken, {result.tables} tabeller, {result.figures} siffror)"
