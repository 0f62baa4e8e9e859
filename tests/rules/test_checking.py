"""What `check` takes, and what holds of its report whatever the document."""

from collections.abc import Iterable
from copy import deepcopy
from datetime import date, datetime
from itertools import groupby
from re import findall
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from okomodel.errors import InvalidType, InvalidValue, OkomodelError, UnknownName
from okomodel.findings import Finding, Report
from okomodel.formats import dumps, loads
from okomodel.model import Dossier, Programme, PublishedCount, Waiver
from okomodel.reference.profile import profiles
from okomodel.reference.rule import rules
from okomodel.rules import BUILT, check
from tests import documents
from tests.rules import lively
from tests.rules.judging import DAY, claims, cycle, done, dossier, register, stands_at

ALL = [*BUILT.codes]
CODES = [code for code in ALL if code != "WAI02"]
"""Those that judge a document; WAI02 judges what the others and the waivers made of it."""
ANY = st.one_of(lively.documents, documents.documents())
DAYS = st.sampled_from(
    [DAY, "2023-01-01", "2024-02-29", "1900-01-01", "2199-12-31", "0001-01-01", "9999-12-31"]
)
"""Also days that no document can hold: what is asked about may be any day."""
PROFILES = st.sampled_from(list(profiles))

MESSY = dossier(
    municipalities=["GM0000", "GM9001"],
    participation=claims("paused 2024 a", "interested 2020 b"),
    preparation=done(plan="2024-01-01"),
    cycles=[cycle(1, months=30), cycle(3, "2024-01-01", milestones=done(plan="2024-02-01"))],
)
"""A dossier in which several rules find something."""


def codes(report: Iterable[Finding]) -> list[str]:
    return [finding.code for finding in report]


# ------------------------------------------------------------------------------- which rules


def test_the_built_rules_are_a_part_of_the_table_in_its_order() -> None:
    assert [code for code in rules if code in CODES] == CODES
    assert len(CODES) == len(set(CODES)) > 0


def test_without_a_selection_every_built_rule_judges() -> None:
    assert check(MESSY, on=DAY) == check(MESSY, on=DAY, select=CODES)
    assert set(codes(check(MESSY, on=DAY))) >= {"REF03", "COH02", "COH04", "CYC09", "CYC10"}


@pytest.mark.parametrize(
    ("select", "expected"),
    [
        (["CYC03"], ["CYC03"]),
        ("CYC03", ["CYC03"]),
        (["CYC05", "CYC03"], ["CYC03", "CYC05"]),
        (("CYC03", "CYC03"), ["CYC03"]),
        ("REF", ["REF03"]),
        (["COH", "REF"], ["REF03", "COH02", "COH02", "COH04"]),
        (["COH02", "COH"], ["COH02", "COH02", "COH04"]),
        ("C", None),
        ({"CYC03"}, ["CYC03"]),
        (iter(["CYC03"]), ["CYC03"]),
        (["SRC01"], []),
    ],
)
def test_rules_are_selected_by_their_code_or_its_first_letters(
    select: Any, expected: list[str] | None
) -> None:
    everything = [code for code in codes(check(MESSY, on=DAY)) if code.startswith("C")]
    found = codes(check(MESSY, on=DAY, select=select))
    assert found == (everything if expected is None else expected)


@pytest.mark.parametrize("ignore", ["CYC", ["CYC"], ("CYC0", "CYC1"), ["CYC01", "CYC0", "CYC1"]])
def test_rules_are_ignored_by_their_code_or_its_first_letters(ignore: Any) -> None:
    rest = [code for code in codes(check(MESSY, on=DAY)) if not code.startswith("CYC")]
    assert codes(check(MESSY, on=DAY, ignore=ignore)) == rest


def test_what_is_ignored_is_taken_from_what_is_selected() -> None:
    assert codes(check(MESSY, on=DAY, select="COH", ignore="COH02")) == ["COH04"]
    assert codes(check(MESSY, on=DAY, select="COH02", ignore="COH")) == []


def chosen(how: str, wanted: list[str]) -> Report:
    return check(dossier(), select=wanted) if how == "select" else check(dossier(), ignore=wanted)


