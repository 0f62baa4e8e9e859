"""``okomodel check``: what is found about documents, as text and as JSON."""

import json
from pathlib import Path

import pytest

from okomodel.formats import load
from okomodel.rules.checking import check
from tests.cli.ran import (
    BAD,
    EN,
    INVALID,
    NETWORK,
    NL,
    ON,
    SOME,
    VOORBEELDAM,
    Command,
    Ran,
    Written,
    dossier,
    programme,
)

JSON = ("--format", "json")

# ----------------------------------------------------------------------------------- exit codes


def test_0_where_no_errors_were_found(okomodel: Command, document: Written) -> None:
    assert okomodel("check", VOORBEELDAM, *ON, *SOME).code == 0
    assert okomodel("check", NETWORK, *ON).code == 0  # warnings are no errors
    assert okomodel("check", document(dossier()), *ON).code == 0
    assert okomodel("check", document(programme()), *ON).code == 0


def test_1_for_errors(okomodel: Command, document: Written) -> None:
    assert okomodel("check", document(BAD), *ON).code == 1


def test_2_for_what_cannot_be_read(okomodel: Command, document: Written, tmp_path: Path) -> None:
    for file in (document(INVALID), document("{"), tmp_path / "nergens.json", tmp_path):
        assert okomodel("check", file, *ON).code == 2


@pytest.mark.parametrize("form", ["text", "json"])
def test_of_several_files_the_worst_counts_and_all_are_told(
    okomodel: Command, document: Written, form: str
) -> None:
    good, bad = document(dossier(), "good.json"), document(BAD, "bad.json")
    ran = okomodel("check", bad, "nergens.json", good, *ON, "--format", form)
    assert ran.code == 2
    told = "".join(ran.out.split())  # a long path goes on on the next line
    assert all(str(file) in told for file in (bad, "nergens.json", good))
    assert okomodel("check", bad, good, *ON, "--format", form).code == 1


# ----------------------------------------------------------------------------------------- text


def test_text_tells_what_was_judged_on_which_day_by_which_profile(okomodel: Command) -> None:
    ran = okomodel("check", VOORBEELDAM, *ON, "--profile", "oko-pilot", *NL)
    assert ran.out.startswith(str(VOORBEELDAM))
    assert "Beoordeeld op 21 november 2026 met profiel oko-pilot\n" in ran.out
    ran = okomodel("check", VOORBEELDAM, *ON, *SOME, *EN)
    assert "Checked on 21 November 2026 by profile oko-nl\n\nNo findings\n" in ran.out
    assert not ran.err


def test_text_names_the_dossier_of_a_finding(okomodel: Command) -> None:
    ran = okomodel("check", NETWORK, *ON, *NL)
    assert (
        "\nAltena (altena)\n  waarschuwing COH05 ondersteuning voorbij zonder besluit\n" in ran.out
    )
    assert ran.out.endswith("\n0 fouten, 10 waarschuwingen, 1 opmerking\n")


def test_an_invalid_document_shows_all_its_faults(okomodel: Command, document: Written) -> None:
    ran = okomodel("check", document(INVALID), *ON, *NL)
    for path in ("dossier.id", "dossier.nam", "dossier.cycles[0].number"):
        assert f"\n  {path}: " in ran.out
    assert ran.out.endswith("\n4 fouten, 0 waarschuwingen, 0 opmerkingen\n")


def test_a_missing_file_is_told_in_its_place_and_on_standard_error(okomodel: Command) -> None:
    ran = okomodel("check", "nergens.json", *ON, *NL)
    assert ran.err == (
        "okomodel: nergens.json: kan niet worden geopend: dit bestand bestaat niet.\n"
    )
    assert "fout DOC01 onleesbaar\n  document: kan niet worden geopend" in ran.out


def test_a_folder_is_no_document(okomodel: Command, tmp_path: Path) -> None:
    assert "cannot be opened: it is a folder." in okomodel("check", tmp_path, *ON).err


