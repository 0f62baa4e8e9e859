"""The README and docs are what people read first: what they show is so, and they lead somewhere.

Their examples are tests of their own, which Sybil finds; `tests/documentation.py` runs them.
"""

import tomllib
from collections import Counter
from inspect import isclass
from pathlib import Path
from re import DOTALL, MULTILINE, findall

import attrs
import pytest
from sphinx.pycode import ModuleAnalyzer
from sybil import Document
from sybil.example import SybilFailure

import okomodel
from docs.at_home import fetched
from docs.make_tables import TABLES, glossary, renewed
from okomodel import calendar, charts, lifecycle, model, tables
from tests.documentation import DUTCH, NOT_RUN, ROOT, SYBIL, differs, extras, outcome, promises

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
DUTCH_PAGES = [page for page in PAGES if DUTCH in page.parents and page.parent.name != "notebooks"]
SHOWN = {"python", "text", "console", "toml", "yaml", "json", ""}
"""The languages of blocks that are shown; only a block without language is neither run nor read."""

WIDEST = 90
"""How many columns of a block can be seen without moving it sideways."""

each_page = pytest.mark.parametrize(
    "page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix()
)


def page_that_says(folder: Path, text: str) -> Document:
    page = folder / "page.md"
    page.write_text(text, encoding="utf-8")
    return SYBIL.parse(page)


def run(page: Document) -> None:
    for example in page.examples():
        example.evaluate()


# ------------------------------------------------------------------------------ what is on a page


@each_page
def test_the_tables_of_a_page_are_current(page: Path) -> None:
    """They are written by `make tables`."""
    text = page.read_text("utf-8")
    assert renewed(text) == text


def test_every_table_stands_on_a_page() -> None:
    told = "".join(page.read_text("utf-8") for page in PAGES)
    assert sorted(findall("<!-- table: ([a-z]+) -->", told)) == sorted(TABLES)


@each_page
def test_a_page_links_to_what_is_there(page: Path) -> None:
    links = findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@each_page
def test_a_page_shows_only_what_is_run_or_read(page: Path) -> None:
    blocks = findall(r"^```([^\n{]*)$(?:.*?)^```$", page.read_text("utf-8"), DOTALL | MULTILINE)
    assert set(blocks) <= SHOWN


@each_page
def test_what_is_shown_fits_beside_the_contents(page: Path) -> None:
    blocks = findall(
        r"^```(?:python|toml|yaml)\n(.*?)^```$", page.read_text("utf-8"), DOTALL | MULTILINE
    )
    told = findall(r"^```console\n(.*?)^```$", page.read_text("utf-8"), DOTALL | MULTILINE)
    lines = [line for block in blocks for line in block.splitlines()]
    lines += [line for block in told for line in block.splitlines() if line.startswith("$ ")]
    assert [line for line in lines if len(line) > WIDEST] == []


@pytest.mark.parametrize("page", DUTCH_PAGES, ids=lambda page: page.relative_to(DUTCH).as_posix())
def test_a_dutch_page_shows_the_commands_of_its_twin(page: Path) -> None:
    """Whoever changes one changes the other."""
    twin = ROOT / "docs" / page.relative_to(DUTCH)
    commands, of_twin = (
        set(findall(r"^\$ (okomodel \w+)", one.read_text("utf-8"), MULTILINE))
        for one in (page, twin)
    )
    assert of_twin <= commands


@pytest.mark.parametrize("folder", ["how-to", "explanation"])
def test_a_guide_has_examples(folder: str) -> None:
    for page in sorted((ROOT / "docs" / folder).glob("*.md")):
        if page.stem not in {"index", "house"}:
            assert len(list(SYBIL.parse(page).examples())) >= 2, page


def test_the_readme_shows_the_library_at_work() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    blocks = findall(r"```python\n(.*?)```", text, DOTALL)
    assert sum(len(promises(block)) for block in blocks) >= 10


# ----------------------------------------------------------------------------------- the reference


def test_every_public_name_stands_in_the_reference_once() -> None:
    pages = sorted((ROOT / "docs" / "reference").rglob("*.md"))
    told = "".join(page.read_text("utf-8") for page in pages)
    documented = Counter(
        findall(r"^\.\. (?:auto\w+|py:data):: okomodel\.([\w.]+)$", told, MULTILINE)
    )
    rooms = {"calendar", "charts", "lifecycle", "schedule", "tables"}
    public = {name for name in okomodel.__all__ if name not in rooms}
    public |= {"lifecycle." + name for name in lifecycle.__all__}
    public |= {"tables." + name for name in tables.__all__}
    public |= {"charts." + name for name in charts.__all__}
    public |= {"calendar." + name for name in calendar.__all__}
    public |= {"schedule." + name for name in ("Due", "due")}
    assert public - documented.keys() == set()
    assert [name for name, times in documented.items() if times > 1] == []


def test_every_field_of_a_document_says_what_it_holds() -> None:
    entities = [thing for thing in vars(model).values() if isclass(thing) and attrs.has(thing)]
    assert len(entities) >= 20
    for entity in entities:
        told = ModuleAnalyzer.for_module(entity.__module__).find_attr_docs()
        for field in attrs.fields(entity):
            assert (entity.__name__, field.name) in told


