"""`import okomodel` opens the door and nothing else; each name is fetched when it is first used."""

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from enum import Enum
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from inspect import isclass, isfunction
from pathlib import Path

import pytest

import okomodel

SOURCE = Path(okomodel.__file__ or "")
FUNCTIONS = """
load loads from_dict read dump dumps to_dict check census participants reconcile reached
measure measure_municipalities survey_columns with_measurements swing
"""
CLASSES = """
Dossier Programme
Cohort Event PublishedCount Source AgeRange Participation Organisation CoreTeam Member WorkGroup
SurveyRound Measurement PlanCycle MilestoneRecord Priority Target Baseline ActionPlan Action
BudgetLine ProgressReport Waiver OwnIndicator Fact Reached Span
Municipality Participant Indicator PartialDate Period Finding Report OkomodelError DocumentError
FiguresDiffer Refusal SurveyColumns SurveyError
"""
ENUMERATIONS = """
ParticipationStatus OrganisationKind TeamRole LifeDomain Instrument MeasurementLevel Milestone
ActionKind ActionStatus BudgetKind Funder Body Audience ReportStatus EventKind Direction Stage
Severity Gender Education IndicatorKind Measures
"""
CATALOGUES = """
municipalities indicators ggd_regions
"""


def fresh(code: str) -> str:
    """What a new interpreter prints."""
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def modules_after(code: str) -> set[str]:
    return set(fresh(f"import sys\n{code}\nprint(*sys.modules)").split())


# -------------------------------------------------------------------------------- what it costs


def test_the_front_door_loads_nothing_but_itself() -> None:
    loaded = modules_after("import okomodel")
    assert {name for name in loaded if name.split(".")[0] == "okomodel"} == {"okomodel"}


def test_the_front_door_loads_no_other_package() -> None:
    standard = sys.stdlib_module_names | set(sys.builtin_module_names)
    before, after = modules_after(""), modules_after("import okomodel")
    added = {name.split(".")[0] for name in after - before}
    assert added <= standard | {"okomodel"}
    assert not added & {"attr", "attrs", "cattrs", "msgspec", "dateutil", "rich", "hypothesis"}


def test_a_name_loads_its_room_when_it_is_first_used() -> None:
    loaded = modules_after("import okomodel; okomodel.Severity")
    assert "okomodel.findings" in loaded
    assert not {"okomodel.model", "okomodel.formats", "okomodel.rules"} & loaded


def test_to_list_the_names_loads_nothing() -> None:
    loaded = modules_after("import okomodel; dir(okomodel); okomodel.__all__")
    assert {name for name in loaded if name.startswith("okomodel.")} == set()


def test_a_document_is_read_without_rules_and_views() -> None:
    loaded = modules_after("import okomodel; okomodel.loads")
    above = {
        "okomodel.rules",
        "okomodel.pages",
        "okomodel.render",
        "okomodel.tables",
        "okomodel.cli",
        "okomodel.insight",
    }
    assert not above & loaded


# ------------------------------------------------------------------------------ what it promises


@pytest.mark.parametrize("name", (FUNCTIONS + CLASSES + ENUMERATIONS + CATALOGUES).split())
def test_the_promised_names_stand(name: str) -> None:
    assert name in okomodel.__all__


@pytest.mark.parametrize("name", okomodel.__all__)
def test_every_public_name_resolves_and_is_shown(name: str) -> None:
    assert getattr(okomodel, name) is not None
    assert name in dir(okomodel)


@pytest.mark.parametrize("name", okomodel.__all__)
def test_a_public_name_is_that_of_its_room(name: str) -> None:
    room = import_module(ROOMS[name])
    assert getattr(okomodel, name) is getattr(room, name)
    assert name in room.__all__


@pytest.mark.parametrize("name", FUNCTIONS.split())
def test_a_function_is_one(name: str) -> None:
    assert isfunction(getattr(okomodel, name))