def test_two_files_stand_apart(okomodel: Command) -> None:
    assert "No findings\n\nnergens" in okomodel("check", VOORBEELDAM, "nergens", *ON, *SOME).out


# ----------------------------------------------------------------------------------------- json


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_json_is_one_object_with_the_findings_as_plain_data(okomodel: Command, lang: str) -> None:
    ran = okomodel("check", NETWORK, *ON, *JSON, f"--lang={lang}")
    report = check(load(NETWORK), on="2026-11-21").to_dict("nl" if lang == "nl" else "en")
    assert ran.json == {
        "on": "2026-11-21",
        "profile": "oko-nl",
        "ok": True,
        "files": [{"file": str(NETWORK), **report}],
    }
    assert not ran.err


def test_json_is_not_ok_where_a_file_has_an_error(okomodel: Command, document: Written) -> None:
    ran = okomodel("check", VOORBEELDAM, document(BAD), *ON, *SOME, *JSON)
    assert (ran.code, ran.json["ok"]) == (1, False)
    assert [one["code"] for one in ran.json["files"][1]["findings"]] == ["REF03"]


def test_json_tells_the_problems_of_an_invalid_document(
    okomodel: Command, document: Written
) -> None:
    ran = okomodel("check", document(INVALID), *ON, *JSON)
    (file,) = ran.json["files"]
    assert (ran.code, ran.json["ok"], file["waived"]) == (2, False, [])
    assert sorted(one["code"] for one in file["findings"]) == ["DOC02", "DOC04", "DOC05", "DOC05"]


def test_of_very_many_problems_it_is_told_how_many_there_are(
    okomodel: Command, document: Written
) -> None:
    path = document(dossier(**{f"k{number}": 1 for number in range(20_000)}))
    (file,) = okomodel("check", path, "--format", "json").json["files"]
    assert (len(file["findings"]), file["truncated"]) == (1000, 19_000)
    last = " ".join(okomodel("check", path, *NL).out.split())
    assert last.endswith("(20.000 problemen, de eerste 1.000 worden getoond)")


def test_json_tells_of_a_missing_file_too(okomodel: Command) -> None:
    ran = okomodel("check", "nergens.json", *ON, *JSON, *EN)
    assert ran.err == "okomodel: nergens.json: cannot be opened: there is no such file.\n"
    assert ran.json["files"] == [
        {
            "file": "nergens.json",
            "findings": [
                {
                    "code": "DOC01",
                    "name": "unreadable",
                    "severity": "error",
                    "level": "library",
                    "path": "",
                    "message": "cannot be opened: there is no such file.",
                    "hint": "Check the name, and whether the file may be read.",
                    "source": "",
                }
            ],
            "waived": [],
        }
    ]


def test_json_keeps_what_is_waived_apart(okomodel: Command, document: Written) -> None:
    waivers = [{"rule": "REF03", "reason": "proef", "by": "ik"}]
    path = document(dossier(municipalities=["GM0000"], waivers=waivers))
    ran = okomodel("check", path, *ON, *JSON)
    (file,) = ran.json["files"]
    assert (ran.code, file["findings"]) == (0, [])
    assert [one["code"] for one in file["waived"]] == ["REF03"]


def test_json_steers_no_terminal_and_loses_nothing(okomodel: Command, document: Written) -> None:
    name = "Kwaad\x1b[31m\x9b31m\u202e"
    path = document(dossier(name=name, organisations=[{"id": "a", "name": name, "kind": "ggd"}]))
    ran = okomodel("check", path.rename(path.with_name("kwaad\x9b\u202e.json")), *ON, *JSON)
    assert not set(ran.out) & {"\x1b", "\x9b", "\u202e"}
    assert ran.json["files"][0]["file"].endswith("kwaad\x9b\u202e.json")


# --------------------------------------------------------------------------------------- reading


