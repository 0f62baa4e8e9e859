"""Every table has the same columns and types for any document, and the same values everywhere."""

import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from inspect import signature
from typing import Any, get_type_hints

import attrs
import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa  # type: ignore[import-untyped] # it carries no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from okomodel import (
    Dossier,
    InvalidType,
    InvalidValue,
    Measurement,
    MissingExtra,
    MissingPackage,
    Participation,
    Programme,
    SurveyRound,
    tables,
)
from okomodel.tables import Column, ColumnType, Table
from okomodel.testing import samples
from okomodel.values.partial_date import PartialDate
from okomodel.wording import Wording
from tests.tables.told import EMPTY, PYTHON, TABLES, Document, documents, few

each_table = pytest.mark.parametrize("name", TABLES)
each_backend = pytest.mark.parametrize("backend", ["polars", "pandas", "pyarrow"])

POLARS = {
    "text": pl.String(),
    "integer": pl.Int64(),
    "float": pl.Float64(),
    "boolean": pl.Boolean(),
    "date": pl.Date(),
}
ARROW = {
    "text": pa.string(),
    "integer": pa.int64(),
    "float": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}
PANDAS = {
    "text": "string",
    "integer": "Int64",
    "float": "Float64",
    "boolean": "boolean",
    "date": "datetime64[us]",
}
DUCKDB = {
    "text": "VARCHAR",
    "integer": "BIGINT",
    "float": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
}
Rows = list[dict[str, Any]]


def types(table: Table) -> dict[str, str]:
    return {column.name: column.type.value for column in table.columns}


# ------------------------------------------------------------------------ each reader's own rows


def by_polars(table: Table) -> Rows:
    return pl.DataFrame(table).to_dicts()


def by_pyarrow(table: Table) -> Rows:
    rows: Rows = pa.table(table).to_pylist()
    return rows


def by_duckdb(table: Table) -> Rows:
    found = in_duckdb(table)
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def in_duckdb(t: Table) -> duckdb.DuckDBPyRelation:  # noqa: ARG001 - found by its name
    relation = duckdb.sql("from t")
    assert relation is not None
    return relation


def by_pandas(table: Table) -> Rows:
    frame = pd.DataFrame(table.to_dicts(), columns=[c.name for c in table.columns], dtype="object")
    return list(of_pandas(frame))


def to_polars(table: Table) -> Rows:
    return table.to_frame("polars").to_dicts()


def to_pyarrow(table: Table) -> Rows:
    rows: Rows = table.to_frame("pyarrow").to_pylist()
    return rows


def to_pandas(table: Table) -> Rows:
    return list(of_pandas(table.to_frame("pandas")))


