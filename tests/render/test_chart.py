"""The calendar of a cycle as a picture, with its words beside it."""

from base64 import b64decode
from datetime import date
from re import findall
from typing import Any
from xml.etree.ElementTree import fromstring

import attrs
import pytest

from okomodel.model import MilestoneRecord, PlanCycle
from okomodel.pages.sheet import Chart, Line, Sign
from okomodel.render.chart import drawn, picture
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
    assert "2 of 12 milestones done or skipped on 21 November 2026; late: survey report," in said
    assert "next: work groups formed (expected 2 October 2026)" in " ".join(said.split())
    page = show(CYCLE, on="2026-11-21", lang="nl").html()
    assert 'role="img" aria-label="Cyclus 2 op de kalender"' in page
    assert "<figcaption>2 van 12 mijlpalen bereikt of overgeslagen" in page


def test_each_state_has_a_sign_of_its_own() -> None:
    page = show(CYCLE, on="2026-11-21", lang="nl").html()
    for said, sign in [
        ("bereikt 2025-11-28", "full"),
        ("overgeslagen", "struck"),
        ("37 dagen te laat", "alarm"),
        ("gepland 2027-02-01", "hollow"),
        ("verwacht 2027-05-02", "faint"),
    ]:
        assert f">{said}</text>" in page
        assert f'class="oko-{sign}"' in page


def test_what_is_late_has_a_bar_up_to_today() -> None:
    page = show(CYCLE, on="2026-11-21", lang="nl").html().partition("<ul")[0]
    assert page.count('class="oko-overdue"') == page.count('class="oko-alarm"')
    assert page.count('class="oko-today"') == 1


def places(made: str) -> list[float]:
    """Where the signs of the picture lie; not those of the list."""
    return [float(x) for x in findall(r'cx="([0-9.]+)"', made.partition("<ul")[0])]


@pytest.mark.parametrize("day", [date(1950, 1, 1), date(2100, 1, 1)])
def test_the_calendar_is_as_long_as_what_is_drawn(day: date) -> None:
    inside = Line("a", date(2025, 1, 1), date(2025, 1, 1), Sign.FULL, "b")
    outside = Line("a", day, day, Sign.FULL, "b")
    made = drawn(chart(lines=(inside, outside), first_said="start", last_said="end"))
    within, beyond = places(made)
    assert 175 <= min(within, beyond) < max(within, beyond) <= 570
    assert ">end</text>" in made
    assert (">start</text>" in made) == (day.year == 1950)


def test_what_was_done_after_the_end_is_drawn_beyond_the_line_of_the_end() -> None:
    late = Line("a", date(2027, 3, 1), date(2027, 3, 1), Sign.FULL, "b")
    made = drawn(chart(lines=(late,)))
    end = float(findall(r'oko-bound" d="M([0-9.]+) ', made)[0])
    assert end < places(made)[0]


def test_what_has_no_day_stands_below_the_calendar() -> None:
    known = Line("known", date(2025, 3, 1), date(2025, 3, 1), Sign.FULL, "b")
    made = drawn(chart(lines=(Line("unknown", None, None, Sign.FULL, "some day"), known)))
    bottom = int(findall(r'oko-axis" d="M[0-9.]+ [0-9]+V([0-9]+)', made)[0])
    height = {label: int(y) for y, label in findall(r'y="([0-9]+)"[^>]*>(\w+)</text>', made)}
    assert height["known"] < bottom < height["unknown"]
    assert len(places(made)) == 2


def test_a_step_of_which_no_day_is_known_is_told_but_not_at_an_edge() -> None:
    by = MilestoneRecord(milestone="survey", done="2025-11")
    cycle = attrs.evolve(CYCLE, milestones=(by,))
    made = show(cycle, on="2026-11-21", lang="nl").html()
    assert made.count('class="oko-stretch"') == 1


def test_today_is_drawn_only_where_the_calendar_reaches_it() -> None:
    assert "oko-today" in drawn(chart())
    assert "oko-today" not in drawn(chart(today=date(2027, 1, 1)))


def test_the_list_says_what_the_picture_says() -> None:
    listed = (
        show(CYCLE, on="2026-11-21", lang="nl").html().partition("<ul")[2].partition("</ul>")[0]
    )
    assert listed.count("<li>") == listed.count("<svg") == 12
    assert 'meting</bdi> <span class="oko-muted">bereikt 2025-11-28</span>' in listed


def test_a_long_label_is_cut_in_the_picture_and_whole_in_the_list() -> None:
    label = "L" * 400
    made = drawn(chart(lines=(Line(label, MAY, MAY, Sign.FULL, "b"),)))
    assert made.count(label) == 1
    assert f">{'L' * 26}…</text>" in made


def test_a_picture_by_itself_has_its_own_ground() -> None:
    address, width, height = picture(chart(title="<Cyclus>"))
    svg = b64decode(address.removeprefix("data:image/svg+xml;base64,")).decode()
    root = fromstring(svg)  # well-formed, too
    assert root.attrib["viewBox"] == f"-6 -6 {width} {height}"
    assert "background: #fff" in svg
    assert "&lt;Cyclus&gt;" in svg


@pytest.mark.parametrize(("years", "ticks"), [(1, 4), (2, 4), (4, 4), (10, 5)])
def test_a_long_cycle_has_no_more_days_on_its_axis_than_can_be_read(years: int, ticks: int) -> None:
    made = drawn(chart(end=date(2024 + years, 12, 31), today=date(2025, 1, 1)))
    assert made.count("<text") == ticks + 3  # and the title, today and the end


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
    told = findall(r'x="([0-9]+)" y="[0-9]+" text-anchor="start">([^<]+)</text>', page)
    assert len(told) == 12
    assert all(int(x) + 6 * len(words) <= 720 for x, words in told)


def test_every_text_in_the_picture_is_escaped() -> None:
    made = drawn(chart(alternative='"><script>', lines=(Line("<b>", MAY, MAY, Sign.FULL, "<i>"),)))
    assert "<script>" not in made
    assert "<b>" not in made
    assert "<i>" not in made