def test_a_hyphen_reads_standard_input(okomodel: Command) -> None:
    ran = okomodel("check", "-", *ON, *NL, stdin=json.dumps(BAD).encode())
    assert ran.code == 1
    assert ran.out.startswith("standaardinvoer\n")
    ran = okomodel("check", *JSON, *ON, "-", VOORBEELDAM, stdin=json.dumps(BAD).encode())
    assert [one["file"] for one in ran.json["files"]] == ["-", str(VOORBEELDAM)]


def test_a_hyphen_after_the_end_of_options_is_standard_input_too(okomodel: Command) -> None:
    assert okomodel("check", *ON, "--", "-", stdin=json.dumps(BAD).encode()).code == 1


def test_standard_input_is_read_once(okomodel: Command) -> None:
    ran = okomodel("check", "-", VOORBEELDAM, "-", *ON)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "okomodel: standard input (-) can be read only once\n"


def test_nothing_on_standard_input_is_no_document(okomodel: Command) -> None:
    assert okomodel("check", "-", *ON).code == 2


def test_a_newer_document_is_warned_of_among_the_findings(
    okomodel: Command, document: Written
) -> None:
    path = document({**dossier(), "okomodel": "1.9"})
    ran = okomodel("check", path, *ON, *NL)
    assert ran.code == 0
    assert "waarschuwing DOC07 nieuwere versie" in ran.out
    ran = okomodel("check", path, *ON, *JSON)
    assert [one["code"] for one in ran.json["files"][0]["findings"]] == ["DOC07"]


# --------------------------------------------------------------------------------------- choices


def codes(okomodel: Command, *options: str) -> set[str]:
    ran = okomodel("check", NETWORK, *ON, *JSON, *options)
    return {one["code"] for one in ran.json["files"][0]["findings"]}


def test_select_and_ignore_take_codes_and_first_letters(okomodel: Command) -> None:
    assert codes(okomodel) == {"COH02", "COH03", "COH05", "COH06"}
    assert codes(okomodel, "--select", "COH02") == {"COH02"}
    assert codes(okomodel, "--select=COH02,COH06") == {"COH02", "COH06"}
    assert codes(okomodel, "--select", "COH02", "--select", "COH06") == {"COH02", "COH06"}
    assert codes(okomodel, "--select", "coh", "--ignore", "COH05, COH06") == {"COH02", "COH03"}
    assert not {"COH02", "COH05", "COH06"} & codes(okomodel, "--ignore", "COH")


def test_the_profile_sets_the_thresholds(okomodel: Command, document: Written) -> None:
    cycle = {"number": 1, "start": "2026-01-01", "months": 21}
    path = document(dossier(cycles=[cycle]))
    assert "CYC03" not in okomodel("check", path, *ON).out
    assert "CYC03" in okomodel("check", path, *ON, "--profile", "oko-pilot").out


def test_the_day_is_that_of_the_option_or_today(okomodel: Command) -> None:
    assert okomodel("check", NETWORK, "--on=2021-01-01").out.endswith(" 1 note\n")
    today = okomodel("check", VOORBEELDAM, *JSON).json["on"]
    assert len(today) == len("2026-11-21")


def test_select_takes_the_problems_of_documents_and_names_of_rules(
    okomodel: Command, document: Written
) -> None:
    newer = document({**BAD, "okomodel": "1.99"})
    assert found_in(okomodel("check", newer, *ON, "--select", "DOC", "--format", "json")) == [
        "DOC07"
    ]
    assert found_in(okomodel("check", newer, *ON, "--select", "doc07,REF", "--format", "json")) == [
        "DOC07",
        "REF03",
    ]
    ran = okomodel(
        "check",
        newer,
        *ON,
        "--select",
        "unknown-municipality",
        "--ignore",
        "DOC",
        "--format",
        "json",
    )
    assert found_in(ran) == ["REF03"]
    assert "no rule" in okomodel("check", newer, "--select", "QQQ").err


def found_in(ran: Ran) -> list[str]:
    return [one["code"] for one in ran.json["files"][0]["findings"]]
