"""However something is wrong, it is said in one shape."""

from copy import deepcopy
from pickle import dumps, loads

import attrs
import pytest

from okomodel.findings import Finding, Level, Message, Report, Severity, Spot
from okomodel.wording import Wording


def finding(severity: Severity = Severity.ERROR, code: str = "CYC05") -> Finding:
    return Finding(
        code,
        "cycle-numbering",
        severity,
        Level.LIBRARY,
        "dossier.cycles[1]",
        "cycle 3 follows cycle 1.",
        "Number it 2.",
        "a1-2025",
        wording=Message(
            Wording("cycle 3 follows cycle 1.", "cyclus 3 volgt op cyclus 1."),
            Wording("Number it 2.", "Nummer haar 2."),
        ),
        params={"number": 3},
    )


ERROR, WARNING, NOTE = (finding(severity) for severity in Severity)
ENGLISH_ONLY = Finding(
    "ABC01", "x", Severity.NOTE, Level.NORM, "", "only English.", "Do.", "", params={}
)


def test_a_finding_says_message_and_hint_in_either_language() -> None:
    assert ERROR.text() == ERROR.text("en") == "cycle 3 follows cycle 1. Number it 2."
    assert ERROR.text("nl") == "cyclus 3 volgt op cyclus 1. Nummer haar 2."
    assert ERROR.parts("nl") == ("cyclus 3 volgt op cyclus 1.", "Nummer haar 2.")


def test_a_finding_without_dutch_says_it_in_english() -> None:
    assert ENGLISH_ONLY.text("nl") == ENGLISH_ONLY.text("en") == "only English. Do."


def test_a_finding_without_a_hint_ends_with_its_message() -> None:
    assert ERROR.wording is not None
    wording = Message(ERROR.wording.message, Wording("", ""))
    bare = attrs.evolve(ERROR, hint="", wording=wording)
    assert bare.text() == "cycle 3 follows cycle 1."
    assert bare.text("nl") == "cyclus 3 volgt op cyclus 1."


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="language expects 'nl' or 'en', not 'de'"):
        ERROR.text("de")  # type: ignore[arg-type]


def test_a_finding_is_plain_data_for_other_tools() -> None:
    assert ERROR.to_dict("nl") == {
        "code": "CYC05",
        "name": "cycle-numbering",
        "severity": "error",
        "level": "library",
        "path": "dossier.cycles[1]",
        "message": "cyclus 3 volgt op cyclus 1.",
        "hint": "Nummer haar 2.",
        "source": "a1-2025",
    }
    assert ERROR.to_dict()["message"] == "cycle 3 follows cycle 1."
    assert {type(value) for value in ERROR.to_dict().values()} == {str}


def test_a_report_keeps_how_many_it_does_not_tell() -> None:
    report = Report([ERROR], [NOTE], truncated=3)
    assert (report + Report([NOTE]) + Report(truncated=2)).truncated == 5
    assert report.under("dossier").truncated == report.without_figures().truncated == 3
    assert loads(dumps(report)) == report != Report([ERROR], [NOTE])
    assert report.to_dict()["truncated"] == 3
    assert "truncated" not in Report([ERROR]).to_dict()


def test_findings_are_equal_by_what_they_say_and_hashable() -> None:
    assert finding() == finding() == attrs.evolve(finding(), params={"number": 4})
    assert len({finding(), finding(), NOTE}) == 2
    assert finding() != NOTE


def test_a_finding_cannot_be_changed() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        ERROR.code = "CYC06"  # type: ignore[misc]


def test_a_finding_keeps_its_parameters_where_it_goes() -> None:
    for again in (deepcopy(ERROR), loads(dumps(ERROR))):
        assert again == ERROR
        assert again.params == {"number": 3}
        assert again.text("nl") == ERROR.text("nl")


def test_a_report_sorts_its_findings_by_severity() -> None:
    report = Report([NOTE, ERROR, WARNING, NOTE])
    assert report.errors == (ERROR,)
    assert report.warnings == (WARNING,)
    assert report.notes == (NOTE, NOTE)
    assert report.of(Severity.NOTE) == report.notes


@pytest.mark.parametrize(
    ("findings", "ok"), [((), True), ((NOTE, WARNING), True), ((NOTE, ERROR), False)]
)
def test_only_an_error_makes_a_report_not_ok(findings: tuple[Finding, ...], *, ok: bool) -> None:
    assert Report(findings).ok is ok
    assert Report((), findings).ok


def test_a_report_is_iterated_and_counted_without_what_is_waived() -> None:
    report = Report(iter([NOTE, WARNING]), [ERROR])
    assert [*report] == [NOTE, WARNING]
    assert len(report) == 2
    assert report.waived == (ERROR,)


def test_a_report_without_findings_is_true_as_well() -> None:
    assert Report()
    assert bool(Report([ERROR]))


def test_two_reports_make_one() -> None:
    assert Report([NOTE], [ERROR]) + Report([WARNING], [NOTE]) == Report(
        [NOTE, WARNING], [ERROR, NOTE]
    )


def test_a_report_is_plain_data_for_other_tools() -> None:
    assert Report([NOTE], [ERROR]).to_dict("nl") == {
        "findings": [NOTE.to_dict("nl")],
        "waived": [ERROR.to_dict("nl")],
    }
    assert Report().to_dict() == {"findings": [], "waived": []}


def test_a_report_is_equal_by_value_and_hashable() -> None:
    assert Report([NOTE]) == Report((NOTE,))
    assert len({Report([NOTE]), Report([NOTE]), Report()}) == 2
    assert loads(dumps(Report([NOTE], [ERROR]))) == Report([NOTE], [ERROR])


@pytest.mark.parametrize("one", [*Severity, *Level], ids=str)
def test_severities_and_levels_have_labels_in_both_languages(one: Severity | Level) -> None:
    assert one.label("nl")
    assert one.label("en")


# ------------------------------------------------------------------------ worded when it is read


class Counted:
    """Something that counts how often it is said."""

    times = 0

    def __str__(self) -> str:
        self.times += 1
        return "told"


def worded(what: object) -> Finding:
    message = Message(Wording("it is {what}.", "het is {what}."), Wording("Mend it.", "Herstel."))
    spot = Spot("dossier")
    said = {"code": "ACT02", "name": "action-without-owner", "spot": spot, "source": ""}
    return Finding.worded(
        message, {"what": what}, severity=Severity.ERROR, level=Level.LIBRARY, **said
    )


def test_a_finding_is_worded_when_somebody_reads_it_and_once() -> None:
    what = Counted()
    finding = worded(what)
    assert what.times == 0
    assert (finding.message, finding.hint) == ("it is told.", "Mend it.")
    often = what.times
    assert finding.message == "it is told."
    assert what.times == often


def test_one_that_was_not_read_is_a_finding_like_any_other() -> None:
    given = ("ACT02", "action-without-owner", Severity.ERROR, Level.LIBRARY, "dossier")
    whole = Finding(*given, "it is told.", "Mend it.")
    assert worded("told") == whole
    assert hash(worded("told")) == hash(whole)
    assert repr(worded("told")) == repr(whole)
    assert loads(dumps(worded("told"))) == whole
    assert attrs.evolve(worded("told"), path="x").message == "it is told."
    assert worded("told").text("nl") == "het is told. Herstel."
    with pytest.raises(AttributeError, match="nothing"):
        _ = worded("told").nothing