@pytest.mark.parametrize("name", (CLASSES + ENUMERATIONS).split())
def test_a_class_is_one_and_an_enumeration_too(name: str) -> None:
    assert isclass(getattr(okomodel, name))
    assert issubclass(getattr(okomodel, name), Enum) is (name in ENUMERATIONS.split())


@pytest.mark.parametrize("name", CATALOGUES.split())
def test_what_is_known_nationally_is_looked_up_by_code(name: str) -> None:
    assert isinstance(getattr(okomodel, name), Mapping)


def test_everything_can_be_imported_at_once() -> None:
    code = "from okomodel import *; print(check.__name__, Dossier.__name__, municipalities)"
    assert fresh(code).startswith("check Dossier <342 municipalities of today")


@pytest.mark.parametrize("name", ["dossier", "Dossiers", "__nothing__", "_ROOM", "checking"])
def test_an_unknown_name_is_an_attribute_error(name: str) -> None:
    with pytest.raises(
        AttributeError, match=f"module 'okomodel' has no attribute '{name}'"
    ) as error:
        getattr(okomodel, name)
    assert error.value.name == name


def test_an_unknown_name_cannot_be_imported() -> None:
    with pytest.raises(ImportError, match="cannot import name 'Dosier'"):
        exec("from okomodel import Dosier")


# ------------------------------------------------------------------------- what is said once


STUB = SOURCE.with_suffix(".pyi")


def imported_for_types() -> list[tuple[str, str]]:
    """Each public name with its room, as Python itself reads the stub."""
    tree = ast.parse(STUB.read_text(encoding="utf-8"))
    imports = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
    pairs = [(alias, node.module or "") for node in imports for alias in node.names]
    assert all(alias.asname == alias.name for alias, _ in pairs)
    return [(alias.name, room) for alias, room in pairs]


ROOMS = dict(imported_for_types())


def test_each_public_name_is_said_once() -> None:
    said = Counter(name for name, _ in imported_for_types())
    assert set(said.values()) == {1}
    assert not set(re.findall(r"\w+", SOURCE.read_text(encoding="utf-8").split('"""')[2])) & {
        name for name in said if name[0].isupper()
    }


def test_the_door_reads_the_stub_as_python_does() -> None:
    assert sorted(okomodel.__all__) == sorted(ROOMS)


@pytest.mark.parametrize("name", ["calendar", "charts", "lifecycle", "schedule", "tables"])
def test_a_public_module_is_imported_by_the_name_it_is_documented_under(name: str) -> None:
    assert fresh(f"import okomodel.{name} as room; print(room.__name__)").strip() == (
        f"okomodel.{name}"
    )


@pytest.mark.parametrize(
    "name",
    [
        "calendar",
        "charts",
        "lifecycle",
        "schedule",
        "tables",
        "formats",
        "board",
        "testing",
        "testing.strategies",
        "model",
        "values",
    ],
)
def test_a_public_module_shows_what_is_public_and_nothing_else(name: str) -> None:
    room = import_module(f"okomodel.{name}")
    assert dir(room) == sorted(room.__all__)


def test_a_member_is_found_by_its_value_for_a_type_checker_too() -> None:
    assert okomodel.Milestone("plan") is okomodel.Milestone.PLAN


def test_pytest_starts_where_the_door_was_opened_before_it(tmp_path: Path) -> None:
    (tmp_path / "test_one.py").write_text("def test_one(): pass", encoding="utf-8")
    start = f"pytest.main(['-q', '-W', 'error', '-p', 'no:cacheprovider', {str(tmp_path)!r}])"
    assert "1 passed" in fresh(f"import okomodel, pytest; {start}")


def test_the_names_are_in_order() -> None:
    """Constants, then classes, then functions, each in the order of the alphabet."""
    kinds = [(not name.isupper(), name[0].islower(), name) for name in okomodel.__all__]
    assert kinds == sorted(kinds)


def test_the_version_is_that_of_the_installed_package() -> None:
    try:
        installed = version("okomodel")
    except PackageNotFoundError:
        with pytest.raises(PackageNotFoundError):
            _ = okomodel.__version__
    else:
        assert okomodel.__version__ == installed
