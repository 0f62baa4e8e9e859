"""What is held back besides: beside the best that trying everything finds, and in larger tables."""

from random import Random

import pytest

from okomodel.model import SurveyRound
from okomodel.monitor import secondary
from okomodel.monitor.bounds import Effort
from okomodel.monitor.cells import Cell, key_of
from okomodel.monitor.disclosure import Disclosure
from okomodel.monitor.protection import tables_of
from okomodel.monitor.shift import Shifts
from okomodel.reference.policy import OKO_2025
from okomodel.testing.pupils import survey

ANSWERS = tuple(f"LOAGK3A{number}" for number in range(16, 24))


def withheld(one: SurveyRound) -> int:
    found = Disclosure.of(OKO_2025, [one])
    return len(found.primary) + len(found.secondary)


def rounds(number: int) -> list[SurveyRound]:
    return [survey(Random(seed), ["SOROK3A3"], schools=seed % 4) for seed in range(number)]


def test_shifts_of_pupils_withhold_nearly_as_few_as_the_best(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    every = rounds(150)
    best = [withheld(one) for one in every]
    monkeypatch.setattr(secondary, "_SMALL", 0)
    found = [withheld(one) for one in every]
    assert all(some >= fewest for some, fewest in zip(found, best, strict=True))
    assert sum(found) <= 1.15 * sum(best)


def test_answers_to_one_question_do_not_all_go() -> None:
    """One rare answer takes a few of the others with it, not every figure of the question."""
    one = survey(Random(3), ANSWERS, pupils=(300, 400), rare=0.01)
    found = Disclosure.of(OKO_2025, [one])
    assert found.primary
    assert found.secondary
    assert withheld(one) < len(one.measurements) / 2
    assert not found.is_least


def test_a_shift_keeps_every_sum() -> None:
    one = survey(Random(5), ANSWERS, schools=0, by_gender=False)
    cells = {
        key_of(figure, one.id, figure.indicator): Cell(figure.base or 0, (count, count))
        for figure in one.measurements
        if (count := figure.count) is not None
    }
    (tables,) = tables_of(cells, set(cells), OKO_2025)
    counts = [told[0] for cell in tables.cells if (told := cell.told)]
    shifts = Shifts(tables.keys, tables.cells, tables.sums)
    assert shifts.hold(counts)
    for place, count in enumerate(counts):
        found = shifts.least(counts, (), place, 1, Effort(10**6))
        if found:
            after = [number + found.changes.get(at, 0) for at, number in enumerate(counts)]
            assert after[place] == count + 1
            assert shifts.hold(after)
            assert found.figures == found.cells == len(found.changes)
