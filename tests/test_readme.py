"""The README is the first thing that people try: its lines run, and give what they say."""

from pathlib import Path
from re import DOTALL, findall
from shutil import copytree

import pytest

ROOT = Path(__file__).parent.parent


def test_the_first_notebook_lines_run_one_after_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    blocks = findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), DOTALL)
    notebook: dict[str, object] = {}
    promised = [promise for block in blocks for promise in _run(block, notebook)]
    assert len(promised) >= 10
    assert [said for said, _ in promised] == [came for _, came in promised]
    assert (tmp_path / "mijn-gemeente.json").read_bytes().startswith(b'{\n  "okomodel": "1.0",')


def _run(block: str, notebook: dict[str, object]) -> list[tuple[str, str]]:
    """Run a block; give what each commented line says and what it came to."""
    exec(compile(block, "README.md", "exec"), notebook)
    commented = [line.partition("  # ") for line in block.splitlines() if "  # " in line]
    return [(said.strip(), repr(eval(code, notebook))) for code, _, said in commented]
