"""The table of rules and the table of problems: what okomodel judges, on whose authority."""

from collections import Counter
from operator import attrgetter
from re import findall, fullmatch, search, split

import attrs
import pytest

from okomodel.errors import UnknownName
from okomodel.findings import Level, Message, Severity
from okomodel.model import Milestone
from okomodel.reference.profile import Profile
from okomodel.reference.rule import Rule, problems, rules
from okomodel.reference.source import sources
from okomodel.wording import Language, Wording

EVERY = [*rules.values(), *problems.values()]
every_rule = pytest.mark.parametrize("rule", EVERY, ids=lambda rule: rule.code)


def test_there_are_71_rules_and_10_problems() -> None:
    assert (len(rules), len(problems)) == (71, 10)


def test_rules_are_numbered_from_1_within_their_noun() -> None:
    families = Counter(code[:3] for code in [*rules, *problems])
    numbered = {
        f"{noun}{number:02}" for noun in families for number in range(1, families[noun] + 1)
    }
    assert numbered == {*rules, *problems}


@pytest.mark.parametrize(
    "field", ["code", "name", "statement.en", "statement.nl", "explanation.en", "explanation.nl"]
)
def test_no_two_rules_share_a_code_a_name_or_a_text(field: str) -> None:
    counted = Counter(map(attrgetter(field), EVERY))
    assert [text for text, times in counted.items() if times > 1] == []


@every_rule
def test_a_rule_has_a_kebab_case_name(rule: Rule) -> None:
    assert fullmatch("[a-z]+(-[a-z]+)*", rule.name)


@every_rule
def test_a_rule_has_a_severity_and_a_level(rule: Rule) -> None:
    assert isinstance(rule.severity, Severity)
    assert isinstance(rule.level, Level)


@every_rule
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_a_rule_states_in_both_languages_what_holds(rule: Rule, lang: Language) -> None:
    statement = rule.statement.text(lang)
    assert fullmatch(r"[A-ZÉ].*\.", statement)
    assert statement == " ".join(statement.split())


@every_rule
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_a_rule_is_explained_in_two_or_three_sentences(rule: Rule, lang: Language) -> None:
    explanation = rule.explanation.text(lang)
    assert fullmatch(r"[A-Z].*\.", explanation)
    assert explanation == " ".join(explanation.split())
    assert 2 <= len(split(r"(?<=[.]) (?=[A-Z]|okomodel )", explanation)) <= 3
    assert explanation != rule.statement.text(lang)


@every_rule
def test_an_explanation_does_not_say_that_something_caused_a_change(rule: Rule) -> None:
    said = f"{rule.explanation.en} {rule.explanation.nl}"
    assert search(r"\b(effects?|effectief|caus\w+|leads? to|leidt tot|zorgt voor)\b", said) is None


@every_rule
def test_what_is_said_in_english_is_not_said_again_as_dutch(rule: Rule) -> None:
    assert rule.statement.text("nl") != rule.statement.text("en")
    assert rule.explanation.text("nl") != rule.explanation.text("en")


@every_rule
def test_a_rule_names_the_settings_by_which_it_judges_in_its_explanation(rule: Rule) -> None:
    known = {field.name for field in attrs.fields(Profile)}
    assert known.issuperset(rule.settings)
    for explanation in (rule.explanation.en, rule.explanation.nl):
        named = {
            name for one in findall(r"\(([a-z_, ]+)\)", explanation) for name in split(", ", one)
        }
        assert named & known == set(rule.settings)


@every_rule
def test_a_rule_that_speaks_for_others_names_its_source(rule: Rule) -> None:
    """Norm, recommendation and practice are somebody's; only the library speaks for itself."""
    assert rule.source in sources or (rule.source == "" and rule.level is Level.LIBRARY)


@every_rule
def test_what_municipalities_merely_do_is_never_an_error(rule: Rule) -> None:
    assert rule.level is not Level.PRACTICE or rule.severity is not Severity.ERROR


def test_the_problems_are_those_of_the_format() -> None:
    assert [(rule.code, rule.name) for rule in problems.values()] == [
        ("DOC01", "unreadable"),
        ("DOC02", "unknown-key"),
        ("DOC03", "missing-key"),
        ("DOC04", "wrong-type"),
        ("DOC05", "value-not-allowed"),
        ("DOC06", "version-refused"),
        ("DOC07", "version-newer"),
        ("DOC08", "migrated"),
        ("DOC09", "too-large"),
        ("DOC10", "duplicate-key"),
    ]


def test_only_a_newer_version_and_a_migration_are_no_errors() -> None:
    mild = {code: rule.severity for code, rule in problems.items() if rule.severity != "error"}
    assert mild == {"DOC07": Severity.WARNING, "DOC08": Severity.NOTE}


@pytest.mark.parametrize("rule", problems.values(), ids=lambda rule: rule.code)
def test_a_problem_of_a_document_is_the_librarys(rule: Rule) -> None:
    assert (rule.level, rule.source) == (Level.LIBRARY, "")


def test_a_finding_speaks_for_its_rule() -> None:
    late = Message(Wording("{what} is late.", "{what} is laat."), Wording("Hurry.", "Haast u."))
    rule = attrs.evolve(rules["CYC01"], messages={"late": late})
    finding = rule.finding("dossier.cycles[0]", "late", what=Milestone.PLAN)
    assert (finding.code, finding.name) == ("CYC01", "milestone-out-of-order")
    assert (finding.severity, finding.level) == (Severity.ERROR, Level.NORM)
    assert finding.source == "trimbos-about"
    assert finding.path == "dossier.cycles[0]"
    assert finding.text("en") == "plan of action adopted is late. Hurry."
    assert finding.text("nl") == "uitvoeringsplan vastgesteld is laat. Haast u."


def test_an_unknown_code_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="no rule 'CYC1'; did you mean 'CYC11'"):
        rules["CYC1"]
