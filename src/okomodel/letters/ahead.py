"""What comes next and when, and the cycle in which it stands."""

from collections.abc import Iterator
from datetime import date

from okomodel.insight.agenda import AgendaItem
from okomodel.insight.due import days_late
from okomodel.insight.duties import DutyKind
from okomodel.letters.matter import Matter
from okomodel.letters.sentence import Block, Listing, Name, Paragraph, Part, Sentence
from okomodel.letters.when import at
from okomodel.model import MilestoneRecord, ReportStatus
from okomodel.model.document import Place
from okomodel.values.span import last_day
from okomodel.wording import Noun, Wording

__all__ = ["ahead", "late", "overdue", "to_come"]

_HEADING = Wording("What comes next", "Vervolg")
_LATE = Wording(
    "The milestone “{what}”{cycle} was planned{when} and has not been reached yet.",
    "De mijlpaal “{what}”{cycle} was gepland{when} en is nog niet bereikt.",
)
_OF_CYCLE = Wording(" of cycle {number}", " van cyclus {number}")
_OVERDUE = Wording("{what}: {late}.", "{what}: {late}.")
_TO_COME = Wording("Planned or to be expected:", "Gepland of te verwachten:")
_FIELDWORK = Wording("survey ({instrument}): planned{when}", "meting ({instrument}): gepland{when}")
_PLANNED = Wording("{what}: planned{when}", "{what}: gepland{when}")
_SUPPORT = Wording(
    "the support ends, as expected,{when}", "de ondersteuning eindigt naar verwachting{when}"
)
_ON_DAY = Wording("{what}{when}", "{what}{when}")
_COMING = {
    DutyKind.PLAN: _ON_DAY,
    DutyKind.EVENT: _PLANNED,
    DutyKind.TARGET: _ON_DAY,
    DutyKind.SUPPORT: _SUPPORT,
}
_REPORT = Wording("report to the council: planned{when}", "rapportage aan de raad: gepland{when}")
_OPEN = Wording(
    "No day is planned yet for these milestones of cycle {number}: {milestones}.",
    "Voor deze mijlpalen van cyclus {number} is nog geen dag gepland: {milestones}.",
)
_PERIODICALLY = Wording(
    "The council is periodically informed of the progress of the actions, and in time of next "
    "steps in the OKO process.",
    "De raad wordt periodiek geïnformeerd over de voortgang van de acties, en tijdig over "
    "volgende stappen in het OKO-proces.",
)
_CYCLIC = Wording(
    "OKO is a cyclic process: the steps are gone through again every {length}.",
    "OKO is een cyclisch proces: de stappen worden elke {length} opnieuw doorlopen.",
)
_NEXT_CYCLE = Wording(
    "The next cycle is expected to begin{when}.",
    "De volgende cyclus begint naar verwachting{when}.",
)
_YEARS = Noun(Wording("year", "jaar"), Wording("years", "jaar"))
_MONTHS = Noun(Wording("month", "maand"), Wording("months", "maanden"))
_TWO_YEARS, _TWO, _YEAR = Wording("two years", "twee jaar"), 24, 12


def ahead(matter: Matter) -> Iterator[Part]:
    """What is late, what is to come, and that the cycle begins anew."""
    blocks: list[Block] = []
    coming = tuple(to_come(matter))
    first = (*late(matter), *_still_open(matter))
    if first:
        blocks.append(Paragraph(first))
    if coming:
        blocks += [Paragraph((matter.say(_TO_COME, *_paths(coming)),)), Listing(coming)]
    if last := (*_periodically(matter), *_again(matter)):
        blocks.append(Paragraph(last))
    if blocks:
        yield Part(Name.NEXT, _HEADING.text(matter.lang), tuple(blocks))


def late(matter: Matter) -> Iterator[Sentence]:
    """The milestones that were planned for a day that has gone by."""
    for item in matter.agenda:
        record = _record(matter, item)
        if record and last_day(record.thing.planned) < matter.on:
            when = at(record.thing.planned, matter.lang)
            holder = record.parent
            number = holder.thing.number if holder and holder.name == "cycles" else None
            cycle = _OF_CYCLE.text(matter.lang, number=number) if number else ""
            yield matter.say(_LATE, record, what=item.what, cycle=cycle, when=when)


def overdue(matter: Matter) -> Iterator[Sentence]:
    """What else is late for the agenda: a report, a survey, an action, the end of support."""
    for item in matter.agenda.of("late"):
        if not _record(matter, item) and not _is_of_others(matter, item):
            told = {"what": item.what, "late": days_late(item.late_by, matter.lang)}
            yield matter.say(_OVERDUE, item.path, **told)


