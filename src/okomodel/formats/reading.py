"""How a document is read: from a file, from text, from plain data."""

from os import PathLike
from pathlib import Path
from typing import Any, BinaryIO, TypeVar, overload

from okomodel.errors import InvalidType
from okomodel.findings import Spot
from okomodel.formats.envelope import from_plain
from okomodel.formats.form import Form, FormName, Reading
from okomodel.formats.forms import form_in, form_named, form_said
from okomodel.formats.limits import Limits
from okomodel.formats.problems import refusal
from okomodel.model import Dossier, Programme
from okomodel.model.document import ROOTS, Document
from okomodel.wording import Wording

__all__ = ["from_dict", "load", "loads", "read", "read_stream"]

D = TypeVar("D", Dossier, Programme)

_LIMITS = Limits()
_TEXT = Wording("a text or the bytes of one", "een tekst of de bytes ervan")
_KIND = Wording("Dossier or Programme", "Dossier of Programme")
_PIECE = 1 << 20


def read(path: str | PathLike[str], *, limits: Limits = _LIMITS) -> Reading:
    """The document in a file, together with the report of reading it.

    A file whose name ends in ``.yaml`` or ``.yml`` is read as YAML (extra ``yaml``), one that ends
    in ``.xlsx`` as a workbook (extra ``excel``), one that ends in ``.txt``, ``.xlsm`` or ``.xls``
    as what it holds, every other as JSON. The report says whether the document was newer than
    this library (DOC07). Raises :class:`okomodel.errors.DocumentError` with every
    problem, ``OSError`` where there is no such file, and :class:`okomodel.errors.MissingExtra`
    where nothing is installed that reads YAML, or a workbook.

    >>> document, report = read("examples/voorbeeldam.json")
    >>> document.name, report.ok
    ('Voorbeeldam', True)
    """
    with Path(path).open("rb") as file:
        return read_stream(file, form_said(path), limits=limits)


def read_stream(file: BinaryIO, form: Form | None = None, *, limits: Limits = _LIMITS) -> Reading:
    """The same of what is open already; without ``form`` the text itself shows which it is."""
    data = _at_most(limits.size + 1, file)
    return (form or form_in(data)).read(data, limits)


def _at_most(size: int, file: BinaryIO) -> bytes:
    # Piece by piece: read(size) takes the memory for all of it beforehand.
    data = bytearray()
    while piece := file.read(min(_PIECE, size - len(data))):
        data += piece
    return bytes(data)


@overload
def load(path: str | PathLike[str], kind: None = None, *, limits: Limits = ...) -> Document: ...
@overload
def load(path: str | PathLike[str], kind: type[D], *, limits: Limits = ...) -> D: ...
def load(
    path: str | PathLike[str], kind: type[Any] | None = None, *, limits: Limits = _LIMITS
) -> Any:
    """The document in a file: a ``Dossier`` or a ``Programme``.

    ``kind`` says which, where only one will do. The file is JSON, YAML where its name ends in
    ``.yaml`` or ``.yml`` (extra ``yaml``), or a workbook where it ends in ``.xlsx`` (extra
    ``excel``); where that ends in ``.txt``, it is what the file holds.
    Raises :class:`okomodel.errors.DocumentError`, whose ``report`` holds every problem with its
    path, ``OSError`` where there is no such file, and :class:`okomodel.errors.MissingExtra` where
    nothing is installed that reads YAML.

    >>> load("examples/voorbeeldam.json", Dossier).name
    'Voorbeeldam'
    """
    return _only(kind, read(path, limits=limits).document)


@overload
def loads(
    text: str | bytes, kind: None = None, *, form: FormName = ..., limits: Limits = ...
) -> Document: ...
@overload
def loads(text: str | bytes, kind: type[D], *, form: FormName = ..., limits: Limits = ...) -> D: ...
def loads(
    text: str | bytes,
    kind: type[Any] | None = None,
    *,
    form: FormName = "json",
    limits: Limits = _LIMITS,
) -> Any:
    """The document in a text, or in the bytes of one; otherwise like :func:`load`.

    ``form`` says how it is written: ``json``, ``yaml`` or ``excel``.

    >>> loads(
    ...     '{"okomodel": "1.1", "dossier": {"id": "x", "name": "X", "municipalities": ["GM0302"]}}'
    ... ).id
    'x'
    """
    return _only(kind, form_named(form).read(_bytes(text), limits).document)


@overload
def from_dict(data: object, kind: None = None, *, limits: Limits = ...) -> Document: ...
@overload
def from_dict(data: object, kind: type[D], *, limits: Limits = ...) -> D: ...
def from_dict(data: object, kind: type[Any] | None = None, *, limits: Limits = _LIMITS) -> Any:
    """The document in plain data, as :func:`okomodel.to_dict` gives it.

    >>> from_dict(
    ...     {"okomodel": "1.1", "dossier": {"id": "x", "name": "X", "municipalities": ["GM0302"]}}
    ... ).name
    'X'
    """
    return _only(kind, from_plain(data, limits).document)


def _bytes(text: object) -> bytes:
    if isinstance(text, str):
        return text.encode("utf-8", "surrogatepass")
    if isinstance(text, bytes | bytearray | memoryview):
        return bytes(text)
    raise InvalidType(_TEXT, text, "loads")


def _only(kind: type[Any] | None, document: Document) -> Document:
    if kind not in (None, *ROOTS.values()):
        raise InvalidType(_KIND, kind, "kind")
    if kind is None or isinstance(document, kind):
        return document
    held = next(key for key, root in ROOTS.items() if isinstance(document, root))
    wanted = next(key for key, root in ROOTS.items() if root is kind)
    raise refusal("DOC04", "kind", Spot(held), held=held, wanted=wanted)
