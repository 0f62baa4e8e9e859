"""A row for each finding of a check; a report becomes a table as it is."""

import pytest
from hypothesis import given

from okomodel import (
    Cohort,
    DocumentError,
    Dossier,
    InvalidType,
    InvalidValue,
    Programme,
    Report,
    UnknownName,
    Waiver,
    check,
    loads,
    tables,
)
from tests.tables.told import Document, documents, few, is_of_its_dossier, thing_at

DAY = "2026-11-21"
UNKNOWN = Dossier(id="x", name="X", municipalities=["GM0000"])
WAIVED = Dossier(
    id="y",
    name="Y",
    municipalities=["GM0000"],
    waivers=[Waiver(rule="REF03", reason="proef", by="ik")],
)


def test_a_finding_is_a_row() -> None:
    (row,) = tables.findings(UNKNOWN, on=DAY).to_dicts()
    (found,) = check(UNKNOWN, on=DAY)
    assert {name: row[name] for name in found.to_dict()} == found.to_dict()
    assert (row["dossier"], row["municipalities"], row["waived"]) == ("x", "GM0000", False)


def test_a_finding_is_told_in_the_language_asked_for() -> None:
    (row,) = tables.findings(UNKNOWN, on=DAY, lang="nl").to_dicts()
    (found,) = check(UNKNOWN, on=DAY)
    assert (row["message"], row["hint"]) == (found.message_nl, found.hint_nl)


def test_what_is_waived_stays_visible() -> None:
    waived = [row for row in tables.findings(WAIVED, on=DAY) if row["waived"]]
    assert [row["code"] for row in waived] == ["REF03"]


def test_what_is_found_about_the_register_has_no_dossier() -> None:
    cohort = Cohort(id="2024", label="2024", start="2024", source="nowhere")
    register = Programme(id="oko", name="OKO", cohorts=[cohort], dossiers=[UNKNOWN])
    rows = tables.findings(register, on=DAY).to_dicts()
    of_register = [row for row in rows if "dossiers" not in row["path"]]
    assert of_register
    assert {row["dossier"] for row in of_register} == {None}
    assert {row["dossier"] for row in rows if "dossiers" in row["path"]} == {"x"}


def test_a_profile_judges_as_it_does_in_a_check(voorbeeldam: Dossier) -> None:
    table = tables.findings(voorbeeldam, on=DAY, profile="oko-pilot")
    report = check(voorbeeldam, on=DAY, profile="oko-pilot")
    assert [row["code"] for row in table] == [one.code for one in (*report, *report.waived)]
    with pytest.raises(UnknownName, match="no profile"):
        tables.findings(voorbeeldam, profile="oko-xx")


def test_a_report_becomes_a_table_without_being_judged_again() -> None:
    rows = tables.findings(check(UNKNOWN, on=DAY)).to_dicts()
    judged = tables.findings(UNKNOWN, on=DAY).to_dicts()
    nobody = {"dossier": None, "dossier_name": None, "municipalities": None}
    assert rows == [{**row, **nobody} for row in judged]


@pytest.mark.parametrize("given_too", [{"on": DAY}, {"profile": "oko-nl"}])
def test_a_report_takes_no_day_and_no_profile(given_too: dict[str, str]) -> None:
    with pytest.raises(InvalidValue, match=r"(on|profile) expects nothing beside a report"):
        tables.findings(Report(), **given_too)  # type: ignore[arg-type] # what is refused


def test_the_problems_of_a_document_are_findings_too() -> None:
    with pytest.raises(DocumentError) as caught:
        loads('{"okomodel": "1.0", "dossier": {"id": "x", "nam": "X"}}')
    rows = tables.findings(caught.value.report, lang="nl").to_dicts()
    assert {row["code"] for row in rows} == {"DOC02", "DOC03"}


def test_what_is_no_document_is_refused() -> None:
    with pytest.raises(InvalidType, match="document expects a Dossier or a Programme"):
        tables.findings("voorbeeldam.json")  # type: ignore[arg-type] # what is refused


@few
@given(documents())
def test_there_are_as_many_rows_as_findings_and_waived_ones(document: Document) -> None:
    report = check(document, on=DAY)
    table = tables.findings(document, on=DAY)
    assert len(table) == len(report.findings) + len(report.waived)
    assert sum(row["waived"] for row in table) == len(report.waived)


@few
@given(documents())
def test_every_finding_leads_to_what_it_is_about(document: Document) -> None:
    table = tables.findings(document, on=DAY)
    for row in table:
        thing_at(document, row["path"])
    of_dossiers = [row for row in table.rows if row[0] is not None]
    is_of_its_dossier(tables.Table(table.name, table.columns, of_dossiers), document)
