"""`okomodel.swing`: the import file of Swing, read back from Excel."""

from io import BytesIO
from typing import Any

import attrs
import openpyxl
import pytest

from okomodel import (
    Dossier,
    InvalidType,
    Measurement,
    OwnIndicator,
    Policy,
    Programme,
    SurveyRound,
    UnknownName,
    load,
    swing,
)
from tests.cli.ran import EXAMPLES

OWN = OwnIndicator(code="DANST", label="dances", label_nl="danst")
AGE = OwnIndicator(code="AGE1ST", label="age at first drink", measures="mean", unit="years")
FIGURES = (
    Measurement(indicator="SOROK3A3", base=412, count=342),
    Measurement(indicator="SOROK3A3", base=412, percentage=80.0, weighted=True),
    Measurement(indicator="SOROK3A3", base=200, count=171, group="2", gender="girl"),
    Measurement(indicator="SBOSK3S7", base=49, count=20, education="vmbo-b-k"),
    Measurement(indicator="SBRLK3S14", base=30, withheld=True),
    Measurement(indicator="DANST", base=100, count=50),
    Measurement(indicator="AGE1ST", base=100, mean=13.5),
    Measurement(indicator="LOMVK3A1", base=99, count=50, level="school", organisation="a"),
    Measurement(indicator="LOMVK3A1", base=99, count=50, level="region"),
)
ROUND = SurveyRound(id="oko-2025", year=2025, instrument="oko", measurements=FIGURES)
DOSSIER = Dossier(
    id="x", name="X", municipalities=["GM0302"], rounds=[ROUND], indicators=[OWN, AGE]
)
HELD_BACK = (
    "Wat door het beleid voor kleine aantallen swing (ten minste 50 leerlingen, ten minste 5 aan"
    " elke kant, nooit 100 procent) wordt achtergehouden, staat als -99996."
)


def sheet(data: bytes, name: str) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(BytesIO(data))
    assert book.sheetnames == ["data", "metadata"]
    return [*book[name].iter_rows(values_only=True)]


def test_percentages_of_the_municipality_stand_in_it_and_what_is_held_back_as_a_code() -> None:
    assert sheet(swing(DOSSIER), "data") == [
        ("PERIODE", "GEBIEDSNIVEAU", "GEBIED", "NAAM", "WAARDE"),
        (2025, "gemeente", 302, "SOROK3A3", 83.0),
        (2025, "gemeente", 302, "SOROK3A3_KLAS2_GIRL", 85.5),
        (2025, "gemeente", 302, "SBOSK3S7_VMBOBK", -99996),
        (2025, "gemeente", 302, "SBRLK3S14", -99996),
        (2025, "gemeente", 302, "DANST", 50),
    ]


def test_what_is_measured_is_told_in_dutch_or_english() -> None:
    heading, first, girls, *_, own = sheet(swing(DOSSIER), "metadata")
    assert heading == (
        *("Name", "Description", "Indicator code", "RoundOff"),
        *("More information", "Unit", "Source", "Data type"),
    )
    label = "heeft ouders die doorgaans of steeds weten waar hij of zij is"
    assert first == (
        f"{label} (klas 2 en 4)",
        f"Percentage leerlingen (klas 2 en 4) van wie dit geldt: {label}.",
        "SOROK3A3",
        1,
        HELD_BACK,
        "p",
        "OKO-meting 2025",
        "Percentage",
    )
    assert girls[0] == f"{label} (klas 2, meisje)"
    assert own[0] == "danst (klas 2 en 4)"
    english = sheet(swing(DOSSIER, lang="en"), "metadata")
    assert english[-1][0] == "dances (class 2 and 4)"


def test_every_name_of_the_data_stands_in_the_metadata_once() -> None:
    data = swing(load(EXAMPLES / "voorbeeldam.json"))
    names = [row[3] for row in sheet(data, "data")[1:]]
    told = [row[2] for row in sheet(data, "metadata")[1:]]
    assert len(told) == len(set(told)) > 5
    assert set(names) == set(told)


def test_a_stricter_policy_holds_back_more_and_none_shows_all() -> None:
    def withheld(**given: Any) -> int:
        return sum(row[4] == -99996 for row in sheet(swing(DOSSIER, **given), "data"))

    assert withheld() == withheld(policy="swing") == 2
    assert withheld(policy=Policy(name="streng", min_base=300, min_cell=10)) == 4
    assert withheld(policy=None) == 1  # what its owner holds back stays so
    with pytest.raises(UnknownName, match="swing"):
        swing(DOSSIER, policy="swinq")
    with pytest.raises(InvalidType):
        swing("x.json")  # type: ignore[arg-type]


def test_of_a_register_there_are_the_dossiers_of_one_municipality() -> None:
    other = attrs.evolve(DOSSIER, id="y", municipalities=["GM9001"])
    both = attrs.evolve(DOSSIER, id="z", municipalities=["GM0302", "GM9001"])
    abroad = attrs.evolve(DOSSIER, id="ie", municipalities=["IE-MN"])
    register = Programme(id="r", name="R", dossiers=[DOSSIER, other, both, abroad])
    areas = [row[2] for row in sheet(swing(register), "data")[1:]]
    assert {*areas} == {302, 9001, "IE-MN"}
    assert len(areas) == 15


def test_a_municipality_that_merged_has_the_code_of_the_year() -> None:
    before = attrs.evolve(ROUND, id="gmj-2019", year=2019)
    dossier = attrs.evolve(DOSSIER, municipalities=["GM0416"], rounds=[before, ROUND])
    assert {row[:3] for row in sheet(swing(dossier), "data")[1:]} == {
        (2019, "gemeente", 416),
        (2025, "gemeente", 1980),
    }


def test_equal_documents_give_equal_files_and_no_formulas() -> None:
    named = attrs.evolve(OWN, label="=1+1")
    dossier = attrs.evolve(DOSSIER, indicators=[named])
    assert swing(dossier) == swing(dossier)
    book = openpyxl.load_workbook(BytesIO(swing(dossier, lang="en")))
    assert {cell.data_type for row in book["metadata"].iter_rows() for cell in row} == {"s", "n"}
