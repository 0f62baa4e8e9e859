"""The regions of the GGD, and what they are also called."""

from collections.abc import Mapping
from functools import cached_property
from typing import final

import attrs

from okomodel.display import OneLine
from okomodel.errors import UnknownName
from okomodel.reference.municipality import Municipality, municipalities
from okomodel.reference.spelling import key
from okomodel.reference.tables import Catalogue, made, rows
from okomodel.wording import Wording

__all__ = ["GgdRegion", "GgdRegions", "ggd_regions"]

_REGION = Wording("GGD region", "GGD-regio")


@final
@attrs.frozen(kw_only=True, repr=False)
class GgdRegion(OneLine):
    """A regional public health service: its code and name (CBS), and other names in use.

    >>> ggd_regions["GG1911"].aliases
    ('VGGM', 'GGD Gelderland-Midden')
    """

    code: str
    name: str
    aliases: tuple[str, ...] = ()

    @property
    def municipalities(self) -> tuple[Municipality, ...]:
        """The municipalities of today that lie in it.

        >>> [one.name for one in ggd_regions["GG3606"].municipalities][:2]
        ['Blaricum', 'Hilversum']
        """
        return tuple(one for one in municipalities.today if one.ggd_code == self.code)


@final
class GgdRegions(Catalogue[GgdRegion]):
    """The 25 regions by code, loaded on first use."""

    def __init__(self) -> None:
        super().__init__(_REGION, _made)

    def find(self, name: str) -> GgdRegion:
        """The region with a code, a name or an alias; ``GGD`` may be left out.

        Only letters and digits count. Raises :class:`okomodel.errors.UnknownName`, with the name
        that looks most like it.

        >>> ggd_regions.find("vggm").code, ggd_regions.find("Friesland").name
        ('GG1911', 'GGD Fryslân')
        """
        for one in (key(str(name)), key(f"ggd{name}")):
            if one in self._named:
                return self._named[one]
        raise UnknownName(_REGION, name, (one.name for one in self.values()))

    @cached_property
    def _named(self) -> Mapping[str, GgdRegion]:
        return {
            key(name): one for one in self.values() for name in (one.code, one.name, *one.aliases)
        }


def _made() -> Mapping[str, GgdRegion]:
    return {row["code"]: made(GgdRegion, row, aliases=_split(row)) for row in rows("ggd_regions")}


def _split(row: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(filter(None, row["aliases"].split("|")))


ggd_regions: GgdRegions = GgdRegions()
"""The regions of the GGD by code."""
