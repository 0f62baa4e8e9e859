"""JSON and YAML are two values in one table: a third would need nothing else."""

import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import pytest

from okomodel.cli.process import run
from okomodel.errors import DocumentError
from okomodel.formats import Limits, Reading, dump, dumps, load, loads, read
from okomodel.formats import forms as table
from okomodel.formats.form import Form, FormName
from okomodel.formats.forms import FORMS, form_in, form_named, form_of
from okomodel.formats.json import JSON
from okomodel.model import Dossier
from okomodel.model.document import Document

DOSSIER = Dossier(id="x", name="X", municipalities=["GM0302"])


def test_a_form_is_found_by_its_name_and_by_what_the_name_of_a_file_ends_in() -> None:
    for form in FORMS:
        assert form_named(form.name) is form
        assert form.suffixes
        for suffix in form.suffixes:
            assert form_of(f"dossiers.d/X{suffix.upper()}") is form_of(Path(f"x{suffix}")) is form
    for other in ("x", "yaml", "x.txt", "x.yaml.bak", ".json/x"):
        assert form_of(other) is JSON


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
@pytest.mark.parametrize("name", ["x.yaml.txt", "x.json.txt", "x.txt", "X.TXT"])
def test_a_text_file_is_read_by_what_it_holds_and_stays_of_that_form(
    name: str, form: Form, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(form.write(DOSSIER))
    assert load(path) == DOSSIER
    dump(DOSSIER, path, over=DOSSIER)
    assert path.read_bytes() == form.write(DOSSIER)


@pytest.mark.parametrize(("name", "form"), [("x.yaml.txt", "yaml"), ("x.json.txt", "json")])
def test_a_new_text_file_has_the_form_that_its_name_says_before_that(
    name: str, form: str, tmp_path: Path
) -> None:
    dump(DOSSIER, tmp_path / name)
    assert form_in((tmp_path / name).read_bytes()).name == form


def test_type_checkers_know_the_names_of_all_forms() -> None:
    assert get_args(FormName) == tuple(form.name for form in FORMS)


def test_every_form_recognises_its_own_texts_and_comes_to_read_them() -> None:
    for form in FORMS:
        data = form.write(DOSSIER)
        assert form_in(data) is form
        assert form.read(data, Limits()) == Reading(DOSSIER, form.read(data, Limits()).report)
        assert form.read(data, Limits()).form == form.name


def test_looking_a_form_up_loads_nothing_that_reads_yaml() -> None:
    code = (
        "import sys\n"
        "from okomodel.formats.forms import form_in, form_named, form_of\n"
        "form_named('yaml'), form_of('x.yaml'), form_in(b'a: b')\n"
        "print([one for one in sys.modules if 'ruamel' in one or 'formats.yaml.' in one])\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["['okomodel.formats.yaml.form']"]


# ---------------------------------------------------------------------------------- one form more


def _read(data: bytes, limits: Limits) -> Reading:
    return JSON.read(bytes(reversed(data)), limits)


def _write(document: Document) -> bytes:
    return bytes(reversed(JSON.write(document)))


def _into(data: bytes, document: Document) -> bytes:
    _read(data, Limits())
    return _write(document) + b"\n" * 3


@pytest.fixture
def _backwards(monkeypatch: pytest.MonkeyPatch) -> None:
    """A form in which documents are written from their end to their beginning."""
    name: Any = "backwards"
    form = Form(
        name=name,
        suffixes=(".nosj",),
        recognises=lambda data: data.rstrip().endswith(b"{"),
        read=_read,
        write=_write,
        into=_into,
    )
    monkeypatch.setattr(table, "FORMS", (form, *FORMS))


@pytest.mark.usefixtures("_backwards")
def test_one_form_more_is_read_and_written_like_the_others(tmp_path: Path) -> None:
    path = tmp_path / "x.nosj"
    dump(DOSSIER, path)
    assert load(path) == read(path).document == DOSSIER
    assert path.read_bytes().startswith(b"\n}")
    dump(DOSSIER, path, over=DOSSIER)
    assert path.read_bytes().endswith(b"{\n\n\n")
    name: Any = "backwards"
    assert loads(dumps(DOSSIER, form=name), form=name) == DOSSIER
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(DocumentError):
        load(path)


@pytest.mark.usefixtures("_backwards")
def test_the_command_converts_into_it_and_tells_it_from_its_text(tmp_path: Path) -> None:
    source, out = tmp_path / "x.json", tmp_path / "x.nosj"
    dump(DOSSIER, source)
    assert run(["convert", str(source), str(out)]) == 0
    assert load(out) == DOSSIER
    assert form_in(out.read_bytes()) is form_of(out)
