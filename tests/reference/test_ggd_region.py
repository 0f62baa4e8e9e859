"""The regions of the GGD: what they are called, and who lies in them."""

import pytest

from okomodel.errors import UnknownName
from okomodel.reference.ggd_region import ggd_regions
from okomodel.reference.municipality import municipalities
from okomodel.reference.tables import rows


def test_they_are_those_of_the_municipalities_of_today() -> None:
    told = {(one.ggd_code, one.ggd_region) for one in municipalities.today}
    assert {(one.code, one.name) for one in ggd_regions.values()} == told


def test_every_municipality_of_today_lies_in_one() -> None:
    inside = [one for region in ggd_regions.values() for one in region.municipalities]
    assert sorted(one.code for one in inside) == sorted(one.code for one in municipalities.today)


@pytest.mark.parametrize(
    "name", [name for one in ggd_regions.values() for name in (one.code, one.name, *one.aliases)]
)
def test_each_is_found_by_every_name_however_it_is_written(name: str) -> None:
    [wanted] = [one for one in ggd_regions.values() if name in (one.code, one.name, *one.aliases)]
    for written in (name, name.upper(), f" {name.lower()} ", name.replace("-", " ")):
        assert ggd_regions.find(written) is wanted


def test_the_letters_ggd_may_be_left_out() -> None:
    assert ggd_regions.find("Hart voor Brabant").code == "GG5406"


def test_no_two_have_a_name_together() -> None:
    names = [name for row in rows("ggd_regions") for name in row["aliases"].split("|") if name]
    assert len(names) == len({*names} - {row["name"] for row in rows("ggd_regions")})


@pytest.mark.parametrize("name", ["", "GGD", "Atlantis", "GM0302"])
def test_what_is_none_is_refused(name: str) -> None:
    with pytest.raises(UnknownName) as refused:
        ggd_regions.find(name)
    assert refused.value.text("nl").startswith(f"geen GGD-regio {name!r}")
