"""The agenda as a page: what is late, what is now, what comes soon, and what is expected."""

from collections.abc import Iterable, Iterator, Sequence

from okomodel.findings import Report
from okomodel.insight.agenda import Agenda, AgendaItem, Urgency, agenda_on
from okomodel.insight.due import days_late
from okomodel.insight.duties import DutyKind
from okomodel.insight.occasion import Occasion
from okomodel.model import Dossier, Programme
from okomodel.pages.facts import headings, remark, said_columns
from okomodel.pages.report import told
from okomodel.pages.sheet import Cell, Section, Sheet, Table, Tone
from okomodel.reference.tables import grouped
from okomodel.wording import Language, Wording

__all__ = [
    "NOTHING_LATE",
    "agenda_sections",
    "agenda_sheet",
    "is_of_plan",
    "near_sections",
    "to_do_sheet",
]

_TITLE, _ON = Wording("Agenda", "Agenda"), Wording("On {on}", "Op {on}")
_ABOUT = Wording("What is to be done on {on}", "Wat er te doen is op {on}")
_HEADINGS = {
    Urgency.LATE: Wording("Late", "Te laat"),
    Urgency.NOW: Wording("Now", "Nu"),
    Urgency.SOON: Wording("Soon", "Binnenkort"),
    Urgency.EXPECTED: Wording("Expected", "Verwacht"),
}
_NOTHING = Wording("There is nothing to do.", "Er is niets te doen.")
NOTHING_LATE = Wording("Nothing is late.", "Niets is te laat.")
_WHEN, _WHAT = Wording("When", "Wanneer"), Wording("What", "Wat")
_WHOSE, _WHERE = Wording("Dossier", "Dossier"), Wording("Where", "Waar")
_WHO, _WHY = Wording("Who", "Wie"), Wording("How it stands", "Hoe het ervoor staat")


def to_do_sheet(
    document: Dossier | Programme,
    occasion: Occasion,
    lang: Language,
    noticed: Report | None = None,
) -> Sheet:
    """All that a dossier or a register has to do on a day; with what reading it noticed."""
    read = (Section("", told(noticed.findings, lang)),) if noticed and noticed.findings else ()
    sections = tuple(_sections(agenda_on(document, occasion), lang))
    return Sheet(document.name, _ABOUT.text(lang, on=occasion.on), (*read, *sections))


def agenda_sheet(agenda: Agenda, occasion: Occasion, lang: Language) -> Sheet:
    """An agenda as a sheet, as of its own day."""
    del occasion
    about = _ON.text(lang, on=agenda.on)
    return Sheet(_TITLE.text(lang), about, tuple(_sections(agenda, lang)))


def _sections(agenda: Agenda, lang: Language) -> Iterator[Section]:
    if not agenda:
        yield Section("", (remark(_NOTHING, lang, Tone.GOOD),))
        return
    if not agenda.of(Urgency.LATE):
        late = remark(NOTHING_LATE, lang, Tone.GOOD)
        yield Section(_HEADINGS[Urgency.LATE].text(lang), (late,))
    yield from agenda_sections(agenda, lang, of_register=agenda.of_register)


def agenda_sections(
    items: Iterable[AgendaItem], lang: Language, *, of_register: bool = False
) -> Iterator[Section]:
    """The things of an agenda, each under its heading; a heading without any is left out."""
    every = tuple(items)
    for urgency, heading in _HEADINGS.items():
        if some := [one for one in every if one.urgency is urgency]:
            table = _table(some, lang, of_register=of_register)
            yield Section(heading.text(lang), (table,))


def near_sections(agenda: Agenda, lang: Language) -> Iterator[Section]:
    """What is late, now and soon in a register: each thing once, with the dossiers it is due in.

    An action that runs stands on the page of its own dossier.
    """
    near = [one for one in agenda if one.urgency is not Urgency.EXPECTED and not is_of_plan(one)]
    if agenda and not agenda.of(Urgency.LATE):
        late = remark(NOTHING_LATE, lang, Tone.GOOD)
        yield Section(_HEADINGS[Urgency.LATE].text(lang), (late,))
    for urgency, some in grouped((one.urgency, one) for one in near).items():
        same = grouped(((one.when, one.what, one.reason), one) for one in some)
        rows = tuple(_same(found, lang) for found in same.values())
        table = said_columns(Table(headings((_WHEN, _WHAT, _WHOSE, _WHY), lang), rows))
        yield Section(_HEADINGS[urgency].text(lang), (table,))


def is_of_plan(item: AgendaItem) -> bool:
    """Whether it is an action that runs: it stands with the plan."""
    return item.kind is DutyKind.ACTION and item.urgency is Urgency.NOW


def _same(items: Sequence[AgendaItem], lang: Language) -> tuple[Cell, ...]:
    """One thing that is due in some dossiers: how many they are, where more than one."""
    first = items[0]
    names = ", ".join(dict.fromkeys(one.name for one in items))
    whose = names if len(items) == 1 else f"{len(items)}: {names}"
    *_, reason = _row(first, lang, of_register=False)
    return (
        Cell(first.when.label(lang) if first.when else ""),
        Cell(first.label(lang), Tone.STRONG),
        Cell(whose),
        reason,
    )


def _table(items: Sequence[AgendaItem], lang: Language, *, of_register: bool) -> Table:
    whose = (_WHOSE,) if of_register else ()
    columns = headings((_WHEN, *whose, _WHAT, _WHERE, _WHO, _WHY), lang)
    rows = tuple(tuple(_row(one, lang, of_register=of_register)) for one in items)
    return said_columns(Table(columns, rows))


def _row(item: AgendaItem, lang: Language, *, of_register: bool) -> Iterator[Cell]:
    yield Cell(item.when.label(lang) if item.when else "")
    if of_register:
        yield Cell(item.name)
    yield Cell(item.label(lang), Tone.STRONG)
    yield Cell(item.part.text(lang), Tone.MUTED)
    yield Cell(item.owner or "")
    late = (days_late(item.late_by, lang),) if item.late_by else ()
    tone = Tone.ERROR if late else Tone.PLAIN
    yield Cell(", ".join((*late, item.reason.text(lang))), tone)
