"""Survey files: SPSS, CSV and Parquet, also those that are larger than memory."""

import csv
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol, final

import attrs

from okomodel.errors import InvalidValue
from okomodel.model import Measures
from okomodel.reference.indicator import indicators, measures_of
from okomodel.survey.columns import BACKGROUND
from okomodel.survey.extra import extra
from okomodel.survey.planning import Request, Source
from okomodel.survey.refusal import SurveyError, refused
from okomodel.wording import Wording

__all__ = ["SurveyFile", "opened"]

_ROWS = 50_000
"""So many rows of an SPSS file are read at once."""

_SPSS, _TEXT, _PARQUET = (".sav", ".zsav"), (".csv", ".tsv"), (".parquet",)
_EXPECTS = Wording(
    "a survey file: .sav, .zsav, .csv, .tsv or .parquet",
    "een bestand met antwoorden: .sav, .zsav, .csv, .tsv of .parquet",
)
_CANNOT = Wording("it cannot be read: {reason}", "het is niet te lezen: {reason}")
_NOT_UTF_8 = Wording(
    "its text is not encoded as UTF-8", "de tekst ervan is niet gecodeerd als UTF-8"
)
_AS_UTF_8 = Wording(
    'Save it again as "CSV UTF-8"', 'Sla het opnieuw op als "CSV UTF-8 (door komma\'s gescheiden)"'
)
_NO_SPSS = Wording(
    "it is no SPSS file, or it is damaged", "het is geen SPSS-bestand, of het is beschadigd"
)
_DELIMITERS = (",", ";", "\t")
_NAMES = Wording(
    "its first line does not name each column once: {found}",
    "de eerste regel noemt niet elke kolom één keer: {found}",
)
_EMPTY = Wording("it is empty", "het is leeg")
_NO_NUMBERS = Wording(
    "these values are no numbers: {found}", "deze waarden zijn geen getallen: {found}"
)
_FILES = Wording("reading a survey file", "een bestand met antwoorden lezen")


class SurveyFile(Protocol):
    """A file that is open."""

    def source(self, request: Request) -> Source:
        """Its answers, as a request needs them."""
        ...

    def progress(self) -> float | None:
        """How much of it has been read, from 0 to 1; None: that is not known."""
        ...


@contextmanager
def opened(path: str | Path) -> Generator[SurveyFile]:
    """A survey file, by the end of its name: SPSS, CSV (UTF-8, as wide as it is) or Parquet.

    Raises ``OSError`` where there is no such file, :class:`okomodel.InvalidValue` for another kind
    of file, :class:`okomodel.MissingExtra` without what reads it, and
    :class:`okomodel.survey.refusal.SurveyError` for what cannot be read.
    """
    name = str(path).lower()
    with Path(path).open("rb") as file:  # what cannot be opened is said as of any file
        if not file.read(1):
            raise refused(Path(path).name, _EMPTY)
    if name.endswith(_SPSS):
        yield from _spss(str(path))
    elif name.endswith((*_TEXT, *_PARQUET)):
        yield from _tabular(str(path), is_text=name.endswith(_TEXT))
    else:
        raise InvalidValue(_EXPECTS, str(path), "file")


# ------------------------------------------------------------------------------ CSV and Parquet


def _tabular(path: str, *, is_text: bool) -> Iterator[SurveyFile]:
    duckdb = extra("duckdb", _FILES)
    with duckdb.connect() as connection:
        connection.execute("SET enable_progress_bar = true; SET enable_progress_bar_print = false")
        try:
            yield _Table(path, connection, is_text)
        except duckdb.Error as error:
            raise _unreadable(path, error) from None


@final
@attrs.frozen
class _Table:
    path: str
    connection: Any
    is_text: bool

    def source(self, request: Request) -> Source:
        """Its answers; all of a CSV is text, for what a column holds is asked of every row."""
        if not self.is_text:
            return Source.of(self.connection.read_parquet(self.path))
        delimiter, names = _header(self.path)
        table = self.connection.read_csv(
            self.path,
            auto_detect=False,
            header=True,
            delimiter=delimiter,
            quotechar='"',
            escapechar='"',
            columns=dict.fromkeys(names, "VARCHAR"),
        )
        numbers = [name for name in table.columns if _is_number(name, request)]
        return Source.of(self._with_numbers(table, numbers))

    def progress(self) -> float | None:
        done = self.connection.query_progress()
        return done / 100 if done >= 0 else None

    def _with_numbers(self, table: Any, names: Sequence[str]) -> Any:
        for name in names:
            odd = table.filter(f"{_filled(name)} IS NOT NULL AND {_number(name)} IS NULL")
            found = odd.select(_quoted(name)).distinct().limit(5).fetchall()
            if found:
                raise refused(name, _NO_NUMBERS, found=[value for (value,) in found])
        replaced = ", ".join(f"{_number(name)} AS {_quoted(name)}" for name in names)
        return table.project(f"* REPLACE ({replaced})") if names else table


