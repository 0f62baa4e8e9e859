"""In which form a document is written: as JSON or as YAML."""

from collections.abc import Callable
from os import PathLike, fspath

from okomodel.errors import InvalidValue, MissingExtra
from okomodel.formats.json import read_json
from okomodel.formats.limits import Limits
from okomodel.formats.plain import Form, Reading
from okomodel.wording import Wording

__all__ = ["form_in", "form_of", "known_form", "reader"]

_SUFFIXES = (".yaml", ".yml")
_BEGIN_OF_JSON = b'{["'
_FORM = Wording("'json' or 'yaml'", "'json' of 'yaml'")
_READING = Wording("reading YAML", "YAML lezen")


def form_of(path: str | PathLike[str]) -> Form:
    """The form of a file: YAML for ``.yaml`` and ``.yml``, JSON for all else.

    >>> form_of("Nunspeet.YML"), form_of("nunspeet.json")
    ('yaml', 'json')
    """
    return "yaml" if str(fspath(path)).lower().endswith(_SUFFIXES) else "json"


def form_in(data: bytes) -> Form:
    """The form of a text without a name: JSON where it is empty or begins as JSON does."""
    begin = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return "json" if begin in _BEGIN_OF_JSON else "yaml"


def known_form(form: str) -> Form:
    """The same form; raises :class:`okomodel.errors.InvalidValue` for one that does not exist."""
    if form == "json":
        return "json"
    if form == "yaml":
        return "yaml"
    raise InvalidValue(_FORM, form, "form")


def reader(form: Form) -> Callable[[bytes, Limits], Reading]:
    """What reads that form; raises :class:`okomodel.errors.MissingExtra` where nothing does."""
    if form == "json":
        return read_json
    try:
        from okomodel.formats.yaml.reading import read_yaml
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "ruamel":
            raise
        raise MissingExtra("yaml", _READING) from None
    return read_yaml
