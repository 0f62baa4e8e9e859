"""The register of municipalities: who existed when, who became whom, and who is meant by a name."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from unicodedata import normalize

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from okomodel.errors import InvalidValue, OkomodelError, UnknownName
from okomodel.reference.municipality import (
    AmbiguousName,
    Change,
    ChangeKind,
    Municipality,
    Register,
    Share,
    municipalities,
    only_known_until,
)
from okomodel.reference.source import sources
from okomodel.reference.tables import rows

codes = st.sampled_from(tuple(municipalities))
days = st.dates(date(1990, 1, 1), date(2026, 12, 31))
every_name = sorted({name for one in municipalities.values() for name in one.names})
every_change = {change for code in municipalities for change in municipalities.changes(code)}

# What CBS published: the number of municipalities on 1 January.
COUNTS = {
    1990: 672,
    2000: 537,
    2010: 431,
    2015: 393,
    2019: 355,
    2020: 355,
    2021: 352,
    2022: 345,
    2023: 342,
    2026: 342,
}


def named(some: tuple[Municipality, ...]) -> set[str]:
    return {one.name for one in some}


def plain(name: str) -> str:
    """A name without accents, signs and spaces, in small letters."""
    return "".join(filter(str.isalnum, normalize("NFKD", name.casefold())))


def meant_by(name: str, on: date | None = None) -> tuple[Municipality, ...]:
    """All that a name may mean."""
    try:
        return (municipalities.find(name, on=on),)
    except AmbiguousName as error:
        return error.bearers
    except UnknownName:
        return ()


def existing(day: str) -> set[str]:
    return named(municipalities.on(day))


# ------------------------------------------------------------------------------ who exists when


def test_there_are_342_municipalities_today() -> None:
    assert len(municipalities.today) == 342


@pytest.mark.parametrize(("year", "count"), COUNTS.items())
def test_the_count_on_1_january_is_the_published_one(year: int, count: int) -> None:
    assert len(municipalities.on(date(year, 1, 1))) == count


def test_looking_up_counting_and_iterating_cover_the_past_too() -> None:
    assert len(municipalities) == len(list(municipalities)) == 342 + 477
    assert municipalities["GM0457"].name == "Weesp"
    assert "GM0457" in municipalities


def test_the_register_says_how_much_it_holds() -> None:
    assert repr(municipalities) == "<342 municipalities of today, 477 of the past>"


def test_those_of_today_come_first() -> None:
    assert tuple(municipalities.values())[:342] == municipalities.today


@pytest.mark.parametrize("code", ["GM9001", "gm0302", "Nunspeet", "", 302, None, [], ("GM0302",)])
def test_what_is_no_code_is_unknown(code: object) -> None:
    assert code not in municipalities
    with pytest.raises(UnknownName, match="municipality code"):
        municipalities[code]  # type: ignore[index]  # pyright: ignore[reportArgumentType]


def test_an_unknown_code_names_the_nearest() -> None:
    with pytest.raises(UnknownName, match="GM0302"):
        municipalities["GM302"]


def test_brielle_hellevoetsluis_and_westvoorne_became_voorne_aan_zee() -> None:
    old = {"Brielle", "Hellevoetsluis", "Westvoorne"}
    assert existing("2022-12-31") - existing("2023-01-01") == old
    assert existing("2023-01-01") - existing("2022-12-31") == {"Voorne aan Zee"}


def test_weesp_went_into_amsterdam_in_march() -> None:
    assert existing("2022-03-23") - existing("2022-03-24") == {"Weesp"}
    assert not existing("2022-03-24") - existing("2022-03-23")
    assert municipalities["GM0457"].valid_until == date(2022, 3, 23)


def test_uden_and_landerd_became_maashorst() -> None:
    assert named(municipalities.predecessors("GM1991")) == {"Uden", "Landerd"}
    assert municipalities["GM1991"].valid_from == date(2022, 1, 1)


def test_who_absorbs_another_keeps_its_code_and_existed_before() -> None:
    amsterdam = municipalities["GM0363"]
    assert amsterdam.valid_from is None
    assert amsterdam.exists_on("1990-01-01")
    assert amsterdam.exists_on("2022-03-24")


def test_first_and_last_day_are_inclusive() -> None:
    landerd = municipalities["GM1685"]
    assert [landerd.exists_on(day) for day in ("1993-12-31", "1994-01-01")] == [False, True]
    assert [landerd.exists_on(day) for day in ("2021-12-31", "2022-01-01")] == [True, False]


def test_a_rename_counts_from_its_legal_date_and_not_from_that_of_cbs() -> None:
    [*_, rename] = municipalities.changes("GM0240")
    assert (rename.date, rename.cbs_date) == (date(2006, 5, 19), date(2007, 1, 1))
    assert municipalities["GM0240"].valid_until == date(2006, 5, 18)
    assert municipalities["GM1586"].valid_from == date(2006, 5, 19)


def test_before_1990_those_count_whose_first_day_is_not_known() -> None:
    assert "Weesp" in existing("1950-01-01")
    assert "Nunspeet" not in existing("1950-01-01")


def test_a_day_may_be_a_date_or_its_text() -> None:
    assert municipalities.on(date(2023, 1, 1)) == municipalities.on("2023-01-01")


@pytest.mark.parametrize(
    "day", ["2023", "2023-02-30", "1 januari 2023", datetime(2023, 1, 1, tzinfo=UTC), 2023]
)
def test_what_is_no_day_is_refused(day: object) -> None:
    with pytest.raises(InvalidValue):
        municipalities.on(day)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


@given(codes, days)
def test_on_a_day_there_are_those_that_exist_on_it(code: str, day: date) -> None:
    assert (municipalities[code] in municipalities.on(day)) == municipalities[code].exists_on(day)


# ----------------------------------------------------------------------------- what the table says


def test_every_code_of_the_changes_is_in_the_register() -> None:
    assert {code for one in every_change for code in (one.old, one.new)} <= set(municipalities)
    assert len(every_change) == len(rows("municipal_changes")) == 487


def test_every_municipality_of_the_past_has_a_last_day_and_none_of_today_has_one() -> None:
    today = {row["code"] for row in rows("municipalities")}
    assert {one.code for one in municipalities.today} == today


def test_a_first_day_since_1990_is_the_day_of_the_change_that_made_it() -> None:
    made = {
        change.new: change.date
        for change in every_change
        if change.kind in (ChangeKind.MERGER, ChangeKind.RENAME)
    }
    since = {
        one.code: one.valid_from
        for one in municipalities.values()
        if one.valid_from and one.valid_from >= date(1990, 1, 1)
    }
    assert since == made


@pytest.mark.parametrize("change", sorted(every_change, key=str))
def test_the_old_existed_until_the_day_before_and_the_new_exists_on_it(change: Change) -> None:
    old, new = municipalities[change.old], municipalities[change.new]
    assert old.valid_until == change.date - timedelta(days=1)
    assert new.exists_on(change.date)


def test_nothing_is_lost_when_a_municipality_ends() -> None:
    for one in municipalities.values():
        shares = [
            change.share for change in municipalities.changes(one.code) if change.old == one.code
        ]
        if one.valid_until:
            assert shares[0] in (Share.WHOLE, Share.MAIN), one
            assert (len(shares) == 1) == (shares[0] is Share.WHOLE), one
            assert set(shares[1:]) <= {Share.PART}, one
        else:
            assert not shares, one


def test_only_those_of_today_have_a_province_a_region_and_a_centre() -> None:
    for one in municipalities.values():
        facts = (one.province, one.province_code, one.ggd_region, one.ggd_code, one.lon, one.lat)
        assert all(facts) if one.valid_until is None else not any(facts), one


def test_centres_lie_in_the_netherlands() -> None:
    for one in municipalities.today:
        assert one.lon is not None
        assert one.lat is not None
        assert 3.3 < one.lon < 7.3
        assert 50.7 < one.lat < 53.6


def test_no_name_is_damaged() -> None:
    signs = {sign for one in municipalities.values() for name in one.names for sign in name}
    assert {sign for sign in signs if not sign.isalnum()} == set(" '-(),.")
    assert {sign for sign in signs if not sign.isascii()} == set("âéúû")


# ----------------------------------------------------------------------------- who became whom


def test_haaren_was_split_in_four_the_main_part_first() -> None:
    names = [one.name for one in municipalities.successors("GM0788")]
    assert names == ["Oisterwijk", "Boxtel", "Tilburg", "Vught"]


def test_the_history_of_sudwest_fryslan() -> None:
    direct = named(municipalities.predecessors("GM1900"))
    founders = {"Bolsward", "Nijefurd", "Sneek", "Wymbritseradiel", "Wûnseradiel"}
    assert direct == founders | {"Boarnsterhim", "Littenseradiel"}
    assert named(municipalities.predecessors("GM1900", on="2010-12-31")) == direct
    assert named(municipalities.predecessors("GM1900", on="2015-01-01")) == {
        "Súdwest-Fryslân",
        "Littenseradiel",
    }


def test_with_a_day_the_chain_is_followed_until_that_day() -> None:
    reached = {
        day: [one.name for one in municipalities.successors("GM0792", on=day)]
        for day in ("1993-12-31", "1994-06-01", "1995-01-28", "2026-01-01")
    }
    assert list(reached.values()) == [["Heeswijk-Dinther"], ["Heesch"], ["Bernheze"], ["Bernheze"]]


def test_without_a_day_successors_and_predecessors_are_the_direct_ones() -> None:
    assert named(municipalities.successors("GM0792")) == {"Heesch"}
    assert named(municipalities.predecessors("GM1721")) == {"Heesch"}


def test_a_municipality_of_today_has_no_successors_and_is_its_own_on_a_day() -> None:
    assert municipalities.successors("GM0302") == ()
    assert municipalities.successors("GM0302", on="2026-01-01") == (municipalities["GM0302"],)


def test_before_it_began_nobody_succeeds_and_after_its_end_nobody_precedes() -> None:
    assert municipalities.successors("GM1992", on="2022-12-31") == ()
    assert municipalities.predecessors("GM0501", on="2023-01-01") == ()


def test_changes_are_ordered_by_day() -> None:
    dates = [change.date for change in municipalities.changes("GM0828")]
    assert dates == sorted(dates)
    assert len(dates) == 5


@pytest.mark.parametrize("asked", [municipalities.changes, municipalities.successors])
def test_an_unknown_code_has_no_history(asked: Callable[[str], object]) -> None:
    with pytest.raises(UnknownName):
        asked("GM9001")


@given(codes)
def test_successors_and_predecessors_are_each_others_inverse(code: str) -> None:
    one = municipalities[code]
    assert all(
        one in municipalities.predecessors(it.code) for it in municipalities.successors(code)
    )
    assert all(
        one in municipalities.successors(it.code) for it in municipalities.predecessors(code)
    )


@given(codes, days)
def test_whoever_ended_by_a_day_has_a_successor_on_it(code: str, day: date) -> None:
    successors = municipalities.successors(code, on=day)
    begun = municipalities[code].valid_from or date.min
    assert bool(successors) == (begun <= day)
    assert all(one.exists_on(day) for one in successors)


@given(codes, days, days)
def test_from_day_to_day_they_are_each_others_inverse_too(
    code: str, one: date, other: date
) -> None:
    first, last = sorted((one, other))
    if municipalities[code].exists_on(first):
        for successor in municipalities.successors(code, on=last):
            assert municipalities[code] in municipalities.predecessors(successor.code, on=first)
    if municipalities[code].exists_on(last):
        for predecessor in municipalities.predecessors(code, on=first):
            assert predecessor.exists_on(first)


@given(days, days)
def test_together_the_successors_of_a_day_are_all_of_a_later_day(one: date, other: date) -> None:
    first, last = sorted((one, other))
    reached = {
        successor
        for old in municipalities.on(first)
        for successor in municipalities.successors(old.code, on=last)
    }
    assert reached == set(municipalities.on(last))


# --------------------------------------------------------------------------- for whom a code stands


@pytest.mark.parametrize(
    ("code", "day", "stands_for"),
    [
        ("GM0416", "2021-12-31", "GM0416"),  # Langedijk and Heerhugowaard became Dijk en Waard
        ("GM0416", "2022-01-01", "GM1980"),
        ("GM0398", "2022-01-01", "GM1980"),
        ("GM0457", "2022-03-23", "GM0457"),  # Weesp went into Amsterdam, which keeps its code
        ("GM0457", "2022-03-24", "GM0363"),
        ("GM0363", "2022-03-23", "GM0363"),
        ("GM0792", "1995-01-28", "GM1721"),  # by an absorption and a rename
        ("GM1940", "2015-06-30", "GM1921"),  # De Fryske Marren was renamed
        ("GM0788", "2020-12-31", "GM0788"),
        ("GM0788", "2021-01-01", None),  # Haaren was split
        ("GM0005", "2019-01-01", "GM1966"),
        ("GM0053", "2019-01-01", None),  # of Winsum a part went elsewhere
        ("GM0752", "1996-01-01", "GM0845"),
        ("GM1980", "2021-12-31", None),  # had not begun
    ],
)
def test_a_code_stands_for_one_municipality_from_each_change_on(
    code: str, day: str, stands_for: str | None
) -> None:
    found = municipalities.successor(code, on=day)
    assert (found.code if found else None) == stands_for


def test_a_code_that_was_split_stands_for_itself_where_somebody_has_to() -> None:
    assert municipalities.in_force("GM0788", date(2021, 1, 1)) == "GM0788"
    assert municipalities.in_force("GM1980", date(2021, 12, 31)) == "GM1980"


@pytest.mark.parametrize("code", ["GM9001", "IE-MN", "GM0000"])
def test_what_is_not_in_the_register_stands_for_itself(code: str) -> None:
    assert municipalities.in_force(code, date(2026, 1, 1)) == code


@given(codes, days)
def test_for_whom_a_code_stands_is_one_of_its_successors_or_an_earlier_name(
    code: str, day: date
) -> None:
    if one := municipalities.successor(code, on=day):
        lineage = (
            *municipalities.successors(code, on=day),
            *municipalities.predecessors(code, on=day),
        )
        assert one.exists_on(day)
        assert one in lineage
        assert municipalities.in_force(code, day) == one.code
    else:
        begun = municipalities[code].valid_from
        passed = municipalities.successors(code, on=day)
        assert (begun and begun > day) or len(passed) > 1


@given(codes, days)
def test_what_stands_for_a_code_stands_for_itself(code: str, day: date) -> None:
    assert municipalities.in_force(
        municipalities.in_force(code, day), day
    ) == municipalities.in_force(code, day)


# --------------------------------------------------------------------------- until when it is known


def test_the_register_says_until_when_it_is_known() -> None:
    assert municipalities.known_until == date(2026, 12, 31)
    assert municipalities.on("2027-06-01") == municipalities.on(municipalities.known_until)


def test_what_was_announced_is_no_change_yet() -> None:
    [one] = municipalities.announced
    assert (one.old, one.new, one.date) == ("GM1696", "GM0402", date(2027, 1, 1))
    assert one.date > municipalities.known_until
    assert (one.is_law, one.as_of, one.source) == (False, date(2025, 11, 21), "rijksoverheid-2025")
    assert one.source in sources
    assert municipalities.changes("GM1696")[-1].date < municipalities.known_until
    assert municipalities.in_force("GM1696", date(2027, 1, 1)) == "GM1696"


def test_an_announcement_is_told_in_both_languages() -> None:
    [one] = municipalities.announced
    assert one.text() == (
        "Wijdemeren (GM1696) is to become part of Hilversum (GM0402) on 1 January 2027 "
        "(planned, not yet law on 21 November 2025)"
    )
    assert one.text("nl") == (
        "Wijdemeren (GM1696) gaat op 1 januari 2027 op in Hilversum (GM0402) "
        "(gepland, nog geen wet op 21 november 2025)"
    )
    assert evolve(one, is_law=True).text().endswith("(law on 21 November 2025)")


def test_an_answer_for_a_later_day_says_so() -> None:
    assert only_known_until(date(2026, 12, 31)) is None
    later = only_known_until(date(2027, 1, 1))
    assert later is not None
    [one] = municipalities.announced
    assert later.en == (
        f"Municipalities are known until 31 December 2026. Announced after that: {one.text()}."
    )
    assert later.nl.startswith("De gemeenten zijn bekend tot en met 31 december 2026.")
    assert one.text("nl") in later.nl


# ------------------------------------------------------------------------- who is meant by a name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("GM0302", "GM0302"),
        ("gm0302", "GM0302"),
        ("nunspeet", "GM0302"),
        ("  NUNSPEET ", "GM0302"),
        ("Súdwest-Fryslân", "GM1900"),
        ("Sudwest Fryslan", "GM1900"),
        ("zuidwest friesland", "GM1900"),
        ("s gravenhage", "GM0518"),
        ("\u2019s-Gravenhage", "GM0518"),
        ("Den Haag", "GM0518"),
        ("den bosch", "GM0796"),
        ("Su\u0301dwest Frysla\u0302n", "GM1900"),
        ("\u0132sselstein", "GM0353"),
        ("nuenen gerwen en nederwetten", "GM0820"),
        ("Bergen (NH.)", "GM0373"),
        ("bergen l", "GM0893"),
        ("Laren", "GM0417"),
        ("'t Zandt", "GM0054"),
        ("Weesp", "GM0457"),
    ],
)
def test_only_letters_and_digits_of_a_name_count(name: str, code: str) -> None:
    assert municipalities.find(name).code == code


def test_todays_municipalities_come_before_those_of_the_past() -> None:
    assert municipalities.find("Sluis").code == "GM1714"
    assert municipalities.find("De Friese Meren").code == "GM1940"


def test_with_a_day_a_name_is_looked_for_among_those_of_that_day() -> None:
    assert municipalities.find("Sluis", on="1994-12-31").code == "GM0713"
    assert municipalities.find("De Friese Meren", on="2015-06-30").code == "GM1921"
    with pytest.raises(UnknownName, match=r"^no municipality on 2022-12-31 'Voorne aan Zee'$"):
        municipalities.find("Voorne aan Zee", on="2022-12-31")


def test_bergen_is_refused_with_both_codes() -> None:
    with pytest.raises(AmbiguousName) as caught:
        municipalities.find("Bergen")
    assert [one.code for one in caught.value.bearers] == ["GM0373", "GM0893"]
    assert str(caught.value) == (
        "'Bergen' may be Bergen (NH.) (GM0373) or Bergen (L.) (GM0893): "
        "use the code or the official name"
    )
    assert isinstance(caught.value, OkomodelError)
    assert isinstance(caught.value, LookupError)


def test_hengelo_is_the_one_of_today_but_was_ambiguous_until_2005() -> None:
    assert municipalities.find("Hengelo").name == "Hengelo (O.)"
    with pytest.raises(AmbiguousName, match=r"GM0164.*GM0248"):
        municipalities.find("Hengelo", on="2004-12-31")


@pytest.mark.parametrize(
    ("typo", "meant"),
    [
        ("Nunspet", "Nunspeet (GM0302)"),
        ("nunspet", "Nunspeet (GM0302)"),
        ("Zuidwest Fryslon", "Súdwest-Fryslân (GM1900)"),
        ("Harderwyk", "Harderwijk (GM0243)"),
        ("s Hertogenbos", "'s-Hertogenbosch (GM0796)"),
        ("Voorne", "Voorne aan Zee (GM1992)"),
        ("Bergne", "Bergen (NH.) (GM0373)"),
        ("Bergne", "Bergen (L.) (GM0893)"),
        ("Weezp", "Weesp (GM0457)"),
    ],
)
def test_a_typo_gets_the_name_and_the_code_of_what_was_meant(typo: str, meant: str) -> None:
    with pytest.raises(UnknownName) as caught:
        municipalities.find(typo)
    assert meant in caught.value.nearest
    assert str(caught.value).startswith(f"no municipality {typo!r}; did you mean ")
    assert meant in str(caught.value)


@pytest.mark.parametrize("name", ["", "-", "''", "Xqzzq", "9"])
def test_what_looks_like_no_name_gets_no_suggestion(name: str) -> None:
    with pytest.raises(UnknownName) as caught:
        municipalities.find(name)
    assert caught.value.nearest == ()


def test_suggestions_are_few() -> None:
    with pytest.raises(UnknownName) as caught:
        municipalities.find("B")
    assert len(caught.value.nearest) == 3


@pytest.mark.parametrize("code", municipalities)
def test_every_code_and_official_name_of_today_finds_its_municipality(code: str) -> None:
    one = municipalities[code]
    assert municipalities.find(code) == one
    found = municipalities.find(one.name)
    assert found == one or (found.valid_until is None and one.valid_until is not None)


@given(codes, st.data())
def test_every_name_finds_its_bearer_on_a_day_or_is_ambiguous(
    code: str, data: st.DataObject
) -> None:
    one = municipalities[code]
    name = data.draw(st.sampled_from(one.names))
    assert one in meant_by(name, on=one.valid_until or date(2026, 1, 1))


@given(st.one_of(st.text(), st.sampled_from(every_name)))
def test_find_never_gives_one_that_bears_another_name(text: str) -> None:
    for found in meant_by(text):
        assert plain(text) in {plain(name) for name in (found.code, *found.names)}


# ------------------------------------------------- what the tables could say and do not (yet) say

TODAY = "code,name,short_name,aliases,province,province_code,valid_from,ggd_region,ggd_code,lon,lat"
CHANGES = "date,kind,old_code,old_name,new_code,new_name,share,cbs_date"


def register(today: list[str], changes: list[str]) -> Register:
    """A register of one's own rows."""
    tables: dict[str, list[dict[str, str]]] = {
        "municipalities": [
            dict(zip(TODAY.split(","), row.split(","), strict=True)) for row in today
        ],
        "municipal_changes": [
            dict(zip(CHANGES.split(","), row.split(","), strict=True)) for row in changes
        ],
    }
    return Register(tables.__getitem__)


