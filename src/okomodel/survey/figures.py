"""The measurements that counts make: cells added up to the groups of which figures are given."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import floor
from typing import Any, NamedTuple

from okomodel.model import Education, Gender, Measurement, MeasurementLevel
from okomodel.reference.indicator import indicators
from okomodel.survey.answers import number_of
from okomodel.survey.counting import Asked, Cell, Plan, Tally
from okomodel.survey.planning import Request
from okomodel.values.share import kish
from okomodel.values.typed_text import slug_of
from okomodel.wording import Wording

__all__ = ["figures"]

_DECIMALS = 10
"""So exact a weighted percentage and a mean are given: of floating sums the order shows later."""

_WEIGHTED = Wording(
    "weighted; the base is the effective one (Kish) of {base} answers",
    "gewogen; de basis is de effectieve (Kish) van {base} antwoorden",
)


class _Group(NamedTuple):
    """Of whom a figure is."""

    area: str
    school: str
    group: str
    gender: Gender | None = None
    education: Education | None = None


def figures(
    request: Request, plan: Plan, cells: Iterable[Cell], asked: Mapping[int, Asked]
) -> dict[str, tuple[Measurement, ...]]:
    """The measurements of each municipality by its code (empty: the only one that is asked for)."""
    cells = tuple(cells)
    sums = _added(request, cells)
    order = sorted(sums, key=_place)
    found: dict[str, list[Measurement]] = {one.area: [] for one in order}
    places = {name: at for at, name in enumerate(plan.sums)}
    for at, one in sorted(asked.items(), key=lambda item: _place_of(item[1], item[0])):
        first = places[f"q{at}_base"]
        width = len(Tally._fields) if plan.weight else 3
        for group in order:
            base, total, strange, *weights = sums[group][first : first + width]
            tally = Tally(int(base), total, int(strange), *weights)
            found[group.area] += _measured(one, group, tally, is_weighted=bool(plan.weight))
    return {area: tuple(some) for area, some in found.items()}


def _added(request: Request, cells: Sequence[Cell]) -> dict[_Group, list[float]]:
    joined = _whole(request, cells)
    sums: dict[_Group, list[float]] = {}
    for cell in cells:
        for group in _groups(cell, request, joined):
            before = sums.get(group)
            sums[group] = cell.sums if before is None else [*map(float.__add__, before, cell.sums)]
    return sums


def _whole(request: Request, cells: Iterable[Cell]) -> frozenset[tuple[str, str]]:
    """The municipalities (without a school) and schools with pupils of every class of the round."""
    there: dict[tuple[str, str], set[int | None]] = {}
    for cell in cells:
        for key in {(_area(cell), ""), (_area(cell), _school(cell))}:
            there.setdefault(key, set()).add(cell.grade)
    return frozenset(key for key, found in there.items() if found == {*request.survey.grades})


def _groups(cell: Cell, request: Request, joined: frozenset[tuple[str, str]]) -> Iterator[_Group]:
    """The groups to which pupils of a kind belong."""
    area, school = _area(cell), _school(cell)
    for group in _grades(cell, request, is_joined=(area, "") in joined):
        yield _Group(area, "", group)
        if cell.gender:
            yield _Group(area, "", group, gender=cell.gender)
        if cell.education:
            yield _Group(area, "", group, education=cell.education)
    if school:
        for group in _grades(cell, request, is_joined=(area, school) in joined):
            yield _Group(area, school, group)


def _grades(cell: Cell, request: Request, *, is_joined: bool) -> Iterator[str]:
    grades = request.survey.grades
    if "grade" in request.by or len(grades) == 1:
        yield str(cell.grade)
    if is_joined and len(grades) > 1:
        yield "+".join(map(str, sorted(grades)))


def _area(cell: Cell) -> str:
    return cell.municipality or ""


def _school(cell: Cell) -> str:
    """The id by which a dossier knows a school: its code as a slug."""
    code = number_of("" if cell.school is None else str(cell.school))
    return "" if code == "-1" else slug_of(code)


def _place(one: _Group) -> tuple[object, ...]:
    """Municipality before schools, all before girls and boys, classes joined before apart."""
    grades = [int(grade) for grade in one.group.split("+")]
    return (
        *(one.area, one.school, one.education is not None, one.gender is not None),
        *(one.gender or "", one.education or "", -len(grades), grades),
    )


def _place_of(asked: Asked, at: int) -> tuple[int, int]:
    """The order of the catalogue, and after it one's own."""
    return (_ORDER.get(asked.question.indicator, len(_ORDER)), at)


_ORDER = {code: at for at, code in enumerate(indicators)}


def _measured(
    asked: Asked, group: _Group, tally: Tally, *, is_weighted: bool
) -> Iterator[Measurement]:
    """The figure of a group; none where nobody answered."""
    is_weighted = is_weighted and not group.school
    if tally.base and (tally.weight or not is_weighted):
        made = _weighted(asked, tally) if is_weighted else _counted(asked, tally)
        notes = "; ".join(filter(None, (asked.question.note, made.pop("note", None))))
        yield Measurement(
            indicator=asked.question.indicator,
            group=group.group,
            gender=group.gender,
            education=group.education,
            level=MeasurementLevel.SCHOOL if group.school else MeasurementLevel.MUNICIPALITY,
            organisation=group.school or None,
            note=notes or None,
            **made,
        )


def _counted(asked: Asked, tally: Tally) -> dict[str, Any]:
    if asked.is_mean:
        return {"base": tally.base, "mean": round(tally.total / tally.base, _DECIMALS)}
    return {"base": tally.base, "count": int(tally.total)}


def _weighted(asked: Asked, tally: Tally) -> dict[str, Any]:
    mean = tally.weighted / tally.weight
    figure = {"mean": mean} if asked.is_mean else {"percentage": min(100 * mean, 100.0)}
    return {
        "base": floor(round(kish(tally.weight, tally.squares), 6)),
        "weighted": True,
        "note": _WEIGHTED.text("nl", base=tally.base),
        **{name: round(value, _DECIMALS) for name, value in figure.items()},
    }
