"""Functions are short: what one does is seen at a glance."""

import ast
from collections.abc import Iterator
from pathlib import Path

import okomodel

HOUSE = Path(okomodel.__file__ or "").parent
Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions() -> Iterator[Function]:
    for path in HOUSE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        yield from (node for node in ast.walk(tree) if isinstance(node, Function))


def lines_of(function: Function) -> int:
    """The lines from its name to its end, without those of its docstring."""
    first, *_ = function.body
    has_docstring = ast.get_docstring(function) is not None
    said = (first.end_lineno or first.lineno) - first.lineno + 1 if has_docstring else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - said


def test_nine_functions_of_ten_have_at_most_twelve_lines() -> None:
    lengths = [lines_of(function) for function in functions()]
    short = [length for length in lengths if length <= 12]
    assert len(short) >= 0.9 * len(lengths) > 1000
