"""What a rule's function does is what the table of rules says of it."""

from collections.abc import Callable, Iterable
from inspect import getsource
from re import findall

import pytest

from okomodel.reference.rule import Rule, rules
from okomodel.rules.checking import built
from okomodel.rules.registry import Fault, dossier_judges, programme_judges

every_rule = pytest.mark.parametrize("rule", rules.values(), ids=lambda rule: rule.code)

_YEARS = {"plan_months": "plan_max", "support_months": "support_length"}


@every_rule
def test_the_settings_that_a_function_reads_are_those_of_its_rule(rule: Rule) -> None:
    judges: list[Callable[..., Iterable[Fault]]] = [
        judges[rule.code] for judges in (dossier_judges, programme_judges) if rule.code in judges
    ]
    read = {one for judge in judges for one in findall(r"\.profile\.([a-z_]+)", getsource(judge))}
    assert {_YEARS.get(one, one) for one in read}.issubset(rule.settings)


@every_rule
def test_an_explanation_says_so_where_a_rule_is_not_judged_yet(rule: Rule) -> None:
    is_built = rule in built()
    assert ("does not judge this yet" in rule.explanation.en) is not is_built
    assert ("beoordeelt dit nog niet" in rule.explanation.nl) is not is_built
