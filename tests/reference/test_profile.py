"""The rule profiles: thresholds that the sources give, and what users may set instead."""

from pathlib import Path
from typing import Any

import attrs
import pytest

from okomodel.errors import InvalidType, InvalidValue, ProfileError, UnknownName
from okomodel.findings import Severity
from okomodel.model import Dossier, TeamRole
from okomodel.reference.own_profile import load_profile
from okomodel.reference.profile import Profile, profiles
from okomodel.reference.tables import rows
from okomodel.reference.template import templates
from okomodel.rules import check
from okomodel.values.time_limit import TimeLimit

OKO_NL = profiles["oko-nl"]


def test_oko_nl_holds_the_thresholds_of_its_sources() -> None:
    assert profiles["oko-nl"] == Profile(
        name="oko-nl",
        template="oko-nl",
        cycle_tolerance=3,
        overdue_tolerance=3,
        survey_interval=2,
        report_within="3 months",
        response_min=80,
        dialogue_within=9,
        season=[9, 10, 11, 12],
        priorities_min=3,
        priorities_max=4,
        plan_max=3,
        council_every=12,
        support_length=4,
        required_roles=["project-lead", "policy-officer", "addiction-care", "youth-work"],
        min_base=30,
        min_cell=5,
    )


def test_the_pilot_goes_around_in_a_year_and_is_shorter_in_patience() -> None:
    assert profiles["oko-pilot"] == attrs.evolve(
        OKO_NL,
        name="oko-pilot",
        template="oko-pilot",
        cycle_tolerance=2,
        overdue_tolerance=2,
        dialogue_within=6,
    )


def test_planet_youth_asks_for_results_within_eight_weeks_in_any_season() -> None:
    assert profiles["planet-youth"] == attrs.evolve(
        OKO_NL,
        name="planet-youth",
        report_within=TimeLimit(8, "weeks"),
        season=range(1, 13),
        priorities_min=1,
        priorities_max=6,
        required_roles=[TeamRole.PROJECT_LEAD],
    )


def test_oko_nl_is_the_first_of_four() -> None:
    assert list(profiles) == ["oko-nl", "oko-pilot", "planet-youth", "public-sources"]


def test_public_sources_is_oko_nl_without_what_public_texts_never_tell() -> None:
    public, usual = profiles["public-sources"], profiles["oko-nl"]
    assert attrs.evolve(usual, name=public.name, off=public.off) == public
    assert " ".join(public.off) == (
        "TEA02 TEA04 CYC07 CYC10 ACT02 ACT03 ACT07 MON04 REP01 PRI04 PRI05"
    )


def test_every_setting_of_the_table_is_a_field() -> None:
    """And every field but how much rules matter, which those leave as it is."""
    fields = [field.name for field in attrs.fields(Profile)]
    settings = [row["setting"] for row in rows("profiles")]
    assert fields == ["name", *settings[:-1], "severities", "off"]


@pytest.mark.parametrize("name", list(profiles))
def test_every_profile_knows_its_name_and_template(name: str) -> None:
    assert profiles[name].name == name
    assert profiles[name].template in templates


@pytest.mark.parametrize("name", list(profiles))
def test_no_profile_requires_the_adviser_who_never_counts(name: str) -> None:
    assert TeamRole.ADVISER not in profiles[name].required_roles


def test_years_are_also_said_in_months() -> None:
    assert (OKO_NL.support_months, OKO_NL.plan_months) == (48, 36)


def test_an_unknown_profile_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="no profile 'oko_nl'; did you mean 'oko-nl'"):
        profiles["oko_nl"]


# A profile of one's own.


def test_a_user_changes_one_threshold_and_keeps_the_rest() -> None:
    own = attrs.evolve(OKO_NL, name="eigen", response_min=75)
    assert own.response_min == 75
    assert attrs.evolve(own, name="oko-nl", response_min=80) == OKO_NL


