"""A file is replaced whole or not at all, whatever stands there and whatever goes wrong."""

import os
import socket
from collections.abc import Callable
from errno import EACCES, EINVAL, EIO
from pathlib import Path
from stat import S_IMODE, S_ISREG

import pytest

from okomodel.errors import SaveError
from okomodel.formats import dump, load, replacing
from okomodel.formats.replacing import file_of, replace, standing
from okomodel.model import Dossier

DOSSIER = Dossier(id="x", name="X", municipalities=["GM0302"])

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


def a_device(path: Path) -> None:
    path.symlink_to("/dev/null")


def a_folder(path: Path) -> None:
    path.mkdir()


KINDS: dict[Callable[[Path], None], str] = {
    a_pipe: "it is a named pipe, and no file",
    a_socket: "it is a socket, and no file",
    a_device: "it is a device, and no file",
    a_folder: "it is a folder, and no file",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "x.json"


@pytest.mark.parametrize("make", KINDS)
@pytest.mark.parametrize("links", [0, 1, 2])
def test_what_is_no_file_is_left_as_it_is_and_named(
    path: Path, make: Callable[[Path], None], links: int
) -> None:
    make(path)
    before = path.lstat()
    for number in range(links):
        link = path.with_name(f"link{number}.json")
        link.symlink_to(path.name)
        path = link
    with pytest.raises(SaveError, match=KINDS[make]) as caught:
        dump(DOSSIER, path)
    assert (caught.value.errno, caught.value.filename) == (EINVAL, str(path))
    assert not caught.value.replaced
    assert path.parent.joinpath("x.json").lstat() == before
    assert len([*path.parent.iterdir()]) == 1 + links


def test_what_becomes_a_pipe_while_it_is_saved_is_left_as_it_is(path: Path) -> None:
    with pytest.raises(SaveError, match="it is a named pipe"):
        replace(path, b"new", lambda: a_pipe(path))
    assert not S_ISREG(path.stat().st_mode)
    assert [*path.parent.iterdir()] == [path]


def test_what_is_not_there_is_no_obstacle(path: Path) -> None:
    assert standing(path) is None
    assert file_of(path) == path
    path.write_bytes(b"")
    assert standing(path) == path.stat()


def test_a_draft_of_what_is_private_is_private_from_the_beginning(path: Path) -> None:
    path.write_bytes(b"old")
    path.chmod(0o640)
    seen: list[int] = []

    def look() -> None:
        (draft,) = (one for one in path.parent.iterdir() if one != path)
        seen.append(S_IMODE(draft.stat().st_mode))

    replace(path, b"new", look)
    assert seen == [0o600]
    assert S_IMODE(path.stat().st_mode) == 0o640


def test_a_file_that_cannot_be_read_may_be_replaced_and_stays_so(path: Path) -> None:
    path.write_bytes(b"old")
    path.chmod(0o200)
    replace(path, b"new")
    assert S_IMODE(path.stat().st_mode) == 0o200


# ------------------------------------------------------------------------ after it was replaced


def failing(on: Callable[[int], bool], number: int) -> Callable[[int], None]:
    def fsync(descriptor: int) -> None:
        if on(descriptor):
            raise OSError(number, os.strerror(number))

    return fsync


def is_folder(descriptor: int) -> bool:
    return not S_ISREG(os.fstat(descriptor).st_mode)


def test_an_error_after_the_replacement_says_that_it_was_replaced(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(b"old")
    monkeypatch.setattr(replacing, "fsync", failing(is_folder, EIO))
    with pytest.raises(SaveError, match="it was replaced, but may be lost") as caught:
        dump(DOSSIER, path)
    assert caught.value.replaced
    assert "het is vervangen" in caught.value.text("nl")
    assert load(path) == DOSSIER
    assert [*path.parent.iterdir()] == [path]


def test_a_folder_that_cannot_be_synced_is_no_error(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replacing, "fsync", failing(is_folder, EINVAL))
    replace(path, b"new")
    assert path.read_bytes() == b"new"


def test_a_folder_that_does_not_close_is_no_error(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def close(descriptor: int) -> None:
        os.close(descriptor)
        raise OSError(EIO, os.strerror(EIO))

    monkeypatch.setattr(replacing, "close", close)
    replace(path, b"new")
    assert path.read_bytes() == b"new"


def test_a_draft_that_cannot_be_removed_does_not_hide_what_went_wrong(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise PermissionError(EACCES, os.strerror(EACCES))

    monkeypatch.setattr(Path, "unlink", refuse)

    def go_wrong() -> None:
        raise RuntimeError("this went wrong")

    with pytest.raises(RuntimeError, match="this went wrong"):
        replace(path, b"new", go_wrong)
    assert not path.exists()


def test_the_folder_is_synced_after_the_file_has_its_name(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(b"old")
    seen: list[tuple[bool, bytes]] = []
    monkeypatch.setattr(
        replacing, "fsync", lambda number: seen.append((is_folder(number), path.read_bytes()))
    )
    replace(path, b"new")
    assert seen == [(False, b"old"), (True, b"new")]


def test_where_the_folder_may_not_be_read_a_file_is_saved_all_the_same(path: Path) -> None:
    path.parent.chmod(0o300)
    try:
        replace(path, b"new")
    finally:
        path.parent.chmod(0o700)
    assert path.read_bytes() == b"new"
