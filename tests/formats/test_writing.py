"""A document is written whole or not at all."""

from os import umask
from pathlib import Path
from stat import S_IMODE
from typing import Any

import pytest

from okomodel.errors import InvalidType, SaveError
from okomodel.formats import dump, dumps, load, to_dict
from okomodel.model import AgeRange, Dossier, Programme

OLD = Dossier(id="x", name="Oud", municipalities=["GM0302"])
NEW = Dossier(id="x", name="Nieuw", municipalities=["GM0302"], notes="é" * 10_000)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "document.json"


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def test_what_is_dumped_is_what_dumps_says(path: Path) -> None:
    dump(NEW, path)
    assert path.read_bytes() == dumps(NEW).encode()
    assert load(path) == NEW
    dump(OLD, str(path))
    assert load(path) == OLD
    assert names(path.parent) == ["document.json"]


def test_a_new_file_has_the_usual_permissions(path: Path) -> None:
    usual = umask(0o027)
    try:
        dump(OLD, path)
    finally:
        umask(usual)
    assert S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize("mode", [0o600, 0o664, 0o640])
def test_a_file_that_was_there_keeps_its_permissions(path: Path, mode: int) -> None:
    dump(OLD, path)
    path.chmod(mode)
    dump(NEW, path)
    assert S_IMODE(path.stat().st_mode) == mode
    assert load(path) == NEW


def test_a_link_keeps_pointing_at_the_file(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    dump(OLD, path)
    link, chain = folder / "link.json", folder / "chain.json"
    link.symlink_to(path)
    chain.symlink_to("link.json")
    dump(NEW, chain)
    assert chain.is_symlink()
    assert link.is_symlink()
    assert load(path) == NEW
    assert names(folder) == ["chain.json", "link.json"]


def test_a_link_to_nothing_gets_its_file(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(path)
    dump(NEW, link)
    assert link.is_symlink()
    assert load(path) == NEW


def test_a_link_that_leads_to_itself_is_an_os_error(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(OSError, match="symbolic links"):
        dump(NEW, tmp_path / "a")
    assert (tmp_path / "a").is_symlink()
    assert names(tmp_path) == ["a", "b"]


def test_a_folder_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        dump(NEW, tmp_path / "no-such-folder" / "document.json")
    assert names(tmp_path) == []


def test_a_folder_in_the_place_of_the_file_is_an_os_error(tmp_path: Path) -> None:
    folder = tmp_path / "document.json"
    folder.mkdir()
    with pytest.raises(SaveError, match=r"document\.json: it is a folder, and no file"):
        dump(NEW, folder)
    assert names(tmp_path) == ["document.json"]
    assert names(folder) == []


def test_a_disk_that_is_full_leaves_the_old_file_and_no_draft(path: Path) -> None:
    resource = pytest.importorskip("resource", reason="only POSIX limits the size of a file")
    dump(OLD, path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(OSError, match="File too large"):
            dump(NEW, path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert load(path) == OLD
    assert names(path.parent) == ["document.json"]


@pytest.mark.parametrize("step", ["pathlib.Path.replace", "okomodel.formats.replacing.fsync"])
@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_a_crash_at_any_step_leaves_the_old_file_and_no_draft(
    path: Path, step: str, error: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_args: object) -> None:
        raise error("crash")

    dump(OLD, path)
    monkeypatch.setattr(step, crash)
    with pytest.raises(error, match="crash"):
        dump(NEW, path)
    monkeypatch.undo()
    assert load(path) == OLD
    assert names(path.parent) == ["document.json"]


def test_the_file_is_on_the_disk_before_it_takes_the_place_of_the_old(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Dossier | Programme] = []
    dump(OLD, path)
    monkeypatch.setattr("okomodel.formats.replacing.fsync", lambda _file: seen.append(load(path)))
    dump(NEW, path)
    assert seen == [OLD, NEW], "the file before it is named, and its name after that"


@pytest.mark.parametrize("thing", [None, {}, "dossier", AgeRange(), Dossier, [OLD]])
def test_only_a_document_is_written(thing: Any, path: Path) -> None:
    with pytest.raises(InvalidType, match="document expects a Dossier or a Programme, not"):
        dump(thing, path)
    for write in (dumps, to_dict):
        with pytest.raises(InvalidType, match="document expects a Dossier or a Programme, not"):
            write(thing)
    assert names(path.parent) == []


def test_plain_data_are_a_copy() -> None:
    document = Dossier(id="x", name="X", municipalities=["GM0302"], extensions={"a": [1]})
    plain = to_dict(document)
    plain["dossier"]["extensions"]["a"].append(2)
    assert document.extensions == {"a": [1]}
    assert plain["okomodel"] == "1.1"
    assert "notes" not in plain["dossier"]


def test_a_write_protected_file_is_left_alone(path: Path) -> None:
    dump(OLD, path)
    path.chmod(0o444)
    with pytest.raises(PermissionError, match=r"document\.json"):
        dump(NEW, path)
    assert load(path) == OLD
    assert [*path.parent.iterdir()] == [path]
