"""A report as a sheet: by dossier, what matters most first, and how many there are."""

from okomodel.findings import Finding, Level, Report, Severity, counts
from okomodel.formats import load
from okomodel.model import Dossier, Programme, Waiver
from okomodel.pages.report import report_sheet
from okomodel.reference.rule import problems
from okomodel.rules.checking import check
from tests.render.shown import DAY, EXAMPLES, HOSTILE, part, shown

NETWORK = load(EXAMPLES / "oko-network.json", Programme)


def finding(severity: str, path: str = "dossier", code: str = "XYZ01") -> Finding:
    return Finding(
        code,
        "a-name",
        Severity[severity.upper()],
        Level.NORM,
        path,
        "something is wrong.",
        "Mend it.",
    )


def test_findings_stand_under_the_name_of_their_dossier() -> None:
    said = shown(report_sheet(check(NETWORK, on=DAY), "nl", NETWORK))
    assert part(said, "Altena (altena)").splitlines() == [
        "waarschuwing COH05 ondersteuning voorbij zonder besluit",
        "programme.dossiers[1].participation[0]: de ondersteuning sinds januari 2022",
        "duurde 4 jaar en was uiterlijk 31 januari 2026 voorbij, en nergens staat hoe",
        "het verdergaat.",
        "Tip: Leg vast dat de gemeente over doorgaan besluit, doorgaat, pauzeert of",
        "stopt.",
    ]


def test_findings_about_the_register_itself_come_first() -> None:
    said = shown(report_sheet(check(NETWORK, on=DAY), "en", NETWORK))
    assert said.index("COH06") < said.index("Altena (altena)")
    assert "note COH06" in part(said.partition("\n")[2], "Opgroeien in een Kansrijke Omgeving")


def test_errors_come_before_warnings_and_notes() -> None:
    found = Report(map(finding, ("note", "warning", "error", "warning")))
    said = shown(report_sheet(found))
    heads = [line.split()[0] for line in said.splitlines() if "XYZ01" in line]
    assert heads == ["error", "warning", "warning", "note"]


def test_a_finding_tells_where_and_what_would_help() -> None:
    said = shown(report_sheet(Report([finding("error", "dossier.cycles[0]")])))
    assert (
        "error XYZ01 a-name\n  dossier.cycles[0]: something is wrong.\n  Hint: Mend it.\n" in said
    )


def test_a_finding_names_its_rule_in_the_language_of_its_reader() -> None:
    found = Report([problems["DOC06"].finding("", version="2.0", newest="1.0"), finding("note")])
    assert "fout DOC06 versie geweigerd\n" in shown(report_sheet(found, "nl"))
    assert "error DOC06 version refused\n" in shown(report_sheet(found, "en"))
    assert "XYZ01 a-name\n" in shown(report_sheet(found, "nl"))


def test_a_finding_without_a_path_is_about_the_document() -> None:
    found = Report([problems["DOC06"].finding("", version="2.0", newest="1.0")])
    assert "document: formaatversie 2.0 is niet te lezen" in shown(report_sheet(found, "nl"))


def test_what_is_waived_stands_apart_under_its_dossier() -> None:
    waiver = Waiver(rule="REF03", reason="proef", by="projectleider")
    dossier = Dossier(id="x", name="Ergens", municipalities=["GM0000"], waivers=[waiver])
    said = shown(report_sheet(check(dossier, on=DAY), "nl", dossier))
    assert "REF03" in part(said, "Met ontheffing: Ergens")
    assert said.endswith("\nGeen bevindingen; met ontheffing: 1\n")


def test_counts_know_one_from_more() -> None:
    two = Report(map(finding, ("error", "error", "warning", "note", "note")), [finding("note")])
    assert counts(two, "nl") == "2 fouten, 1 waarschuwing, 2 opmerkingen; met ontheffing: 1"
    assert counts(two, "en") == "2 errors, 1 warning, 2 notes; waived: 1"
    one = Report([finding("error"), finding("warning"), finding("warning"), finding("note")])
    assert counts(one, "nl") == "1 fout, 2 waarschuwingen, 1 opmerking"
    assert counts(one, "en") == "1 error, 2 warnings, 1 note"


def test_nothing_found_is_said() -> None:
    assert shown(report_sheet(Report(), "nl", title="x.json")) == (
        "x.json\n======\n\nGeen bevindingen\n"
    )


def test_what_is_not_told_is_counted() -> None:
    many = Report([finding("error")] * 1000, truncated=19_000)
    told = "1,000 errors, 0 warnings, 0 notes (20,000 problems, the first 1,000 are shown)"
    assert counts(many, "en") == told
    assert told in shown(report_sheet(many))
    assert counts(many, "nl").endswith("(20.000 problemen, de eerste 1.000 worden getoond)")


def test_the_part_about_one_dossier_of_a_register() -> None:
    paths = ("programme.dossiers[1].id", "programme.dossiers[11]", "programme.cohorts[1]")
    found = Report([finding("note", path) for path in paths], [finding("note", paths[0])])
    assert found.under("programme.dossiers[1]") == Report(found.findings[:1], found.waived)


def test_a_name_can_do_no_harm() -> None:
    dossier = Dossier(id="x", name=HOSTILE, municipalities=["GM0000"])
    said = shown(report_sheet(check(dossier, on=DAY), "nl", dossier, title=HOSTILE))
    assert "<U+001B>[31m" in said
