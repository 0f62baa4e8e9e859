"""``okomodel rules``: by what okomodel judges."""

from okomodel.cli.output import show_sheet
from okomodel.pages.rule import rules_sheet
from okomodel.rules.checking import BUILT
from okomodel.wording import Language

__all__ = ["run"]


def run(*, lang: Language) -> int:
    """List the rules by which okomodel judges."""
    show_sheet(rules_sheet(BUILT.rules, lang))
    return 0
