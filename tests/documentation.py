"""How what a page shows is run (by Sybil): its Python, its commands, its files.

- ```` ```python ````: run in the order of the page, in one notebook. A comment beside a line is a
  promise: it is what the line gives (its ``repr``).
- ```` ```text ````: what the Python above it printed.
- ```` ```console ````: lines that begin with ``$ `` are run in a shell. What stands under one is
  what it says; a line ``...`` stands for any lines. One with nothing under it has to succeed.
- ```` ```toml ````, ```` ```yaml ````: a block that begins with a comment that is a file name is
  that file from then on; ``# at the end of`` (``# onderaan``) a file adds to it.
- ```` ```json ````: has to be JSON, and to load if it is a document.

Each page has a folder of its own, in which a copy of the examples lies. On a page in docs/nl
commands speak Dutch, as on a Dutch system.
"""

import ast
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from io import StringIO
from json import loads
from pathlib import Path
from re import compile as pattern
from re import escape, fullmatch
from shutil import copytree, rmtree
from tempfile import mkdtemp
from tokenize import COMMENT, generate_tokens
from typing import Any

from sybil import Example, Sybil
from sybil.parsers.myst import CodeBlockParser

import okomodel

__all__ = ["DUTCH", "NOT_RUN", "ROOT", "SYBIL", "differs", "extras", "outcome", "promises"]

ROOT = Path(__file__).parent.parent
DUTCH = ROOT / "docs" / "nl"
NOT_RUN = ("pip install ", "python -m venv ", ". .venv/bin/activate")
"""Commands that are shown and not run: they would change the environment that the tests run in."""

_FILE = pattern(r"# (at the end of |onderaan )?([\w.-]+\.(?:toml|yaml))\n")
_EXTRAS = pattern(r"okomodel\[([a-z,]+)\]")
_PROMPT = "$ "
_PRINTED = "what the Python of this page printed last"


# ---------------------------------------------------------------------------------------- python


def promises(source: str) -> dict[int, str]:
    """What is promised beside the lines of a piece of code, by the number of the line."""
    lines = source.splitlines()
    comments = (one for one in generate_tokens(StringIO(source).readline) if one.type == COMMENT)
    beside = (one for one in comments if lines[one.start[0] - 1][: one.start[1]].strip())
    return {one.start[0]: one.string.removeprefix("#").strip() for one in beside}


def outcome(source: str, notebook: dict[str, Any], name: str = "page") -> Iterator[str]:
    """Run a piece of code; what comes out otherwise than promised, and promises nobody can keep."""
    promised = promises(source)
    for statement in ast.parse(source).body:
        said = promised.pop(statement.end_lineno or 0, None)
        if said is None or not isinstance(statement, ast.Expr):
            exec(compile(ast.Module([statement], []), name, "exec"), notebook)
        else:
            came = repr(eval(compile(ast.Expression(statement.value), name, "eval"), notebook))
            if came != said:
                yield f"{ast.unparse(statement)}\n  promised: {said}\n  came:     {came}"
            said = None
        if said is not None:
            yield f"a comment stands beside a line that gives nothing: {said}"
    yield from (f"a comment stands within a statement: {said}" for said in promised.values())


def _python(example: Example) -> str:
    example.namespace.setdefault("__name__", "notebook")
    with redirect_stdout(StringIO()) as printed:
        above = "\n" * example.line  # so that errors name the line of the page
        wrong = [*outcome(f"{above}{example.parsed}", example.namespace, example.path)]
    example.namespace[_PRINTED] = printed.getvalue()
    return "\n".join(wrong)


def _text(example: Example) -> str:
    return differs(str(example.parsed), example.namespace.pop(_PRINTED, ""))


def differs(shown: str, came: str) -> str:
    """How what a page shows differs from what came; empty: it does not."""
    lines = (escape(line.rstrip()) for line in shown.strip("\n").splitlines())
    expected = "\n".join(r"(?s:.*)" if line == escape("...") else line for line in lines)
    came = "\n".join(line.rstrip() for line in came.strip("\n").splitlines())
    if came and fullmatch(expected, came):
        return ""
    return f"the page shows\n{shown}\nand what came is\n{came}"


# --------------------------------------------------------------------------------------- console


def _console(example: Example) -> str:
    lang = "nl_NL" if DUTCH in Path(example.path).parents else "C"
    asked = _asked(str(example.parsed))
    return "\n".join(filter(None, (_ran(*one, lang) for one in asked)))


def _asked(block: str) -> Iterator[tuple[str, str]]:
    """Each command of a block, with what stands under it."""
    for part in f"\n{block}".split(f"\n{_PROMPT}")[1:]:
        command, _, shown = part.replace("\\\n", "").partition("\n")
        yield command, shown.strip("\n")


def _ran(command: str, shown: str, lang: str) -> str:
    if command.startswith(NOT_RUN):
        unknown = extras(command) - extras((ROOT / "pyproject.toml").read_text("utf-8"))
        return f"okomodel has no extra {unknown}" if unknown else ""
    done = subprocess.run(
        command,
        shell=True,
        env=_environment(lang),
        encoding="utf-8",
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if not shown and done.returncode:
        return f"{command}\nends with {done.returncode}:\n{done.stdout}"
    return f"{command}\n{wrong}" if shown and (wrong := differs(shown, done.stdout)) else ""


def extras(text: str) -> set[str]:
    """The extras of okomodel that a text speaks of: a command that installs them, pyproject."""
    declared = tomllib.loads(text)["project"]["optional-dependencies"] if "\n" in text else {}
    return {*declared, *(name for told in _EXTRAS.findall(text) for name in told.split(","))}


def _environment(lang: str) -> Mapping[str, str]:
    """As a reader has it who works in English, or in Dutch, with the okomodel under test."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("LANGUAGE", "LC_"))
    }
    path = os.pathsep.join([str(Path(sys.executable).parent), kept.get("PATH", "")])
    return {**kept, "PATH": path, "LANG": f"{lang}.UTF-8"}


# ----------------------------------------------------------------------------------------- files


def _file(example: Example) -> str:
    block = str(example.parsed)
    if named := _FILE.match(block):
        with Path(named[2]).open("a" if named[1] else "w", encoding="utf-8") as file:
            file.write(block)
    return ""


def _json(example: Example) -> str:
    block = str(example.parsed)
    if "okomodel" in loads(block):
        okomodel.loads(block)
    return ""


# ----------------------------------------------------------------------------------------- pages


def _open(notebook: dict[str, Any]) -> None:
    notebook["left"], notebook["folder"] = Path.cwd(), Path(mkdtemp())
    copytree(ROOT / "examples", notebook["folder"] / "examples")
    os.chdir(notebook["folder"])


def _close(notebook: dict[str, Any]) -> None:
    os.chdir(notebook["left"])
    rmtree(notebook["folder"])
    notebook.clear()  # what it holds is not kept until everything ends


_HOW = {
    "python": _python,
    "text": _text,
    "console": _console,
    "toml": _file,
    "yaml": _file,
    "json": _json,
}
SYBIL = Sybil(
    parsers=[CodeBlockParser(language, evaluate) for language, evaluate in _HOW.items()],
    pattern="*.md",
    path=str(ROOT),
    setup=_open,
    teardown=_close,
)
"""What runs the examples of the README and of the pages in docs."""
