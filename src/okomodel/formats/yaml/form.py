"""YAML as a form; what it takes to read it is loaded, and missed, when a text is read."""

from collections.abc import Generator
from contextlib import contextmanager

from okomodel.errors import MissingExtra
from okomodel.formats.form import Form, Reading
from okomodel.formats.limits import Limits
from okomodel.model.document import Document
from okomodel.wording import Wording

__all__ = ["YAML"]

_READING = Wording("reading YAML", "YAML lezen")


def _read(data: bytes, limits: Limits) -> Reading:
    with _extra():
        from okomodel.formats.yaml.reading import read_yaml
    return read_yaml(data, limits)


def _write(document: Document) -> bytes:
    from okomodel.formats.yaml.layout import write_yaml

    return write_yaml(document).encode()


def _into(data: bytes, document: Document) -> bytes:
    with _extra():
        from okomodel.formats.yaml.rewriting import rewritten
    return rewritten(data, document).encode()


@contextmanager
def _extra() -> Generator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "ruamel":
            raise
        raise MissingExtra("yaml", _READING) from None


YAML = Form(
    name="yaml",
    suffixes=(".yaml", ".yml"),
    recognises=lambda _: True,
    read=_read,
    write=_write,
    into=_into,
)
