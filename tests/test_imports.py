"""Imports go one way (eval -> service -> index), real objects are built in one place, importing does no work."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("index", "service", "eval")
MODULES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))

FORBIDDEN = {
    "index": {"service", "eval", "fastapi", "starlette", "uvicorn", "typer", "rich", "httpx", "openai"},
    "service": {"eval"},
    "eval": set(),
}
GENERATION = ("CausalLM", "Seq2SeqLM", "Generation", "pipeline", "LogitsProcessor", "StoppingCriteria")
REAL = {"Store", "Searcher", "load_embedder", "BelaggEngine", "build_engine"}
"""What only `service.wiring` calls, and `service.cli` through it; the rooms that define them may."""

LIGHT = (
    "index.errors",
    "index.types",
    "index.numbers",
    "service.api.checks",
    "service.api.contract",
    "service.api.problems",
    "service.api.spreadsheet",
    "service.cli",
    "service.console.progress",
    "service.settings",
    "service.console.terminal",
    "service.types",
)
HEAVY = {"torch", "faiss", "openvino", "transformers", "sentence_transformers", "onnxruntime"}
WORK = {
    "basicConfig", "connect", "from_pretrained", "load_embedder", "mkdir", "open", "print", "read_bytes", "read_text",
    "run", "urlopen", "write_text",
}  # fmt: skip


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(tree: ast.AST) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(module, names) of every import statement, at the top or not."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, ()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield node.module or "", tuple(alias.name for alias in node.names)


def called(tree: ast.AST) -> set[str]:
    """Last names of everything that is called."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Name(id=name) | ast.Attribute(attr=name):
                    found.add(name)
    return found


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_go_one_way(path: Path) -> None:
    room = path.relative_to(ROOT).parts[0]
    roots = {module.split(".")[0] for module, _ in imports(tree_of(path))}
    assert roots & FORBIDDEN[room] == set()


@pytest.mark.parametrize("path", [path for path in MODULES if path.is_relative_to(ROOT / "index")], ids=name_of)
def test_index_generates_no_text(path: Path) -> None:
    names = [name for module, names in imports(tree_of(path)) if module.startswith("transformers") for name in names]
    assert [name for name in names if any(part in name for part in GENERATION)] == []


@pytest.mark.parametrize("path", [path for path in MODULES if path.is_relative_to(ROOT / "service")], ids=name_of)
def test_only_wiring_builds_real_objects(path: Path) -> None:
    allowed = {"service/wiring.py": REAL, "service/cli.py": {"build_engine"}}.get(name_of(path), set())
    assert called(tree_of(path)) & REAL <= allowed


def test_only_the_command_line_and_evaluation_import_wiring() -> None:
    users = {
        name_of(path)
        for path in MODULES
        for module, names in imports(tree_of(path))
        if module == "service.wiring" or (module == "service" and "wiring" in names)
    }
    assert {user for user in users if not user.startswith("eval/")} == {"service/cli.py"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_importing_does_no_work(path: Path) -> None:
    """No statement outside functions and classes reads, writes, prints or loads."""
    tree = tree_of(path)
    definitions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    for statement in tree.body:
        if isinstance(statement, definitions) or is_main_guard(statement):
            continue
        assert called(statement) & WORK == set(), f"{name_of(path)}:{statement.lineno}"


def is_main_guard(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.If) and ast.unparse(statement.test) == "__name__ == '__main__'"


def test_light_modules_load_nothing_heavy() -> None:
    program = f"import sys, {', '.join(LIGHT)}\nprint(sorted(set(sys.modules) & {HEAVY!r}))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "[]\n"


def test_the_http_contract_needs_no_http_library() -> None:
    program = "import sys, service.cli\nprint(sorted(set(sys.modules) & {'fastapi', 'starlette', 'uvicorn'}))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "[]\n"
