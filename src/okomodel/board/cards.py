"""What the board shows of dossiers and milestones, as cards."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from logging import getLogger
from typing import final

import attrs

from okomodel import lifecycle
from okomodel.board.folder import File
from okomodel.board.recording import Entry, Place, outcome, records, undone
from okomodel.insight.standing import stage
from okomodel.model import Dossier
from okomodel.model.cycle import Milestone
from okomodel.rules import check
from okomodel.schedule import Due, due
from okomodel.values.partial_date import PartialDate

__all__ = ["DossierCard", "StepCard", "about", "dossier_cards", "step_cards"]

_SOON = timedelta(days=30)
_NEVER = date.max
_NOT_SHOWN = "Dit dossier is niet te tonen; de andere wel."
_log = getLogger(__name__)


@final
@attrs.frozen
class DossierCard:
    """One dossier in the list: where it stands, and what is due."""

    file: File
    about: str = ""
    due: Sequence[Due] = ()
    problem: str = ""

    @property
    def is_late(self) -> bool:
        """Whether something should have been done."""
        return any(one.is_late for one in self.due)

    @property
    def first(self) -> date:
        """By when the first thing is due."""
        return min((one.by for one in self.due), default=_NEVER)

    def belongs(self, shown: str, today: date) -> bool:
        """Whether it is one of those that somebody wants to see."""
        match shown:
            case "laat":
                return self.is_late
            case "binnenkort":
                return self.first <= today + _SOON
            case "problemen":
                return bool(self.problem)
            case _:
                return True


def dossier_cards(
    files: Iterable[File], today: date, asked: Mapping[str, str]
) -> Sequence[DossierCard]:
    """The cards that were asked for (``zoek``, ``toon``), in the order that was (``orde``)."""
    sought = asked.get("zoek", "").strip().casefold()
    found = (_card(one, today) for one in files if sought in f"{one.title} {one.name}".casefold())
    cards = [one for one in found if one.belongs(asked.get("toon", ""), today)]
    by_name = asked.get("orde") == "naam"
    return sorted(
        cards, key=lambda one: (_NEVER if by_name else one.first, one.file.title.casefold())
    )


def _card(file: File, today: date) -> DossierCard:
    if file.dossier is None:
        return DossierCard(file, problem=file.problem)
    try:
        owed = [one for one in due(file.dossier, today) if one.is_late or not one.blocked_by]
        owed.sort(key=lambda one: (not one.is_late, one.by))
        return DossierCard(file, about(file.dossier, today), owed)
    except Exception:  # noqa: BLE001 - one dossier holds nobody up
        _log.exception("%r cannot be shown", file.name)
        return DossierCard(file, problem=_NOT_SHOWN)  # the others are


def about(dossier: Dossier, today: date) -> str:
    """Where a dossier stands, and how much was found in it, in one line."""
    cycle, report = dossier.cycle_begun_by(today), check(dossier, today)
    parts = [stage(dossier, today).nl, f"cyclus {cycle.number}" if cycle else ""]
    counts = (("fouten", len(report.errors)), ("waarschuwingen", len(report.warnings)))
    return ", ".join(filter(None, [*parts, *(f"{what}: {count}" for what, count in counts)]))


# ----------------------------------------------------------------------------- of one dossier


@final
@attrs.frozen
class StepCard:
    """A milestone on the page of its dossier: what may be recorded of it, and why not more.

    ``saved`` is the line of what was just recorded of it; it then stands where it stood.
    """

    place: Place
    part: str
    choices: Sequence[tuple[str, str]]
    told: Sequence[str] = ()
    day: str = ""
    due: Due | None = None
    saved: Entry | None = None
    verb: str = "Vastleggen"


_REACHED = ("reached", "bereikt")
_PLANNED = ("planned", "gepland")
_SKIPPED = ("skipped", "overgeslagen")
_CORRECTED = ("corrected", "bereikt op een andere dag")
_OPEN = ("open", "toch nog open")

Cards = Sequence[StepCard]


def step_cards(dossier: Dossier, today: date, saved: Entry | None = None) -> tuple[Cards, Cards]:
    """The milestones that are open, and those of which a record says that they are settled.

    What was just ``saved`` keeps the place that it had before: nothing moves under a finger that
    clicks twice.
    """
    now = [*_open(dossier, today)], [*_settled(dossier, today)]
    if saved is None or saved.place.said(dossier) != saved.after:
        return now
    known = {one.place: one for side in now for one in side}
    then = undone(dossier, saved)
    sides = (_open(then, today), _settled(then, today))
    opened, settled = ([_kept(one, known, saved) for one in side] for side in sides)
    return opened, settled


def _kept(card: StepCard, known: Mapping[Place, StepCard], saved: Entry) -> StepCard:
    now = known.get(card.place, card)
    return attrs.evolve(now, part=card.part, saved=saved) if card.place == saved.place else now


def _open(dossier: Dossier, today: date) -> Iterator[StepCard]:
    owed = {(one.cycle, one.milestone): one for one in due(dossier, today)}
    for step in lifecycle.open_steps(dossier, on=today):
        may = () if step.reasons else (_REACHED,)
        yield StepCard(
            Place(step.cycle, step.milestone.value),
            step.part.nl,
            (*may, _PLANNED, _SKIPPED),
            [one.message_nl for one in step.reasons],
            str(today) if may else _exact(step.planned),
            owed.get((step.cycle, step.milestone)),
        )


def _settled(dossier: Dossier, today: date) -> Iterator[StepCard]:
    cycle = dossier.cycle_begun_by(today)
    for number in (None, cycle.number) if cycle else (None,):
        for record in records(dossier, number):
            is_settled = record.reached is not None or record.skipped is not None
            if is_settled and record.milestone in {one.value for one in Milestone}:
                choices = (_CORRECTED, _OPEN) if record.skipped is None else (_OPEN,)
                place, part = Place(number, str(record.milestone)), "voorbereiding"
                part = f"cyclus {number}" if number else part
                told = [outcome(place.said(dossier))]
                yield StepCard(place, part, choices, told, _exact(record.done), verb="Corrigeren")


def _exact(day: PartialDate | None) -> str:
    return str(day) if day and day.day else ""
