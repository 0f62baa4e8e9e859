"""A document is a workbook: a sheet for each noun, read as people leave it, and nothing is lost."""

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path
from shutil import which

import attrs
import openpyxl
import pytest
from hypothesis import given, settings

from okomodel.errors import InvalidValue, MissingExtra
from okomodel.findings import Report
from okomodel.formats import dump, dumps, load, loads, read
from okomodel.formats.excel.book import empty_workbook, workbook
from okomodel.formats.excel.cells import ABSENT, Cells, plain_of
from okomodel.formats.excel.foreign import value_in
from okomodel.formats.excel.layout import layout
from okomodel.formats.excel.names import Names
from okomodel.formats.form import FormName
from okomodel.formats.problems import Problem
from okomodel.model import (
    Action,
    ActionPlan,
    Dossier,
    Measurement,
    Organisation,
    PlanCycle,
    Programme,
    SurveyRound,
    Waiver,
)
from okomodel.model.document import Document, classes, things
from okomodel.model.shape import shape
from okomodel.rules import check
from okomodel.values import Period
from okomodel.values.partial_date import PartialDate
from okomodel.wording import Language
from tests.documents import documents
from tests.formats.workbooks import (
    VOORBEELDAM,
    WRITTEN,
    Book,
    column,
    edited,
    put,
    reading,
    said,
)

EXAMPLES = Path(__file__).parents[2] / "examples"
LANGUAGES: tuple[Language, ...] = ("nl", "en")
ODD = (
    *(
        "=1+1",
        "+31 6",
        "-",
        "@naam",
        "",
        " ",
        "x ",
        "\n",
        "a\nb",
        "a\rb",
        "\x01",
        "\ufffe",
        "_x0041_",
    ),
    *("json:1", "json@1", "ggd - GGD", "2024", "15-10-2026", "ja", "WAAR", "None", "'x", '"x"'),
    "x" * 40_000,
)


def shown(book: bytes) -> Book:
    """A workbook as another library reads it."""
    return openpyxl.load_workbook(BytesIO(book))


# --------------------------------------------------------------------------- nothing is lost


@settings(deadline=None, max_examples=60)
@given(documents())
def test_every_document_comes_back_as_it_was(document: Document) -> None:
    found = reading(workbook(document))
    assert found.document == document
    assert not found.unread


@settings(deadline=None, max_examples=20)
@given(documents())
def test_so_it_does_in_english(document: Document) -> None:
    assert reading(workbook(document, "en")).document == document


