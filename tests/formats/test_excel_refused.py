"""What is wrong with a workbook is told at once, by cell, in the words of its headings."""

import struct
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from re import sub
from zipfile import ZIP_BZIP2, ZIP_STORED, ZipFile

import pytest

from okomodel.errors import DocumentError
from okomodel.formats import Limits, dump, load
from okomodel.formats.excel.book import empty_workbook, workbook
from okomodel.formats.json import JSON
from okomodel.model import Programme
from tests.formats.workbooks import (
    VOORBEELDAM,
    WRITTEN,
    Book,
    edited,
    findings,
    in_sheet,
    put,
    reading,
    repacked,
    said,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
ACTIONS = "xl/worksheets/sheet14.xml"


# ---------------------------------------------------------------------------------- cells


# Where it stands, what stands there, and what is told of it.
WRONG: tuple[tuple[tuple[str, str, int], object, str], ...] = (
    (
        ("Acties", "Status", 4),
        "loopend",
        """Acties!N4: Status: "loopend" bestaat niet; bedoelt u "in uitvoering"?""",
    ),
    (
        ("Acties", "Status", 4),
        "afgerondd",
        """Acties!N4: Status: "afgerondd" bestaat niet; bedoelt u "afgerond"?""",
    ),
    (
        ("Acties", "Soort", 4),
        "quux",
        """Acties!D4: Soort: "quux" bestaat niet. Kies uit: eenmalig, structureel.""",
    ),
    (
        ("Acties", "Titel", 4),
        None,
        "Acties!C4: Titel ontbreekt. Vul het in; het is hier verplicht.",
    ),
    (
        ("Acties", "Id", 3),
        "Ouder Avond",
        """Acties!B3: Id: verwacht een id (a-z, 0-9, en verderop ook . _ -; ten hoogste 64
        tekens), niet "Ouder Avond". Bedoelde u ouder-avond?""",
    ),
    (
        ("Speerpunten", "Id", 4),
        None,
        "Speerpunten!B4: Id ontbreekt. Vul het in, bijvoorbeeld vrije-tijd-dichtbij.",
    ),
    (
        ("Acties", "Gepland: begin", 4),
        None,
        "Acties!E4: Gepland: begin ontbreekt. Vul het in; het is hier verplicht.",
    ),
    (
        ("Acties", "Gepland: begin", 4),
        "31-02-2026",
        """Acties!E4: Gepland: begin: "31-02-2026" is geen dag, maand, seizoen of jaar.
        Februari 2026 heeft 28 dagen.""",
    ),
    (
        ("Dossier", "Horizon", 2),
        46310,
        """Dossier!H2: Horizon: "46310" bestaat niet; bedoelt u "2026-10-15"?""",
    ),
    (
        ("Ontheffingen", "Tot en met", 2),
        "2027",
        """Ontheffingen!E2: Tot en met: "2027" is geen dag, maand, seizoen of jaar. Hier is een
        hele dag nodig: JJJJ-MM-DD.""",
    ),
    (
        ("Begrotingsregels", "Bedrag", 2),
        "veel",
        """Begrotingsregels!D2: Bedrag: verwacht een geheel getal van 0 tot 1.000.000.000, niet
        "veel". Verbeter de waarde.""",
    ),
    (
        ("Begrotingsregels", "Bedrag", 2),
        "100%",
        """Begrotingsregels!D2: Bedrag: verwacht een geheel getal van 0 tot 1.000.000.000, niet
        "100%". Bedoelde u 100?""",
    ),
    (
        ("Streefcijfers", "Waarde", 2),
        "1.200",
        """Streefcijfers!H2: Waarde: "1.200" kan 1200 of 1,2 zijn. Typ het als getal, zonder
        tekens tussen de duizendtallen.""",
    ),
    (
        ("Dossier", "Fictief", 2),
        "misschien",
        """Dossier!D2: Fictief: "misschien" bestaat niet. Kies uit: ja, nee.""",
    ),
    (
        ("Dossier", "Gemeenten", 2),
        "Nunspeet",
        """Dossier!C2: Gemeenten: verwacht een gebiedscode (GM en vier cijfers; in een ander
        land zoals IE-MN), niet "Nunspeet". Bedoelde u GM0302?""",
    ),
    (
        ("Dossier", "Notities", 2),
        True,
        """Dossier!L2: Notities: verwacht een tekst, maar bevat TRUE. Excel heeft van wat er
        werd getypt iets anders gemaakt: maak de cel op als tekst en typ het opnieuw.""",
    ),
    (("Acties", "Cyclus", 4), 7, "Acties!A4: Cyclus 7 bestaat niet. Wel: 1, 2."),
    (
        ("Begrotingsregels", "Actie", 5),
        "pauzee - Pauze",
        """Begrotingsregels!B5: Actie pauzee bestaat niet; bedoelt u "pauze"?""",
    ),
    (
        ("Acties", "Cyclus", 4),
        None,
        """Acties!A4: Cyclus ontbreekt: daaruit blijkt bij welke deze rij hoort. Vul de id of
        het nummer in.""",
    ),
    (
        ("Mijlpalen", "Uiterlijk bereikt", 8),
        "2024",
        """Mijlpalen!D8: Bereikt / Uiterlijk bereikt: verwacht "Bereikt" of "Uiterlijk bereikt",
        niet allebei, niet "Bereikt" 2023-11-24, "Uiterlijk bereikt" 2024. Deze waarden spreken
        elkaar tegen: verbeter er een.""",
    ),
)


@pytest.mark.parametrize(("where", "value", "told"), WRONG, ids=range(len(WRONG)))
def test_what_is_wrong_in_a_cell_is_told_in_the_words_of_its_heading(
    where: tuple[str, str, int], value: object, told: str
) -> None:
    assert said(edited(put(*where, value))) == [" ".join(told.split())]


def test_all_is_told_at_once_in_the_order_of_the_sheets() -> None:
    def spoil(book: Book) -> None:
        put("Acties", "Status", 4, "loopend")(book)
        put("Acties", "Titel", 2, None)(book)
        put("Dossier", "Naam", 2, None)(book)

    assert [one.partition(":")[0] for one in said(edited(spoil))] == [
        *("Dossier!B2", "Acties!C2", "Acties!N4")
    ]


def test_a_finding_knows_its_path_as_well_as_its_cell() -> None:
    (found,) = findings(edited(put("Acties", "Status", 4, "loopend")))
    assert (found.code, found.sheet, found.cell) == ("DOC05", "Acties", "N4")
    assert found.path == "dossier.cycles[0].plan.actions[2].status"
    assert found.to_dict("nl")["cell"] == "N4"
    assert "line" not in found.to_dict()


def test_of_very_many_problems_the_first_are_told() -> None:
    def spoil(book: Book) -> None:
        for row in range(2, 30):
            put("Cijfers", "Basis", row, "x")(book)

    with pytest.raises(DocumentError) as caught:
        reading(edited(spoil), Limits(problems=3))
    assert (len(caught.value.report), caught.value.report.truncated) == (3, 25)


def test_a_formula_without_a_result_is_told() -> None:
    (told,) = said(edited(put("Cijfers", "Basis", 2, "=200+21")))
    assert told.startswith("Cijfers!C2: Basis: bevat een formule zonder uitkomst.")
    (told,) = said(repacked(_with_error))
    assert told.startswith("Cijfers!C2: Basis: bevat een formule met een fout als uitkomst.")


def test_a_text_that_became_a_date_is_told() -> None:
    from datetime import date

    (told,) = said(edited(put("Uitvoeringsplannen", "Document", 2, date(2025, 1, 1))))
    assert "maak de cel op als tekst" in told


def _with_error(name: str, data: bytes) -> bytes:
    if name != "xl/worksheets/sheet9.xml":
        return data
    return sub(rb'(<c r="C2" s="[0-9]+")><v>221<', rb'\1 t="e"><v>#REF!<', data)


# ------------------------------------------------------------------------ sheets and headings


def test_missing_sheets_are_named_and_nothing_that_follows_from_it() -> None:
    def remove(book: Book) -> None:
        del book["Acties"], book["Bronnen"]

    assert [one.partition(".")[0] for one in said(edited(remove))] == [
        *("Acties: het blad Acties ontbreekt", "Bronnen: het blad Bronnen ontbreekt")
    ]


def test_a_changed_heading_is_named_with_the_nearest() -> None:
    def change(book: Book) -> None:
        book["Acties"]["C1"] = "Titl"
        book["Acties"]["N1"] = "Voortgang"
        book["Metingen"]["A1"] = None

    assert said(edited(change)) == [
        'Metingen!A1: de kop "Id" ontbreekt. Zet de kolom terug; die is verplicht.',
        'Acties!C1: onbekende kop "Titl". Bedoelde u "Titel"?',
        (
            'Acties!N1: onbekende kop "Voortgang", terwijl deze ontbreken: Status. '
            "Zet de ontbrekende koppen terug; de kolom mag leeg zijn. "
            "Dan mag de eigen kolom blijven."
        ),
    ]


def test_a_heading_that_stands_there_twice_is_told() -> None:
    (told,) = said(edited(lambda book: book["Acties"].cell(1, 20, "Status")))
    assert told.startswith('Acties!T1: de kop "Status" staat er meer dan één keer.')


def test_a_sheet_without_headings_is_told() -> None:
    def change(book: Book) -> None:
        book["Ontheffingen"].delete_rows(1)

    (told,) = said(edited(change))
    assert told.startswith("Ontheffingen!A1: heeft geen van de koppen, zoals Regel, Reden, Door.")


def test_a_second_sheet_of_the_same_noun_is_told() -> None:
    (told,) = said(edited(lambda book: book.copy_worksheet(book["Acties"])))
    assert told.startswith("Acties Copy: is een tweede blad van dezelfde soort, naast Acties.")

    def english(book: Book) -> None:
        book.copy_worksheet(book["Acties"]).title = "Actions"

    (told,) = said(edited(english))
    assert told.startswith("Actions: is een tweede blad van dezelfde soort")


def test_second_rows_where_there_is_one_are_told() -> None:
    def add(book: Book) -> None:
        book["Uitvoeringsplannen"].append([1, "Nog een", "2025"])
        book["Dossier"].append(["x", "X", "GM0302"])

    assert [one.split(".")[0] for one in said(edited(add))] == [
        "Dossier!A3: is een tweede rij waar er maar één kan staan",
        "Uitvoeringsplannen!A3: is een tweede rij waar er maar één kan staan",
    ]


def test_a_number_that_stands_twice_is_told_once() -> None:
    def double(book: Book) -> None:
        book["Cycli"].append([1, "2029"])

    (told,) = said(edited(double))
    assert told.startswith("Cycli!A4: Nummer: 1 staat er 2 keer, en andere rijen verwijzen ernaar.")


def test_an_action_without_a_plan_is_told() -> None:
    def remove(book: Book) -> None:
        book["Uitvoeringsplannen"].delete_rows(2)

    told = said(edited(remove))
    assert told[0] == (
        "Acties!A2: Cyclus 1 heeft geen rij op het blad Uitvoeringsplannen. Voeg eerst die rij toe."
    )


def test_in_a_register_a_row_names_its_dossier() -> None:
    register = Programme(id="oko", name="OKO", dossiers=[VOORBEELDAM])
    changed = edited(put("Acties", "Dossier", 2, None), workbook(register))
    assert reading(changed).document == register  # only one dossier has a cycle 1
    (told,) = said(edited(put("Acties", "Dossier", 2, "elders"), workbook(register)))
    assert told.startswith("Acties!B2: Cyclus 1 bestaat niet")


def test_a_newer_workbook_is_read_as_a_newer_document() -> None:
    def newer(text: str) -> Callable[[Book], None]:
        def change(book: Book) -> None:
            page = book["Uitleg"]
            row = next(row for row in range(1, 99) if page.cell(row, 1).value == "Formaat")
            page.cell(row, 2).value = text

        return change

    assert [one.code for one in reading(edited(newer("1.9"))).report] == ["DOC07"]
    (found,) = findings(edited(newer("9.0")))
    assert (found.code, found.sheet) == ("DOC06", "Uitleg")


def test_foreign_data_without_a_key_or_with_one_twice_are_told() -> None:
    def add(book: Book) -> None:
        page = book["Extra gegevens"]
        for row in (["x-wijk", "1"], [None, "2"], ["x-wijk", "3"]):
            page.append(row)

    assert said(edited(add)) == [
        "Extra gegevens!A3: Sleutel ontbreekt. Vul het in; het is hier verplicht.",
        (
            "Extra gegevens!A4: de sleutel x-wijk staat er meer dan één keer. Bewaar er één; "
            "welke telt is niet te weten."
        ),
    ]


def test_a_row_that_lies_nowhere_is_judged_too() -> None:
    def spoil(book: Book) -> None:
        put("Acties", "Cyclus", 3, 7)(book)
        put("Acties", "Titel", 3, None)(book)
        put("Acties", "Status", 3, "quux")(book)

    found = findings(edited(spoil))
    assert [(one.cell, one.path) for one in found] == [("A3", ""), ("C3", ""), ("N3", "")]


def test_without_the_sheet_of_plans_the_actions_are_left_alone() -> None:
    def remove(book: Book) -> None:
        del book["Uitvoeringsplannen"]

    (told,) = said(edited(remove))
    assert told.startswith("Uitvoeringsplannen: het blad Uitvoeringsplannen ontbreekt.")


def test_with_no_cycles_that_is_said() -> None:
    def remove(book: Book) -> None:
        book["Cycli"].delete_rows(2, 9)

    assert "Mijlpalen!A8: Cyclus 1 bestaat niet, en ook geen andere." in said(edited(remove))[0]


def test_what_begins_as_json_and_is_none_is_judged_as_it_stands() -> None:
    (told,) = said(edited(put("Dossier", "Id", 2, "json:{")))
    assert 'niet "json:{"' in told


def test_a_long_text_that_is_not_there_is_told() -> None:
    (told,) = said(edited(put("Dossier", "Notities", 2, "json@7")))
    assert told.startswith("Dossier!L2: Notities: de lange tekst 7 staat niet op het blad Lange")


# --------------------------------------------------------------------------- no workbook


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "het bevat niets"),
        (b"id;naam\n", "het is geen Excelbestand"),
        (WRITTEN[:4], "het is beschadigd"),
        (WRITTEN[: len(WRITTEN) // 2], "het is beschadigd"),
        (WRITTEN[:-30], "het is beschadigd"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "er staat een wachtwoord op"),
        (OLE + "Workbook".encode("utf-16-le"), "het is van de oude soort (.xls)"),
        (OLE, "het is een bestand van een ander programma"),
        (repacked(lambda name, data: b"\0" if name == ACTIONS else data), "het is beschadigd"),
        (in_sheet(ACTIONS, b'r="A2"', b'r="ZZZZ99999999"'), "het is beschadigd"),
        (in_sheet(ACTIONS, b'r="A2"', b'r="XFE2"'), "het is beschadigd"),
        (
            in_sheet("xl/styles.xml", b"<styleSheet", b"<!DOCTYPE a><styleSheet"),
            "het is beschadigd",
        ),
        (in_sheet("xl/sharedStrings.xml", b"<si>", b"<sj>"), "het is beschadigd"),
        (in_sheet("xl/styles.xml", b"UTF-8", b"UTF-77"), "het is beschadigd"),
    ],
    ids=range(14),
)
def test_what_is_no_workbook_is_told_in_one_line(data: bytes, why: str) -> None:
    (told,) = said(data)
    assert told.startswith(f"document: is niet als werkboek te lezen: {why}")


