"""The table of targets (streefcijfers)."""

from okomodel.model.cycle import PlanCycle
from okomodel.model.document import Document
from okomodel.model.target import Target
from okomodel.monitor.disclosure import publishable
from okomodel.reference.policy import OKO_2025, Policy
from okomodel.tables.column import DOSSIER, PATH, own, table_of, within
from okomodel.tables.table import Table

__all__ = ["targets"]


_ORDER = "id indicator group priority better baseline value by"
_COLUMNS = (
    *DOSSIER,
    *within(PlanCycle, cycle="number"),
    *own(Target, "target", first=_ORDER),
    PATH,
)


def targets(document: Document, policy: Policy | str | None = OKO_2025) -> Table:
    """A row for each target of each cycle, without baselines that a policy does not let be shown.

    ``value`` and ``baseline_percentage`` are percentages (0 to 100), ``baseline_base`` is a number
    of pupils. The baseline has figures only where its round holds no measurement of it: else look
    in :func:`measurements`. With ``policy=None`` all baselines are there as they are recorded. How
    far the targets are says :func:`okomodel.progress`; that a figure moved does not say that an
    action moved it.

    Raises :class:`okomodel.errors.InvalidType` for what is no document, and
    :class:`okomodel.errors.UnknownName` for an unknown policy.

    >>> from okomodel.model import Baseline, Dossier
    >>> aim = Target(
    ...     id="weten-waar",
    ...     indicator="SOROK3A3",
    ...     baseline=Baseline(round="gmj-2023"),
    ...     value=88,
    ...     by="2027",
    ... )
    >>> cycle = PlanCycle(number=1, start="2023-10-02", targets=[aim])
    >>> one = Dossier(id="x", name="X", municipalities=["GM9001"], cycles=[cycle])
    >>> [(row["value"], row["by"], row["baseline_percentage"]) for row in targets(one)]
    [(88.0, '2027', None)]
    """
    shown = document if policy is None else publishable(document, policy)
    return table_of("targets", shown, Target, _COLUMNS)
