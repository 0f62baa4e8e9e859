"""What the board records of a milestone, and the lines in the dossier that say who did so."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import Any, Self, final

import attrs

from okomodel import lifecycle
from okomodel.board.refusal import Refused
from okomodel.harmless import harmless
from okomodel.model import Dossier
from okomodel.model.cycle import Milestone, MilestoneRecord
from okomodel.values.calendar import as_day
from okomodel.values.partial_date import PartialDate

__all__ = ["KEY", "Entry", "Place", "Wish", "entries", "outcome", "records", "undone"]

KEY = "okomodel-board"
"""Under this key of its ``extensions`` a dossier holds what was recorded on the board."""

_SAID = ("planned", "done", "done_by", "skipped")
_MOST_SIGNS = {"who": 60, "reason": 500}

Said = Mapping[str, str]
"""What a record says of when or whether it was done: the fields of ``_SAID`` that it has."""


@final
@attrs.frozen
class Place:
    """A milestone of the preparation (``cycle`` is None) or of a cycle."""

    cycle: int | None
    milestone: str

    @classmethod
    def of(cls, key: str) -> Self:
        """The one that a form names."""
        cycle, _, milestone = key.partition(".")
        if not cycle.isdecimal() or milestone not in {one.value for one in Milestone}:
            raise Refused("Deze mijlpaal bestaat niet.")
        return cls(int(cycle[:3]) or None, milestone)

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.cycle or 0}.{self.milestone}"

    @property
    def label(self) -> str:
        """What it is called."""
        return Milestone.of(self.milestone).nl

    def record(self, dossier: Dossier) -> MilestoneRecord | None:
        """What the dossier has of it."""
        found = (one for one in records(dossier, self.cycle) if one.milestone == self.milestone)
        return next(found, None)

    def said(self, dossier: Dossier) -> Said:
        """What the dossier says of it, in words that a file can hold."""
        given = ((name, getattr(self.record(dossier), name, None)) for name in _SAID)
        return {name: str(value) for name, value in given if value is not None}


def records(dossier: Dossier, cycle: int | None) -> Sequence[MilestoneRecord]:
    """The records of a cycle, or (None) of the preparation."""
    return dossier.preparation if cycle is None else dossier.cycle(cycle).milestones


# ---------------------------------------------------------------------------- what is asked for


@final
@attrs.frozen
class Wish:
    """What somebody filled in: of which milestone, what, when or why, and who says so.

    ``line`` is the number of the line that is to be undone, where that is ``what`` is asked for.
    """

    place: Place
    what: str
    day: str = ""
    reason: str = ""
    line: str = ""
    who: str = ""

    def granted(self, dossier: Dossier, today: date) -> Dossier:
        """The dossier in which it is recorded, with a line; what may not be is refused in words."""
        for name, most in _MOST_SIGNS.items():
            _fit_to_keep(name, getattr(self, name), most)
        if not self.who:
            raise Refused("Vul in wie dit vastlegt; een rol of voorletters zijn genoeg.", "who")
        after = self._changed(dossier, today)
        now = datetime.now().astimezone().replace(microsecond=0)
        told = Entry(now, self.who, self.place, self.place.said(dossier), self.place.said(after))
        lines = {KEY: [*_lines(dossier), told.line]}
        return attrs.evolve(after, extensions={**dossier.extensions, **lines})

    def is_done(self, dossier: Dossier) -> bool:
        """Whether the last line says that just this was recorded: by a click that came twice."""
        lines = entries(dossier)
        if not lines or (lines[-1].place, lines[-1].who) != (self.place, self.who):
            return False
        last = lines[-1]
        match self.what:
            case "undo":
                return self.line == str(len(lines) - 2) and last.undoes(lines[-2])
            case "open":
                return not last.after.keys() - {"planned"}
            case "skipped":
                return last.after.get("skipped") == self.reason
            case _:
                return last.after.get("planned" if self.what == "planned" else "done") == self.day

    def _changed(self, dossier: Dossier, today: date) -> Dossier:
        milestone, cycle = self.place.milestone, self.place.cycle
        match self.what:
            case "reached":
                return lifecycle.complete(dossier, milestone, on=self._past(today), cycle=cycle)
            case "corrected":
                opened = _opened(dossier, self.place)
                return lifecycle.complete(opened, milestone, on=self._past(today), cycle=cycle)
            case "planned":
                return lifecycle.plan(dossier, milestone, self._given_day(), cycle=cycle)
            case "skipped" if self.reason:
                return lifecycle.skip(dossier, milestone, self.reason, cycle=cycle)
            case "skipped":
                raise Refused("Vul in waarom de mijlpaal wordt overgeslagen.", "reason")
            case "open":
                return _opened(dossier, self.place)
            case "undo" if line := self._undone(dossier):
                return undone(dossier, line)
            case _:
                raise Refused("Kies wat u wilt vastleggen.", "what")

    def _undone(self, dossier: Dossier) -> "Entry | None":
        lines = entries(dossier)
        known = self.line.isdecimal() and int(self.line[:6]) < len(lines)
        return lines[int(self.line)] if known else None

    def _given_day(self) -> str:
        if not self.day:
            raise Refused("Vul de dag in.", "day")
        return self.day

    def _past(self, today: date) -> date:
        day = as_day(self._given_day())
        if day > today:
            told = (
                f"{PartialDate(day).in_text('nl')} moet nog komen. Wat u verwacht, kunt u plannen."
            )
            raise Refused(told, "day")
        return day


def _fit_to_keep(name: str, given: str, most: int) -> None:
    if len(given) > most:
        told = f"Dit zijn {len(given)} tekens; er is plaats voor {most}."
        raise Refused(told, name)
    if harmless(given) != given:
        raise Refused("Hierin staan tekens die niet te lezen zijn.", name)


def _with(dossier: Dossier, place: Place, said: Said) -> Dossier:
    """The dossier in which the record of a milestone says this, and nothing else, of its day."""
    if place.record(dossier) is None:  # the lifecycle knows where a new record stands
        dossier = lifecycle.plan(dossier, place.milestone, "2000", cycle=place.cycle)
    own, found = records(dossier, place.cycle), place.record(dossier)
    new = [_saying(one, said) if one is found else one for one in own]
    kept = [one for one in new if one != MilestoneRecord(milestone=one.milestone)]
    if place.cycle is None:
        return attrs.evolve(dossier, preparation=kept)
    cycles = [
        attrs.evolve(one, milestones=kept) if one.number == place.cycle else one
        for one in dossier.cycles
    ]
    return attrs.evolve(dossier, cycles=cycles)


def _opened(dossier: Dossier, place: Place) -> Dossier:
    said = place.said(dossier)
    return _with(dossier, place, {key: day for key, day in said.items() if key == "planned"})


def _saying(record: MilestoneRecord, said: Said) -> MilestoneRecord:
    told: dict[str, Any] = {name: said.get(name) for name in _SAID}
    return attrs.evolve(record, **told)


# ------------------------------------------------------------------------------------- the lines


@final
@attrs.frozen
class Entry:
    """One line of what was recorded on the board: when, by whom, of what, from what to what."""

    at: datetime
    who: str
    place: Place
    before: Said
    after: Said

    @classmethod
    def of(cls, line: Any) -> Self:
        """The line as the file has it; raises ValueError, KeyError or TypeError for another."""
        place = Place(line.get("cycle"), str(Milestone.of(line["milestone"]).value))
        before, after = ({**line[side]} for side in ("before", "after"))
        return cls(datetime.fromisoformat(line["at"]), str(line["who"]), place, before, after)

    @property
    def line(self) -> dict[str, Any]:
        """It, as a file can hold it."""
        told = {"at": self.at.isoformat(), "who": self.who, "milestone": self.place.milestone}
        cycle = {} if self.place.cycle is None else {"cycle": self.place.cycle}
        return {**told, **cycle, "before": {**self.before}, "after": {**self.after}}

    def undoes(self, other: Self) -> bool:
        """Whether it makes of a milestone what it was before another line."""
        return (self.place, self.after) == (other.place, other.before)

    @property
    def text(self) -> str:
        """What was recorded, in words."""
        return f"{self.place.label}: {outcome(self.after)}"


def outcome(said: Said) -> str:
    """What a record says, in words."""
    match said:
        case {"skipped": reason}:
            return f"overgeslagen ({reason})"
        case {"done": day}:
            return f"bereikt {_on(PartialDate(day))}"
        case {"done_by": day}:
            return f"bereikt uiterlijk {PartialDate(day).in_text('nl')}"
        case {"planned": day}:
            return f"open, gepland voor {PartialDate(day).in_text('nl')}"
        case _:
            return "open"


def _on(when: PartialDate) -> str:
    return f"{'in' if when.day is None else 'op'} {when.in_text('nl')}"


def entries(dossier: Dossier) -> Sequence[Entry]:
    """What was recorded on the board, in order; what somebody else wrote there is passed over."""
    return [*_understood(dossier.extensions.get(KEY))]


def _understood(lines: Any) -> Iterator[Entry]:
    for line in lines if isinstance(lines, list) else []:
        with suppress(AttributeError, KeyError, TypeError, ValueError):
            yield Entry.of(line)


def _lines(dossier: Dossier) -> list[Any]:
    lines = dossier.extensions.get(KEY, [])
    if not isinstance(lines, list):
        raise Refused(f'Onder extensions, "{KEY}" staat iets dat het bord niet kan aanvullen.')
    return lines


def undone(dossier: Dossier, entry: Entry) -> Dossier:
    """The dossier in which a milestone is as it was before that line."""
    if entry.place.said(dossier) != entry.after:
        raise Refused(f"{entry.place.label} is sindsdien gewijzigd; er is niets ongedaan gemaakt.")
    return _with(dossier, entry.place, entry.before)
