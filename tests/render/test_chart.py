"""The calendar of a cycle as a picture, with its words beside it."""

from datetime import date
from re import findall
from typing import Any

import attrs
import pytest

from okomodel.model import MilestoneRecord, PlanCycle
from okomodel.pages.sheet import Chart, Line, Sign
from okomodel.render.chart import drawn
from okomodel.render.view import show

CYCLE = PlanCycle(
    number=2,
    start="2025-10-02",
    milestones=[
        MilestoneRecord(milestone="survey", done="2025-11-28"),
        MilestoneRecord(milestone="feedback", skipped="samengevoegd"),
        MilestoneRecord(milestone="targets", planned="2026-10-15"),
        MilestoneRecord(milestone="plan", planned="2027-02-01"),
    ],
)


def chart(**fields: Any) -> Chart:
    days: dict[str, Any] = {
        "start": date(2025, 1, 1),
        "end": date(2026, 12, 31),
        "today": date(2026, 1, 1),
    }
    return Chart(**{**days, "lines": (), "alternative": "In words.", **fields})


def test_it_says_in_words_what_is_to_be_seen() -> None:
    said = show(CYCLE, on="2026-11-21", lang="en").text()
    assert "2 of 12 milestones done or skipped on 2026-11-21; late: survey report," in said
    assert "next: work groups formed (expected 2026-10-02)" in " ".join(said.split())
    page = show(CYCLE, on="2026-11-21", lang="nl").html()
    assert 'role="img" aria-label="2 van 12 mijlpalen bereikt of overgeslagen' in page
    assert "<figcaption>2 van 12 mijlpalen bereikt of overgeslagen" in page


def test_each_state_has_a_sign_of_its_own() -> None:
    page = show(CYCLE, on="2026-11-21", lang="nl").html()
    for said, sign in [
        ("bereikt 2025-11-28", "full"),
        ("overgeslagen", "struck"),
        ("te laat 2026-10-15", "alarm"),
        ("gepland 2027-02-01", "hollow"),
        ("verwacht 2027-05-02", "faint"),
    ]:
        assert f">{said}</text>" in page
        assert f'class="oko-{sign}"' in page


def test_what_is_late_has_a_bar_up_to_today() -> None:
    page = show(CYCLE, on="2026-11-21", lang="nl").html()
    assert page.count('class="oko-overdue"') == page.count('class="oko-alarm"')
    assert page.count('class="oko-today"') == 1


@pytest.mark.parametrize("day", [date(1950, 1, 1), date(2100, 1, 1)])
def test_a_day_outside_lies_at_the_edge(day: date) -> None:
    line = Line("a", day, day, Sign.FULL, "b")
    x = float(findall(r'cx="([0-9.]+)"', drawn(chart(lines=(line,))))[0])
    assert 175 <= x <= 720


def test_today_is_drawn_only_where_it_lies_in_the_cycle() -> None:
    assert "oko-today" in drawn(chart())
    assert "oko-today" not in drawn(chart(today=date(2027, 1, 1)))


@pytest.mark.parametrize(("years", "ticks"), [(1, 4), (2, 4), (4, 4), (10, 5)])
def test_a_long_cycle_has_no_more_days_on_its_axis_than_can_be_read(years: int, ticks: int) -> None:
    made = drawn(chart(end=date(2024 + years, 12, 31), today=date(2025, 1, 1)))
    assert made.count("<text") == ticks + 1  # and today


def test_a_cycle_of_one_day_can_be_drawn() -> None:
    one = date(2025, 1, 1)
    assert "<svg" in drawn(chart(start=one, end=one, today=one))


MAY = date(2025, 5, 1)


def test_what_is_not_known_to_the_day_has_a_bar_over_all_that_it_can_be() -> None:
    month = Line("a", MAY, date(2025, 5, 31), Sign.FULL, "b")
    assert "oko-stretch" in drawn(chart(lines=(month,)))
    assert "oko-stretch" not in drawn(chart(lines=(attrs.evolve(month, last=MAY),)))


@pytest.mark.parametrize("start", ["2024", "2024-21", "2024-02", "2024-02-29"])
@pytest.mark.parametrize("months", [24, 7])
def test_the_words_beside_the_calendar_have_room(start: str, months: int) -> None:
    cycle = PlanCycle(number=1, start=start, months=months)
    page = show(cycle, on="2026-01-01", lang="nl").html()
    told = findall(r'x="([0-9]+)" y="[0-9]+">([^<]+)</text>', page)
    assert len(told) == 12
    assert all(int(x) + 6 * len(words) <= 720 for x, words in told)


def test_every_text_in_the_picture_is_escaped() -> None:
    made = drawn(chart(alternative='"><script>', lines=(Line("<b>", MAY, MAY, Sign.FULL, "<i>"),)))
    assert "<script>" not in made
    assert "<b>" not in made
    assert "<i>" not in made
