"""``okomodel show``: a dossier or a programme on a day."""

import json

from okomodel.formats import load
from okomodel.render.view import show
from tests.cli.ran import (
    BAD,
    EN,
    INVALID,
    NETWORK,
    NL,
    ON,
    VOORBEELDAM,
    Command,
    Written,
    dossier,
    programme,
)


def test_a_dossier_is_shown(okomodel: Command) -> None:
    ran = okomodel("show", VOORBEELDAM, *ON, *NL)
    assert (ran.code, ran.err) == (0, "")
    assert "op 21 november 2026: beleidsvorming, cyclus 2\n" in ran.out
    assert "Huidige cyclus" not in ran.out
    whole = okomodel("show", VOORBEELDAM, *ON, *EN, "--all").out
    assert "Current cycle  2, from 2 October 2025 to 1 October 2027: month 14 of 24" in whole


def test_a_programme_is_shown(okomodel: Command) -> None:
    ran = okomodel("show", NETWORK, *ON, *NL)
    assert (ran.code, ran.err) == (0, "")
    assert "\nDeelnemers per cohort\n" in ran.out


def test_a_dossier_of_a_programme_is_shown(okomodel: Command) -> None:
    ran = okomodel("show", NETWORK, "nunspeet", *ON, *NL, "--all")
    assert ran.code == 0
    assert ran.out.startswith("Nunspeet\n")
    assert "cohort januari 2023" in ran.out


def test_a_dossier_answers_to_its_own_id(okomodel: Command) -> None:
    assert okomodel("show", VOORBEELDAM, "voorbeeldam", *ON).code == 0


def test_an_unknown_id_is_wrong_usage(okomodel: Command) -> None:
    ran = okomodel("show", NETWORK, "nunspet", *ON, *NL)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == 'okomodel: dossier "nunspet" bestaat niet; bedoelde u nunspeet?\n'
    ran = okomodel("show", VOORBEELDAM, "urk", *ON, *EN)
    assert ran.err == 'okomodel: there is no dossier "urk"; known: voorbeeldam\n'


def test_what_cannot_be_read_is_told_on_standard_error(
    okomodel: Command, document: Written
) -> None:
    ran = okomodel("show", document(INVALID), *ON, *NL)
    assert (ran.code, ran.out) == (2, "")
    assert "is niet te tonen\n" in ran.err
    assert "fout DOC02 onbekende sleutel\n  dossier.nam: onbekende sleutel" in ran.err
    assert ran.err.endswith("4 fouten, 0 waarschuwingen, 0 opmerkingen\n")


def test_a_missing_file_is_told_in_one_line(okomodel: Command) -> None:
    ran = okomodel("show", "nergens.json", *ON, *EN)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "okomodel: nergens.json: cannot be opened: there is no such file.\n"


def test_standard_input_is_shown_too(okomodel: Command) -> None:
    ran = okomodel("show", "-", *ON, stdin=VOORBEELDAM.read_bytes())
    assert ran.out.startswith("Voorbeeldam\n")
    ran = okomodel("show", "-", "urk", *ON, stdin=NETWORK.read_bytes())
    assert ran.out.startswith("Urk\n")


def test_errors_do_not_keep_a_document_from_being_shown(okomodel: Command) -> None:
    ran = okomodel("show", "-", *ON, stdin=json.dumps(BAD).encode())
    assert ran.code == 0
    assert "1 error, 0 warnings, 0 notes" in ran.out


def test_what_reading_found_is_shown(okomodel: Command) -> None:
    for data in (dossier(), programme()):
        newer = json.dumps({**data, "okomodel": "1.9"}).encode()
        assert "DOC07" in okomodel("show", "-", *ON, stdin=newer).out


def test_empty_documents_are_shown(okomodel: Command, document: Written) -> None:
    assert okomodel("show", document(dossier()), *ON).code == 0
    assert okomodel("show", document(programme()), *ON).code == 0


def test_the_terminal_says_what_a_notebook_says(okomodel: Command) -> None:
    for file in (VOORBEELDAM, NETWORK):
        view = show(load(file), on=ON[1], lang="nl", whole=True)
        assert okomodel("show", file, *ON, *NL, "--all").out == view.text()


def test_a_long_register_is_cut_unless_all_is_asked_for(
    okomodel: Command, document: Written
) -> None:
    one = {"municipalities": ["GM0302"]}
    dossiers = [{"id": f"g-{n}", "name": f"gemeente-{n}", **one} for n in range(101)]
    register = programme(dossiers=dossiers)
    cut = okomodel("show", document(register), *ON, *EN)
    assert "… and 1 more.\n" in cut.out
    whole = okomodel("show", document(register), "--all", *ON, *EN)
    assert "more." not in whole.out
    assert "gemeente-100" in whole.out
