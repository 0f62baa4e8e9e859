"""What is said in Dutch is Dutch, and tells as much as the English beside it."""

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from re import findall, sub
from string import Formatter
from typing import Any

import pytest

import okomodel
from okomodel.findings import Message
from okomodel.wording import Labelled, Noun, Wording

SOURCE = Path(okomodel.__file__).parent
_ENGLISH = """
a about and are at be been each for from has have its might nor not or shown than that the their
then there these they this those to until what where which who why withheld without with would
"""
ENGLISH = frozenset(_ENGLISH.split())
"""Words that no Dutch text has, but for names and keys."""
CLUMSY = frozenset({"geclaimd", "geclaimde"})
"""Words that were mended once."""


def in_code(module: str) -> Iterator[tuple[str, Wording]]:
    """The texts of a module: its own constants, and the labels of its enumerations."""
    for name, value in vars(import_module(module)).items():
        where = f"{module}.{name}"
        if isinstance(value, type) and issubclass(value, Labelled):
            yield from ((f"{where}.{one.name}", Wording(one.en, one.nl)) for one in value)
        else:
            yield from ((where, one) for one in held(value))


def held(value: object) -> Iterator[Wording]:
    """The texts in a constant, however they are kept."""
    if isinstance(value, Wording):
        yield value
    elif isinstance(value, Noun):
        yield from (value.one, value.more)
    elif isinstance(value, Message):
        yield from (value.message, value.hint)
    elif isinstance(value, dict):
        yield from among(value.values())
    elif isinstance(value, tuple | list):
        yield from among(value)


def among(values: Iterable[object]) -> Iterator[Wording]:
    for one in values:
        yield from held(one)


def in_table(table: Mapping[str, Any], where: str) -> Iterator[tuple[str, Wording]]:
    """The texts of a table in TOML: wherever ``en`` and ``nl`` stand side by side."""
    if isinstance(table.get("en"), str) and isinstance(table.get("nl"), str):
        yield where, Wording(table["en"], table["nl"])
    for name, value in table.items():
        if isinstance(value, dict):
            yield from in_table(value, f"{where} {name}")


def every_text() -> Iterator[tuple[str, Wording]]:
    for module in walk_packages([str(SOURCE)], "okomodel."):
        if not module.name.endswith("__main__"):
            yield from in_code(module.name)
    for file in sorted(SOURCE.rglob("*.toml")):
        yield from in_table(tomllib.loads(file.read_text("utf-8")), file.stem)


TEXTS = {text: where for where, text in reversed([*every_text()])}
"""Each text once, with where it was found first."""

each_text = pytest.mark.parametrize(
    "text", TEXTS, ids=[where.replace(" ", "-") for where in TEXTS.values()]
)


def words(dutch: str) -> set[str]:
    """The words of a Dutch text, without code, keys, placeholders and what is quoted."""
    told = sub(r"`[^`]*`|\{[^}]*\}|\"[^\"]*\"|\([a-z]+\)|[\w.]*[_./=:-]+\w[\w.]*", " ", dutch)
    return {one.lower() for one in findall(r"[^\W\d_]+", told)}


def params(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_there_are_texts_of_every_kind() -> None:
    where = {*TEXTS.values()}
    assert len(where) > 1000
    assert {"okomodel.pages.progress._HOW", "action ACT01 message hint", "progress"} <= where
    assert any(one.endswith(".Verdict.WITHHELD") for one in where)


def test_a_word_of_english_is_found() -> None:
    assert words("een cijfer is not getoond") & ENGLISH == {"not"}
    assert words("zie `the` {to} done_by, --not") & ENGLISH == set()


@each_text
def test_a_dutch_text_has_no_english_words(text: Wording) -> None:
    assert not words(text.nl) & (ENGLISH | CLUMSY), text.nl


@each_text
def test_both_languages_have_the_same_placeholders(text: Wording) -> None:
    try:
        english, dutch = params(text.en), params(text.nl)
    except ValueError:  # braces that are just braces
        assert text.en.count("{") == text.nl.count("{")
    else:
        assert english == dutch


@each_text
def test_what_is_said_in_one_language_is_said_in_the_other(text: Wording) -> None:
    assert bool(text.en.strip()) == bool(text.nl.strip())


def test_every_field_of_the_format_is_called_something_in_dutch() -> None:
    with (SOURCE / "model" / "fields.csv").open(encoding="utf-8", newline="") as file:
        for row in list(csv.reader(file))[1:]:
            assert row[1].strip()
            assert row[2].strip()
            assert not words(row[2]) & ENGLISH, row
