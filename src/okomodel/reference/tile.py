"""A map of the municipalities of today on which each is as large as any other: a hexagon."""

from collections.abc import Mapping
from typing import final

import attrs

from okomodel.display import OneLine
from okomodel.reference.tables import Catalogue, made, rows
from okomodel.wording import Wording

__all__ = ["Tile", "tiles"]


@final
@attrs.frozen(kw_only=True, repr=False)
class Tile(OneLine):
    """Where a municipality of today lies on the map: its ``column`` and ``row``, from 0.

    Column 0 is the most western and row 0 the most northern. Odd rows lie half a column further
    to the east. Who lies beside whom on the map need not do so on the ground.

    >>> tiles["GM0302"]
    <Tile code='GM0302' column=17 row=9>
    """

    code: str
    column: int
    row: int


def _made() -> Mapping[str, Tile]:
    return {row["code"]: made(Tile, row) for row in rows("municipality_tiles")}


tiles: Catalogue[Tile] = Catalogue(Wording("tile", "tegel"), _made)
"""The tiles of the 342 municipalities of today, by code."""
