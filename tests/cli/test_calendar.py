"""``okomodel calendar``: the agenda of a file as a calendar."""

from pathlib import Path

from icalendar import Calendar

from tests.cli.ran import EN, NETWORK, NL, ON, VOORBEELDAM, Command


def test_it_is_written_in_dutch_unless_asked_otherwise(okomodel: Command, tmp_path: Path) -> None:
    out = tmp_path / "oko.ics"
    ran = okomodel("calendar", VOORBEELDAM, "--out", out, *ON)
    assert ran == (0, "", f"okomodel: geschreven naar {out}: 18 afspraken\n")
    assert "streefcijfers bepaald" in out.read_text("utf-8")
    assert "targets set" in okomodel("calendar", VOORBEELDAM, *ON, *EN).out


def test_what_stands_on_standard_output_is_a_calendar(okomodel: Command) -> None:
    ran = okomodel("calendar", NETWORK, *ON, *NL)
    assert len(Calendar.from_ical(ran.out).walk("VEVENT")) > 10
    assert ran.code == 0


def test_what_is_no_calendar_or_is_there_already_is_refused(
    okomodel: Command, tmp_path: Path
) -> None:
    out = tmp_path / "oko.ics"
    ran = okomodel("calendar", VOORBEELDAM, "--out", tmp_path / "oko.xlsx", *NL)
    assert ran.code == 2
    assert "is geen agenda: laat het eindigen op .ics" in ran.err
    out.write_text("mine", encoding="utf-8")
    ran = okomodel("calendar", VOORBEELDAM, "--out", out, *NL)
    assert (ran.code, out.read_text("utf-8")) == (2, "mine")
    assert okomodel("calendar", VOORBEELDAM, "--out", out, "--force", *NL).code == 0


def test_what_has_no_day_is_said(okomodel: Command) -> None:
    ran = okomodel("calendar", "examples/eight-verdicts.json", *ON, *NL)
    assert ran.code == 0
    assert ran.out.startswith("BEGIN:VCALENDAR")