@pytest.mark.parametrize(
    "name", ["voorbeeldam", "oko-network", "seed-letter-2025", "eight-verdicts"]
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_examples_come_back_as_they_were(name: str, lang: Language, tmp_path: Path) -> None:
    document = load(EXAMPLES / f"{name}.json")
    found = reading(workbook(document, lang))
    assert (found.document, found.form, [*found.unread]) == (document, "excel", [])
    dump(document, tmp_path / "x.xlsx")
    assert load(tmp_path / "x.xlsx") == document


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts_come_back_as_they_were(text: str) -> None:
    one = Organisation(id="x", name=text or "x", kind="ggd")
    document = attrs.evolve(
        VOORBEELDAM,
        notes=text,
        organisations=(*VOORBEELDAM.organisations, one),
        extensions={text: text, "x-diep": {"a": [1, 1.0, True, None, text]}},
    )
    found = reading(workbook(document)).document
    assert found == document
    assert dumps(found) == dumps(document)


def test_text_that_begins_like_a_formula_stays_text() -> None:
    document = attrs.evolve(VOORBEELDAM, notes="=HYPERLINK(1)", region="@noord")
    page = shown(workbook(document))["Dossier"]
    notes, region = (page.cell(2, column(page, one)) for one in ("Notities", "Regio"))
    assert (notes.value, notes.data_type, notes.number_format) == ("=HYPERLINK(1)", "s", "@")
    assert (region.value, region.data_type) == ("@noord", "s")


def test_things_of_one_name_are_told_apart_by_their_order() -> None:
    twice = [PlanCycle(number=1, start=one) for one in ("2023", "2024")]
    plan = ActionPlan(title="P", period=Period("2024"))
    document = attrs.evolve(VOORBEELDAM, cycles=[*twice, attrs.evolve(twice[0], plan=plan)])
    written = workbook(document)
    assert shown(written)["Uitvoeringsplannen"]["A2"].value == "1 [3]"
    assert reading(written).document == document


def test_equal_documents_give_equal_workbooks() -> None:
    assert workbook(VOORBEELDAM) == WRITTEN


def test_every_value_of_an_enumeration_is_read_by_its_label() -> None:
    for lang in LANGUAGES:
        cells = Cells(Names(lang, {}))
        for field in (one for kind in classes() for one in shape(kind).fields.values()):
            for member in field.held.labels or ():
                value = (member,) if field.held.is_many else member
                content = cells.shown(value, field)
                assert content == member.label(lang)
                assert cells.taken(content, field) == plain_of(value)


def test_a_float_that_no_cell_can_hold_comes_back() -> None:
    figure = Measurement(indicator="SOROK3A3", percentage=0.1 + 0.2)
    survey = SurveyRound(id="r", year=2025, instrument="oko", measurements=[figure])
    document = attrs.evolve(VOORBEELDAM, rounds=[survey])
    assert reading(workbook(document)).document == document


# ------------------------------------------------------------------------- what people see


def test_there_is_a_sheet_for_each_noun_with_headings_in_row_1() -> None:
    book = shown(WRITTEN)
    assert book.sheetnames[:4] == ["Uitleg", "Dossier", "Deelnames", "Organisaties"]
    assert [cell.value for cell in book["Acties"][1]][:6] == [
        *("Cyclus", "Id", "Titel", "Soort", "Gepland: begin", "Gepland: einde")
    ]
    assert {book[one].freeze_panes for one in ("Dossier", "Acties", "Cijfers")} == {"A2"}
    assert book["Lijsten"].sheet_state == "hidden"


def test_no_two_headings_of_a_sheet_are_the_same() -> None:
    for kind in (Dossier, Programme):
        for name in shown(empty_workbook(kind)).worksheets:
            heads = [cell.value for cell in name[1]] if name.title != "Lijsten" else []
            assert len({*heads}) == len(heads) or name.title == "Uitleg"


def test_dates_are_dates_and_partial_dates_are_text() -> None:
    page = shown(WRITTEN)["Deelnames"]
    months = [page.cell(row, 2).value for row in (2, 3)]
    assert (months, page["B4"].value.date()) == (
        ["maart 2022", "september 2022"],
        date(2023, 1, 18),
    )


def test_references_show_the_name_behind_the_id() -> None:
    page = shown(WRITTEN)["Kernteamleden"]
    assert page["B2"].value == "verslavingszorg - Verslavingszorg Voorbeeld"
    page = shown(WRITTEN)["Cijfers"]
    assert str(page["B2"].value).startswith("SOROK3A3 - heeft ouders die")


def test_cells_are_filled_in_from_lists_and_headings_have_notes() -> None:
    page = shown(WRITTEN)["Acties"]
    lists = {str(one.sqref)[0]: one.formula1 for one in page.data_validations.dataValidation}
    assert "Lijsten!" in lists["D"]  # the kinds
    assert "COUNTIF(Lijsten!" in lists["A"]  # the cycles that there are
    assert page["D1"].comment.text == "Verplicht. Kies uit: eenmalig, structureel."


def test_an_english_workbook_speaks_english_throughout() -> None:
    book = shown(workbook(VOORBEELDAM, "en"))
    assert "Actions" in book.sheetnames
    assert book["Actions"]["C1"].value == "Title"
    assert book["Actions"]["N2"].value == "completed"
    assert book["Participation"]["B2"].value == "March 2022"


def test_of_a_register_the_empty_sheets_of_its_dossiers_are_hidden() -> None:
    network = load(EXAMPLES / "oko-network.json")
    book = shown(workbook(network))
    there = [one.title for one in book.worksheets if one.sheet_state == "visible"]
    assert there[:5] == ["Uitleg", "Register", "Cohorten", "Dossiers", "Deelnames"]
    assert "Acties" in book.sheetnames
    assert "Acties" not in there


def test_findings_have_a_sheet_with_links_and_are_not_read() -> None:
    report = check(VOORBEELDAM, "2026-11-21")
    written = workbook(VOORBEELDAM, report=report)
    page = shown(written)["Bevindingen"]
    assert page.max_row == 1 + len(report)
    assert page["C2"].value == "Mijlpalen!B25"
    assert page["C2"].hyperlink.location == "'Mijlpalen'!B25"
    assert reading(written).document == VOORBEELDAM
    assert not reading(written).unread
    assert shown(workbook(VOORBEELDAM, report=Report()))["Bevindingen"].max_row == 1


def test_what_is_found_in_a_workbook_names_its_cells(tmp_path: Path) -> None:
    dump(VOORBEELDAM, tmp_path / "x.xlsx")
    found = read(tmp_path / "x.xlsx")
    places = {one.where("nl") for one in found.located(check(found.document, "2026-11-21"))}
    assert "Mijlpalen!B25" in places
    assert not any("dossier." in one for one in places)


def test_an_empty_workbook_asks_to_be_filled_in() -> None:
    assert said(empty_workbook()) == [
        "Dossier!A2: heeft geen rij met wat het document is. Vul onder de koppen één rij in."
    ]


def test_an_empty_workbook_can_be_filled_in() -> None:
    def fill(book: Book) -> None:
        book["Dossier"].append(["nunspeet", "Nunspeet", "GM0302 - Nunspeet"])
        book["Cycli"].append([1, "voorjaar 2025"])
        book["Mijlpalen"].append([None, "besluit", None, "15 oktober 2024"])
        book["Mijlpalen"].append(["1", "meting", "najaar 2025"])

    found = reading(edited(fill, empty_workbook())).document
    assert isinstance(found, Dossier)
    assert (found.municipalities, found.cycles[0].start) == (("GM0302",), PartialDate("2025-21"))
    assert [one.done for one in found.preparation] == [PartialDate("2024-10-15")]
    assert [one.planned for one in found.cycles[0].milestones] == [PartialDate("2025-23")]


# -------------------------------------------------------------------------- people's habits


def _empty_rows(book: Book) -> None:
    book["Acties"].insert_rows(3, 4)


def _moved_column(book: Book) -> None:
    page = book["Organisaties"]
    for row in page.iter_rows(max_col=3):
        row[0].value, row[2].value = row[2].value, row[0].value


def _other_order(book: Book) -> None:
    book.move_sheet("Acties", -8)
    book.move_sheet("Uitleg", 9)


def _without_help(book: Book) -> None:
    del book["Lijsten"]
    del book["Uitleg"]


def _blanks(book: Book) -> None:
    page = book["Acties"]
    for row in range(2, page.max_row + 1):
        for at in (column(page, one) for one in ("Titel", "Status", "Id")):
            page.cell(row, at).value = f"  {page.cell(row, at).value} \u00a0"


def _dates_as_text(book: Book) -> None:
    page = book["Acties"]
    ways = ("%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y")
    for row in range(2, page.max_row + 1):
        cell = page.cell(row, column(page, "Gepland: begin"))
        cell.value = f"{cell.value:{ways[row % 4]}}"


def _numbers_as_text(book: Book) -> None:
    page = book["Cijfers"]
    for row in range(2, page.max_row + 1):
        for at in (column(page, "Basis"), column(page, "Aantal")):
            page.cell(row, at).value = str(page.cell(row, at).value)


def _merged(book: Book) -> None:
    page = book["Mijlpalen"]
    rows = [row for row in range(2, page.max_row + 1) if page.cell(row, 1).value == 1]
    page.auto_filter.ref = None
    page.merge_cells(start_row=rows[0], end_row=rows[-1], start_column=1, end_column=1)


def _in_english(book: Book) -> None:
    book["Acties"].title = "Actions"
    book["Actions"]["C1"].value = "title"
    put("Actions", "Status", 2, "Completed")(book)


def _another_name(book: Book) -> None:
    book["Acties"].title = "Acties 2026 e.v."


def _line_above(book: Book) -> None:
    page = book["Bronnen"]
    page.insert_rows(1)


def _only_ids(book: Book) -> None:
    page = book["Kernteamleden"]
    for row in range(2, page.max_row + 1):
        page.cell(row, 2).value = str(page.cell(row, 2).value).partition(" - ")[0]


def _only_names(book: Book) -> None:
    page = book["Kernteamleden"]
    for row in range(2, page.max_row + 1):
        page.cell(row, 2).value = str(page.cell(row, 2).value).partition(" - ")[2].upper()


def _several_with_commas(book: Book) -> None:
    put("Acties", "Partners", 2, "gemeente, dijkcollege")(book)


def _capitals(book: Book) -> None:
    for name in ("Acties", "Cijfers"):
        for cell in book[name][1]:
            cell.value = f" {str(cell.value).upper()} "


@pytest.mark.parametrize(
    "habit",
    [
        *(_empty_rows, _moved_column, _other_order, _without_help, _blanks, _dates_as_text),
        *(_numbers_as_text, _merged, _in_english, _another_name, _line_above, _only_ids),
        *(_only_names, _several_with_commas, _capitals),
    ],
)
def test_a_workbook_is_read_as_people_leave_it(habit: Callable[[Book], None]) -> None:
    found = reading(edited(habit))
    assert found.document == VOORBEELDAM
    assert not found.unread


def test_what_people_add_is_passed_over_and_named() -> None:
    def add(book: Book) -> None:
        page = book["Acties"]
        page.cell(1, page.max_column + 1).value = "Eigen notitie"
        page.cell(3, page.max_column).value = "let op"
        book.create_sheet("Kladblok")["B3"] = "bel de wethouder"

    found = reading(edited(add))
    assert found.document == VOORBEELDAM
    assert [one.text() for one in found.unread] == ["Acties!R1", "Acties!R3", "Kladblok!B3"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("15-10-2026", "2026-10-15"),
        ("15 oktober 2026", "2026-10-15"),
        ("oktober 2026", "2026-10"),
        ("najaar 2026", "2026-23"),
        ("2026-10", "2026-10"),
        ("2026", "2026"),
        (2026, "2026"),
        (date(2026, 10, 15), "2026-10-15"),
    ],
)
def test_a_day_is_read_as_it_is_typed(typed: object, meant: str) -> None:
    found = reading(edited(put("Dossier", "Horizon", 2, typed))).document
    assert isinstance(found, Dossier)
    assert found.horizon == PartialDate(meant)


