"""A file is replaced whole or not at all, and stays what it was and whose it was."""

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from errno import EACCES, EINVAL, ENOTSUP
from functools import partial
from os import O_RDONLY, W_OK, PathLike, access, close, fsync, stat_result, strerror
from os import open as descriptor_of
from os.path import realpath
from pathlib import Path
from stat import S_IFBLK, S_IFCHR, S_IFDIR, S_IFIFO, S_IFMT, S_IFSOCK, S_IMODE, S_ISREG
from uuid import uuid4

from okomodel.errors import SaveError
from okomodel.formats.ownership import hand_over
from okomodel.wording import Wording

__all__ = ["file_of", "one_at_a_time", "replace", "standing"]

_MAY_WRITE = 0o222
_OF_ITS_OWNER = 0o600
_AS_USUAL = 0o666  # of which the system takes what is not usual here
_DEVICE = Wording("a device", "een apparaat")
_KINDS = {
    S_IFDIR: Wording("a folder", "een map"),
    S_IFIFO: Wording("a named pipe", "een named pipe"),
    S_IFSOCK: Wording("a socket", "een socket"),
    S_IFCHR: _DEVICE,
    S_IFBLK: _DEVICE,
}
_SOMETHING = Wording("something else", "iets anders")
_NO_FILE = Wording("it is {kind}, and no file", "het is {kind}, en geen bestand")
_UNSURE = Wording(
    "it was replaced, but may be lost again in a power failure: {why}",
    "het is vervangen, maar kan bij een stroomstoring alsnog verloren gaan: {why}",
)


def file_of(path: str | PathLike[str]) -> Path:
    """The file that a path leads to, by whatever links, also where it is not there yet.

    Raises ``OSError`` where what stands there is no file, or may not be written.
    """
    was = standing(path)
    # Another file in its place would pass by what its owner said of it.
    if was and not (was.st_mode & _MAY_WRITE and access(path, W_OK)):
        raise PermissionError(EACCES, strerror(EACCES), str(path))
    return Path(realpath(path))


def standing(path: str | PathLike[str]) -> stat_result | None:
    """What the system knows of the file that a path leads to; None: nothing stands there.

    Raises :class:`okomodel.errors.SaveError` where it is a folder, a device or the like.
    """
    try:
        found = Path(path).stat()
    except FileNotFoundError:
        return None
    if not S_ISREG(found.st_mode):
        kind = _KINDS.get(S_IFMT(found.st_mode), _SOMETHING)
        raise SaveError(EINVAL, path, _NO_FILE, kind=kind)
    return found


def replace(target: Path, data: bytes, last_look: Callable[[], None] = lambda: None) -> None:
    """Put bytes in the place of a file, or leave it as it is.

    They are written beside it, and take its name when they are on the disk. ``last_look`` is
    called when nobody else has the turn to save; what it raises is a reason to leave the file.
    """
    draft = target.with_name(f".{uuid4().hex}")
    try:
        _write_through(draft, data, _OF_ITS_OWNER if standing(target) else _AS_USUAL)
        with one_at_a_time(target.parent) as folder:
            last_look()
            if was := standing(target):
                hand_over(draft, target, was)
                draft.chmod(S_IMODE(was.st_mode))
            draft.replace(target)
            _settle(target, folder)
    except BaseException as error:
        with suppress(OSError):
            draft.unlink()
        if isinstance(error, OSError) and error.filename == str(draft):
            error.filename, error.filename2 = str(target), None  # nobody knows of the draft
        raise


def _write_through(path: Path, data: bytes, mode: int) -> None:
    with open(path, "xb", opener=partial(descriptor_of, mode=mode)) as file:
        file.write(data)
        file.flush()
        fsync(file.fileno())


def _settle(target: Path, folder: int | None) -> None:
    """The new name on the disk too: until then a power failure may bring back the old file."""
    try:
        if folder is not None:
            fsync(folder)
    except OSError as error:
        if error.errno not in {EINVAL, ENOTSUP}:  # some network drives know nothing of it
            why = error.strerror
            raise SaveError(error.errno, target, _UNSURE, replaced=True, why=why) from error


@contextmanager
def one_at_a_time(folder: Path) -> Generator[int | None]:
    """The turn to save in a folder: of all processes and threads one has it at a time.

    It gives the number under which the folder is open. The lock lies on the folder itself, so
    that nothing is left behind; the system frees it when its process ends, however that ends.
    Where the system or the file system knows no such locks (Windows, some network drives)
    everybody has the turn at once.
    """
    descriptor = None
    try:
        if sys.platform != "win32":
            from fcntl import LOCK_EX, flock

            with suppress(OSError):
                descriptor = descriptor_of(folder, O_RDONLY)
                flock(descriptor, LOCK_EX)
        yield descriptor
    finally:
        if descriptor is not None:
            with suppress(OSError):  # nothing that was done depends on it
                close(descriptor)
