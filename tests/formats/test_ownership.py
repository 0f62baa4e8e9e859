"""Whose a file is and what hangs on it is kept; what cannot be kept is said before anything is."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_IMODE
from struct import pack
from tempfile import TemporaryDirectory
from typing import Any

import attrs
import pytest

from okomodel.errors import SaveError
from okomodel.formats import dump, load
from okomodel.formats.ownership import OwnerChanged
from okomodel.model import Dossier

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only root of Linux can act as others"
)

pwd = pytest.importorskip("pwd", reason="Windows knows no users by number")
pytest.importorskip("grp")  # now, since those for whom is acted may not read it

ANNA, BEN, TEAM, OTHER_TEAM = 64_001, 64_002, 64_100, 64_101
OLD = Dossier(id="x", name="X", municipalities=["GM0302"])
NEW = attrs.evolve(OLD, notes="nieuw")


@contextmanager
def acting(user: int, *groups: int) -> Iterator[None]:
    """Somebody without the powers of root, in these groups; the first is that of what they make."""
    before = os.getgroups()
    os.setgroups([*groups])
    os.setresgid(groups[0], groups[0], 0)
    os.setresuid(user, user, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)
        os.setresgid(0, 0, 0)
        os.setgroups(before)


@pytest.fixture
def path() -> Iterator[Path]:
    """A place in a folder that all may write in, outside the folder of who runs the tests."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder) / "x.json"


def written(path: Path, user: int, group: int, mode: int) -> os.stat_result:
    dump(OLD, path)
    os.chown(path, user, group)
    path.chmod(mode)
    return path.stat()


def whose(path: Path) -> tuple[int, int, int]:
    found = path.stat()
    return found.st_uid, found.st_gid, S_IMODE(found.st_mode)


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_a_file_that_root_saves_stays_whose_it_was(path: Path, mode: int) -> None:
    written(path, ANNA, TEAM, mode)
    dump(NEW, path, over=OLD)
    assert whose(path) == (ANNA, TEAM, mode)
    with acting(ANNA, TEAM):
        dump(OLD, path, over=NEW)
    assert whose(path) == (ANNA, TEAM, mode)


def test_a_file_keeps_its_group_also_where_it_is_not_the_first_of_its_owner(path: Path) -> None:
    written(path, ANNA, TEAM, 0o640)
    with acting(ANNA, OTHER_TEAM, TEAM):
        dump(NEW, path)
    assert whose(path) == (ANNA, TEAM, 0o640)


@pytest.mark.parametrize("mode", [0o660, 0o664, 0o460])
def test_a_colleague_keeps_the_group_and_says_that_the_owner_changes(path: Path, mode: int) -> None:
    written(path, ANNA, TEAM, mode)
    with acting(BEN, OTHER_TEAM, TEAM), pytest.warns(OwnerChanged) as said:
        dump(NEW, path, over=OLD)
    assert [one.filename for one in said] == [__file__]
    assert str(said[0].message) == (
        f"{path} belongs to {ANNA} and becomes yours; {ANNA} may still read and write it"
    )
    assert whose(path) == (BEN, TEAM, mode)
    with acting(ANNA, OTHER_TEAM, TEAM):
        assert load(path) == NEW


def test_who_makes_an_error_of_that_saves_nothing(path: Path) -> None:
    before = written(path, ANNA, TEAM, 0o660)
    with acting(BEN, TEAM), pytest.raises(OwnerChanged):  # here warnings are errors
        dump(NEW, path)
    assert path.stat().st_ino == before.st_ino
    assert load(path) == OLD


LOCKED_OUT = f"it belongs to {ANNA}, who could not read and write it any more"
OTHER_GROUP = f"its group {TEAM} cannot be kept"


@pytest.mark.parametrize(
    ("mode", "groups", "why"),
    [
        (0o620, (TEAM,), LOCKED_OUT),
        (0o662, (OTHER_TEAM,), OTHER_GROUP),
        (0o606, (OTHER_TEAM,), OTHER_GROUP),
    ],
    ids=["own group may write", "group is lost", "group had less"],
)
def test_nobody_is_locked_out_and_nobody_let_in(
    path: Path, mode: int, groups: tuple[int, ...], why: str
) -> None:
    before = written(path, ANNA, TEAM, mode)
    with acting(BEN, *groups), pytest.raises(SaveError, match=why) as caught:
        dump(NEW, path)
    assert not caught.value.replaced
    assert path.stat() == before
    assert load(path) == OLD
    assert [*path.parent.iterdir()] == [path]


