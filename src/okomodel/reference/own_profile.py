"""A profile of one's own, read from a TOML file."""

from collections.abc import Mapping
from os import PathLike
from pathlib import Path
from re import compile as pattern
from tomllib import loads
from typing import Any

import attrs

from okomodel.errors import OkomodelError, ProfileError, UnknownName
from okomodel.model.shape import shape
from okomodel.reference.policy import policies
from okomodel.reference.profile import Profile, profiles
from okomodel.wording import Wording

__all__ = ["load_profile"]

_PLACE = pattern(r"\(at line ([0-9]+), column ([0-9]+)\)")
_NO_TOML = "het is geen geldige TOML"
_NO_TOML_AT = "op regel {}, kolom {} is het geen geldige TOML"
_TOO_DEEP = Wording(
    "its lists and tables lie too deep", "de lijsten en tabellen erin liggen te diep"
)
_SETTING = Wording("setting", "instelling")
_SHORT = ("based_on", "policy")
"""Keys of a profile's file that stand for many settings."""


def load_profile(path: str | PathLike[str]) -> Profile:
    """A profile of your own, from a TOML file.

    It holds what differs from another profile, which ``based_on`` names (none: ``oko-nl``): the
    fields of :class:`Profile`, such as ``response_min = 75`` or ``off = ["PRI06"]``, and a table
    ``[severities]`` with ``TEA02 = "note"``. ``policy = "gmjv-2024"`` sets ``min_base`` and
    ``min_cell`` to those of a known policy. Without a ``name`` it has that of the file. Raises
    :class:`okomodel.errors.ProfileError`, which names the file and what is wrong in it, an unknown
    key too; ``OSError`` where there is no such file.
    """
    file = Path(path)
    try:
        return _from_settings(loads(file.read_bytes().decode()), file.stem)
    except OkomodelError as error:
        raise ProfileError(str(path), Wording(error.text("en"), error.text("nl"))) from error
    except (ValueError, RecursionError) as error:
        raise ProfileError(str(path), _unreadable(error)) from error


def _unreadable(error: ValueError | RecursionError) -> Wording:
    """What the reader of TOML says, which says it in English only."""
    if isinstance(error, RecursionError):
        return _TOO_DEEP
    place = _PLACE.search(str(error))
    dutch = _NO_TOML_AT.format(*place.groups()) if place else _NO_TOML
    return Wording(str(error), dutch)


def _from_settings(settings: Mapping[str, Any], name: str) -> Profile:
    known = shape(Profile).fields
    for key in settings:
        if key not in known and key not in _SHORT:
            raise UnknownName(_SETTING, key, known)
    values: dict[str, Any] = {"name": name, **settings}
    if "policy" in values:
        policy = policies[values.pop("policy")]
        values = {"min_base": policy.min_base, "min_cell": policy.min_cell, **values}
    return attrs.evolve(profiles[values.pop("based_on", "oko-nl")], **values)
