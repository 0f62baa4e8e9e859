"""A waiver counts up to and including its last day."""

from datetime import date

import pytest

from okomodel.model import Waiver


@pytest.mark.parametrize(
    ("until", "holds"), [(None, True), ("2026-03-24", True), ("2026-03-23", False)]
)
def test_a_waiver_holds_until_its_last_day(until: str | None, *, holds: bool) -> None:
    waiver = Waiver(rule="ACT07", reason="reden", by="projectleider", until=until)
    assert waiver.holds_on(date(2026, 3, 24)) is holds
