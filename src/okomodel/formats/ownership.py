"""Whose a file is, who may read it, and what else hangs on it: kept when it is replaced.

What cannot be kept is said before anything is replaced, and nobody is locked out of a file.
"""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from errno import ENOTSUP, EPERM
from pathlib import Path
from typing import Any, final
from warnings import warn

from okomodel.errors import SaveError
from okomodel.sealed import Sealed
from okomodel.wording import Language, Wording

__all__ = ["OwnerChanged", "hand_over"]

_READ_AND_WRITE = 0o6
_ROOT = 0  # whom nothing locks out
_ACCESS_LIST = "system.posix_acl_access"
# What the system makes of the content itself; that of the old content would be wrong.
_OF_THE_CONTENT = {"security.ima", "security.evm", "security.capability"}

_LOCKED_OUT = Wording(
    "it belongs to {owner}, who could not read and write it any more if it were replaced",
    "het is van {owner}, die het na vervanging niet meer zou kunnen lezen en schrijven",
)
_OTHER_GROUP = Wording(
    "its group {group} cannot be kept, and others than today could read or write it",
    "de groep {group} kan niet behouden blijven, en anderen dan nu zouden het kunnen lezen of"
    " schrijven",
)
_ATTRIBUTE = Wording(
    "its attribute {name} cannot be kept", "het kenmerk {name} kan niet behouden blijven"
)
_NEW_OWNER = Wording(
    "{path} belongs to {owner} and becomes yours; {owner} may still read and write it",
    "{path} is van {owner} en wordt van u; {owner} mag het nog lezen en schrijven",
)


@final
class OwnerChanged(Sealed, UserWarning):
    """What is said before a file of somebody else becomes that of who saves it."""

    def __init__(self, path: str, owner: str) -> None:
        super().__init__(path, owner)
        self.path, self.owner = path, owner

    def text(self, lang: Language = "en") -> str:
        """Which file it is and whose it was, in one language."""
        return _NEW_OWNER.text(lang, path=self.path, owner=self.owner)

    def __str__(self) -> str:
        return self.text()


def hand_over(draft: Path, target: Path, was: os.stat_result) -> None:
    """Give a draft the owner, the group and the attributes of the file that it replaces.

    Only its owner, or who rules the system, can keep the owner of a file. A colleague who saves
    a file that they share keeps its group, and becomes its owner (:class:`OwnerChanged`). Raises
    :class:`okomodel.errors.SaveError` where the owner would be locked out by that, others let
    in, or an attribute lost. Windows has the rights of a new file from its folder.
    """
    if sys.platform != "win32":
        kept = _attributes(target)
        _give(draft, was)
        _refuse_loss(target, was, draft.stat(), by_list=_ACCESS_LIST in kept)
        _set_attributes(draft, target, kept)


def _give(draft: Path, was: os.stat_result) -> None:
    for owner in (was.st_uid, -1):  # -1: as it is
        with suppress(OSError):
            os.chown(draft, owner, was.st_gid)
            return


def _refuse_loss(target: Path, was: os.stat_result, now: os.stat_result, *, by_list: bool) -> None:
    from grp import getgrgid
    from pwd import getpwuid

    owner, group, others = (was.st_mode >> shift & _READ_AND_WRITE for shift in (6, 3, 0))
    if now.st_gid != was.st_gid and (by_list or group != others):
        raise SaveError(EPERM, target, _OTHER_GROUP, group=_name(getgrgid, was.st_gid))
    if now.st_uid != was.st_uid:
        left = group if _is_in(was.st_uid, was.st_gid) else others
        is_locked_out = by_list or owner & ~left  # what a list leaves to the owner is not known
        if is_locked_out and was.st_uid != _ROOT:
            raise SaveError(EPERM, target, _LOCKED_OUT, owner=_name(getpwuid, was.st_uid))
        warn(OwnerChanged(str(target), _name(getpwuid, was.st_uid)), stacklevel=5)


def _is_in(user: int, group: int) -> bool:
    """Whether a user is in a group; it is supposed of whom the system does not know by name."""
    from pwd import getpwuid

    try:
        known = getpwuid(user)
    except KeyError:
        return True
    return group in os.getgrouplist(known.pw_name, known.pw_gid)


def _name(known: Callable[[int], Sequence[Any]], number: int) -> str:
    with suppress(KeyError):
        return str(known(number)[0])
    return str(number)


def _attributes(path: Path) -> dict[str, bytes]:
    if sys.platform != "linux":  # Python reaches them on no other system
        return {}
    try:
        names = os.listxattr(path)
    except OSError as error:
        if error.errno != ENOTSUP:
            raise
        return {}
    return {name: os.getxattr(path, name) for name in names if name not in _OF_THE_CONTENT}


def _set_attributes(draft: Path, target: Path, kept: dict[str, bytes]) -> None:
    if sys.platform != "linux":
        return
    made = _attributes(draft)
    for name in sorted({name for name, _ in made.items() ^ kept.items()}):
        try:
            if name in kept:
                os.setxattr(draft, name, kept[name])
            else:  # a folder gives what is made in it a list of its own
                os.removexattr(draft, name)
        except OSError as error:
            raise SaveError(EPERM, target, _ATTRIBUTE, name=name) from error