def test_a_document_of_another_program_is_told() -> None:
    file = BytesIO()
    with ZipFile(file, "w") as packed:
        packed.writestr("word/document.xml", "<document/>")
    (told,) = said(file.getvalue())
    assert "een ander programma" in told


def test_parts_that_are_locked_or_packed_otherwise_are_refused() -> None:
    file = BytesIO()
    with ZipFile(BytesIO(WRITTEN)) as old, ZipFile(file, "w", ZIP_BZIP2) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    assert "het is beschadigd" in said(file.getvalue())[0]
    data = bytearray(WRITTEN)
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1
    assert "er staat een wachtwoord op" in said(bytes(data))[0]


def test_macros_stay_behind_and_the_data_are_read() -> None:
    file = BytesIO(WRITTEN)
    with ZipFile(file, "a") as packed:
        packed.writestr("xl/vbaProject.bin", b"Sub AutoOpen()")
    assert reading(file.getvalue()).document == VOORBEELDAM


def test_nothing_is_overwritten_by_what_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"no workbook")
    with pytest.raises(DocumentError):
        load(path)
    assert path.read_bytes() == b"no workbook"
    dump(VOORBEELDAM, path)
    assert load(path) == VOORBEELDAM


# ------------------------------------------------------------------------ bounds of all kinds