@pytest.mark.parametrize(
    ("setting", "value", "message"),
    [
        ("name", "", "Profile.name expects an id"),
        ("template", "oko-be", "Profile.template expects one of oko-nl, oko-pilot, not 'oko-be'"),
        ("cycle_tolerance", -1, "Profile.cycle_tolerance expects a whole number from 0 to 120"),
        ("overdue_tolerance", 121, "Profile.overdue_tolerance expects a whole number from 0"),
        ("survey_interval", 0, "Profile.survey_interval expects a whole number from 1 to 50"),
        ("report_within", "3 days", "Profile.report_within expects a time limit"),
        ("response_min", 101, "Profile.response_min expects a percentage from 0 to 100, not 101"),
        ("dialogue_within", -9, "Profile.dialogue_within expects a whole number from 0 to 120"),
        ("season", [], "Profile.season expects at least one month of the year"),
        ("season", [13], "Profile.season expects a whole number from 1 to 12, not 13"),
        (
            "priorities_min",
            5,
            "priorities_max expects a number that is not below priorities_min, 5, not 4",
        ),
        (
            "priorities_max",
            2,
            "priorities_max expects a number that is not below priorities_min, 3, not 2",
        ),
        ("plan_max", 0, "Profile.plan_max expects a whole number from 1 to 50, not 0"),
        ("council_every", 0, "Profile.council_every expects a whole number from 1 to 120, not 0"),
        ("support_length", 0, "Profile.support_length expects a whole number from 1 to 50"),
        ("required_roles", ["adviser"], "Profile.required_roles expects roles without adviser"),
        ("required_roles", ["mayor"], "Profile.required_roles expects one of project-lead, "),
        ("min_base", -1, "Profile.min_base expects a whole number from 0"),
        ("min_cell", -1, "Profile.min_cell expects a whole number from 0"),
    ],
)
def test_a_value_out_of_bounds_is_refused_naming_the_field(
    setting: str, value: Any, message: str
) -> None:
    with pytest.raises(InvalidValue, match=message):
        attrs.evolve(OKO_NL, **{setting: value})


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("template", None),
        ("response_min", "75"),
        ("response_min", True),
        ("cycle_tolerance", 3.0),
        ("report_within", 3),
        ("season", "any"),
        ("required_roles", "project-lead"),
    ],
)
def test_nothing_is_coerced(setting: str, value: Any) -> None:
    with pytest.raises(InvalidType, match=f"Profile.{setting} expects"):
        attrs.evolve(OKO_NL, **{setting: value})


# From a file.


def written(folder: Path, text: str | bytes, name: str = "eigen.toml") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_file_holds_what_differs_from_oko_nl(tmp_path: Path) -> None:
    own = load_profile(written(tmp_path, "response_min = 75\noff = ['PRI06']\n"))
    assert own == attrs.evolve(OKO_NL, name="eigen", response_min=75, off=["PRI06"])
    assert load_profile(str(written(tmp_path, ""))) == attrs.evolve(OKO_NL, name="eigen")


def test_or_from_the_profile_that_it_is_based_on(tmp_path: Path) -> None:
    own = load_profile(written(tmp_path, 'based_on = "planet-youth"\npriorities_max = 5\n'))
    assert own == attrs.evolve(profiles["planet-youth"], name="eigen", priorities_max=5)


def test_it_has_the_name_of_its_file_unless_it_says_another(tmp_path: Path) -> None:
    assert load_profile(written(tmp_path, "", "hattem-2026.toml")).name == "hattem-2026"
    assert load_profile(written(tmp_path, 'name = "hattem"', "Mijn profiel.toml")).name == "hattem"