def test_a_word_of_the_glossary_that_is_a_label_reads_as_the_label() -> None:
    labels = [word for word in glossary() if word["label_of"]]
    assert len(labels) >= 15
    for word in labels:
        kind, _, value = word["label_of"].partition(".")
        label = getattr(okomodel, kind)(value)
        assert (word["nl"], word["en"]) == (label.label("nl"), label.label("en"))


def test_the_glossary_is_in_the_order_of_the_dutch_words() -> None:
    words = [word["nl"].casefold() for word in glossary()]
    assert words == sorted(words)
    assert all(word["en"] and word["meaning"] and word["meaning_nl"] for word in glossary())


# --------------------------------------------------------------------- how what is shown is judged


def test_a_value_that_is_not_as_promised_is_seen() -> None:
    assert [*outcome("x = 1\nx + 1  # 2\n", {})] == []
    assert [*outcome("x = 1\nx + 1  # 3\n", {})] == [
        "x + 1\n  promised: 3\n  came:     2",
    ]


@pytest.mark.parametrize("line", ["x = 1  # one", "x = [\n    1,  # one\n]"])
def test_a_comment_that_no_value_can_keep_is_seen(line: str) -> None:
    assert len([*outcome(line, {})]) == 1


def test_a_comment_on_its_own_line_promises_nothing() -> None:
    assert promises("# one\nx = 1\n    # two\n") == {}
    assert promises("f('  # no')  # 'yes'") == {1: "'yes'"}


def test_what_is_printed_stands_under_it(tmp_path: Path) -> None:
    said = "```python\nprint('one')\n```\n\n```text\n{}\n```\n"
    run(page_that_says(tmp_path, said.format("one")))
    with pytest.raises(SybilFailure, match="the page shows\ntwo"):
        run(page_that_says(tmp_path, said.format("two")))


def test_text_without_anything_printed_is_seen(tmp_path: Path) -> None:
    with pytest.raises(SybilFailure):
        run(page_that_says(tmp_path, "```text\none\n```\n"))


def test_three_dots_stand_for_any_lines() -> None:
    assert differs("one\n...\nfour", "one\ntwo\nthree\nfour") == ""
    assert differs("one\n...\nfour", "one\ntwo\nthree") != ""
    assert differs("...", "") != ""


def test_a_command_is_run_and_says_what_is_shown(tmp_path: Path) -> None:
    asked = "```console\n$ okomodel rules --lang {} | head -n 1\n{}\n```\n"
    run(page_that_says(tmp_path, asked.format("en", "Rules")))
    with pytest.raises(SybilFailure, match="what came is"):
        run(page_that_says(tmp_path, asked.format("nl", "Rules")))


def test_a_command_with_nothing_under_it_has_to_succeed(tmp_path: Path) -> None:
    with pytest.raises(SybilFailure, match="ends with 2"):
        run(page_that_says(tmp_path, "```console\n$ okomodel explain NO99\n```\n"))


def test_what_is_installed_on_a_page_can_be_installed(tmp_path: Path) -> None:
    run(page_that_says(tmp_path, '```console\n$ pip install "okomodel[cli,testing]"\n```\n'))
    with pytest.raises(SybilFailure, match=r"no extra \{'cly'\}"):
        run(page_that_says(tmp_path, '```console\n$ pip install "okomodel[cly]"\n```\n'))


def test_only_what_changes_the_environment_is_not_run() -> None:
    assert NOT_RUN == ("pip install ", "python -m venv ", ". .venv/bin/activate")


@pytest.mark.parametrize(
    ("page", "addresses"),
    [
        ('<a href="https://example.org">followed by whoever wants to</a>', []),
        ('<script src="_static/furo.js"></script><img src="one.png">', []),
        ('<link rel="stylesheet" href="https://a.example/b.css">', ["https://a.example/b.css"]),
        ('<link rel="canonical" href="https://a.example/page.html">', []),
        ('<script src="//a.example/b.js"></script>', ["//a.example/b.js"]),
        ("<style>@import url(https://a.example/c.css);</style>", ["https://a.example/c.css"]),
        ('<p style="background: url(//a.example/d.png)">', ["//a.example/d.png"]),
    ],
)
def test_what_a_built_page_would_fetch_from_elsewhere_is_seen(
    page: str, addresses: list[str]
) -> None:
    assert fetched(page) == addresses


def test_the_extras_are_those_of_the_project() -> None:
    assert {"cli", "testing", "all"} <= extras((ROOT / "pyproject.toml").read_text("utf-8"))


def test_a_block_is_a_file_or_the_end_of_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = (
        "```toml\n# mine.toml\none = 1\n```\n\n```toml\n# at the end of mine.toml\ntwo = 2\n```\n"
    )
    run(page_that_says(tmp_path, said))
    text = (tmp_path / "mine.toml").read_text("utf-8")
    assert tomllib.loads(text) == {"one": 1, "two": 2}


def test_a_document_on_a_page_has_to_load(tmp_path: Path) -> None:
    with pytest.raises(okomodel.DocumentError):
        run(page_that_says(tmp_path, '```json\n{"okomodel": "1.0", "dossier": {}}\n```\n'))