@pytest.mark.parametrize("how", ["select", "ignore"])
@pytest.mark.parametrize(
    ("code", "near"),
    [
        ("CYC99", "CYC09"),
        ("COH0Z", "COH0"),
        ("MON99", "MON"),
        ("cyc01", ""),
        ("XYZ", ""),
        ("", ""),
    ],
)
def test_an_unknown_code_is_refused_and_the_nearest_named(how: str, code: str, near: str) -> None:
    with pytest.raises(UnknownName, match=f"no rule '{code}'") as error:
        chosen(how, [code, "CYC01"])
    assert all(one.startswith(near) for one in error.value.nearest)
    assert bool(error.value.nearest) or not near


@pytest.mark.parametrize("wrong", [[1], [None], [("COH", "CYC")], [b"COH"], 7, {"COH01": 1}])
def test_what_is_no_code_at_all_is_refused(wrong: Any) -> None:
    with pytest.raises(OkomodelError):
        check(dossier(), select=wrong)


# ------------------------------------------------------------------------------------ which day

LATER = dossier(preparation=done(decision="2024-05-01"))


@pytest.mark.parametrize("on", ["2024-05-01", date(2024, 5, 1)])
def test_the_day_is_a_date_or_its_text(on: date | str) -> None:
    assert check(LATER, on=on).ok
    assert not check(LATER, on="2024-04-30").ok


def test_without_a_day_it_is_today() -> None:
    earliest = date.today()  # noqa: DTZ011 - the user's own day
    [finding] = check(dossier(preparation=done(decision="2199-12-31")), select="CYC02")
    assert earliest <= finding.params["on"] <= date.today()  # noqa: DTZ011


