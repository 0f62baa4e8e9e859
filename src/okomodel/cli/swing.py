"""``okomodel swing``: the import file of Swing."""

from okomodel.cli.documents import opened
from okomodel.cli.output import tell
from okomodel.cli.policy import NO_POLICY
from okomodel.cli.usage import WrongUsage, unknown
from okomodel.formats.replacing import standing
from okomodel.formats.writing import put
from okomodel.model.document import Document
from okomodel.pages.facts import FIGURE
from okomodel.reference.policy import Policy, policies
from okomodel.survey.swing import WITHHELD, rows_of, swing
from okomodel.wording import Language, Wording, thousands

__all__ = ["run"]

_NO_OUT = Wording("--out is missing", "--out ontbreekt")
_NO_EXCEL = Wording(
    "{file} is an Excel file for Swing: let it end in .xlsx",
    "{file} is een Excelbestand voor Swing: laat het eindigen op .xlsx",
)
_EXISTS = Wording(
    "{file} is there already; --force writes over it",
    "{file} bestaat al; --force schrijft eroverheen",
)
_EMPTY = Wording(
    "there is no percentage of one municipality in {file}",
    "er staat geen percentage van één gemeente in {file}",
)
_DONE = Wording(
    "written to {file}: {count}, {withheld} of them as withheld ({code})",
    "geschreven naar {file}: {count}, {withheld} daarvan als achtergehouden ({code})",
)
_NONE = "none"


def run(*, file: str, out: str | None, policy: str, force: bool, lang: Language) -> int:
    """Write the percentages of the document in a file for Swing."""
    if not out:
        raise WrongUsage(_NO_OUT)
    if not out.lower().endswith(".xlsx"):
        raise WrongUsage(_NO_EXCEL, file=out)
    if standing(out) and not force:
        raise WrongUsage(_EXISTS, file=out)
    return _written(opened(file).document, file, out, _policy(policy), lang)


def _written(document: Document, file: str, out: str, policy: Policy | None, lang: Language) -> int:
    rows = [*rows_of(document, policy)]
    if not rows:
        raise WrongUsage(_EMPTY, file=file)
    put(swing(document, policy=policy, lang=lang), out)
    withheld = sum(row.value == WITHHELD for row in rows)
    told = {
        "count": FIGURE.counted(len(rows), lang),
        "withheld": thousands(withheld),
        "code": WITHHELD,
    }
    tell(_DONE.text(lang, file=out, **told))
    return 0


def _policy(name: str) -> Policy | None:
    if name == _NONE:
        return None
    if name not in policies:
        raise unknown(NO_POLICY, name, [*policies, _NONE])
    return policies[name]
