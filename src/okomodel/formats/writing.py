"""How a document is written: to a file, to text, to plain data."""

from datetime import datetime
from functools import partial
from os import PathLike
from pathlib import Path
from typing import Any

from okomodel.errors import DocumentError, InvalidValue
from okomodel.formats.envelope import to_plain
from okomodel.formats.form import Form, FormName
from okomodel.formats.forms import form_in, form_named, form_of, form_said
from okomodel.formats.reading import read_stream
from okomodel.formats.replacing import file_of, replace
from okomodel.model.document import Document, only_document
from okomodel.wording import Wording

__all__ = ["dump", "dumps", "put", "to_dict"]

_A_TEXT = Wording("'json' or 'yaml', which are texts", "'json' of 'yaml', die tekst zijn")
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


def dump(document: Document, path: str | PathLike[str], *, over: Document | None = None) -> None:
    """Write a document to a file, whole or not at all.

    It is written as YAML where the name of the file ends in ``.yaml`` or ``.yml``, as a workbook in
    Dutch where it ends in ``.xlsx`` (extra ``excel``), else as JSON.
    A YAML file that was there keeps its comments and its layout: only what differs is changed
    (extra ``yaml``). Raises :class:`okomodel.errors.DocumentError` where such a file holds no
    document that can be read; it is then left alone. A workbook is written anew as a whole, in
    the language that it had: sheets and columns that somebody added are not in it.

    It is written beside the file first and then takes its place, so that a crash never leaves
    half a file. A file that was there keeps its owner, its group, its permissions and its extended
    attributes; a link keeps pointing at it, another name of the same file (a hard link) does not
    follow. A file of somebody else who shares it with your group keeps the group and becomes
    yours, which a warning says before (:class:`okomodel.OwnerChanged`).

    Raises ``OSError`` where that cannot be done, and the file is then as it was:
    ``PermissionError`` where it is write-protected, :class:`okomodel.SaveError` where it
    is no file (a folder, a device, a named pipe), where its owner would be locked out of it, or
    where it is replaced and the disk does not say that this lasts (``error.replaced``).

    ``over`` is what was read from the file before: give it, and what somebody else saved in the
    meantime is not overwritten. Where the file no longer holds an equal document,
    :class:`okomodel.StaleDocument` tells what has changed, and the file is as it was. That is
    looked at last of all, while no other ``dump`` has its turn in the same folder: of two that
    save at once over the same document one is refused. It is no lock on the file: another
    program, or another machine where the network drive shares no locks, may still write in the
    instant between the look and the replacement. Windows knows no such turn; there two ``dump``
    in the same instant may both look before either replaces.
    """
    if over is not None:
        only_document(over, "over")
    target = file_of(path)
    form = _form_of(path, target)
    look = partial(_refuse_stale, target, over, form)
    look()  # so that a stale save is said to be one before its text is made
    replace(target, _written(document, target, form), look)


def _form_of(path: str | PathLike[str], target: Path) -> Form:
    """The form of a file: of one whose name does not say it, that of what it holds."""
    form = form_of(path)
    if form_said(path) is None and target.is_file():
        return form_in(target.read_bytes())
    return form


def _refuse_stale(path: Path, over: Document | None, form: Form) -> None:
    if over is None:
        return
    from okomodel.insight.difference import changes
    from okomodel.insight.stale import StaleDocument

    name = str(path)
    try:
        with path.open("rb") as file:
            document = read_stream(file, form).document
    except FileNotFoundError as error:
        raise StaleDocument(name, _GONE) from error
    except DocumentError as error:
        raise StaleDocument(name, _UNREADABLE, written=_moment_of(path)) from error
    if type(document) is not type(over):
        raise StaleDocument(name, _OTHER_KIND, document, written=_moment_of(path))
    if document != over:
        raise StaleDocument(name, _CHANGED, document, changes(over, document), _moment_of(path))


def _moment_of(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime).astimezone()


def put(data: bytes, path: str | PathLike[str]) -> None:
    """Put bytes in the place of a file, whole or not at all, whatever stands there."""
    replace(file_of(path), data)


def _written(document: Document, target: Path, form: Form) -> bytes:
    if form.into and target.exists():
        return form.into(target.read_bytes(), document)
    return form.write(document)


def dumps(document: Document, *, form: FormName = "json") -> str:
    """The canonical text of a document: equal documents give equal texts.

    ``form`` says how it is written: ``json`` or ``yaml``. Raises
    :class:`okomodel.errors.InvalidValue` for ``excel``, which is no text.

    >>> from okomodel.model import Dossier
    >>> print(dumps(Dossier(id="x", name="X", municipalities=["GM0302"])), end="")
    {
      "okomodel": "1.1",
      "dossier": {
        "id": "x",
        "name": "X",
        "municipalities": [
          "GM0302"
        ]
      }
    }
    """
    wanted = form_named(form)
    if not wanted.is_text:
        raise InvalidValue(_A_TEXT, form, "form")
    return wanted.write(document).decode()


def to_dict(document: Document) -> dict[str, Any]:
    """The whole document as plain data, the ``okomodel`` key included, defaults left out.

    >>> from okomodel.model import Dossier
    >>> to_dict(Dossier(id="x", name="X", municipalities=["GM0302"]))["dossier"]["id"]
    'x'
    """
    return to_plain(document)
