"""What the fields of the model are called in a text for people."""

from okomodel.reference.tables import Catalogue, rows
from okomodel.wording import Wording

__all__ = ["field_words", "word_of"]


def _load() -> dict[str, Wording]:
    return {row["field"]: Wording(row["en"], row["nl"]) for row in rows("fields")}


field_words: Catalogue[Wording] = Catalogue("field", _load)
"""By the name of a field its word; of a list the word for one of its things.

A field that means something else in one class than in the others has a row ``Class.field``.
"""


def word_of(kind: type, name: str) -> Wording:
    """What a field of a class is called.

    >>> from okomodel.model import MilestoneRecord
    >>> word_of(MilestoneRecord, "done").text("nl")
    'bereikt'
    """
    return field_words.get(f"{kind.__name__}.{name}") or field_words[name]
