"""How documents are written: as JSON or as YAML."""

from okomodel.formats.embedding import register_hooks
from okomodel.formats.form import Reading
from okomodel.formats.limits import Limits
from okomodel.formats.reading import from_dict, load, loads, read
from okomodel.formats.version import FORMAT_VERSION
from okomodel.formats.writing import dump, dumps, to_dict
from okomodel.model.document import Document

__all__ = [
    "FORMAT_VERSION",
    "Document",
    "Limits",
    "Reading",
    "dump",
    "dumps",
    "from_dict",
    "load",
    "loads",
    "read",
    "register_hooks",
    "to_dict",
]


def __dir__() -> list[str]:
    return __all__