@pytest.mark.parametrize(
    ("on", "error"),
    [
        (datetime(2024, 5, 1), InvalidType),  # noqa: DTZ001 - any datetime is refused
        (20240501, InvalidType),
        ("2024-05", InvalidValue),
        ("2024-02-30", InvalidValue),
        ("2024-05-01T10:00:00", InvalidValue),
        ("", InvalidValue),
    ],
)
def test_what_is_no_day_is_refused(on: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        check(LATER, on=on)


# ---------------------------------------------------------------------------------- which profile

LONG = dossier(cycles=[cycle(months=27)])


def test_the_profile_is_named_or_given() -> None:
    assert check(LONG, on=DAY, profile="oko-nl") == check(LONG, on=DAY)
    pilot = profiles["oko-pilot"]
    assert codes(check(LONG, on=DAY, profile="oko-pilot", select="CYC03")) == ["CYC03"]
    assert codes(check(LONG, on=DAY, profile=pilot, select="CYC03")) == ["CYC03"]
    own = evolve(profiles["oko-pilot"], name="eigen", cycle_tolerance=12)
    assert codes(check(LONG, on=DAY, profile=own, select="CYC03")) == []


def test_what_is_no_profile_is_refused() -> None:
    with pytest.raises(InvalidType, match="profile expects a Profile or the name of one, not None"):
        check(LONG, on=DAY, profile=None)  # type: ignore[arg-type]


def test_an_unknown_profile_is_refused_and_the_nearest_named() -> None:
    with pytest.raises(UnknownName, match="no profile 'oko-nll'; did you mean 'oko-nl'"):
        check(LONG, on=DAY, profile="oko-nll")


# -------------------------------------------------------------------------------- which document


@pytest.mark.parametrize("wrong", [None, "voorbeeldam.json", {"id": "x"}, [dossier()], cycle()])
def test_what_is_no_document_is_refused(wrong: Any) -> None:
    with pytest.raises(InvalidType):
        check(wrong, on=DAY)


def test_a_register_says_first_what_is_about_itself_and_then_takes_its_dossiers_in_turn() -> None:
    programme = register(
        MESSY,
        evolve(MESSY, id="b"),
        published_counts=[PublishedCount(on="2024", count=99)],
    )
    places = [one.path.split(".")[1] for one in check(programme, on=DAY)]
    assert [place for place, _ in groupby(places)] == [
        "published_counts[0]",
        "dossiers[0]",
        "dossiers[1]",
    ]


def test_a_dossier_is_told_in_the_order_of_the_table() -> None:
    found = codes(check(MESSY, on=DAY))
    assert found == sorted(found, key=CODES.index)


# ---------------------------------------------------------------------- whatever the document


@settings(max_examples=200)
@given(ANY, DAYS, PROFILES)
def test_whatever_it_finds_is_a_finding_and_never_an_exception(
    document: Dossier | Programme, on: str, profile: str
) -> None:
    report = check(document, on=on, profile=profile)
    assert isinstance(report, Report)
    assert set(codes([*report, *report.waived])) <= set(ALL)


@settings(max_examples=60)
@given(ANY, DAYS)
def test_it_leaves_the_document_as_it_was(document: Dossier | Programme, on: str) -> None:
    before, text = deepcopy(document), dumps(document)
    check(document, on=on)
    assert document == before
    assert dumps(document) == text


@settings(max_examples=60)
@given(ANY, DAYS)
def test_the_same_document_gives_the_same_report(document: Dossier | Programme, on: str) -> None:
    assert check(loads(dumps(document)), on=on) == check(document, on=on)


@settings(max_examples=60)
@given(ANY, DAYS, PROFILES)
def test_the_whole_report_is_that_of_the_rules_one_by_one(
    document: Dossier | Programme, on: str, profile: str
) -> None:
    """But for WAI02: whether a waiver is of use depends on which rules judge."""
    whole = check(document, on=on, profile=profile)
    for code in set(CODES) - {"WAI02"}:
        alone = check(document, on=on, profile=profile, select=code)
        assert [one for one in whole if one.code == code] == list(alone)
        assert [one for one in whole.waived if one.code == code] == list(alone.waived)


@settings(max_examples=100)
@given(ANY, DAYS)
def test_each_path_leads_to_something_in_the_document(
    document: Dossier | Programme, on: str
) -> None:
    """Or to a key that the document leaves out of something that stands there."""
    report = check(document, on=on)
    for finding in (*report, *report.waived):
        assert stands_at(document, finding.path), finding.path


@settings(max_examples=100)
@given(ANY, DAYS, PROFILES)
def test_each_finding_speaks_for_its_rule_in_both_languages(
    document: Dossier | Programme, on: str, profile: str
) -> None:
    for finding in check(document, on=on, profile=profile):
        rule = rules[finding.code]
        assert (finding.name, finding.source) == (rule.name, rule.source)
        assert (finding.severity, finding.level) == (rule.severity, rule.level)
        assert all((*finding.parts("en"), *finding.parts("nl")))
        assert finding.text("en") != finding.text("nl")


@settings(max_examples=100)
@given(ANY, DAYS, PROFILES)
def test_the_parameters_of_a_message_are_kept_so_that_others_can_word_it(
    document: Dossier | Programme, on: str, profile: str
) -> None:
    for finding in check(document, on=on, profile=profile):
        wordings = rules[finding.code].messages.values()
        said = (finding.message, finding.hint, finding.message_nl, finding.hint_nl)
        assert said in [
            (
                one.message.text("en", **finding.params),
                one.hint.text("en", **finding.params),
                one.message.text("nl", **finding.params),
                one.hint.text("nl", **finding.params),
            )
            for one in wordings
            if parameters(one.message.en + one.hint.en) <= finding.params.keys()
        ]


def parameters(text: str) -> set[str]:
    return set(findall(r"\{(\w+)\}", text))


@settings(max_examples=100)
@given(lively.dossiers, DAYS)
def test_no_two_findings_of_a_dossier_say_the_same(one: Dossier, on: str) -> None:
    """One finding for each thing that is wrong."""
    findings = check(one, on=on).findings
    assert len({(each.code, each.path, each.message) for each in findings}) == len(findings)


@settings(max_examples=100)
@given(lively.dossiers, DAYS, st.sampled_from(CODES))
def test_a_waiver_moves_findings_and_makes_none(one: Dossier, on: str, code: str) -> None:
    free = evolve(one, waivers=())
    waived = evolve(free, waivers=[Waiver(rule=code, reason="bekend", by="wij")])
    before, after = (check(each, on=on, ignore="WAI02") for each in (free, waived))
    assert list(after.waived) == [each for each in before if each.code == code]
    assert list(after) == [each for each in before if each.code != code]
