"""The milestones that are due, soonest first."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from okomodel.insight.due import Due, Schedule, days_late, standing_of
from okomodel.insight.occasion import Occasion
from okomodel.pages.agenda import NOTHING_LATE
from okomodel.pages.facts import headings, remark
from okomodel.pages.sheet import Cell, Section, Sheet, Table, Tone
from okomodel.wording import Language, Wording

__all__ = ["schedule_sheet"]

_TITLE, _ON = Wording("What is due", "Wat er te doen is"), Wording("On {on}", "Op {on}")
_LATE, _COMING = Wording("Late", "Te laat"), Wording("Coming", "Komend")
_NOTHING = Wording("Nothing is due.", "Er is niets te doen.")
_WHEN, _WHAT = Wording("When", "Wanneer"), Wording("What", "Wat")
_CYCLE = Wording("Cycle", "Cyclus")
_HOW = Wording("How it stands", "Hoe het ervoor staat")
_PREPARATION = Wording("preparation", "voorbereiding")


def schedule_sheet(schedule: Schedule, occasion: Occasion, lang: Language) -> Sheet:
    """The milestones that are due as a sheet, as of their own day."""
    del occasion
    sections = tuple(_sections(schedule, schedule.on, lang))
    return Sheet(_TITLE.text(lang), _ON.text(lang, on=schedule.on), sections)


def _sections(owed: Sequence[Due], on: date, lang: Language) -> Iterator[Section]:
    if not owed:
        yield Section("", (remark(_NOTHING, lang, Tone.GOOD),))
        return
    late = [one for one in owed if one.is_late]
    coming = [one for one in owed if not one.is_late]
    nothing = (remark(NOTHING_LATE, lang, Tone.GOOD),)
    yield Section(_LATE.text(lang), (_table(late, on, lang),) if late else nothing)
    if coming:
        yield Section(_COMING.text(lang), (_table(coming, on, lang),))


def _table(owed: Iterable[Due], on: date, lang: Language) -> Table:
    rows = tuple(tuple(_row(item, on, lang)) for item in owed)
    return Table(headings((_WHEN, _WHAT, _CYCLE, _HOW), lang), rows)


def _row(item: Due, on: date, lang: Language) -> Iterator[Cell]:
    yield Cell((item.planned or item.expected).label(lang))
    yield Cell(item.label(lang), Tone.STRONG)
    yield Cell(_PREPARATION.text(lang) if item.cycle is None else str(item.cycle))
    late = (days_late(item.late_by, lang),) if item.is_late else ()
    told = ", ".join((*late, standing_of(item, on).text(lang)))
    yield Cell(told, Tone.ERROR if late else Tone.PLAIN)
