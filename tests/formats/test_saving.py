"""Nothing that somebody else saved is overwritten unseen."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given

from okomodel.errors import DocumentError, InvalidType, OkomodelError
from okomodel.formats import dump, dumps, load, replacing
from okomodel.insight.difference import Change
from okomodel.insight.stale import StaleDocument
from okomodel.model import AgeRange, Dossier, Programme
from tests.documents import documents

OLD = Dossier(id="x", name="Oud", municipalities=["GM0302"])
NEW = attrs.evolve(OLD, name="Nieuw")
OTHERS = attrs.evolve(OLD, notes="Van een ander.")

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no lock on a folder")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "document.json"
    dump(OLD, path)
    return path


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def test_a_file_that_is_as_it_was_read_is_replaced(path: Path) -> None:
    dump(NEW, path, over=OLD)
    assert load(path) == NEW
    assert names(path.parent) == ["document.json"]


def test_the_same_document_written_otherwise_is_as_it_was_read(path: Path) -> None:
    path.write_text(dumps(OLD).replace("\n", "\n\n"), "utf-8")
    dump(NEW, path, over=OLD)
    assert load(path) == NEW


@given(documents())
def test_every_document_can_be_saved_over_itself(
    tmp_path_factory: pytest.TempPathFactory, document: Dossier | Programme
) -> None:
    path = tmp_path_factory.getbasetemp() / "over-itself.json"
    dump(document, path)
    dump(document, path, over=document)
    dump(document, path, over=load(path))
    assert load(path) == document


def test_what_somebody_else_saved_is_kept_and_told(path: Path) -> None:
    dump(OTHERS, path)
    saved = path.read_bytes()
    with pytest.raises(StaleDocument) as caught:
        dump(NEW, path, over=OLD)
    error = caught.value
    assert isinstance(error, OkomodelError)
    assert error.document == OTHERS
    assert error.changes == (Change("notes", None, "Van een ander."),)
    assert error.written is not None
    assert error.written == datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    written = f"{error.written:%Y-%m-%d %H:%M}"
    assert str(error) == (
        f"{path}: it was changed since it was read (last written on {written})"
        "\n  notes: nothing -> Van een ander."
    )
    assert error.text("nl") == (
        f"{path}: het is gewijzigd nadat het was gelezen (laatst geschreven op {written})"
        "\n  notities: niets -> Van een ander."
    )
    assert path.read_bytes() == saved
    assert names(path.parent) == ["document.json"]


def test_who_has_seen_the_change_can_save_over_it(path: Path) -> None:
    dump(OTHERS, path)
    with pytest.raises(StaleDocument) as caught:
        dump(NEW, path, over=OLD)
    assert isinstance(caught.value.document, Dossier)
    both = attrs.evolve(caught.value.document, name="Nieuw")
    dump(both, path, over=caught.value.document)
    assert load(path) == attrs.evolve(OTHERS, name="Nieuw")


def test_a_file_that_is_gone_does_not_come_back_unseen(path: Path) -> None:
    path.unlink()
    with pytest.raises(StaleDocument, match="was removed or renamed since it was read") as caught:
        dump(NEW, path, over=OLD)
    assert (caught.value.document, caught.value.changes, caught.value.written) == (None, (), None)
    assert isinstance(caught.value.__cause__, FileNotFoundError)
    assert names(path.parent) == []


def test_a_file_that_somebody_broke_is_left_for_them_to_mend(path: Path) -> None:
    path.write_text("{", "utf-8")
    with pytest.raises(StaleDocument, match="can no longer be read as a document") as caught:
        dump(NEW, path, over=OLD)
    assert caught.value.document is None
    assert caught.value.written is not None
    assert isinstance(caught.value.__cause__, DocumentError)
    assert path.read_text("utf-8") == "{"


def test_a_programme_in_the_place_of_a_dossier_is_left_alone(path: Path) -> None:
    register = Programme(id="oko", name="OKO")
    dump(register, path)
    with pytest.raises(StaleDocument, match="a document of another kind") as caught:
        dump(NEW, path, over=OLD)
    assert (caught.value.document, caught.value.changes) == (register, ())
    assert load(path) == register


def test_a_link_is_followed_to_the_file_that_is_looked_at(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(path)
    dump(NEW, link, over=OLD)
    assert load(path) == NEW
    with pytest.raises(StaleDocument):
        dump(OLD, link, over=OLD)


def test_the_name_that_is_given_says_how_the_file_is_written(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(path)
    path.write_text(dumps(OLD, form="yaml"), "utf-8")
    dump(NEW, link, over=OLD)
    assert load(link) == NEW


@pytest.mark.parametrize("thing", [{}, "dossier", AgeRange(), False])
def test_only_a_document_can_have_been_there_before(thing: Any, path: Path) -> None:
    with pytest.raises(InvalidType, match="over expects a Dossier or a Programme, not"):
        dump(NEW, path, over=thing)
    assert load(path) == OLD


# ---------------------------------------------------------------------------- several at a time

COUNTER = """
import sys, attrs
from okomodel import StaleDocument, dump, load
path, times = sys.argv[1], int(sys.argv[2])
while times:
    seen = load(path)
    more = attrs.evolve(seen, extensions={"count": seen.extensions.get("count", 0) + 1})
    try:
        dump(more, path, over=seen)
        times -= 1
    except StaleDocument:
        pass
"""
HOLDER = """
import sys
from pathlib import Path
from okomodel.formats.replacing import one_at_a_time
with one_at_a_time(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@POSIX
def test_of_two_processes_that_save_at_once_none_loses_what_the_other_saved(path: Path) -> None:
    command = [sys.executable, "-c", COUNTER, str(path), "40"]
    both = [subprocess.Popen(command) for _ in range(2)]
    assert [one.wait() for one in both] == [0, 0]
    assert load(path, Dossier).extensions == {"count": 80}
    assert names(path.parent) == ["document.json"]


@contextmanager
def holder(folder: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process that has the turn to save in a folder."""
    command = [sys.executable, "-c", HOLDER, str(folder)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process


@POSIX
def test_a_process_that_dies_while_it_saves_keeps_nobody_waiting(path: Path) -> None:
    with holder(path.parent) as process:
        process.kill()
        dump(NEW, path, over=OLD)
    assert load(path) == NEW


@POSIX
def test_who_has_the_turn_has_it_alone(path: Path) -> None:
    from fcntl import LOCK_EX, LOCK_NB, flock

    with holder(path.parent) as process, opened(path.parent) as folder:
        with pytest.raises(BlockingIOError):
            flock(folder, LOCK_EX | LOCK_NB)
        process.kill()
        process.wait()
        flock(folder, LOCK_EX | LOCK_NB)


@contextmanager
def opened(folder: Path) -> Iterator[int]:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


@POSIX
def test_where_the_file_system_knows_no_locks_the_look_remains(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsupported(_descriptor: int, _operation: int) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("fcntl.flock", unsupported)
    dump(NEW, path, over=OLD)
    with pytest.raises(StaleDocument):
        dump(OTHERS, path, over=OLD)
    assert load(path) == NEW


def test_without_a_turn_nothing_is_opened(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def files_only(path: Path, flags: int, **mode: int) -> int:
        if Path(path).is_dir():
            raise PermissionError(13, "Permission denied", str(path))
        return os.open(path, flags, **mode)

    monkeypatch.setattr(replacing, "descriptor_of", files_only)
    dump(NEW, path, over=OLD)
    assert load(path) == NEW
