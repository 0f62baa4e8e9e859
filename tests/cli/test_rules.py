"""``okomodel rules``, ``explain`` and ``schema``."""

import pytest

from okomodel.formats.schema import schema
from okomodel.reference.rule import Rule, problems, rules
from okomodel.rules.checking import BUILT
from tests.cli.ran import EN, NL, Command


def test_rules_lists_what_is_judged_by(okomodel: Command) -> None:
    ran = okomodel("rules", *NL)
    assert (ran.code, ran.err) == (0, "")
    heads = [line.split()[0] for line in ran.out.splitlines() if "(" in line and line[0] != " "]
    assert heads == [*BUILT.codes]
    assert "COH02 waarschuwing (samenhang van de gegevens) gemeente in twee cohorten" in ran.out
    assert "  Een gemeente hoort bij één cohort" in ran.out


@pytest.mark.parametrize("code", ["COH05", "coh05", " Coh05 "])
def test_explain_tells_all_about_a_rule(okomodel: Command, code: str) -> None:
    ran = okomodel("explain", code, *EN)
    assert (ran.code, ran.err) == (0, "")
    for said in (
        "COH05",
        "support ended without decision",
        "warning",
        "norm of the approach",
        "Support lasts four years",
        "The national programme supports a municipality for four years",
        "support_length",
        "[trimbos-2024]",
        "https://www.trimbos.nl/",
        "and nothing says how it goes",
        "Hint: Record that the municipality decides on going on, continues",
    ):
        assert said in ran.out


@pytest.mark.parametrize("code", [*problems, *rules])
def test_explain_knows_every_problem_and_rule(okomodel: Command, code: str) -> None:
    ran = okomodel("explain", code, *NL)
    assert ran.code == 0
    known = {*problems, *BUILT.codes}
    assert ("nog niet gebouwd" in ran.out) == (code not in known)


@pytest.mark.parametrize("one", [*problems.values(), *rules.values()], ids=lambda one: one.name)
def test_explain_takes_its_name_too(okomodel: Command, one: Rule) -> None:
    assert okomodel("explain", one.name.upper(), *NL) == okomodel("explain", one.code, *NL)


def test_an_unknown_name_is_wrong_usage(okomodel: Command) -> None:
    ran = okomodel("explain", "milestone-overdu", *NL)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        'okomodel: regel "milestone-overdu" bestaat niet; bedoelde u milestone-overdue?\n'
    )


def test_an_unknown_code_is_wrong_usage(okomodel: Command) -> None:
    ran = okomodel("explain", "COH2", *NL)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == 'okomodel: regel "COH2" bestaat niet; bedoelde u COH02?\n'
    ran = okomodel("explain", "QQQ", *EN)
    assert ran.err.startswith('okomodel: there is no rule "QQQ"; known: DOC.., REF.., COH..')


def test_schema_prints_the_json_schema(okomodel: Command) -> None:
    ran = okomodel("schema")
    assert (ran.code, ran.err) == (0, "")
    assert ran.json == schema()
