"""Fixtures with sample documents, for tests that want one and not a thousand."""

import subprocess
import sys
from os import environ
from pathlib import Path

from okomodel.formats import dumps
from okomodel.rules import check
from okomodel.testing.samples import SAMPLE_DAY, dossier, programme

TEST = """
def test_a_dossier(oko_dossier):
    assert oko_dossier.cycles[-1].plan

def test_a_programme(oko_programme, oko_dossier):
    assert oko_programme["voorbeeldam"] == oko_dossier
"""


def test_fixtures_are_there_for_any_test(tmp_path: Path) -> None:
    file = tmp_path / "test_tool.py"
    file.write_text(TEST, encoding="utf-8")
    plugins = ["-p", "okomodel.testing.fixtures", "-p", "no:cacheprovider", "-q"]
    command = [sys.executable, "-m", "pytest", *plugins, str(file), "--rootdir", str(tmp_path)]
    bare = {**environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    run = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=tmp_path, env=bare
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "2 passed" in run.stdout


def test_no_rule_speaks_in_the_samples() -> None:
    assert list(check(programme(), on=SAMPLE_DAY)) == []
    assert list(check(dossier(), on=SAMPLE_DAY)) == []


def test_the_samples_are_canonical_and_made_up() -> None:
    from importlib.resources import files

    text = files("okomodel.testing").joinpath("data", "programme.json").read_text("utf-8")
    assert dumps(programme()) == text
    assert all(one.fictitious for one in programme())
