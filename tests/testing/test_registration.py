"""hypothesis knows the classes from the entry point, and builds nothing before its first use."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path
from tomllib import loads
from typing import Any

import pytest
from hypothesis import strategies as st

from okomodel import model, values
from okomodel.model import Dossier
from okomodel.reference.municipality import Municipality
from okomodel.rules import check
from okomodel.sealed import Sealed
from okomodel.testing.registration import STRATEGIES, register
from okomodel.testing.smallest import smallest

PROJECT = loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))


def classes() -> list[Any]:
    known = {**vars(values), **vars(model), "Municipality": Municipality}
    return [known[name] for name in STRATEGIES]


@pytest.mark.parametrize("group", ["hypothesis", "pytest11"])
def test_an_entry_point_leads_to_something(group: str) -> None:
    (target,) = PROJECT["project"]["entry-points"][group].values()
    module, _, name = target.partition(":")
    found = import_module(module)
    assert not name or callable(getattr(found, name))


@pytest.mark.parametrize("kind", classes(), ids=lambda kind: kind.__name__)
def test_from_type_draws_what_the_strategy_draws(kind: type) -> None:
    register()
    assert isinstance(smallest(st.from_type(kind)), kind)


def test_a_dossier_from_its_type_is_sound() -> None:
    register()
    drawn = smallest(st.from_type(Dossier), lambda one: one.cycles)
    assert not check(drawn, on="2026-01-01").errors


def loaded_after(code: str) -> set[str]:
    """The modules of okomodel that a fresh Python has loaded after some lines."""
    report = "import sys; print(*(m for m in sys.modules if m.startswith('okomodel')))"
    run = subprocess.run(
        [sys.executable, "-c", f"{code}\n{report}"], capture_output=True, text=True, check=True
    )
    return set(run.stdout.split())


def test_hypothesis_loads_no_class_and_builds_no_strategy() -> None:
    loaded = loaded_after("import hypothesis")
    registration = {"okomodel.testing", "okomodel.testing.registration"}
    assert loaded == {"okomodel", "okomodel.sealed"} | registration


@pytest.mark.parametrize("first", ["hypothesis", "okomodel.model"])
def test_it_knows_the_classes_whatever_was_loaded_first(first: str) -> None:
    code = (
        f"import {first}\n"
        "from okomodel.model import Target\nfrom hypothesis import strategies as st\n"
        "assert st.from_type(Target).example().baseline.round == 'oko'"
    )
    quiet = [sys.executable, "-W", "ignore", "-c", code]
    assert subprocess.run(quiet, check=False).returncode == 0


def test_a_class_of_the_same_name_elsewhere_is_left_alone() -> None:
    class Target(Sealed):
        pass

    assert isinstance(smallest(st.from_type(Target)), Target)


def test_the_plugin_of_pytest_loads_nothing_but_itself() -> None:
    loaded = loaded_after("import okomodel.testing.fixtures")
    assert loaded == {"okomodel", "okomodel.testing", "okomodel.testing.fixtures"}


@pytest.mark.parametrize("name", ["strategies", "machine"])
def test_without_the_extra_its_name_is_said(name: str) -> None:
    code = f"import sys; sys.modules['hypothesis'] = None\nfrom okomodel.testing import {name}"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert 'pip install "okomodel[testing]"' in run.stderr.splitlines()[-1]


def test_the_room_knows_what_it_has_not() -> None:
    with pytest.raises(AttributeError, match="fixtuers"):
        getattr(import_module("okomodel.testing"), "fixtuers")  # noqa: B009 - it has none
