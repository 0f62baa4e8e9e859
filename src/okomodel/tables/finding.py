"""The table of what ``check`` finds."""

from collections.abc import Iterator, Mapping
from datetime import date

from okomodel.errors import InvalidValue
from okomodel.findings import Finding, Level, Report, Severity
from okomodel.model.document import things
from okomodel.model.dossier import Dossier
from okomodel.model.programme import Programme
from okomodel.reference.policy import OKO_2025, Policy, policy_of
from okomodel.reference.profile import Profile
from okomodel.rules.checking import check
from okomodel.tables.column import DOSSIER, PATH
from okomodel.tables.table import Column, ColumnType, Row, Table
from okomodel.wording import Language, Wording

__all__ = ["findings"]

_TEXT, _TRUTH = ColumnType.TEXT, ColumnType.BOOLEAN
_COLUMNS = (
    *(column for column, _ in DOSSIER),
    Column("code", _TEXT, Wording("code of the rule", "code van de regel")),
    Column("name", _TEXT, Wording("name of the rule", "naam van de regel")),
    Column("severity", _TEXT, Wording("how much it matters", "hoe zwaar het weegt"), Severity),
    Column("level", _TEXT, Wording("on whose authority", "op wiens gezag"), Level),
    Column("message", _TEXT, Wording("what is wrong", "wat er mis is")),
    Column("hint", _TEXT, Wording("what would help", "wat zou helpen")),
    Column("source", _TEXT, Wording("id of the rule's source", "id van de bron van de regel")),
    Column("waived", _TRUTH, Wording("silenced by a waiver", "met een ontheffing")),
    PATH[0],
)
_NOT_AGAIN = Wording(
    "nothing beside a report, which has been judged",
    "niets naast een rapport, dat al is beoordeeld",
)
_NOBODY: Row = (None, None, None)


def findings(
    document: Dossier | Programme | Report,
    on: date | str | None = None,
    profile: Profile | str | None = None,
    lang: Language = "en",
    policy: Policy | str | None = OKO_2025,
) -> Table:
    """A row for each finding of :func:`okomodel.check`, those that are waived marked.

    ``on`` is the day of the check (none: today), ``profile`` holds the thresholds (none:
    ``oko-nl``), ``message`` and ``hint`` are in the language ``lang``. What is found about the
    register as a whole has no dossier. A report, of a check or of reading, becomes a table as it
    is; it does not know its document, and its rows name no dossier. The messages have gaps for
    figures of a survey, which may be of too few pupils; with ``policy=None`` they tell them.

    Raises :class:`okomodel.errors.InvalidType` for what is no document,
    :class:`okomodel.errors.UnknownName` for an unknown profile, and
    :class:`okomodel.errors.InvalidValue` for a day or a profile beside a report.

    >>> lonely = Dossier(id="x", name="X", municipalities=["GM0000"])
    >>> [(row["dossier"], row["code"]) for row in findings(lonely, on="2026-11-21")]
    [('x', 'REF03')]
    """
    if isinstance(document, Report):
        _refuse_to_judge_again(on, profile)
        return Table("findings", _COLUMNS, _rows(_told(document, policy), {}, lang))
    heads = {at.path: tuple(cell(at) for _, cell in DOSSIER) for at in things(document, Dossier)}
    report = check(document, on, "oko-nl" if profile is None else profile)
    return Table("findings", _COLUMNS, _rows(_told(report, policy), heads, lang))


def _told(report: Report, policy: Policy | str | None) -> Report:
    return report if policy_of(policy) is None else report.without_figures()


def _refuse_to_judge_again(on: object, profile: object) -> None:
    for field, value in (("on", on), ("profile", profile)):
        if value is not None:
            raise InvalidValue(_NOT_AGAIN, value, field)


def _rows(report: Report, heads: Mapping[str, Row], lang: Language) -> Iterator[Row]:
    for found, waived in ((report.findings, False), (report.waived, True)):
        for one in found:
            yield *_head(one.path, heads), *_cells(one, lang), waived, one.path


def _head(path: str, heads: Mapping[str, Row]) -> Row:
    """Of which dossier a path is: that of the document, or one of a register; or of none."""
    root, _, rest = path.partition(".")
    return heads.get(root) or heads.get(f"{root}.{rest.partition('.')[0]}", _NOBODY)


def _cells(one: Finding, lang: Language) -> Row:
    message, hint = one.parts(lang)
    severity, level = one.severity.value, one.level.value
    return one.code, one.name, severity, level, message, hint, one.source