def test_a_million_empty_rows_are_nothing() -> None:
    rows = b"".join(b'<row r="%d"/>' % number for number in range(1000, 1_048_577))
    data = in_sheet(ACTIONS, b"</sheetData>", rows + b"</sheetData>")
    assert reading(data).document == VOORBEELDAM


def test_what_unpacks_to_more_than_the_limit_is_refused() -> None:
    data = in_sheet(ACTIONS, b"</sheetData>", b" " * 20_000_000 + b"</sheetData>")
    assert len(data) < 200_000
    (told,) = said(data, Limits(size=10_000_000))
    assert told.startswith("document: bevat uitgepakt meer dan 10.000.000 bytes.")


def test_a_directory_that_lies_about_the_size_is_found_out() -> None:
    data = in_sheet(ACTIONS, b"</sheetData>", b" " * 20_000_000 + b"</sheetData>")
    with ZipFile(BytesIO(data)) as packed:
        size = packed.getinfo(ACTIONS).file_size
    lying = data.replace(struct.pack("<I", size), struct.pack("<I", 1000))
    assert lying != data
    (told,) = said(lying, Limits(size=10_000_000))
    assert "het is beschadigd" in told


def test_a_cell_far_away_is_named() -> None:
    (told,) = said(edited(lambda book: book["Acties"].cell(1_048_576, 16_384, "x")))
    assert told.startswith("Acties!XFD1048576: ligt zo ver van de eerste cel")


