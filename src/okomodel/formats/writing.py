"""How a document is written: to a file, to text, to plain data."""

from errno import EACCES, ELOOP
from json import loads
from os import W_OK, PathLike, access, fsync, strerror
from os.path import realpath
from pathlib import Path
from shutil import copymode
from stat import S_IWGRP, S_IWOTH, S_IWUSR
from typing import Any
from uuid import uuid4

from okomodel.formats.forms import form_of, known_form, reader
from okomodel.formats.json import write_json
from okomodel.formats.plain import Document, Form
from okomodel.formats.saving import one_at_a_time, refuse_other, refuse_stale
from okomodel.formats.yaml.layout import write_yaml

__all__ = ["dump", "dumps", "put", "to_dict"]

_MAY_WRITE = S_IWUSR | S_IWGRP | S_IWOTH


def dump(document: Document, path: str | PathLike[str], *, over: Document | None = None) -> None:
    """Write a document to a file, whole or not at all.

    It is written as YAML where the name of the file ends in ``.yaml`` or ``.yml``, else as JSON.
    A YAML file that was there keeps its comments and its layout: only what differs is changed
    (extra ``yaml``). Raises :class:`okomodel.errors.DocumentError` where such a file holds no
    document that can be read; it is then left alone.

    It is written beside the file first and then takes its place, so that a crash never leaves
    half a file. A file that was there keeps its permissions; a link keeps pointing at it.
    Raises ``OSError`` where that cannot be done (``PermissionError``: the file is
    write-protected); the file is then as it was.

    ``over`` is what was read from the file before: give it, and what somebody else saved in the
    meantime is not overwritten. Where the file no longer holds an equal document,
    :class:`okomodel.StaleDocument` tells what has changed, and the file is as it was. That is
    looked at last of all, while no other ``dump`` has its turn in the same folder: of two that
    save at once over the same document one is refused. It is no lock on the file: another
    program, or another machine where the network drive shares no locks, may still write in the
    instant between the look and the replacement. Windows knows no such turn; there two ``dump``
    in the same instant may both look before either replaces.
    """
    refuse_other(over)
    target, form = _target(path), form_of(path)
    if over is not None:  # so that a stale save is said to be one before its text is made
        refuse_stale(target, over, form)
    _replace(target, _text(document, target, form).encode(), over, form)


def put(text: str, path: str | PathLike[str]) -> None:
    """Put a text in the place of a file, whole or not at all, whatever stands there."""
    _replace(_target(path), text.encode(), None, form_of(path))


def _text(document: Document, target: Path, form: Form) -> str:
    if form == "json" or not target.exists():
        return dumps(document, form=form)
    reader(form)  # without the extra there is nothing that could keep what stands there
    from okomodel.formats.yaml.rewriting import rewritten

    return rewritten(target.read_bytes(), document)


def _target(path: str | PathLike[str]) -> Path:
    target = Path(realpath(path))
    if target.is_symlink():  # a link that leads back to itself
        raise OSError(ELOOP, strerror(ELOOP), str(path))
    _refuse_protected(target)
    return target


def _refuse_protected(target: Path) -> None:
    """Putting another file in its place would pass by what its owner said of it."""
    if target.exists() and not (target.stat().st_mode & _MAY_WRITE and access(target, W_OK)):
        raise PermissionError(EACCES, strerror(EACCES), str(target))


def _replace(target: Path, data: bytes, over: Document | None, form: Form) -> None:
    draft = target.with_name(f".{uuid4().hex}")
    try:
        _write_through(draft, data)
        with one_at_a_time(target.parent):
            if over is not None:
                refuse_stale(target, over, form)
            if target.exists():
                copymode(target, draft)
            draft.replace(target)
    except OSError as error:
        if error.filename == str(draft):  # nobody knows the draft by its name
            error.filename, error.filename2 = str(target), None
        raise
    finally:
        draft.unlink(missing_ok=True)


def _write_through(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        fsync(file.fileno())


def dumps(document: Document, *, form: Form = "json") -> str:
    """The canonical text of a document: equal documents give equal texts.

    ``form`` says how it is written: ``json`` or ``yaml``.

    >>> from okomodel.model import Dossier
    >>> print(dumps(Dossier(id="x", name="X", municipalities=["GM0302"])), end="")
    {
      "okomodel": "1.0",
      "dossier": {
        "id": "x",
        "name": "X",
        "municipalities": [
          "GM0302"
        ]
      }
    }
    """
    return write_yaml(document) if known_form(form) == "yaml" else write_json(document)


def to_dict(document: Document) -> dict[str, Any]:
    """The whole document as plain data, the ``okomodel`` key included, defaults left out.

    >>> from okomodel.model import Dossier
    >>> to_dict(Dossier(id="x", name="X", municipalities=["GM0302"]))["dossier"]["id"]
    'x'
    """
    plain: dict[str, Any] = loads(write_json(document))
    return plain