@pytest.mark.parametrize(
    ("heading", "typed", "meant"),
    [
        ("Percentage", "82,5", 82.5),
        ("Percentage", "40 %", 40.0),
        ("Percentage", 88, 88.0),
        ("Basis", "1.200", 1200),
        ("Basis", 24.0, 24),
    ],
)
def test_a_number_is_read_as_it_is_typed(heading: str, typed: object, meant: float) -> None:
    one = next(one for one in layout(Dossier).sheets if one.kind is Measurement)
    field = next(column.field for column in one.columns if column.heading.nl == heading)
    assert Cells(Names("nl", {})).taken(typed, field) == meant


@pytest.mark.parametrize("typed", [None, "", "  ", "\n"])
def test_a_cell_with_nothing_but_blanks_says_nothing(typed: object) -> None:
    field = shape(Waiver).fields["until"]
    assert Cells(Names("nl", {})).taken(typed, field) is ABSENT


def test_a_formula_counts_as_its_value() -> None:
    pytest.importorskip("xlsxwriter")
    name = "xl/worksheets/sheet9.xml"  # Cijfers
    from tests.formats.workbooks import in_sheet

    changed = in_sheet(name, b"<v>221</v>", b"<f>200+21</f><v>221</v>")
    assert changed != WRITTEN
    assert reading(changed).document == VOORBEELDAM


