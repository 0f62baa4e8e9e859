"""The samples in `conformance`, which any implementation can use, hold for this one."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from re import DOTALL, findall, fullmatch
from typing import Any

import attrs
import pytest

from docs.make_samples import BREAKS, sample
from okomodel.errors import DocumentError
from okomodel.findings import Finding, Report
from okomodel.formats import dumps, load, read
from okomodel.model import Dossier, Programme
from okomodel.model.document import classes
from okomodel.reference.municipality import municipalities
from okomodel.reference.rule import problems
from okomodel.rules import BUILT, check

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "conformance"
ENDING = ".expected.json"
ALL = sorted(SAMPLES.glob("*/*.json"))
DOCUMENTS = [path for path in ALL if not path.name.endswith(ENDING)]
NAMES = [f"{path.parent.name}/{path.stem}" for path in DOCUMENTS]
LOADING = [name for name in NAMES if not name.startswith("invalid/DOC")]

RULES = {*BUILT.codes}
REFUSALS = problems.keys() - {"DOC07", "DOC08"}
"""DOC07 is no refusal; DOC08 comes with the first migration."""

every_sample = pytest.mark.parametrize("name", NAMES)
every_sample_that_loads = pytest.mark.parametrize("name", LOADING)


def path_of(name: str) -> Path:
    return SAMPLES / f"{name}.json"


def expected(name: str) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads((SAMPLES / f"{name}{ENDING}").read_text(encoding="utf-8"))
    return plain


@cache
def report(name: str) -> Report:
    """All that reading and checking find."""
    wanted = expected(name)
    try:
        document, found = read(path_of(name))
    except DocumentError as error:
        return error.report
    return found + check(document, on=wanted["on"], profile=wanted["profile"])


def code_of(name: str) -> str:
    return name.partition("/")[2].partition("-")[0]


def shown(findings: Iterable[Finding]) -> list[dict[str, str]]:
    return [
        {"code": one.code, "severity": one.severity.value, "path": one.path} for one in findings
    ]


def codes_in(folder: str) -> set[str]:
    return {code_of(name) for name in NAMES if name.startswith(f"{folder}/")} - {"format"}


# ---------------------------------------------------------------------------- what is there


def test_beside_each_sample_stands_what_is_expected_and_nothing_is_left_over() -> None:
    wanted = {path.with_name(f"{path.stem}{ENDING}") for path in DOCUMENTS}
    assert wanted == {*ALL} - {*DOCUMENTS}
    others = {path for path in SAMPLES.rglob("*") if path.is_file()} - {*ALL}
    assert others == {SAMPLES / "README.md"}


def test_every_built_rule_and_every_problem_has_a_sample_that_is_wrong() -> None:
    assert codes_in("invalid") == RULES | REFUSALS | {"DOC07"}


def test_every_built_rule_has_a_sample_in_which_it_finds_nothing() -> None:
    assert codes_in("valid") == RULES | {"DOC07"}


@pytest.mark.parametrize("name", BREAKS)
def test_how_a_rule_is_broken_is_shown_as_it_is_now(name: str) -> None:
    document, wanted = sample(BREAKS[name])
    assert path_of(f"invalid/{name}").read_text(encoding="utf-8") == document
    assert json.loads(wanted) == expected(f"invalid/{name}")


@every_sample
def test_a_sample_is_named_for_its_code_and_what_it_shows(name: str) -> None:
    assert fullmatch(r"(in)?valid/([A-Z]{3}[0-9]{2}|format)(-[a-z0-9]+)+", name)


# ---------------------------------------------------------------------------- what is found


@every_sample
def test_a_sample_has_the_expected_findings_and_no_others(name: str) -> None:
    wanted = expected(name)
    assert list(wanted) in (["on", "profile", "findings"], ["on", "profile", "findings", "waived"])
    assert wanted.get("waived") != []
    assert shown(report(name)) == wanted["findings"]
    assert shown(report(name).waived) == wanted.get("waived", [])


@every_sample
def test_its_own_code_is_found_in_an_invalid_sample_and_not_in_a_valid_one(name: str) -> None:
    is_found = code_of(name) in {one.code for one in report(name)}
    assert is_found is (name.startswith("invalid/") or code_of(name) == "DOC07")


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("valid/")])
def test_a_valid_sample_has_no_error(name: str) -> None:
    assert report(name).ok


def test_the_loop_of_the_readme_finds_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    text = (SAMPLES / "README.md").read_text(encoding="utf-8")
    [loop] = findall(r"```python\n(.*?)```", text, DOTALL)
    names: dict[str, Any] = {}
    exec(compile(loop, "README.md", "exec"), names)
    assert names["differing"] == []
    assert len(loop.splitlines()) <= 25


def test_the_expectation_in_the_readme_is_that_of_a_sample() -> None:
    text = (SAMPLES / "README.md").read_text(encoding="utf-8")
    [shown_there] = findall(r"```json\n(.*?)```", text, DOTALL)
    assert json.loads(shown_there) == expected("invalid/PRI01-priority-count")


# ------------------------------------------------------------------------- how it is written


@every_sample_that_loads
def test_a_sample_that_loads_is_canonical(name: str) -> None:
    text = path_of(name).read_text(encoding="utf-8")
    if code_of(name) == "DOC07":
        text = text.replace('"okomodel": "1.2"', '"okomodel": "1.1"')
    assert dumps(load(path_of(name))) == text


@every_sample
def test_an_expectation_is_written_as_documents_are(name: str) -> None:
    text = (SAMPLES / f"{name}{ENDING}").read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), indent=2) + "\n"


@every_sample_that_loads
def test_a_sample_says_that_it_is_made_up(name: str) -> None:
    """Only a municipality without a life of its own stands there as if it were real."""
    loaded = load(path_of(name))
    for one in loaded.dossiers if isinstance(loaded, Programme) else (loaded,):
        is_bare = not (one.participation or one.rounds or one.cycles)
        assert one.fictitious or is_bare
        assert {member.name for member in one.core_team.members} <= {
            None,
            "Medewerker A",
            "Medewerker B",
        }
        assert not any(code in municipalities for code in one.municipalities) or (
            is_bare or "Oefendossier" in (one.notes or "")
        )


def test_every_key_of_the_format_stands_in_a_sample() -> None:
    dossier = load(path_of("valid/format-every-key-of-a-dossier"), Dossier)
    programme = load(path_of("valid/format-every-key-of-a-programme"), Programme)
    written = {*_keys(dossier), *_keys(programme)}
    for kind in classes():
        for field in attrs.fields(kind):
            assert (kind, field.name) in written, f"{kind.__name__}.{field.name}"


def _keys(thing: Any) -> Iterable[tuple[type[Any], str]]:
    """Every field that is written of a thing and of all things in it, with its class."""
    if isinstance(thing, tuple):
        for item in thing:
            yield from _keys(item)
    elif attrs.has(type(thing)):
        for field in attrs.fields(type(thing)):
            value = getattr(thing, field.name)
            if value not in (None, (), {}) and value != field.default:
                yield type(thing), field.name
            yield from _keys(value)
