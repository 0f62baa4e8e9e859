"""What a rule's function does is what the table of rules says of it."""

from inspect import getsource
from re import findall

import pytest

from okomodel.reference.rule import Rule, rules
from okomodel.rules import BUILT

every_rule = pytest.mark.parametrize("rule", rules.values(), ids=lambda rule: rule.code)

_YEARS = {"plan_months": "plan_max", "support_months": "support_length"}


@every_rule
def test_the_settings_that_a_function_reads_are_those_of_its_rule(rule: Rule) -> None:
    functions = [one.judging for one in BUILT.judges if one.code == rule.code]
    read = {one for each in functions for one in findall(r"\.profile\.([a-z_]+)", getsource(each))}
    assert {_YEARS.get(one, one) for one in read}.issubset(rule.settings)


@every_rule
def test_an_explanation_says_so_where_a_rule_is_not_judged_yet(rule: Rule) -> None:
    is_built = rule.code in BUILT.codes
    assert ("does not judge this yet" in rule.explanation.en) is not is_built
    assert ("beoordeelt dit nog niet" in rule.explanation.nl) is not is_built
