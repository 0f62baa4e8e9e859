"""``okomodel explain``: all about one rule, or one problem of a document."""

from okomodel.cli.output import show_sheet
from okomodel.cli.usage import NO_RULE, families, unknown
from okomodel.pages.rule import rule_sheet
from okomodel.reference.rule import problems, rules
from okomodel.wording import Language

__all__ = ["run"]


def run(*, code: str, lang: Language) -> int:
    """Tell all about one rule, or about one problem of a document."""
    known = {**problems, **rules}
    named = {one.name: one.code for one in known.values()}
    given = code.strip()
    wanted = named.get(given.lower(), given.upper())
    if wanted not in known:
        shown = [f"{family}.." for family in families(known)]
        told, all_told = (given.lower(), named) if "-" in given else (wanted, known)
        raise unknown(NO_RULE, told, all_told, shown)
    show_sheet(rule_sheet(known[wanted], lang))
    return 0
