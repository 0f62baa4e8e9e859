"""``okomodel schema``: the JSON Schema of documents."""

from okomodel.cli.output import show_json
from okomodel.formats.schema import schema
from okomodel.wording import Language

__all__ = ["run"]


def run(*, lang: Language) -> int:
    """Print the JSON Schema; it has one language of its own."""
    del lang
    show_json(schema())
    return 0
