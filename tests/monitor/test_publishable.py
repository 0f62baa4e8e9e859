"""What is withheld cannot be computed from the rest, and no more is withheld than that takes."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

import attrs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from okomodel import Dossier, Programme, attack, publishable
from okomodel.errors import InvalidType, UnknownName
from okomodel.formats import dumps, loads
from okomodel.model import Baseline, Measurement, PlanCycle, SurveyRound, Target
from okomodel.monitor.disclosure import Disclosure
from okomodel.reference.policy import GMJV_2024, OKO_2025, Policy

CODE = "SOROK3A3"


def figure(count: int, base: int, group: str = "2+4", **more: object) -> Measurement:
    return Measurement(indicator=CODE, count=count, base=base, group=group, **more)  # type: ignore[arg-type]


def dossier(*figures: Measurement, **more: object) -> Dossier:
    held = SurveyRound(id="r", year=2025, instrument="oko", measurements=figures)
    return Dossier(id="x", name="X", municipalities=["GM9001"], rounds=[held], **more)  # type: ignore[arg-type]


def shown(document: Dossier) -> list[bool]:
    return [not one.withheld for one in document.rounds[0].measurements]


# -------------------------------------------------------------------------------------- examples


def test_a_figure_of_few_is_withheld_and_the_part_that_would_give_it_away() -> None:
    found = publishable(dossier(figure(42, 400), figure(4, 214, "2"), figure(38, 186, "4")))
    assert shown(found) == [True, False, False]
    second = found.rounds[0].measurements[1]
    assert (second.count, second.base, second.withheld) == (None, 214, True)
    assert second.note == "niet getoond / not shown: oko-2025"
    assert [(one.low, one.high) for one in attack(found)] == [(0, 42), (0, 42)]


def test_the_note_does_not_tell_which_of_them_was_too_small() -> None:
    figures = figure(42, 400), figure(4, 214, "2", note="vier leerlingen"), figure(38, 186, "4")
    notes = {one.note for one in publishable(dossier(*figures)).rounds[0].measurements[1:]}
    assert notes == {"niet getoond / not shown: oko-2025"}


def test_nothing_to_hide_leaves_the_document_as_it_is() -> None:
    one = dossier(figure(342, 412), figure(190, 221, "2"), figure(152, 191, "4"))
    assert publishable(one) == one


def test_girls_and_boys_may_leave_others_out() -> None:
    """Forty girls and thirty boys of eighty: ten are of neither, and any of those may count."""
    figures = figure(40, 80), figure(38, 40, gender="girl"), figure(20, 30, gender="boy")
    found = publishable(dossier(*figures))
    assert shown(found) == [True, False, False] or shown(found) == [True, False, True]
    assert all(one.high - one.low >= 5 for one in attack(found))


def test_schools_that_are_all_there_add_up_to_the_municipality() -> None:
    def school(count: int, base: int, name: str) -> Measurement:
        return figure(count, base, level="school", organisation=name)

    figures = figure(60, 200), school(3, 60, "a"), school(27, 70, "b"), school(30, 70, "c")
    found = publishable(dossier(*figures))
    assert shown(found).count(False) == 2
    assert not shown(found)[1]


def test_answers_to_one_question_add_up_to_everybody() -> None:
    codes = ("LOAGK3A30", "LOAGK3A31", "LOAGK3A29")
    counts = (3, 40, 57)
    figures = [
        Measurement(indicator=code, count=count, base=100)
        for code, count in zip(codes, counts, strict=True)
    ]
    found = publishable(dossier(*figures))
    assert shown(found).count(False) == 2


def test_municipalities_add_up_to_their_region() -> None:
    def member(name: str, count: int, base: int) -> Dossier:
        of_region = figure(64, 300, level="region")
        one = dossier(figure(count, base), of_region, region="Streek")
        return attrs.evolve(one, id=name)

    members = [member("a", 4, 100), member("b", 30, 100), member("c", 30, 100)]
    found = publishable(Programme(id="p", name="P", dossiers=members))
    told = [shown(one) for one in found.dossiers]
    assert told[0][0] is False
    hidden = sum(not municipal for municipal, _ in told)
    assert hidden >= 2 or not all(region for _, region in told)
    assert all(one.high - one.low >= 5 for one in attack(found))


def test_a_baseline_does_not_tell_what_its_round_withholds() -> None:
    start = Baseline(round="r", percentage=36.4)
    target = Target(id="t", indicator=CODE, baseline=start, value=20, by="2027")
    cycle = PlanCycle(number=1, start="2025-10-01", targets=[target])
    found = publishable(dossier(figure(4, 11), cycles=[cycle]))
    assert found.cycles[0].targets[0].baseline == Baseline(round="r")


def test_a_percentage_without_a_base_stays_unless_the_same_figure_is_withheld() -> None:
    said = Measurement(indicator=CODE, percentage=36.4)
    assert publishable(dossier(said)) == dossier(said)
    both = publishable(dossier(said, figure(4, 11)))
    assert shown(both) == [False, False]


def test_a_stricter_policy_withholds_more() -> None:
    one = dossier(figure(30, 60))
    assert publishable(one) == one
    assert shown(publishable(one, "gmjv-2024")) == [False]
    assert shown(publishable(one, Policy(name="streek", min_base=100, min_cell=5))) == [False]


def test_what_was_withheld_already_stays_so_with_its_note() -> None:
    held = Measurement(indicator=CODE, base=60, withheld=True, note="door de GGD")
    assert publishable(dossier(held)).rounds[0].measurements == (held,)


def test_the_same_goes_for_a_document_read_back() -> None:
    found = publishable(dossier(figure(42, 400), figure(4, 214, "2"), figure(38, 186, "4")))
    assert loads(dumps(found)) == found
    assert publishable(found) == found


@pytest.mark.parametrize("wrong", [None, {}, figure(3, 40)])
def test_only_documents_are_published(wrong: object) -> None:
    with pytest.raises(InvalidType):
        publishable(wrong)  # type: ignore[type-var]
    with pytest.raises(InvalidType):
        attack(wrong)  # type: ignore[arg-type]


def test_an_unknown_policy_is_named() -> None:
    with pytest.raises(UnknownName, match="oko-2025"):
        publishable(dossier(), "oko-2024")


def test_too_little_effort_withholds_too_much_and_says_so() -> None:
    figures = figure(42, 400), figure(4, 214, "2"), figure(38, 186, "4")
    one = dossier(*figures)
    assert shown(publishable(one, effort=1)) == [False, False, False]
    assert not Disclosure.of_document(OKO_2025, one, effort=1).is_least
    assert Disclosure.of_document(OKO_2025, one).is_least


@pytest.mark.parametrize("effort", [0, 1])
def test_too_little_effort_gives_bounds_that_are_not_exact(effort: int) -> None:
    found = publishable(dossier(figure(42, 400), figure(4, 214, "2"), figure(38, 186, "4")))
    told = attack(found, effort=effort)
    assert [(one.low, one.high, one.is_exact) for one in told] == [(0, 42, False)] * 2


# ------------------------------------------------------------------------------------------ laws


@st.composite
def surveys(draw: st.DrawFn) -> Dossier:
    """A round of two grades, perhaps by gender and by up to three schools."""
    schools = draw(st.integers(0, 3))
    cells: dict[tuple[str, str], tuple[int, int]] = {}
    for grade in "24":
        for gender in ("girl", "boy"):
            base = draw(st.integers(0, 60))
            cells[grade, gender] = draw(st.integers(0, base)), base
    genders = draw(st.sampled_from([(None,), (None, "girl", "boy")]))
    return dossier(*_figures(cells, genders), *_schools(draw, schools, cells))


Cells = dict[tuple[str, str], tuple[int, int]]


def _figures(cells: Cells, genders: Sequence[str | None]) -> Iterator[Measurement]:
    for grades in (["2"], ["4"], ["2", "4"]):
        group = "+".join(grades)
        for gender in genders:
            some = [v for (g, s), v in cells.items() if g in grades and gender in (None, s)]
            count, base = (sum(one[i] for one in some) for i in (0, 1))
            yield figure(count, base, group, gender=gender)


def _schools(draw: st.DrawFn, number: int, cells: Cells) -> Iterator[Measurement]:
    count, base = (sum(one[i] for one in cells.values()) for i in (0, 1))
    for index in range(number):
        part = draw(st.integers(0, base)) if index < number - 1 else base
        least = max(0, part - (base - count))
        counted = draw(st.integers(least, min(count, part))) if index < number - 1 else count
        yield figure(counted, part, level="school", organisation=f"school-{index}")
        count, base = count - counted, base - part


POLICIES = st.sampled_from([OKO_2025, GMJV_2024, Policy(name="klein", min_base=10, min_cell=3)])


@settings(max_examples=60)
@given(surveys(), POLICIES)
def test_no_withheld_count_is_narrower_than_the_policy_allows(one: Dossier, policy: Policy) -> None:
    found = publishable(one, policy)
    by_path = {each.path: each for each in attack(found, policy)}
    for index, held in enumerate(found.rounds[0].measurements):
        if held.withheld:
            ends = by_path[f"dossier.rounds[0].measurements[{index}]"]
            low, high = by_scipy(found, index)
            assert (low, high) == (ends.low, ends.high) or low <= ends.low <= ends.high <= high
            base = held.base or 0
            truth = one.rounds[0].measurements[index].count or 0
            assert ends.low <= truth <= ends.high
            wide = ends.high - ends.low >= policy.min_cell
            everything = all(each.withheld for each in found.rounds[0].measurements)
            assert wide or (ends.low, ends.high) == (0, base) or everything


@settings(max_examples=60)
@given(surveys(), POLICIES)
def test_what_is_shown_is_allowed_and_unchanged(one: Dossier, policy: Policy) -> None:
    found = publishable(one, policy)
    for before, after in zip(one.rounds[0].measurements, found.rounds[0].measurements, strict=True):
        if not after.withheld:
            assert after == before
            assert policy.allows(before.base or 0, before.count or 0)


def by_scipy(document: Dossier, index: int) -> tuple[int, int]:
    """What integer programming finds of a withheld count, from the sums said a second time."""
    figures = document.rounds[0].measurements
    rows = [*_relations(figures)]
    low = [0 if one.withheld else one.count or 0 for one in figures]
    high = [(one.base or 0) if one.withheld else one.count or 0 for one in figures]
    ends = []
    for sign in (1, -1):
        aim = np.zeros(len(figures))
        aim[index] = sign
        constraints = [LinearConstraint(row, least, most) for row, least, most in rows]
        found = milp(
            aim,
            integrality=np.ones(len(figures), dtype=np.int64),
            bounds=Bounds(low, high),
            constraints=constraints,
        )
        assert found.fun is not None
        ends.append(round(sign * found.fun))
    return ends[0], ends[1]


def _relations(figures: Sequence[Measurement]) -> Iterator[tuple[np.ndarray, int, int]]:
    at: dict[Any, int] = {
        (one.group, one.gender, one.organisation): i for i, one in enumerate(figures)
    }
    wholes: list[tuple[Any, Any]] = [
        *(((g, None, None), [(g, s, None) for s in ("girl", "boy")]) for g in ("2", "4", "2+4")),
        *((("2+4", s, None), [("2", s, None), ("4", s, None)]) for s in (None, "girl", "boy")),
        (("2+4", None, None), [key for key in at if key[2] is not None]),
    ]
    for whole, parts in wholes:
        known = [at[key] for key in parts if key in at]
        if whole in at and known:
            row = np.zeros(len(figures))
            row[known] = 1
            row[at[whole]] = -1
            left = (figures[at[whole]].base or 0) - sum(figures[i].base or 0 for i in known)
            yield row, -left, 0


@settings(max_examples=40)
@given(surveys())
def test_no_less_would_do_on_small_tables(one: Dossier) -> None:
    """As many are withheld as the best that trying everything finds."""
    figures = one.rounds[0].measurements
    if len(figures) > 6:
        return
    found = Disclosure.of_document(OKO_2025, one)
    primary = [i for i, f in enumerate(figures) if not OKO_2025.allows(f.base or 0, f.count or 0)]
    used = shown(publishable(one)).count(False)
    rest = [i for i in range(len(figures)) if i not in primary]
    for more in range(len(rest) + 1):
        if any(_is_enough(one, {*primary, *extra}) for extra in combinations(rest, more)):
            assert found.is_least
            assert used == len(primary) + more
            return
    assert used == len(figures)


def _is_enough(one: Dossier, held: set[int]) -> bool:
    figures = [
        attrs.evolve(each, count=None, withheld=True) if index in held else each
        for index, each in enumerate(one.rounds[0].measurements)
    ]
    document = dossier(*figures)
    for each in attack(document):
        base = _base_at(document, each.path)
        is_wide = each.high - each.low >= 5 if base >= 5 else (each.low, each.high) == (0, base)
        if not is_wide:
            return False
    return True


def _base_at(document: Dossier, path: str) -> int:
    index = int(path.rpartition("[")[2].rstrip("]"))
    return document.rounds[0].measurements[index].base or 0
