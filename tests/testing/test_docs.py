"""What the manual of testing shows, works."""

import subprocess
import sys
from os import environ
from pathlib import Path
from re import DOTALL, findall

MANUAL = Path(__file__).parents[2] / "docs" / "how-to" / "testing.md"


def test_the_tests_in_the_manual_pass(tmp_path: Path) -> None:
    parts = findall(r"```python\n(.*?)```", MANUAL.read_text(encoding="utf-8"), DOTALL)
    head = (
        "from hypothesis import settings\n"
        "settings.register_profile('few', max_examples=5, stateful_step_count=10, deadline=None,\n"
        "    database=None)\n"
        "settings.load_profile('few')\n"
    )
    file = tmp_path / "test_manual.py"
    file.write_text("\n\n".join([head, *parts]), encoding="utf-8")
    plugins = ["-p", "okomodel.testing.fixtures", "-p", "no:cacheprovider", "-q"]
    command = [sys.executable, "-m", "pytest", *plugins, str(file), "--rootdir", str(tmp_path)]
    bare = {**environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    run = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=tmp_path, env=bare
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "6 passed" in run.stdout
