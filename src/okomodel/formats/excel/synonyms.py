"""What people type for a value of an enumeration, beside its labels (``synonyms.csv``).

It is only proposed, never taken: whether somebody meant that, only they know.
"""

from collections.abc import Mapping
from csv import DictReader
from functools import cache
from importlib.resources import files
from io import StringIO

from okomodel.wording import Labelled

__all__ = ["synonyms"]


@cache
def synonyms(labels: type[Labelled]) -> Mapping[str, str]:
    """The values of an enumeration by what else people call them.

    >>> from okomodel.model import ActionStatus
    >>> synonyms(ActionStatus)["loopend"]
    'active'
    """
    text = files("okomodel.formats.excel").joinpath("synonyms.csv").read_text(encoding="utf-8")
    rows = DictReader(StringIO(text))
    return {row["typed"]: row["value"] for row in rows if row["enumeration"] == labels.__name__}
