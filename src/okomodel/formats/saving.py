"""No save over what somebody else saved."""

from datetime import datetime
from pathlib import Path

from okomodel.errors import DocumentError, InvalidType
from okomodel.formats.form import Form
from okomodel.formats.reading import read_stream
from okomodel.model import Dossier, Programme
from okomodel.model.document import DOCUMENT, Document
from okomodel.wording import Wording

__all__ = ["refuse_other", "refuse_stale"]

_CHANGED = Wording("it was changed since it was read", "het is gewijzigd nadat het was gelezen")
_GONE = Wording(
    "it was removed or renamed since it was read",
    "het is verwijderd of hernoemd nadat het was gelezen",
)
_UNREADABLE = Wording(
    "it was changed since it was read, and can no longer be read as a document",
    "het is gewijzigd nadat het was gelezen, en is niet meer als document te lezen",
)
_OTHER_KIND = Wording(
    "it was changed since it was read, and now holds a document of another kind",
    "het is gewijzigd nadat het was gelezen, en bevat nu een document van een andere soort",
)


def refuse_other(over: object) -> None:
    """Raise :class:`okomodel.errors.InvalidType` for what is neither a document nor None."""
    if not (over is None or isinstance(over, Dossier | Programme)):
        raise InvalidType(DOCUMENT, over, "over")


def refuse_stale(path: Path, over: Document | None, form: Form) -> None:
    """Raise :class:`okomodel.StaleDocument` where a file does not hold that document, if any."""
    if over is None:
        return
    from okomodel.insight.change import StaleDocument, changes

    name = str(path)
    try:
        with path.open("rb") as file:
            document = read_stream(file, form).document
    except FileNotFoundError as error:
        raise StaleDocument(name, _GONE) from error
    except DocumentError as error:
        raise StaleDocument(name, _UNREADABLE, written=_written(path)) from error
    if type(document) is not type(over):
        raise StaleDocument(name, _OTHER_KIND, document, written=_written(path))
    if document != over:
        raise StaleDocument(name, _CHANGED, document, changes(over, document), _written(path))


def _written(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime).astimezone()
