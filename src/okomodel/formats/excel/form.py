"""Excel as a form; what it takes to read and write it is loaded, and missed, when it is used."""

from okomodel.formats.form import Form, Reading
from okomodel.formats.limits import Limits
from okomodel.model.document import Document

__all__ = ["EXCEL"]

_BEGINS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # a zip, or what Excel wrote of old


def _read(data: bytes, limits: Limits) -> Reading:
    from okomodel.formats.excel.reading import read_workbook

    return read_workbook(data, limits)


def _write(document: Document) -> bytes:
    from okomodel.formats.excel.book import workbook

    return workbook(document)


def _into(data: bytes, document: Document) -> bytes:
    """A workbook in the place of another, in its language."""
    from okomodel.formats.excel.book import workbook
    from okomodel.formats.excel.reading import language_in

    return workbook(document, language_in(data))


EXCEL = Form(
    name="excel",
    suffixes=(".xlsx",),
    recognises=lambda data: data.startswith(_BEGINS),
    read=_read,
    write=_write,
    into=_into,
    is_text=False,
    only_read=(".xlsm", ".xlsb", ".xls", ".ods"),
)