def of_pandas(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    for row in frame.to_dict("records"):
        yield {str(name): _from_pandas(value) for name, value in row.items()}


def _from_pandas(value: Any) -> Any:
    if value is None or pd.isna(value):
        return None
    return value.date() if isinstance(value, datetime) else value


READERS: list[Callable[[Table], Rows]] = [
    by_polars,
    by_pyarrow,
    by_duckdb,
    by_pandas,
    to_polars,
    to_pyarrow,
    to_pandas,
]


# ------------------------------------------------------------------------------ columns and types


@each_table
@few
@given(document=documents())
def test_columns_and_types_are_the_same_for_every_document(name: str, document: Document) -> None:
    table = TABLES[name](document)
    assert table.name == name
    for empty in EMPTY:
        assert table.columns == TABLES[name](empty).columns


@each_table
@few
@given(document=documents())
def test_a_value_is_plain_python_of_the_type_of_its_column(name: str, document: Document) -> None:
    table = TABLES[name](document)
    for row in table.rows:
        for value, column in zip(row, table.columns, strict=True):
            assert value is None or type(value) is PYTHON[column.type.value]


@each_table
@few
@given(document=documents())
def test_every_partial_date_lies_between_its_earliest_and_latest(
    name: str, document: Document
) -> None:
    table = TABLES[name](document)
    partial = [one.name for one in table.columns if f"{one.name}_earliest" in types(table)]
    partial = [one for one in partial if one != "reached"]  # a span where only "done by" is known
    for row in table:
        for text in partial:
            if row[text] is None:
                assert (row[f"{text}_earliest"], row[f"{text}_latest"]) == (None, None)
            else:
                assert row[f"{text}_earliest"] <= row[f"{text}_latest"]
                when = PartialDate(row[text])
                assert (row[f"{text}_earliest"], row[f"{text}_latest"]) == (
                    when.earliest,
                    when.latest,
                )


@each_table
def test_a_column_says_what_it_means_in_both_languages(name: str) -> None:
    for column in TABLES[name](EMPTY[0]).columns:
        said = column.description
        assert said.en
        assert said.nl
        assert said.en != said.nl or said.en == "status"


@each_table
def test_the_names_of_columns_are_plain_and_differ(name: str) -> None:
    columns = [column.name for column in TABLES[name](EMPTY[0]).columns]
    assert len({*columns}) == len(columns)
    assert all(one.isidentifier() and one.islower() for one in columns)
    assert columns[:2] == ["dossier", "dossier_name"]
    assert columns[-1] == "path"


@each_table
def test_a_table_is_made_by_the_function_that_has_its_name(name: str) -> None:
    function = getattr(tables, name)
    assert name in tables.__all__
    assert get_type_hints(function)["return"] is Table
    assert next(iter(signature(function).parameters)) == "document"


@each_table
@pytest.mark.parametrize("wrong", [None, "dossier", {}, [], 1, EMPTY])
def test_what_is_no_document_is_refused(name: str, wrong: Any) -> None:
    with pytest.raises(InvalidType, match="document expects a Dossier or a Programme"):
        TABLES[name](wrong)


# ------------------------------------------------------------------- the same, whoever reads it


@each_table
@few
@given(document=documents())
def test_every_reader_has_the_same_values(name: str, document: Document) -> None:
    table = TABLES[name](document)
    for reader in READERS:
        assert reader(table) == table.to_dicts(), reader.__name__


@each_table
@few
@given(document=documents() | st.sampled_from(EMPTY))
def test_every_reader_has_the_types_of_the_columns(name: str, document: Document) -> None:
    table = TABLES[name](document)
    told = types(table)
    for frame in (pl.DataFrame(table), table.to_frame("polars")):
        assert dict(frame.schema) == {one: POLARS[kind] for one, kind in told.items()}
    for arrow in (pa.table(table), table.to_frame("pyarrow")):
        assert arrow.schema == pa.schema([(one, ARROW[kind]) for one, kind in told.items()])
    dtypes = {str(one): str(dtype) for one, dtype in table.to_frame("pandas").dtypes.items()}
    assert dtypes == {one: PANDAS[kind] for one, kind in told.items()}
    relation = in_duckdb(table)
    assert dict(zip(relation.columns, map(str, relation.types), strict=True)) == {
        one: DUCKDB[kind] for one, kind in told.items()
    }


@each_table
def test_a_table_can_be_read_more_than_once(name: str) -> None:
    table = TABLES[name](samples.programme())
    assert len(pl.DataFrame(table)) == len(pl.DataFrame(table)) == len(table)
    relation = in_duckdb(table)
    assert relation.fetchall() == relation.fetchall()
    assert len(relation.fetchall()) == len(table)


def test_a_reader_may_wish_for_other_types() -> None:
    table = tables.budget(samples.programme())
    wish = pa.schema(
        [
            (one.name, pa.large_string() if one.type == "text" else ARROW[one.type.value])
            for one in table.columns
        ]
    )
    assert pa.table(table, schema=wish).schema == wish


HARD = [
    "",
    " ",
    '"quoted", with a comma',
    "it's",
    "two\nlines\r\nand\ttab",
    "nul \0 inside",
    "😀👩‍👩‍👧 naïve Ĳ",
    "\u202eright to left",
    "NULL",
    "nan",
    "2023-01-01",
    "x" * 10_000,
]


@pytest.mark.parametrize("reader", READERS)
def test_texts_survive_whatever_is_in_them(reader: Callable[[Table], Rows]) -> None:
    claims = [Participation(status="supported", since="2023", note=text) for text in HARD]
    dossier = Dossier(id="x", name="X", municipalities=["GM0302"], participation=claims)
    assert [row["note"] for row in reader(tables.participation(dossier))] == HARD


@pytest.mark.parametrize("reader", READERS)
def test_large_numbers_survive_beside_missing_ones(reader: Callable[[Table], Rows]) -> None:
    figures = [
        Measurement(indicator="SOROK3A3", base=1_000_000_000, count=999_999_999),
        Measurement(indicator="SOROK3A3", base=0, withheld=True),
    ]
    one = SurveyRound(id="r", year=2023, instrument="oko", measurements=figures)
    dossier = Dossier(id="x", name="X", municipalities=["GM0302"], rounds=[one])
    rows = reader(tables.measurements(dossier, policy=None))
    assert [(row["base"], row["count"]) for row in rows] == [(10**9, 10**9 - 1), (0, None)]
    assert type(rows[0]["count"]) is int


@pytest.mark.parametrize("reader", READERS)
def test_the_first_and_the_last_day_survive(reader: Callable[[Table], Rows]) -> None:
    claims = [Participation(status="supported", since=since) for since in ("1900", "2199-12-31")]
    dossier = Dossier(id="x", name="X", municipalities=["GM0302"], participation=claims)
    rows = reader(tables.participation(dossier))
    assert rows[0]["since_earliest"] == date(1900, 1, 1)
    assert rows[1]["since_latest"] == date(2199, 12, 31)


@each_table
def test_a_register_of_five_hundred_dossiers_is_one_table(name: str, voorbeeldam: Dossier) -> None:
    many = [attrs.evolve(voorbeeldam, id=f"d{number}") for number in range(500)]
    table = TABLES[name](Programme(id="oko", name="OKO", dossiers=many))
    frame = pl.DataFrame(table)
    assert len(frame) == len(table) >= 500 * len(TABLES[name](voorbeeldam)) > 0
    assert frame["dossier"].n_unique() == 500
    assert name == "findings" or frame["path"].n_unique() == len(frame)


def test_tables_join_on_their_ids() -> None:
    register = samples.programme()
    actions, budget = tables.actions(register), tables.budget(register)
    joined = duckdb.sql(
        "select sum(amount) from actions join budget using (dossier, cycle, action)"
    )
    assert joined is not None
    assert joined.fetchall() == [(sum(row["amount"] for row in budget),)]
    assert len(actions) > 0


def test_pandas_takes_the_rows_themselves() -> None:
    table = tables.budget(samples.programme())
    assert pd.DataFrame(table.to_dicts())["amount"].sum() == sum(row["amount"] for row in table)


# ------------------------------------------------------------------------------------ one's own


def test_a_table_counts_and_gives_its_rows() -> None:
    table = tables.budget(samples.programme())
    assert len(table) == len(table.rows) == len(list(table)) == len(table.to_dicts())
    assert list(table) == table.to_dicts()


def test_what_is_done_to_a_row_leaves_the_table_as_it_is() -> None:
    table = tables.budget(samples.programme())
    row = table.to_dicts()[0]
    row["amount"] = -1
    assert table.to_dicts()[0]["amount"] >= 0


def test_equal_documents_give_equal_tables() -> None:
    one, other = (tables.budget(samples.programme()) for _ in range(2))
    assert one == other
    assert hash(one) == hash(other)
    assert one != tables.actions(samples.programme())


@each_table
@pytest.mark.parametrize("document", [*EMPTY, samples.programme()])
def test_a_repr_is_one_short_line(name: str, document: Document) -> None:
    table = TABLES[name](document)
    assert repr(table).startswith(f"<Table {name}: {len(table)} row")
    assert len(repr(table)) <= 200
    assert "\n" not in repr(table)
    assert repr(table).endswith(">")


def test_one_row_is_no_rows() -> None:
    year = Column("year", ColumnType.INTEGER, Wording("year", "jaar"))
    assert repr(Table("t", (year,), [(1,)])) == "<Table t: 1 row, 1 column: year>"


# ---------------------------------------------------------------------------- what cannot be done


@pytest.mark.parametrize("backend", ["excel", "", "Polars", "dask"])
def test_another_backend_is_refused_naming_the_three(backend: str) -> None:
    with pytest.raises(InvalidValue, match="one of polars, pandas, pyarrow") as caught:
        tables.budget(EMPTY[0]).to_frame(backend)
    assert repr(backend) in str(caught.value)


@pytest.mark.parametrize("backend", [None, 1, pl, ["polars"]])
def test_a_backend_is_named_by_its_text(backend: Any) -> None:
    with pytest.raises(InvalidType, match="one of polars, pandas, pyarrow"):
        tables.budget(EMPTY[0]).to_frame(backend)


@each_backend
def test_without_the_extra_a_frame_names_it_in_one_line(
    backend: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "narwhals", None)
    with pytest.raises(MissingExtra) as caught:
        tables.budget(EMPTY[0]).to_frame(backend)
    assert str(caught.value) == 'to_frame needs the extra "frames": pip install "okomodel[frames]"'


def test_without_the_extra_an_arrow_stream_names_it_in_one_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "nanoarrow", None)
    with pytest.raises(MissingExtra) as caught:
        pa.table(tables.budget(EMPTY[0]))
    assert str(caught.value) == (
        'an Arrow stream needs the extra "frames": pip install "okomodel[frames]"'
    )


@each_backend
def test_a_backend_that_is_not_installed_is_named_in_one_line(
    backend: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, backend, None)
    with pytest.raises(MissingPackage) as caught:
        tables.budget(EMPTY[0]).to_frame(backend)
    assert str(caught.value) == (
        f'to_frame("{backend}") needs the package {backend}: pip install {backend}'
    )


@pytest.mark.parametrize("package", ["narwhals", "pandas"])
def test_a_package_that_is_broken_says_so_itself(
    package: str, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmp_path.joinpath(f"{package}.py").write_text("import something_that_it_lacks\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, package)
    with pytest.raises(ModuleNotFoundError, match="something_that_it_lacks") as caught:
        tables.budget(EMPTY[0]).to_frame("pandas")
    assert type(caught.value) is ModuleNotFoundError


def test_without_any_extra_there_are_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    for package in ("narwhals", "nanoarrow", "polars", "pandas", "pyarrow", "duckdb"):
        monkeypatch.setitem(sys.modules, package, None)
    rows = tables.budget(samples.programme()).to_dicts()
    assert {row["kind"] for row in rows} <= {"incidental", "structural"}
    assert rows
