"""The forms in which a document is read and written; one more is put in this table."""

from os import PathLike, fspath

from okomodel.errors import InvalidValue
from okomodel.formats.excel.form import EXCEL
from okomodel.formats.form import Form
from okomodel.formats.json import JSON
from okomodel.formats.yaml.form import YAML
from okomodel.wording import Wording

__all__ = ["FORMS", "form_in", "form_named", "form_of", "form_said", "is_only_read", "text_beside"]

FORMS = (JSON, EXCEL, YAML)
"""The last reads every text that no other recognises."""


_WRITTEN = Wording("a workbook that ends in .xlsx", "een werkboek dat eindigt op .xlsx")
_TEXT = ".txt"
"""What some editors put behind the name of a file."""


_ONLY_READ = tuple(end for form in FORMS for end in form.only_read)


def form_of(path: str | PathLike[str]) -> Form:
    """The form in which a file is written, by the end of its name: JSON where no form has that.

    Raises :class:`okomodel.errors.InvalidValue` for the end of a name of what is only read.

    >>> form_of("Nunspeet.YML").name, form_of("nunspeet.yaml.txt").name, form_of("nunspeet").name
    ('yaml', 'yaml', 'json')
    """
    name = str(fspath(path)).lower().removesuffix(_TEXT)
    if is_only_read(name):
        raise InvalidValue(_WRITTEN, name, "path")
    return next((form for form in FORMS if name.endswith(form.suffixes)), JSON)


def is_only_read(path: str | PathLike[str]) -> bool:
    """Whether a file with that name is read, but not written: a workbook of another kind.

    >>> is_only_read("dossier.xlsm"), is_only_read("dossier.xlsx")
    (True, False)
    """
    return str(fspath(path)).lower().endswith(_ONLY_READ)


def form_said(path: str | PathLike[str]) -> Form | None:
    """The form by which a file is read; None: what it holds shows that, as in ``x.yaml.txt``.

    >>> form_said("nunspeet.yaml.txt") is None
    True
    """
    is_shown = str(fspath(path)).lower().endswith(_TEXT) or is_only_read(path)
    return None if is_shown else form_of(path)


def form_in(data: bytes) -> Form:
    """The form of a text without a name."""
    return next(form for form in FORMS if form.recognises(data))


def text_beside(name: str) -> Form:
    """The first form of text that has another name.

    >>> text_beside("json").name, text_beside("yaml").name, text_beside("excel").name
    ('yaml', 'json', 'json')
    """
    return next(form for form in FORMS if form.is_text and form.name != name)


def form_named(name: str) -> Form:
    """The form with that name; raises :class:`okomodel.errors.InvalidValue` where none has it."""
    for form in FORMS:
        if form.name == name:
            return form
    known = [f"'{form.name}'" for form in FORMS]
    raise InvalidValue(Wording(" or ".join(known), " of ".join(known)), name, "form")
