"""How columns are declared, and how the values of the model become cells of them.

What one function declares, its counterpart fills: :func:`partial` and :func:`dated`,
:func:`period` and :func:`span`.
"""

from collections.abc import Iterable
from datetime import date

from okomodel.tables.table import Column, ColumnType
from okomodel.values.partial_date import PartialDate
from okomodel.values.period import Period
from okomodel.wording import Labelled, Wording

__all__ = [
    "CYCLE",
    "DOSSIER",
    "NAME",
    "PATH",
    "boolean",
    "code",
    "dated",
    "day",
    "integer",
    "joined",
    "number",
    "partial",
    "period",
    "span",
    "text",
]

_EARLIEST = Wording("the first day that {name} can be", "de eerste dag die {name} kan zijn")
_LATEST = Wording("the last day that {name} can be", "de laatste dag die {name} kan zijn")


def text(name: str, en: str, nl: str) -> Column:
    """A column of texts: free ones, ids, and the values of enumerations."""
    return Column(name, ColumnType.TEXT, Wording(en, nl))


def integer(name: str, en: str, nl: str) -> Column:
    """A column of whole numbers."""
    return Column(name, ColumnType.INTEGER, Wording(en, nl))


def number(name: str, en: str, nl: str) -> Column:
    """A column of numbers that may have a fraction."""
    return Column(name, ColumnType.FLOAT, Wording(en, nl))


def boolean(name: str, en: str, nl: str) -> Column:
    """A column of true and false."""
    return Column(name, ColumnType.BOOLEAN, Wording(en, nl))


def day(name: str, en: str, nl: str) -> Column:
    """A column of whole days."""
    return Column(name, ColumnType.DATE, Wording(en, nl))


def partial(name: str, en: str, nl: str) -> tuple[Column, ...]:
    """The three columns of a partial date: its text, and beside it between which days it lies."""
    bounds = ((f"{name}_earliest", _EARLIEST), (f"{name}_latest", _LATEST))
    return text(name, en, nl), *(
        Column(
            bound, ColumnType.DATE, Wording(said.text("en", name=name), said.text("nl", name=name))
        )
        for bound, said in bounds
    )


def period(name: str, en: str, nl: str) -> tuple[Column, Column]:
    """The two columns of a period: its first and its last day."""
    return (
        day(f"{name}_start", f"{en}: first day", f"{nl}: eerste dag"),
        day(
            f"{name}_end", f"{en}: last day (none: it runs)", f"{nl}: laatste dag (geen: loopt nog)"
        ),
    )


def dated(value: PartialDate | None) -> tuple[str | None, date | None, date | None]:
    """A partial date as its three cells.

    >>> dated(PartialDate("2023-02"))
    ('2023-02', datetime.date(2023, 2, 1), datetime.date(2023, 2, 28))
    """
    return (None, None, None) if value is None else (value.text, value.earliest, value.latest)


def span(value: Period | None) -> tuple[date | None, date | None]:
    """A period as its two cells.

    >>> span(Period("2025-01-01"))
    (datetime.date(2025, 1, 1), None)
    """
    return (None, None) if value is None else (value.start, value.end)


def code(value: Labelled | None) -> str | None:
    """The value of an enumeration as plain text.

    >>> from okomodel.model import LifeDomain
    >>> type(code(LifeDomain.HOME)).__name__
    'str'
    """
    return None if value is None else str(value.value)


def joined(values: Iterable[str]) -> str:
    """Ids or codes in one cell, with a space between them: none of them has one in it.

    >>> joined(["GM0302", "GM9001"])
    'GM0302 GM9001'
    """
    return " ".join(values)


NAME = (
    text("dossier", "id of the dossier", "id van het dossier"),
    text("dossier_name", "name of the dossier", "naam van het dossier"),
)
"""The columns with which each table begins."""

DOSSIER = (
    *NAME,
    text(
        "municipalities",
        "codes of its municipalities, a space between them",
        "codes van de gemeenten, met een spatie ertussen",
    ),
)
"""The columns that say whose a thing is."""

CYCLE = integer("cycle", "number of the cycle", "nummer van de cyclus")
"""In which cycle a thing stands."""

PATH = text("path", "where it stands in the document", "waar het in het document staat")
"""The column with which each table ends: by it findings are joined to what they are about."""