def test_a_label_in_another_language_is_read() -> None:
    found = reading(edited(put("Acties", "Status", 2, "completed"))).document
    assert isinstance(found, Dossier)
    statuses = [place.thing.status for place in things(found, Action)]
    assert statuses[0].value == "completed"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (3, 3),
        (3.5, 3.5),
        (True, True),
        (None, None),
        ("Noord", "Noord"),
        ('{"a": 1}', {"a": 1}),
        ('{"a": 1, "a": 2}', '{"a": 1, "a": 2}'),  # one of them would be lost
        ("NaN", "NaN"),
        ("[" * 100_000, "[" * 100_000),
        (date(2026, 10, 15), "2026-10-15"),
    ],
    ids=range(10),
)
def test_foreign_data_are_read_as_they_are_typed(typed: object, meant: object) -> None:
    changed = edited(lambda book: book["Extra gegevens"].append(["x-wijk", typed]))
    if typed == "[" * 100_000:
        assert value_in(typed) == meant
        return
    if isinstance(typed, date):
        assert value_in(typed) == meant
        return
    found = reading(changed).document
    assert found.extensions == {"x-wijk": meant}
    assert type(found.extensions["x-wijk"]) is type(meant)


def test_what_a_number_field_holds_as_something_else_is_judged_as_text() -> None:
    field = shape(Measurement).fields["base"]
    for typed in (time(10, 0), date(2026, 1, 1), True):
        with pytest.raises(Problem, match="expects a whole number"):
            Cells(Names("nl", {})).taken(typed, field)
    until = shape(Waiver).fields["until"]
    with pytest.raises(Problem, match="is no day"):
        Cells(Names("nl", {})).taken(time(10, 0), until)
    with pytest.raises(Problem, match="Did you mean 2026-01-01"):
        Cells(Names("nl", {})).taken(datetime(2026, 1, 1, 10, tzinfo=UTC), until)


