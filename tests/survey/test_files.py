"""Survey files: what SPSS, CSV and Parquet say is the same, and what is none is refused."""

from pathlib import Path
from typing import Any

import pandas as pd
import pyreadstat
import pytest

from examples.survey.make import MUNICIPALITIES, PUPILS, pupils, write
from okomodel import InvalidValue, OwnIndicator, SurveyError, measure_municipalities
from okomodel.survey.files import opened
from okomodel.survey.measure import Measured, measured
from okomodel.survey.planning import Request, breakdown
from okomodel.survey.rounds import counted_round

SAMPLE = Path(__file__).parents[2] / "examples" / "survey"
AGE = OwnIndicator(code="AGE1ST", label="age at first drink", measures="mean", unit="years")
KINDS = ("csv", "parquet", "sav")


def request(**more: Any) -> Request:
    given: dict[str, Any] = {
        "survey": counted_round("gmj-2023"),
        "by": breakdown(["grade", "gender", "education", "school"]),
        "indicators": (AGE,),
        "missing": {"AGE1ST": [99]},
        "apart": True,
        **more,
    }
    return Request(**given)


def found(path: Path, **more: Any) -> Measured:
    asked = request(**more)
    with opened(path) as file:
        return measured(file.source(asked), asked)


def sample(kind: str, **more: Any) -> Measured:
    return found(SAMPLE / f"pupils.{kind}", **more)


@pytest.mark.parametrize("weight", [None, "weegfactor_gemeentelijk"])
def test_the_three_files_say_the_same(weight: str | None) -> None:
    first, *others = (sample(kind, weight=weight) for kind in KINDS)
    assert set(first.figures) == {f"GM{code}" for code in MUNICIPALITIES}
    assert sum(map(len, first.figures.values())) > 500
    for other in others:
        assert other == first


def test_the_files_say_what_their_table_says() -> None:
    expected = measure_municipalities(
        pupils(), "gmj-2023", indicators=[AGE], missing={"AGE1ST": [99]}
    )
    assert sample("sav").figures == expected


def test_the_files_are_those_that_the_script_makes(tmp_path: Path) -> None:
    assert len(pupils()) == PUPILS
    write(tmp_path)
    assert (tmp_path / "pupils.csv").read_bytes() == (SAMPLE / "pupils.csv").read_bytes()
    for kind in ("parquet", "sav"):
        assert found(tmp_path / f"pupils.{kind}") == sample(kind)


def test_the_sample_has_what_such_files_have() -> None:
    table = pupils()
    assert {8, 9} <= {*table["LOAGK3S16"].dropna(), *table["SOROK3S8"].dropna()}
    assert table["SOROK3S8"].isna().any()
    assert set(table["V21A"]) == {1, 2}
    assert 0 in set(table["KLAS"])
    assert (SAMPLE / "pupils.sav").stat().st_size < 300_000


def test_an_spss_file_is_read_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = sample("sav")
    monkeypatch.setattr("okomodel.survey.files._ROWS", 700)
    assert sample("sav") == whole


def test_what_has_been_read_is_known() -> None:
    asked = request()
    with opened(SAMPLE / "pupils.sav") as file:
        assert file.progress() == 0
        measured(file.source(asked), asked)
        assert file.progress() == 1
    with opened(SAMPLE / "pupils.csv") as file:
        assert file.progress() is None


def test_a_csv_of_an_office_is_read_too(tmp_path: Path) -> None:
    """With semicolons, a byte order mark, commas in numbers, and a 9 in the last row only."""
    rows = [*(f"302;{1 + row % 2};1;1,5" for row in range(99)), "302;1;9;0,5"]
    path = tmp_path / "leerlingen.CSV"
    text = "\n".join(["Gemeentecode;KLAS;SOROK3A3;weeg", *rows, ""])
    path.write_text(text, encoding="utf-8-sig")
    asked: dict[str, Any] = {
        "survey": counted_round("oko-2025"),
        "by": frozenset[str](),
        "missing": {},
    }
    [figure] = found(path, **asked, weight="weeg").figures["GM0302"]
    assert (figure.percentage, figure.base) == (100.0, 99)


