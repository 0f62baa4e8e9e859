"""How people write names that the tables write otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okomodel.errors import UnknownName
from okomodel.reference.municipality import AmbiguousName, Municipality, municipalities
from okomodel.reference.spelling import key, spellings

NAMED = sorted({(name, one.code) for one in municipalities.values() for name in one.names})
of_today = st.sampled_from(municipalities.today)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Gemeente Kampen", "GM0166"),
        ("Hengelo (Overijssel)", "GM0164"),
        ("Hengelo, Overijssel", "GM0164"),
        ("Laren Noord Holland", "GM0417"),
        ("Gemeente Bergen (Noord-Holland)", "GM0373"),
        ("Bergen Limburg", "GM0893"),
        ("Rijswijk Zuid-Holland", "GM0603"),
        ("Smallingerland Friesland", "GM0090"),
        ("Ede (Gld.)", "GM0228"),
        ("Utrecht (Utrecht)", "GM0344"),
        ("gem. Kampen", "GM0166"),
        ("GM0267", "GM0267"),
        ("gm0267", "GM0267"),
        ("0267", "GM0267"),
        (" 0267 ", "GM0267"),
        ("Nijkerk (gemeente)", "GM0267"),
        ("Nijkerk (GM0267)", "GM0267"),
        ("https://identifier.overheid.nl/tooi/id/gemeente/gm0267", "GM0267"),
        ("Horst a/d Maas", "GM1507"),
        ("Capelle a/d IJssel", "GM0502"),
        ("Krimpen a.d. IJssel", "GM0542"),
        ("Alphen a/den Rijn", "GM0484"),
        ("Nuenen c.a.", "GM0820"),
        ("Kollumerland c.a.", "GM0079"),
        ("St. Michielsgestel", "GM0845"),
        ("Ljouwert", "GM0080"),
        ("Leeuwarden", "GM0080"),
        ("Harns", "GM0072"),
        ("It Hearrenfean", "GM0074"),
        ("Skylge", "GM0093"),
        ("De Fryske Marren", "GM1940"),
        ("De Friese Meren", "GM1940"),
        ("Skarsterlân", "GM0051"),
        ("Vleuten-De Meern", "GM0347"),
    ],
)
def test_a_name_is_found_as_people_write_it(written: str, code: str) -> None:
    assert municipalities.find(written).code == code


def test_every_name_leads_to_who_bears_it_whatever_stands_around_it() -> None:
    for name, code in NAMED:
        for written in (name, f"Gemeente {name}", f"{name} (gemeente)", name.upper()):
            assert code in bearers(written) or not is_of_today(code)


def bearers(name: str) -> set[str]:
    try:
        return {municipalities.find(name).code}
    except AmbiguousName as several:
        return {one.code for one in several.bearers}


def is_of_today(code: str) -> bool:
    return municipalities[code].valid_until is None


@given(of_today)
def test_its_code_and_its_address_lead_to_it(one: Municipality) -> None:
    for written in (one.code, one.code.lower(), one.code[2:], one.uri, f"{one.uri}/"):
        assert municipalities.find(written) is one


@given(st.text(max_size=20))
def test_any_text_is_found_or_refused(text: str) -> None:
    try:
        found = [municipalities.find(text)]
    except AmbiguousName as several:
        found = [*several.bearers]
    except UnknownName:
        return
    assert all(one.code in municipalities for one in found)


@given(st.text(max_size=20))
def test_the_first_spelling_is_that_which_is_written(text: str) -> None:
    first, *others = spellings(text)
    assert first == key(text)
    assert all(one == key(one) for one in others)


@pytest.mark.parametrize("name", ["Nijkerk", "Gemeente Nijkerk", "nijkerk"])
def test_a_name_in_the_place_of_a_code_is_sent_to_find(name: str) -> None:
    with pytest.raises(UnknownName) as refused:
        municipalities[name]
    assert refused.value.text() == (
        "no municipality code (a name is looked up by municipalities.find)"
        f" {name!r}; did you mean 'GM0267'?"
    )
    assert "municipalities.find" in refused.value.text("nl")


@pytest.mark.parametrize(
    ("name", "near"), [("Gemeente Kampn", "Kampen"), ("Nijkrk (gemeente)", "Nijkerk")]
)
def test_what_is_misspelt_is_near_what_it_means(name: str, near: str) -> None:
    with pytest.raises(UnknownName, match=near):
        municipalities.find(name)


@given(of_today)
def test_a_name_with_its_province_is_that_municipality(one: Municipality) -> None:
    assert municipalities.find(f"{one.short_name} ({one.province})") == one


def test_of_what_looks_alike_todays_municipalities_come_first() -> None:
    with pytest.raises(UnknownName, match="Heerde"):
        municipalities.find("Heerden")


@pytest.mark.parametrize("name", ["Edeg", "Almeloo", "Overijssel", "(Gelderland)", "Ede (Limburg)"])
def test_what_ends_like_a_province_is_not_taken_for_a_name_with_one(name: str) -> None:
    with pytest.raises(UnknownName):
        municipalities.find(name)