def to_come(matter: Matter) -> Iterator[Sentence]:
    """What is recorded for a later day, soonest first."""
    found = [*filter(None, (_coming(matter, item) for item in matter.agenda))]
    found += [*_planned_reports(matter)]
    found.sort(key=lambda one: one[0])
    yield from (sentence for _, sentence in found)


def _coming(matter: Matter, item: AgendaItem) -> tuple[date, Sentence] | None:
    """One thing of the agenda, with its day, if the council has to know of it."""
    if item.by is None or item.by < matter.on:
        return None
    if item.kind is DutyKind.SURVEY:
        return _survey(matter, item)
    record = _record(matter, item)
    worded = _PLANNED if record else _COMING.get(item.kind)
    if worded is None or _is_of_others(matter, item):
        return None
    told = {"what": item.what, "when": at(item.when, matter.lang)}
    return item.by, matter.say(worded, record or item.path, **told)


def _is_of_others(matter: Matter, item: AgendaItem) -> bool:
    """Whether it is of another plan, or of support that is offered in the Netherlands alone."""
    if item.kind is DutyKind.PLAN:
        return matter.plan is None or item.path != matter.plan.path
    codes = matter.dossier.municipalities
    return item.kind is DutyKind.SUPPORT and not all(one.startswith("GM") for one in codes)


def _survey(matter: Matter, item: AgendaItem) -> tuple[date, Sentence] | None:
    """A round that is planned; None: it is only asked for."""
    for place in matter.known.things("rounds"):
        if place.path == item.path and item.by:
            told = {"instrument": place.thing.instrument, "when": at(item.when, matter.lang)}
            return item.by, matter.say(_FIELDWORK, place, **told)
    return None


def _record(matter: Matter, item: AgendaItem) -> Place | None:
    """The record that plans a milestone of the agenda; None: it is only expected."""
    if item.kind is not DutyKind.MILESTONE or item.when is None:
        return None
    for facts in matter.facts:
        holder = facts.cycle.path if facts.cycle else matter.at.path
        for place in facts.record_places if holder == item.path else ():
            one: MilestoneRecord = place.thing
            if one.planned == item.when and item.key.endswith(f"/{one.milestone}"):
                return place
    return None


def _planned_reports(matter: Matter) -> Iterator[tuple[date, Sentence]]:
    for cycle in matter.known.things("cycles"):
        for index, one in enumerate(cycle.thing.reports):
            if one.status is ReportStatus.PLANNED and one.on.latest >= matter.on:
                when = at(one.on, matter.lang)
                yield one.on.latest, matter.say(_REPORT, cycle.to("reports", index), when=when)


def _still_open(matter: Matter) -> Iterator[Sentence]:
    """The milestones of the cycle that runs for which no day is planned."""
    if (cycle := matter.cycle) is None:
        return
    items = [
        one for one in matter.agenda if one.kind is DutyKind.MILESTONE and one.path == cycle.path
    ]
    names = [one.label(matter.lang) for one in items if not _record(matter, one)]
    if names:
        yield matter.say(_OPEN, cycle, number=cycle.thing.number, milestones=", ".join(names))


def _periodically(matter: Matter) -> Iterator[Sentence]:
    """That the council hears again, while a plan runs."""
    for item in matter.agenda:
        if item.kind is DutyKind.REPORT and matter.plan and item.path == matter.plan.path:
            yield matter.say(_PERIODICALLY, item.path)


def _again(matter: Matter) -> Iterator[Sentence]:
    """That the cycle begins anew, and when, where its start is known to the month."""
    cycle = matter.cycle or (matter.plan and matter.plan.parent)
    if cycle is None:
        return
    months, lang = cycle.thing.months, matter.lang
    length = (
        _MONTHS.counted(months, lang) if months % _YEAR else _YEARS.counted(months // _YEAR, lang)
    )
    if months == _TWO:
        length = _TWO_YEARS.text(lang)
    yield matter.say(_CYCLIC, cycle, length=length)
    if (
        cycle.thing.start.month
        and cycle.thing.end.earliest
        and cycle.thing.end.earliest > matter.on
    ):
        yield matter.say(_NEXT_CYCLE, cycle, when=at(cycle.thing.end, lang))


def _paths(some: tuple[Sentence, ...]) -> Iterator[str]:
    return (path for one in some for path in one.paths)
