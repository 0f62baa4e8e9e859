"""What the fields of the model are called in a text for people."""

from okomodel.reference.tables import Catalogue, rows
from okomodel.wording import Wording

__all__ = ["field_words"]


def _load() -> dict[str, Wording]:
    return {row["field"]: Wording(row["en"], row["nl"]) for row in rows("fields")}


field_words: Catalogue[Wording] = Catalogue("field", _load)
"""By the name of a field its word; of a list the word for one of its things."""