def _header(path: str) -> tuple[str, list[str]]:
    """What stands between the columns of a CSV, and their names: its first line says both.

    To guess them from more lines would pass over lines that do not fit.
    """
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            first = file.readline()
    except UnicodeDecodeError:
        raise refused(Path(path).name, _NOT_UTF_8, _AS_UTF_8) from None
    delimiter = max(_DELIMITERS, key=first.count)
    names = next(csv.reader([first], delimiter=delimiter), [])
    twice = [name for name, times in Counter(map(str.upper, names)).items() if times > 1]
    if twice or not all(names):
        raise refused(Path(path).name, _NAMES, found=twice or [""])
    return delimiter, names


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _filled(name: str) -> str:
    from okomodel.survey.answers import EMPTY

    empty = ", ".join(f"'{one}'" for one in EMPTY)
    return f"CASE WHEN trim({_quoted(name)}) NOT IN ({empty}) THEN {_quoted(name)} END"


def _number(name: str) -> str:
    """A text as a number, with a point or a comma before its decimals."""
    return f"TRY_CAST(replace({_filled(name)}, ',', '.') AS DOUBLE)"


def _is_number(name: str, request: Request) -> bool:
    said = request.columns.get(name) or name.upper()
    own = {one.code: one for one in request.indicators}
    is_weight = (request.weight or "").upper() == name.upper()
    return is_weight or measures_of(said, own) is Measures.MEAN


# ----------------------------------------------------------------------------------------- SPSS


def _spss(path: str) -> Iterator[SurveyFile]:
    spss = extra("pyreadstat", _FILES)
    try:
        _, meta = spss.read_sav(path, metadataonly=True)
        yield _Spss(path, spss, meta)
    except (spss.ReadstatError, spss.PyreadstatError):
        raise refused(Path(path).name, _NO_SPSS) from None


@final
@attrs.define
class _Spss:
    path: str
    package: Any
    meta: Any
    done: int = 0

    def source(self, request: Request) -> Source:
        """Only the columns that say something are read."""
        import narwhals as nw

        types = self.meta.readstat_variable_types
        of = {"string": nw.String()}
        schema = {name: of.get(types[name], nw.Float64()) for name in self.meta.column_names}
        return Source(schema, lambda: self._frames([*_needed(schema, request)]))

    def progress(self) -> float | None:
        rows = self.meta.number_rows
        return min(self.done / rows, 1.0) if rows else None

    def _frames(self, names: list[str]) -> Iterator[Any]:
        import narwhals as nw

        arrow = extra("pyarrow", _FILES)
        self.done = 0
        pieces = self.package.read_file_in_chunks(
            self.package.read_sav,
            self.path,
            chunksize=_ROWS,
            usecols=names,
            output_format="dict",
            disable_datetime_conversion=True,
        )
        for piece, _ in pieces:
            table = arrow.table({name: _column(arrow, piece[name]) for name in names})
            yield nw.from_native(table).lazy()
            self.done += table.num_rows


def _column(arrow: Any, values: Any) -> Any:
    return arrow.array(values, from_pandas=True)


def _needed(names: Iterable[str], request: Request) -> Iterator[str]:
    known = {*BACKGROUND, *(one.code for one in request.indicators), request.weight or ""}
    known = {one.upper() for one in known}
    for name in names:
        code = name.upper()
        if code in known or name in request.columns or indicators.ever(code):
            yield name


def _unreadable(path: str, error: Exception) -> SurveyError:
    if "utf-8" in str(error).lower():
        return refused(Path(path).name, _NOT_UTF_8, _AS_UTF_8)
    reason = str(error).strip().splitlines()[0]
    return refused(Path(path).name, _CANNOT, reason=reason)
