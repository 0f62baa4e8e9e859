"""A book of rules: what each looks at, and that its function does what is said of it."""

from collections.abc import Iterator
from inspect import getsource
from re import findall
from types import ModuleType

import pytest

from okomodel.errors import UnknownName
from okomodel.insight.occasion import Occasion
from okomodel.model import Action, Dossier, Member, Participation, Programme
from okomodel.model.document import Place, classes, root
from okomodel.reference.rule import Rule, rules
from okomodel.rules import BUILT
from okomodel.rules.book import Judge, RuleBook, rule
from okomodel.rules.case import Case, Fault
from tests.rules.judging import DAY, claims, dossier, register

every_rule = pytest.mark.parametrize("rule", rules.values(), ids=lambda rule: rule.code)

_YEARS = {"plan_months": "plan_max", "support_months": "support_length"}


@every_rule
def test_the_settings_that_a_function_reads_are_those_of_its_rule(rule: Rule) -> None:
    functions = [one.judging for one in BUILT.judges if one.code == rule.code]
    read = {one for each in functions for one in findall(r"\.profile\.([a-z_]+)", getsource(each))}
    read |= {"min_base", "min_cell"} if "policy" in read else set()
    assert {_YEARS.get(one, one) for one in read} - {"policy"} <= {*rule.settings}


def test_each_rule_stands_in_the_book_once_in_the_order_of_the_table() -> None:
    assert list(BUILT.codes) == list(rules)
    assert [one.code for one in BUILT.rules] == list(BUILT.codes)


def test_a_rule_looks_at_things_that_a_document_can_hold() -> None:
    for judge in BUILT.judges:
        assert judge.of
        assert set(judge.of) <= set(classes())


def test_what_finds_more_in_a_register_is_derived_from_what_it_looks_at() -> None:
    more = {one.code for one in BUILT.judges if one.asks_register}
    assert more == {"COH01", "COH02", "COH03", "COH06", "REF01", "REF02", "SRC01"}
    assert {*BUILT.codes} - {*BUILT.codes_alone} == more


# ------------------------------------------------------------------------------ a book of one's own


@rule("ACT02", Member, Participation)
def seen(_thing: object, at: Place, _case: Case) -> Iterator[Fault]:
    """Whoever is asked about a thing says that it was."""
    yield Fault(at, title="seen")


@rule("ACT01", Dossier, Programme)
def whole(_thing: object, at: Place, _case: Case) -> Iterator[Fault]:
    yield Fault(at, title="seen", planned="", period="")


@rule("ACT03", Dossier, in_register=True)
def only_there(_thing: object, at: Place, _case: Case) -> Iterator[Fault]:
    yield Fault(at, title="seen")


ONE = dossier(participation=claims("supported 2024", "continuing 2028"))


def family(*judges: Judge) -> ModuleType:
    module = ModuleType("family")
    vars(module).update({judge.judging.__name__: judge for judge in judges})
    return module


def places(book: RuleBook, at: Place, register: Case | None = None) -> list[str]:
    case = Case(at, Occasion.of(DAY), register)
    return [one.finding.path for one in book.judge(case).found]


def test_a_book_holds_the_rules_of_its_files_in_the_order_of_their_codes() -> None:
    book = RuleBook.of(family(seen, whole), family(only_there))
    assert book.codes == ("ACT01", "ACT02", "ACT03")
    assert book == RuleBook((whole, seen, only_there))


def test_a_rule_is_asked_about_every_thing_of_its_kinds_with_the_place_of_that() -> None:
    found = places(RuleBook((seen,)), root(ONE))
    assert found == ["dossier.participation[0]", "dossier.participation[1]"]


def test_of_a_register_only_itself_is_judged_and_its_dossiers_one_by_one() -> None:
    programme = register(ONE, dossier("b"))
    assert places(RuleBook((whole, seen, only_there)), root(programme)) == ["programme"]
    case = Case(root(programme), Occasion.of(DAY))
    [first, _] = case.dossiers
    found = places(RuleBook((whole, only_there)), first, case)
    assert found == ["programme.dossiers[0]", "programme.dossiers[0]"]


def test_what_only_judges_in_a_register_is_silent_about_a_dossier_on_its_own() -> None:
    assert places(RuleBook((only_there,)), root(ONE)) == []


def test_a_smaller_book_is_another_and_an_equal_one_the_same() -> None:
    assert BUILT.without(()) is BUILT
    assert BUILT.chosen() is BUILT
    assert "ACT02" not in BUILT.without({"ACT02"}).codes
    assert BUILT.chosen("ACT", "ACT02") == BUILT.chosen("ACT").without({"ACT02"})
    with pytest.raises(UnknownName, match="MON06"):
        BUILT.without({"MON06"}).chosen(["MON06"])


def test_a_place_knows_what_it_lies_in() -> None:
    at = root(ONE).to("participation", 1).to("since")
    assert at.path == "dossier.participation[1].since"
    assert at.above(Dossier) is ONE
    assert at.within(root(ONE)) == "participation[1].since"
    assert at.parent is not None
    assert at.parent.words("nl").startswith("deelname")
    with pytest.raises(LookupError, match="lies in no Action"):
        at.above(Action)