# ------------------------------------------------------------------------------ as a form


def test_no_text_holds_a_workbook() -> None:
    with pytest.raises(InvalidValue, match="which are texts, not 'excel'"):
        dumps(VOORBEELDAM, form="excel")
    name: FormName = "excel"
    assert loads(WRITTEN, form=name) == VOORBEELDAM


@pytest.mark.parametrize("name", ["x.xlsm", "X.XLS", "x.ods"])
def test_workbooks_of_other_kinds_are_read_and_not_written(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(WRITTEN)
    assert load(path) == VOORBEELDAM
    with pytest.raises(InvalidValue, match=r"a workbook that ends in \.xlsx"):
        dump(VOORBEELDAM, path)
    assert path.read_bytes() == WRITTEN


def test_saving_over_a_workbook_asks_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    dump(VOORBEELDAM, path)
    other = attrs.evolve(VOORBEELDAM, notes="Nieuw.")
    dump(other, path, over=VOORBEELDAM)
    assert load(path) == other


def test_saving_over_a_workbook_keeps_its_language(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    for lang in LANGUAGES:
        path.write_bytes(workbook(VOORBEELDAM, lang))
        dump(VOORBEELDAM, path)
        assert path.read_bytes() == workbook(VOORBEELDAM, lang)


@pytest.mark.parametrize(
    ("package", "line"),
    [
        ("xlsxwriter", 'writing a workbook needs the extra "excel"'),
        ("python_calamine", 'reading a workbook needs the extra "excel"'),
    ],
)
def test_without_the_extra_it_is_said_how_to_install_it(
    package: str, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtra, match=line):
        _ = workbook(VOORBEELDAM) if package == "xlsxwriter" else reading(WRITTEN)


def test_looking_the_form_up_loads_neither_package() -> None:
    code = (
        "import sys\n"
        "from okomodel.formats.forms import form_of\n"
        "form_of('x.xlsx')\n"
        "print([one for one in sys.modules if 'xlsx' in one or 'calamine' in one])\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["[]"]


# ------------------------------------------------------------------------- another program

SOFFICE = which("soffice")


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize("name", ["voorbeeldam", "oko-network"])
def test_what_libreoffice_saved_is_read_as_it_was(name: str, tmp_path: Path) -> None:
    document, source = load(EXAMPLES / f"{name}.json"), tmp_path / "x.xlsx"
    source.write_bytes(workbook(document))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    asked = ["--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "saved"), str(source)]
    subprocess.run([str(SOFFICE), profile, *asked], check=True, capture_output=True, timeout=120)
    found = read(tmp_path / "saved" / "x.xlsx")
    assert found.document == document
    assert not found.unread