def test_every_setting_can_stand_in_a_file(tmp_path: Path) -> None:
    text = """
template = "oko-pilot"
cycle_tolerance = 1
overdue_tolerance = 0
survey_interval = 1
report_within = "6 weeks"
response_min = 66.7
dialogue_within = 4
season = [2, 3]
priorities_min = 1
priorities_max = 2
plan_max = 2
council_every = 6
support_length = 1
required_roles = ["project-lead", "school"]
min_base = 50
min_cell = 10
off = ["MON07", "PRI06"]

[severities]
TEA02 = "note"
REP01 = "error"
"""
    own = load_profile(written(tmp_path, text))
    assert own == Profile(
        name="eigen",
        template="oko-pilot",
        cycle_tolerance=1,
        overdue_tolerance=0,
        survey_interval=1,
        report_within=TimeLimit(6, "weeks"),
        response_min=66.7,
        dialogue_within=4,
        season=(2, 3),
        priorities_min=1,
        priorities_max=2,
        plan_max=2,
        council_every=6,
        support_length=1,
        required_roles=(TeamRole.PROJECT_LEAD, TeamRole.SCHOOL),
        min_base=50,
        min_cell=10,
        severities={"TEA02": Severity.NOTE, "REP01": Severity.ERROR},
        off=("MON07", "PRI06"),
    )
    told = {line.partition(" = ")[0] for line in text.splitlines() if " = " in line}
    assert told >= {field.name for field in attrs.fields(Profile)} - {"name", "severities"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("respons_min = 75", "no setting 'respons_min'; did you mean 'response_min'?"),
        ("severity = 1", "no setting 'severity'"),
        ("wethouder = 1", "no setting 'wethouder'"),
        ("[oko-nl]\nresponse_min = 75", "no setting 'oko-nl'"),
        ('based_on = "oko-n"', "no profile 'oko-n'; did you mean 'oko-nl'?"),
        ("based_on = 7", "no profile 7"),
        ("based_on = []", "no profile []"),
        ("response_min = 101", "Profile.response_min expects a percentage from 0 to 100, not 101"),
        ('response_min = "75"', "Profile.response_min expects a percentage from 0 to 100"),
        ("cycle_tolerance = 3.0", "Profile.cycle_tolerance expects a whole number"),
        ('season = "any"', "Profile.season expects"),
        ('report_within = "soon"', "Profile.report_within expects a time limit"),
        ("report_within = 2026-01-01", "Profile.report_within expects"),
        ('template = "oko-be"', "Profile.template expects one of oko-nl, oko-pilot"),
        ('required_roles = ["adviser"]', "Profile.required_roles expects roles without adviser"),
        ("priorities_min = 5", "Profile.priorities_max expects a number that is not below"),
        ('off = ["PRI6"]', "no rule 'PRI6'; did you mean 'PRI06'?"),
        ('off = "PRI06"', "Profile.off expects"),
        ("off = [6]", "Profile.off expects"),
        ("severities = 3", "Profile.severities expects severities by rule code"),
        ('[severities]\nTEA2 = "note"', "no rule 'TEA2'; did you mean 'TEA02'?"),
        ('[severities]\nTEA02 = "hint"', "Profile.severities expects one of error, warning, note"),
        ("[severities]\nTEA02 = 1", "Profile.severities expects"),
        ('name = "Mijn profiel"', "Profile.name expects an id"),
        ("response_min 75", "(at line 1, column 14)"),
        ("response_min = 75\nresponse_min = 76", "Cannot overwrite a value"),
        (f"a = {'[' * 2000}{']' * 2000}", "its lists and tables lie too deep"),
        (f"a = {'{a = ' * 2000}1{'}' * 2000}", "its lists and tables lie too deep"),
        (f"{'a.' * 2000}a = 1", "no setting 'a'"),
        (f"severities.TEA02.{'a.' * 2000}a = 1", "not <dict that lies too deep>"),
        (f"season = {{{'a.' * 2000}a = 1}}", "not <dict that lies too deep>"),
        (f"min_base = {'1' * 5000}", "4300 digits"),
        (f"min_base = 0x{'f' * 5000}", "thousands of digits"),
        ("min_base = 1e999", "Profile.min_base expects a whole number"),
        ("response_min = nan", "Profile.response_min expects a percentage"),
        ("name = 'a\0b'", "character '\\x00'"),
        ("\ufeffmin_base = 30", "(at line 1, column 1)"),
        (b"name = 'caf\xe9'", "can't decode byte 0xe9"),
    ],
)
def test_a_file_that_holds_no_profile_is_refused_naming_file_and_fault(
    tmp_path: Path, text: str | bytes, reason: str
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ProfileError) as caught:
        load_profile(path)
    assert str(caught.value) == f"{path}: {caught.value.reason}"
    assert reason in caught.value.reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("respons_min = 75", "geen instelling 'respons_min'; bedoelde u 'response_min'?"),
        ("response_min = 101", "verwacht een percentage van 0 tot 100, niet 101"),
        ("response_min 75", "op regel 1, kolom 14 is het geen geldige TOML"),
        (b"name = 'caf\xe9'", "het is geen geldige TOML"),
        (f"a = {'[' * 2000}", "de lijsten en tabellen erin liggen te diep"),
    ],
)
def test_what_is_wrong_in_a_file_is_said_in_dutch_too(
    tmp_path: Path, text: str | bytes, reason: str
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ProfileError) as caught:
        load_profile(path)
    assert caught.value.text("nl").startswith(f"{path}: ")
    assert caught.value.text("nl").endswith(reason)


def test_a_name_of_a_file_that_is_no_slug_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match=r"Mijn profiel\.toml: Profile\.name expects an id"):
        load_profile(written(tmp_path, "", "Mijn profiel.toml"))


def test_where_there_is_no_file_that_is_what_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_profile(tmp_path / "geen.toml")
    with pytest.raises(OSError, match=tmp_path.name):
        load_profile(tmp_path)


# What a profile does to the rules.

LONELY = Dossier(id="x", name="X", municipalities=["GM0000"])


def test_a_rule_that_is_off_does_not_judge() -> None:
    own = attrs.evolve(OKO_NL, name="eigen", off=["REF03"])
    assert [one.code for one in check(LONELY, on="2026-11-21")] == ["REF03"]
    assert len(check(LONELY, on="2026-11-21", profile=own)) == 0


def test_selecting_a_rule_does_not_switch_it_on() -> None:
    own = attrs.evolve(OKO_NL, name="eigen", off=["REF03"])
    assert len(check(LONELY, on="2026-11-21", profile=own, select="REF03")) == 0


@pytest.mark.parametrize("severity", list(Severity))
def test_a_rule_matters_as_much_as_the_profile_says(severity: Severity) -> None:
    own = attrs.evolve(OKO_NL, name="eigen", severities={"REF03": severity})
    report = check(LONELY, on="2026-11-21", profile=own)
    assert [one.severity for one in report] == [severity]
    assert report.ok is (severity is not Severity.ERROR)


def test_severities_make_a_profile_another_in_whatever_order() -> None:
    one = attrs.evolve(OKO_NL, severities={"REF03": Severity.NOTE, "TEA02": Severity.ERROR})
    other = attrs.evolve(OKO_NL, severities={"TEA02": Severity.ERROR, "REF03": Severity.NOTE})
    assert one == other != OKO_NL
