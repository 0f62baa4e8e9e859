"""The README and docs are what people try first: their lines run, and give what they say."""

from pathlib import Path
from re import DOTALL, findall
from shutil import copytree

import pytest

from docs.make_tables import TABLES, renewed

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own with the examples in it, as a reader has it."""
    copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_first_notebook_lines_run_one_after_another(folder: Path) -> None:
    assert len(_promises(ROOT / "README.md")) >= 10
    assert (folder / "mijn-gemeente.json").read_bytes().startswith(b'{\n  "okomodel": "1.0",')


@each_page
@pytest.mark.usefixtures("folder")
def test_what_a_page_shows_is_so(page: Path) -> None:
    promised = _promises(page)
    assert [said for said, _ in promised] == [came for _, came in promised]


@pytest.mark.parametrize("name", ["rules.md", "cycle.md"])
def test_a_guide_has_examples(name: str) -> None:
    assert len(_blocks(ROOT / "docs" / name, "python")) >= 4


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


def _blocks(page: Path, language: str) -> list[str]:
    return findall(rf"```{language}\n(.*?)```", page.read_text("utf-8"), DOTALL)


def _promises(page: Path) -> list[tuple[str, str]]:
    """What a page says that its lines give, and what they gave, one block after another."""
    for block in _blocks(page, "toml"):
        name, _, _ = block.removeprefix("# ").partition("\n")
        Path(name).write_text(block, encoding="utf-8")
    notebook: dict[str, object] = {}
    blocks = _blocks(page, "python")
    return [promise for block in blocks for promise in _run(block, page.name, notebook)]


def _run(block: str, name: str, notebook: dict[str, object]) -> list[tuple[str, str]]:
    """Run a block; give what each commented line says and what it came to."""
    exec(compile(block, name, "exec"), notebook)
    commented = [line.partition("  # ") for line in block.splitlines() if "  # " in line]
    return [(said.strip(), repr(eval(code, notebook))) for code, _, said in commented]