def test_what_all_may_write_all_may_still_write(path: Path) -> None:
    written(path, ANNA, TEAM, 0o666)
    with acting(BEN, OTHER_TEAM), pytest.warns(OwnerChanged):
        dump(NEW, path)
    assert whose(path) == (BEN, OTHER_TEAM, 0o666)


def test_an_owner_who_is_not_in_the_group_is_not_served_by_it(path: Path) -> None:
    """Of the others the system does not know by name whether they are."""
    known = next(one for one in pwd.getpwall() if one.pw_uid)
    before = written(path, known.pw_uid, TEAM, 0o660)
    why = f"it belongs to {known.pw_name}, who could not"
    with acting(BEN, TEAM), pytest.raises(SaveError, match=why):
        dump(NEW, path)
    assert path.stat() == before


def test_root_is_never_locked_out(path: Path) -> None:
    written(path, 0, TEAM, 0o660)
    with acting(BEN, TEAM), pytest.warns(OwnerChanged, match="belongs to root and becomes yours"):
        dump(NEW, path)
    assert whose(path) == (BEN, TEAM, 0o660)


# ----------------------------------------------------------------------------------- attributes


def access_list(*entries: tuple[int, int, int]) -> bytes:
    """A list of who may do what, as Linux keeps it: tag, rights and number of each."""
    return pack("<I", 2) + b"".join(pack("<HHI", *entry) for entry in entries)


NOBODY = 0xFFFFFFFF
LIST = access_list(
    (0x01, 6, NOBODY), (0x02, 4, BEN), (0x04, 0, NOBODY), (0x10, 4, NOBODY), (0x20, 0, NOBODY)
)


def attributes(path: Path) -> dict[str, bytes]:
    return {name: os.getxattr(path, name) for name in os.listxattr(path)}


def has_attributes(path: Path) -> bool:
    try:
        os.setxattr(path, "user.oko", b"x")
        os.setxattr(path, "system.posix_acl_access", LIST)
    except OSError:
        return False
    return True


@pytest.fixture
def listed(path: Path) -> Path:
    written(path, ANNA, TEAM, 0o600)
    if not has_attributes(path):
        pytest.skip("this file system keeps no attributes")
    return path


def test_attributes_and_who_is_listed_are_kept(listed: Path) -> None:
    before = attributes(listed)
    assert len(before) == 2
    for user in (0, ANNA):
        with acting(user, TEAM):
            dump(NEW, listed)
        assert attributes(listed) == before
        assert whose(listed) == (ANNA, TEAM, 0o640)
    with acting(BEN, OTHER_TEAM):
        assert load(listed) == NEW


def test_of_a_list_it_is_not_known_what_it_leaves_to_the_owner(listed: Path) -> None:
    rights = access_list(
        (0x01, 6, NOBODY), (0x02, 6, BEN), (0x04, 6, NOBODY), (0x10, 6, NOBODY), (0x20, 0, NOBODY)
    )
    os.setxattr(listed, "system.posix_acl_access", rights)
    with acting(BEN, TEAM), pytest.raises(SaveError, match=LOCKED_OUT):
        dump(NEW, listed)
    assert load(listed) == OLD


def test_what_a_folder_lists_for_new_files_is_not_given_to_an_old_one(listed: Path) -> None:
    os.removexattr(listed, "system.posix_acl_access")
    listed.chmod(0o640)
    os.setxattr(listed.parent, "system.posix_acl_default", LIST)
    dump(NEW, listed)
    assert attributes(listed) == {"user.oko": b"x"}
    assert whose(listed) == (ANNA, TEAM, 0o640)
    new = listed.with_name("new.json")
    dump(NEW, new)
    assert attributes(new) == {"system.posix_acl_access": LIST}


def test_a_lost_attribute_is_a_reason_to_save_nothing(
    listed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as a label that only the system may give."""

    def refuse(*_args: Any) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "setxattr", refuse)
    with pytest.raises(SaveError, match=r"its attribute system\.posix_acl_access cannot be kept"):
        dump(NEW, listed)
    assert load(listed) == OLD
    assert [*listed.parent.iterdir()] == [listed]


def test_where_there_are_no_attributes_nothing_is_lost(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: Any) -> None:
        raise OSError(95, "Operation not supported")

    written(path, ANNA, TEAM, 0o600)
    monkeypatch.setattr(os, "listxattr", refuse)
    dump(NEW, path)
    assert load(path) == NEW


def test_attributes_that_cannot_be_listed_are_a_reason_to_save_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: Any) -> None:
        raise OSError(5, "Input/output error")

    written(path, ANNA, TEAM, 0o600)
    monkeypatch.setattr(os, "listxattr", refuse)
    with pytest.raises(OSError, match="Input/output error"):
        dump(NEW, path)
    assert load(path) == OLD