def test_more_parts_than_any_workbook_has_are_refused() -> None:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_STORED) as packed:
        for number in range(2500):
            packed.writestr(f"{number}.xml", "")
    (told,) = said(file.getvalue())
    assert told.startswith("document: bestaat uit meer dan 2.000 onderdelen.")


def test_more_elements_than_can_be_read_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from okomodel.formats.excel import scanning

    monkeypatch.setattr(scanning, "_MOST", 1000)
    (told,) = said(WRITTEN)
    assert told.startswith("document: heeft meer dan 1.000 rijen, cellen en andere elementen.")


def test_cells_that_are_merged_over_everything_are_read_in_bounds() -> None:
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="R2:XFD1048576"/></mergeCells>'
    assert reading(in_sheet(ACTIONS, b"</sheetData>", merged)).document == VOORBEELDAM


def test_an_empty_register_asks_for_its_row() -> None:
    (told,) = said(empty_workbook(Programme))
    assert told.startswith("Register!A2: heeft geen rij")


def test_json_is_no_workbook_by_another_name(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(JSON.write(VOORBEELDAM))
    with pytest.raises(DocumentError, match="it is no Excel file"):
        load(path)


def test_names_of_parts_are_no_matter_of_case() -> None:
    """Some programs write the names of the parts in other letters."""

    def renamed(data: bytes) -> bytes:
        out = BytesIO()
        with ZipFile(BytesIO(data)) as old, ZipFile(out, "w") as new:
            for name in old.namelist():
                new.writestr(name.replace("sheet9.xml", "Sheet9.xml"), old.read(name))
        return out.getvalue()

    assert reading(renamed(WRITTEN)).document == VOORBEELDAM
    (told,) = said(renamed(repacked(_with_error)))
    assert told.startswith("Cijfers!C2: Basis: bevat een formule met een fout")
