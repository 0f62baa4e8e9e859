"""What a workbook is packed in: opened with care, so that a hostile file fills no memory.

A workbook is a zip of XML. What is wanted of it is unpacked piece by piece, never more than the
limit and never more than its own directory says, and handed on unpacked; macros, pictures and
what else is no XML stay behind.
"""

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812 - a class, whatever its name

import attrs

from okomodel.errors import DocumentError
from okomodel.findings import Spot
from okomodel.formats.limits import Limits
from okomodel.formats.problems import refusal
from okomodel.formats.text import within_size
from okomodel.wording import Wording, thousands

__all__ = ["Container", "damaged", "opened", "too_large"]

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = b"PK\x01\x02"
_MOST_PARTS = 2000
_WANTED = (".xml", ".rels")
_PIECE = 1 << 18
_LOCKED = 1
_ENCRYPTED, _OLD = "EncryptedPackage".encode("utf-16-le"), "Workbook".encode("utf-16-le")
_BOOK = "xl/workbook.xml"
_NOTHING = Wording("it holds nothing", "het bevat niets")
_NO_ZIP = Wording(
    "it is no Excel file, whatever its name says",
    "het is geen Excelbestand, wat de naam ook zegt",
)
_PASSWORD = Wording("it has a password", "er staat een wachtwoord op")
_OF_OLD = Wording("it is of the old kind (.xls)", "het is van de oude soort (.xls)")
_OTHER = Wording(
    "it is a file of another program (LibreOffice, Word)",
    "het is een bestand van een ander programma (LibreOffice, Word)",
)
_BROKEN = Wording("it is damaged", "het is beschadigd")
_FREE = Wording(
    "Take the password off in Excel (File, Info, Protect Workbook), and save it.",
    "Haal het wachtwoord er in Excel af (Bestand, Info, Werkmap beveiligen) en bewaar het.",
)
_SAVE = Wording(
    "Open it in Excel or LibreOffice, and save it as .xlsx.",
    "Open het in Excel of LibreOffice en bewaar het als .xlsx.",
)


@final
@attrs.frozen
class Container:
    """The parts of a workbook that are XML, unpacked."""

    parts: Mapping[str, bytes]

    def packed(self) -> BytesIO:
        """The same parts as a workbook, of which nothing can become larger."""
        file = BytesIO()
        with ZipFile(file, "w", ZIP_STORED) as packed:
            for name, data in self.parts.items():
                packed.writestr(ZipInfo(name), data)
        file.seek(0)
        return file


def damaged() -> DocumentError:
    """The refusal of a workbook in which something is broken."""
    return _no_workbook(_BROKEN, _SAVE)


def opened(data: bytes, limits: Limits) -> Container:
    """The parts of a workbook; raises :class:`okomodel.errors.DocumentError` for what is none."""
    data = within_size(data, limits)
    if not data.startswith(_ZIP):
        raise _no_zip(data)
    if data.count(_ENTRY) > _MOST_PARTS:
        raise too_large(_MOST_PARTS, "parts")
    try:
        with ZipFile(BytesIO(data)) as packed:
            return Container(dict(_unpacked(packed, limits)))
    except (BadZipFile, ZlibError, EOFError, OSError, ValueError, NotImplementedError) as error:
        if isinstance(error, DocumentError):
            raise
        raise damaged() from None


def _no_zip(data: bytes) -> DocumentError:
    if not data.strip():
        return _no_workbook(_NOTHING, _SAVE)
    if not data.startswith(_OLE):
        return _no_workbook(_NO_ZIP, _SAVE)
    if _ENCRYPTED in data:
        return _no_workbook(_PASSWORD, _FREE)
    return _no_workbook(_OF_OLD if _OLD in data else _OTHER, _SAVE)


def _no_workbook(reason: Wording, advice: Wording) -> DocumentError:
    return refusal("DOC01", "workbook", reason=reason, advice=advice)


def too_large(limit: int, key: str, spot: Spot | None = None) -> DocumentError:
    """The refusal of what is too large for its kind."""
    return refusal("DOC09", f"workbook-{key}", spot or Spot(""), limit=thousands(limit))


def _unpacked(packed: ZipFile, limits: Limits) -> Iterator[tuple[str, bytes]]:
    wanted = [one for one in packed.NameToInfo.values() if one.filename.endswith(_WANTED)]
    if _BOOK not in packed.NameToInfo:
        raise _no_workbook(_OTHER, _SAVE)
    if any(one.flag_bits & _LOCKED for one in wanted):
        raise _no_workbook(_PASSWORD, _FREE)
    if any(one.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for one in wanted):
        raise damaged()
    left = limits.size
    if sum(one.file_size for one in wanted) > left:
        raise too_large(limits.size, "size")
    for one in wanted:
        data = _read(packed, one, left)
        left -= len(data)
        yield one.filename, data


def _read(packed: ZipFile, one: ZipInfo, most: int) -> bytes:
    data = bytearray()
    with packed.open(one) as part:
        while piece := part.read(_PIECE):
            data += piece
            if len(data) > most:
                raise too_large(most, "size")
    return bytes(data)
