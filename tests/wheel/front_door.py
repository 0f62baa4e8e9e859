"""What somebody gets who installs okomodel from the index, without extras.

No test of pytest: `make wheel` installs the built wheel in an empty venv and runs this there,
with -I and warnings as errors. What fails is raised; at the end one line says how much was
looked at.
"""

import importlib
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path

import okomodel

SOURCE = Path(__file__).parents[2] / "src" / "okomodel"
INSTALLED = Path(okomodel.__file__ or "").parent
DOCUMENT = '{"okomodel": "1.0", "dossier": {"id": "x", "name": "X", "municipalities": ["GM0302"]}}'


def files_under(folder: Path) -> set[str]:
    """The files of a package, relative to it, without what Python compiles beside them."""
    files = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {path.as_posix() for path in files if "__pycache__" not in path.parts}


def okomodel_comes_from_the_wheel() -> None:
    assert INSTALLED.is_relative_to(sys.prefix), okomodel.__file__


def every_file_of_the_package_is_in_the_wheel() -> None:
    missing = files_under(SOURCE) ^ files_under(INSTALLED)
    assert not missing, sorted(missing)


def the_types_and_the_reference_data_are_in_the_wheel() -> None:
    assert (INSTALLED / "py.typed").is_file()
    assert list((INSTALLED / "reference" / "data").glob("*.csv"))


def nothing_else_is_in_the_wheel() -> None:
    places = {file.parts[0] for file in distribution("okomodel").files or ()}
    beside = {place for place in places if not place.startswith("okomodel")}
    assert beside <= {".."}, beside  # "..": the command, in bin
    assert "tests" not in places


def no_extra_is_installed() -> None:
    extras = (
        "cyclopts",
        "rich",
        "hypothesis",
        "pytest",
        "ruamel",
        "narwhals",
        "nanoarrow",
        "duckdb",
        "altair",
        "vl_convert",
        "starlette",
        "docx",
        "typst",
    )
    assert not [name for name in extras if find_spec(name)]


def every_public_name_resolves() -> None:
    assert okomodel.__all__
    for name in okomodel.__all__:
        assert getattr(okomodel, name) is not None, name


def the_register_of_municipalities_answers() -> None:
    assert okomodel.municipalities["GM0302"].name == "Nunspeet"


def a_document_goes_in_and_out() -> None:
    document = okomodel.loads(DOCUMENT)
    report = okomodel.check(document, on=date(2026, 11, 21))
    assert all(finding.code for finding in report)
    text = okomodel.dumps(document)
    assert json.loads(text)["dossier"]["municipalities"] == ["GM0302"]
    assert okomodel.loads(text) == document


def tables_have_rows_and_frames_name_the_missing_extra() -> None:
    table = okomodel.tables.measurements(okomodel.loads(DOCUMENT))
    assert table.to_dicts() == []
    for make in (table.__arrow_c_stream__, partial(table.to_frame, "polars")):
        said = ""
        try:
            make()
        except okomodel.MissingExtra as error:
            said = str(error)
        assert 'pip install "okomodel[frames]"' in said, make


def names_the_missing_extra(command: list[str]) -> None:
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 2, run
    assert not run.stdout, run
    assert len(run.stderr.splitlines()) == 1, run
    assert 'pip install "okomodel[cli]"' in run.stderr, run


def the_command_names_the_missing_extra() -> None:
    names_the_missing_extra([str(Path(sys.executable).with_name("okomodel"))])


def the_module_names_the_missing_extra() -> None:
    names_the_missing_extra([sys.executable, "-I", "-W", "error", "-m", "okomodel"])


def yaml_names_the_missing_extra() -> None:
    text = okomodel.dumps(okomodel.loads(DOCUMENT), form="yaml")
    said = ""
    try:
        okomodel.loads(text, form="yaml")
    except okomodel.MissingExtra as error:
        said = str(error)
    assert 'pip install "okomodel[yaml]"' in said, said


def counting_and_swing_name_the_missing_extra() -> None:
    dossier = okomodel.loads(DOCUMENT)
    for make in (partial(okomodel.measure, [], "oko-2025"), partial(okomodel.swing, dossier)):
        said = ""
        try:
            make()
        except okomodel.MissingExtra as error:
            said = str(error)
        assert 'pip install "okomodel[monitor]"' in said, make


def charts_name_the_missing_extra() -> None:
    said = ""
    try:
        okomodel.charts.money(okomodel.loads(DOCUMENT, okomodel.Dossier))
    except okomodel.MissingExtra as error:
        said = str(error)
    assert 'pip install "okomodel[charts]"' in said, said


def the_board_names_the_missing_extra() -> None:
    said = ""
    try:
        importlib.import_module("okomodel.board")
    except okomodel.MissingExtra as error:
        said = str(error)
    assert 'pip install "okomodel[board]"' in said, said


def a_letter_is_written_and_names_the_missing_extra() -> None:
    letter = okomodel.letter(okomodel.loads(DOCUMENT, okomodel.Dossier), on="2026-11-21")
    assert letter.markdown().startswith("# ")
    assert "<style>" in letter.html()
    for name in ("letter.docx", "letter.pdf"):
        said = ""
        try:
            letter.save(name)
        except okomodel.MissingExtra as error:
            said = str(error)
        assert 'pip install "okomodel[letter]"' in said, said


CHECKS: list[Callable[[], None]] = [
    okomodel_comes_from_the_wheel,
    every_file_of_the_package_is_in_the_wheel,
    the_types_and_the_reference_data_are_in_the_wheel,
    nothing_else_is_in_the_wheel,
    no_extra_is_installed,
    every_public_name_resolves,
    the_register_of_municipalities_answers,
    a_document_goes_in_and_out,
    tables_have_rows_and_frames_name_the_missing_extra,
    the_command_names_the_missing_extra,
    the_module_names_the_missing_extra,
    yaml_names_the_missing_extra,
    counting_and_swing_name_the_missing_extra,
    charts_name_the_missing_extra,
    the_board_names_the_missing_extra,
    a_letter_is_written_and_names_the_missing_extra,
]

if __name__ == "__main__":
    for check in CHECKS:
        check()
    print(f"wheel: {len(CHECKS)} checks passed")
