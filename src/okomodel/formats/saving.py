"""One save at a time, and none over what somebody else saved."""

import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from datetime import datetime
from os import O_RDONLY, close
from os import open as descriptor_of
from pathlib import Path

from okomodel.errors import DocumentError, InvalidType
from okomodel.formats.plain import Document, Form
from okomodel.formats.reading import read_stream
from okomodel.model import Dossier, Programme
from okomodel.model.document import DOCUMENT
from okomodel.wording import Wording

__all__ = ["one_at_a_time", "refuse_other", "refuse_stale"]

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


@contextmanager
def one_at_a_time(folder: Path) -> Generator[None]:
    """The turn to save in a folder: of all processes and threads one has it at a time.

    The lock lies on the folder itself, so that nothing is left behind; the system frees it when
    its process ends, however that ends. Where the system or the file system knows no such locks
    (Windows, some network drives) everybody has the turn at once.
    """
    descriptor = None
    try:
        with suppress(OSError):
            descriptor = _locked(folder)
        yield
    finally:
        if descriptor is not None:
            close(descriptor)


def _locked(folder: Path) -> int | None:
    if sys.platform == "win32":
        return None
    from fcntl import LOCK_EX, flock

    descriptor = descriptor_of(folder, O_RDONLY)
    try:
        flock(descriptor, LOCK_EX)
    except BaseException:
        close(descriptor)
        raise
    return descriptor


def refuse_other(over: object) -> None:
    """Raise :class:`okomodel.errors.InvalidType` for what is neither a document nor None."""
    if not (over is None or isinstance(over, Dossier | Programme)):
        raise InvalidType(DOCUMENT, over, "over")


def refuse_stale(path: Path, over: Document, form: Form) -> None:
    """Raise :class:`okomodel.StaleDocument` where a file does not hold that document."""
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
