"""``okomodel rules`` and ``okomodel explain``: what okomodel judges by."""

from okomodel.cli.output import show_sheet
from okomodel.cli.usage import unknown
from okomodel.pages.rule import rule_sheet, rules_sheet
from okomodel.reference.rule import problems, rules
from okomodel.rules.checking import BUILT
from okomodel.wording import Language, Wording

__all__ = ["explain_rule", "list_rules"]

_NO_RULE = Wording('there is no rule "{name}"', 'regel "{name}" bestaat niet')
_LETTERS = 3


def list_rules(lang: Language) -> int:
    """List the rules by which okomodel judges."""
    show_sheet(rules_sheet(BUILT.rules, lang))
    return 0


def explain_rule(code: str, lang: Language) -> int:
    """Tell all about one rule, built or not, or about one problem of a document."""
    wanted = code.strip().upper()
    known = {**problems, **rules}
    if wanted not in known:
        families = dict.fromkeys(f"{one[:_LETTERS]}.." for one in known)
        raise unknown(_NO_RULE, wanted, known, shown=families)
    judged = {*problems, *BUILT.codes}
    show_sheet(rule_sheet(known[wanted], lang, built=wanted in judged))
    return 0
