"""The map of tiles: each municipality of today has one, and no two lie on the same place."""

import pytest

from okomodel.errors import UnknownName
from okomodel.reference.municipality import municipalities
from okomodel.reference.tile import tiles


def test_each_municipality_of_today_has_a_tile_of_its_own() -> None:
    assert {*tiles} == {one.code for one in municipalities.today}
    assert len({(one.column, one.row) for one in tiles.values()}) == len(tiles) == 342
    assert all(one.column >= 0 and one.row >= 0 for one in tiles.values())


def test_the_map_lies_as_the_country_does() -> None:
    north, south = tiles[municipalities.find("Groningen").code], tiles["GM0935"]
    west, east = tiles[municipalities.find("Veere").code], tiles["GM0153"]
    assert north.row < south.row
    assert west.column < east.column


def test_a_municipality_of_the_past_has_none() -> None:
    with pytest.raises(UnknownName, match="no tile 'GM0398'"):
        _ = tiles["GM0398"]