def test_a_rename_under_the_same_code_keeps_both_names_and_ends_nothing() -> None:
    own = register(
        ["GM0001,Nieuw,Nieuw,,P,PV1,,G,GG1,5.0,52.0"],
        ["2000-01-01,rename,GM0001,Oud,GM0001,Nieuw,whole,"],
    )
    assert own.find("oud") == own.find("nieuw") == own["GM0001"]
    assert own["GM0001"].exists_on("1999-12-31")
    assert own.successors("GM0001") == own.predecessors("GM0001") == ()


def test_the_latest_name_of_a_past_code_is_its_official_one() -> None:
    own = register(
        ["GM0002,Groot,Groot,,P,PV1,,G,GG1,5.0,52.0"],
        [
            "2001-01-01,absorption,GM0001,Later,GM0002,Groot,whole,",
            "2000-01-01,rename,GM0001,Eerst,GM0001,Later,whole,",
        ],
    )
    assert own["GM0001"].names == ("Later", "Eerst")
    assert own["GM0001"].valid_until == date(2000, 12, 31)


def test_a_part_that_leaves_ends_nobody() -> None:
    own = register(
        [
            "GM0001,Blijft,Blijft,,P,PV1,,G,GG1,5.0,52.0",
            "GM0002,Groeit,Groeit,,P,PV1,,G,GG1,5.0,52.0",
        ],
        ["2000-01-01,split,GM0001,Blijft,GM0002,Groeit,part,2000-01-01"],
    )
    assert own["GM0001"].valid_until is None
    assert named(own.successors("GM0001")) == {"Groeit"}
    assert named(own.successors("GM0001", on="2001-01-01")) == {"Blijft", "Groeit"}
    assert named(own.predecessors("GM0002", on="1999-12-31")) == {"Groeit", "Blijft"}