def test_a_weight_or_mean_that_is_no_number_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("KLAS,SOROK3A3,w\n1,1,1.5\n2,0,veel\n1,1,#NULL!\n", encoding="utf-8")
    asked: dict[str, Any] = {"survey": counted_round("oko-2025"), "apart": False, "missing": {}}
    with pytest.raises(SurveyError, match="w: these values are no numbers: veel"):
        found(path, **asked, by=frozenset(), weight="w")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.sav", b"this is no SPSS"),
        ("x.sav", b""),
        ("x.parquet", b"PAR1 nor Parquet"),
        ("x.parquet", b""),
        ("x.csv", b""),
        ("x.csv", "KLAS,SOROK3A3,één\n1,1,é\n2,0,ë\n".encode("latin-1")),
        ("x.csv", b"KLAS,SOROK3A3\n1,1\n1,1,1,1\n2,0\n"),
        ("x.csv", b"KLAS,SOROK3A3\n1,1\n1\n2,0\n"),
        ("x.csv", b"KLAS,SOROK3A3,klas\n1,1,2\n"),
        ("x.csv", b"KLAS,SOROK3A3,\n1,1,2\n"),
    ],
)
def test_what_is_no_such_file_is_refused_by_its_name(
    tmp_path: Path, name: str, data: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(SurveyError, match=name) as error:
        found(path, by=frozenset(["grade"]), apart=False, indicators=(), missing={})
    assert str(tmp_path) not in error.value.refusals[0].column


@pytest.mark.parametrize(
    "data",
    [
        "KLAS,SOROK3A3,één\n1,1,é\n".encode("latin-1"),
        "KLAS,SOROK3A3\n1,1\n2,0\n".encode("utf-16"),
        b"KLAS,SOROK3A3\n" + b"1,1\n" * 9000 + b"2,\xe9\n",
    ],
)
def test_a_text_that_is_not_utf_8_says_so_and_what_would_help(tmp_path: Path, data: bytes) -> None:
    (path := tmp_path / "x.csv").write_bytes(data)
    with pytest.raises(SurveyError) as error:
        found(path, by=frozenset(["grade"]), apart=False, indicators=(), missing={})
    assert "x.csv: its text is not encoded as UTF-8. Save it again" in error.value.text("en")
    assert "x.csv: de tekst ervan is niet gecodeerd als UTF-8" in error.value.text("nl")


def test_what_is_no_spss_file_says_so(tmp_path: Path) -> None:
    (path := tmp_path / "x.sav").write_bytes(b"this is no SPSS")
    with pytest.raises(SurveyError) as error:
        found(path, by=frozenset(["grade"]), apart=False, indicators=(), missing={})
    assert "x.sav: het is geen SPSS-bestand, of het is beschadigd" in error.value.text("nl")


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"PK")
    with pytest.raises(InvalidValue, match=r"a survey file: \.sav"), opened(path):
        pass
    with pytest.raises(FileNotFoundError), opened(tmp_path / "nothing.csv"):
        pass


def test_user_missing_values_of_spss_are_no_answers(tmp_path: Path) -> None:
    table = pd.DataFrame({"KLAS": [1.0, 2.0, 2.0], "SOROK3A3": [1.0, 0.0, 77.0]})
    path = tmp_path / "x.sav"
    pyreadstat.write_sav(table, str(path), missing_ranges={"SOROK3A3": [77.0]})  # pyright: ignore[reportArgumentType]
    asked: dict[str, Any] = {"survey": counted_round("oko-2025"), "apart": False, "missing": {}}
    [figure] = found(path, **asked, by=frozenset()).figures[""]
    assert (figure.count, figure.base) == (1, 2)
