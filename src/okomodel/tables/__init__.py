"""A document as tables: rows for analysts, with columns and types that never change.

Each function takes a dossier or a programme and gives a :class:`Table`: ``to_dicts()`` needs
nothing more, ``to_frame("polars")`` and Arrow need the extra ``frames``. Enumerations stand as
their values, several codes in one cell have a space between them, a partial date stands as its
text with ``..._earliest`` and ``..._latest`` beside it, and every row of what stands in one place
ends with its ``path`` in the document. A column that is called after a thing holds its id.

>>> from okomodel.model import Programme
>>> len(actions(Programme(id="oko", name="OKO")))
0
"""

from okomodel.tables.action import actions, budget
from okomodel.tables.cycle import milestones
from okomodel.tables.exported import exported
from okomodel.tables.finding import findings
from okomodel.tables.panel import panel
from okomodel.tables.participant import participants
from okomodel.tables.participation import participation
from okomodel.tables.priority import priorities
from okomodel.tables.round import measurements
from okomodel.tables.series import series
from okomodel.tables.table import Column, ColumnType, Table
from okomodel.tables.target import targets
from okomodel.tables.team import members

__all__ = [
    "Column",
    "ColumnType",
    "Table",
    "actions",
    "budget",
    "exported",
    "findings",
    "measurements",
    "members",
    "milestones",
    "panel",
    "participants",
    "participation",
    "priorities",
    "series",
    "targets",
]


def __dir__() -> list[str]:
    return __all__
