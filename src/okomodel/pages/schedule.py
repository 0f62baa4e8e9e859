"""What is due: of one dossier, or of a whole register, soonest first."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from okomodel.findings import Report
from okomodel.insight.due import Due, Schedule, due
from okomodel.insight.occasion import Occasion
from okomodel.model import Dossier, Programme
from okomodel.pages.facts import headings, remark
from okomodel.pages.report import told
from okomodel.pages.sheet import Cell, Section, Sheet, Table, Tone
from okomodel.wording import Language, Noun, Wording

__all__ = ["agenda_sheet", "schedule_sheet"]

_TITLE, _ON = Wording("What is due", "Wat er te doen is"), Wording("On {on}", "Op {on}")
_ABOUT = Wording("What is due on {on}", "Wat er te doen is op {on}")
_LATE, _COMING = Wording("Late", "Te laat"), Wording("Coming", "Komend")
_NOTHING = Wording("Nothing is due.", "Er is niets te doen.")
_NOTHING_LATE = Wording("Nothing is late.", "Niets is te laat.")
_WHEN, _WHAT = Wording("When", "Wanneer"), Wording("What", "Wat")
_WHOSE, _CYCLE = Wording("Dossier", "Dossier"), Wording("Cycle", "Cyclus")
_HOW = Wording("How it stands", "Hoe het ervoor staat")
_PREPARATION = Wording("preparation", "voorbereiding")
_DAYS_LATE = Wording("{days} late", "{days} te laat")
_PLANNED, _EXPECTED = Wording("planned", "gepland"), Wording("expected", "verwacht")
_WITHIN = Wording("within the tolerance", "binnen de speling")
_BLOCKED = Wording("waits for {milestones}", "wacht op {milestones}")
_DAY = Noun(Wording("day", "dag"), Wording("days", "dagen"))

_Owed = tuple[str, Due]
"""The name of a dossier, and one thing that it owes."""


def schedule_sheet(
    document: Dossier | Programme,
    occasion: Occasion,
    lang: Language,
    noticed: Report | None = None,
) -> Sheet:
    """What is late, and what is coming, as of a day; with what was noticed while reading."""
    dossiers = [document] if isinstance(document, Dossier) else document.dossiers
    on, register = occasion.on, document if isinstance(document, Programme) else occasion.register
    owed = [
        (one.name, item) for one in dossiers for item in due(one, on, occasion.profile, register)
    ]
    owed.sort(key=lambda one: one[1].by)
    whose = isinstance(document, Programme)
    return Sheet(
        document.name,
        _ABOUT.text(lang, on=on),
        tuple(_sections(owed, on, lang, noticed or Report(), whose=whose)),
    )


def agenda_sheet(agenda: Schedule, occasion: Occasion, lang: Language) -> Sheet:
    """What is due as a sheet, as of the agenda's own day."""
    del occasion
    owed = [("", item) for item in agenda]
    sections = tuple(_sections(owed, agenda.on, lang, Report(), whose=False))
    return Sheet(_TITLE.text(lang), _ON.text(lang, on=agenda.on), sections)


def _sections(
    owed: Sequence[_Owed], on: date, lang: Language, noticed: Report, *, whose: bool
) -> Iterator[Section]:
    if noticed.findings:
        yield Section("", tuple(told(noticed.findings, lang)))
    if not owed:
        yield Section("", (remark(_NOTHING, lang, Tone.GOOD),))
        return
    late = [one for one in owed if one[1].is_late]
    coming = [one for one in owed if not one[1].is_late]
    nothing = (remark(_NOTHING_LATE, lang, Tone.GOOD),)
    yield Section(_LATE.text(lang), (_table(late, on, lang, whose=whose),) if late else nothing)
    if coming:
        yield Section(_COMING.text(lang), (_table(coming, on, lang, whose=whose),))


def _table(owed: Iterable[_Owed], on: date, lang: Language, *, whose: bool) -> Table:
    columns = (_WHEN, *([_WHOSE] if whose else []), _WHAT, _CYCLE, _HOW)
    rows = tuple(tuple(_row(name, item, on, lang, whose=whose)) for name, item in owed)
    return Table(headings(columns, lang), rows)


def _row(name: str, item: Due, on: date, lang: Language, *, whose: bool) -> Iterator[Cell]:
    yield Cell((item.planned or item.expected).label(lang))
    if whose:
        yield Cell(name)
    yield Cell(item.label(lang), Tone.STRONG)
    yield Cell(_PREPARATION.text(lang) if item.cycle is None else str(item.cycle))
    yield Cell(", ".join(_how(item, on, lang)), Tone.ERROR if item.is_late else Tone.PLAIN)


def _how(item: Due, on: date, lang: Language) -> Iterator[str]:
    yield (_PLANNED if item.planned else _EXPECTED).text(lang)
    if item.is_late:
        yield _DAYS_LATE.text(lang, days=_DAY.counted(item.late_by, lang))
    elif item.by < on <= item.limit:
        yield _WITHIN.text(lang)
    if item.blocked_by:
        yield _BLOCKED.text(lang, milestones=item.blocked_by)
