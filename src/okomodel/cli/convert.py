"""``okomodel convert``: the same document in the other form."""

from okomodel.cli.documents import opened
from okomodel.cli.written import refuse_to_overwrite, tell_what_is_lost, write
from okomodel.formats.forms import text_beside
from okomodel.wording import Language, Wording

__all__ = ["run"]

_SAME = Wording("{file} cannot be converted to itself", "{file} is niet naar zichzelf om te zetten")
_NO_COMMENTS = Wording(
    "what is converted is written anew: the comments of {file} are not in {out}",
    "wat wordt omgezet, wordt opnieuw geschreven: het commentaar van {file} staat niet in {out}",
)


def run(*, source: str, out: str, force: bool, lang: Language) -> int:
    """Write the document in a file to another, in the form that its name asks for.

    On standard output it has the other form than its source. What stands in its way is written
    over as a whole, comments included.
    """
    refuse_to_overwrite(source, out, force=force, same=_SAME)
    found = opened(source)
    tell_what_is_lost(source, out, found, _NO_COMMENTS, lang)
    write(found.document, out, text_beside(found.form), lang)
    return 0
