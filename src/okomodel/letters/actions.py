"""The actions of a plan: how many of each kind, and how far they are."""

from collections.abc import Iterator, Sequence
from datetime import date

from okomodel.letters.matter import Matter
from okomodel.letters.sentence import Block, Listing, Name, Paragraph, Part, Row, Sentence, Table
from okomodel.model import Action, ActionKind, ActionStatus
from okomodel.model.document import Place
from okomodel.values.span import has_come
from okomodel.wording import Noun, Wording, in_text

__all__ = ["actions", "balance", "status_of", "statuses"]

_HEADING = Wording("Actions", "Acties")
_ACTION = Noun(Wording("action", "actie"), Wording("actions", "acties"))
_BALANCE = Wording(
    "The plan has {actions}: {one_off} and {sustained}.",
    "Het plan telt {actions}: {one_off} en {sustained}.",
)
_ONE_OFF = Noun(Wording("one-off", "eenmalige"), Wording("one-off", "eenmalige"))
_SUSTAINED = Noun(Wording("sustained", "structurele"), Wording("sustained", "structurele"))
_STATUSES = Wording("Of these: {statuses}.", "Daarvan: {statuses}.")
_AND = Wording(" and ", " en ")
_ORDER = (
    ActionStatus.COMPLETED,
    ActionStatus.ACTIVE,
    ActionStatus.ON_HOLD,
    ActionStatus.PLANNED,
    ActionStatus.PROPOSED,
    ActionStatus.CANCELLED,
)
_STATUS = Wording("{count} {status}", "{count} {status}")
_COLUMNS = (
    Wording("Action", "Actie"),
    Wording("Kind", "Soort"),
    Wording("Status", "Status"),
    Wording("Led by", "Trekker"),
    Wording("Planned", "Gepland"),
)
_DESCRIBED = Wording("{title}: {description}", "{title}: {description}")


def actions(matter: Matter, *, described: bool) -> Iterator[Part]:
    """The actions by status, with the balance of one-off and sustained."""
    places = _places(matter)
    if not places:
        return
    first = Paragraph((*balance(matter), *statuses(matter)))
    blocks: list[Block] = [first, _table(matter, places)]
    if described and (told := tuple(_descriptions(matter, places))):
        blocks.append(Listing(told))
    yield Part(Name.ACTIONS, _HEADING.text(matter.lang), tuple(blocks))


def balance(matter: Matter) -> Iterator[Sentence]:
    """How many actions there are, of each kind."""
    if (plan := matter.plan) and plan.thing.actions:
        kinds = [one.kind for one in plan.thing.actions]
        lang = matter.lang
        yield matter.say(
            _BALANCE,
            plan,
            actions=_ACTION.counted(len(kinds), lang),
            one_off=_ONE_OFF.counted(kinds.count(ActionKind.ONE_OFF), lang),
            sustained=_SUSTAINED.counted(kinds.count(ActionKind.SUSTAINED), lang),
        )


def statuses(matter: Matter) -> Iterator[Sentence]:
    """How many actions have each status."""
    if (plan := matter.plan) and plan.thing.actions:
        every = [status_of(one, matter.on) for one in plan.thing.actions]
        counts = [(every.count(one), one) for one in _ORDER]
        told = [_STATUS.text(matter.lang, count=n, status=one) for n, one in counts if n]
        *first, last = told or [""]
        joined = _AND.text(matter.lang).join(filter(None, (", ".join(first), last)))
        if joined:
            yield matter.say(_STATUSES, plan, statuses=joined)


def status_of(action: Action, on: date) -> ActionStatus | None:
    """How far an action is on a day; None: what is recorded is of a later day."""
    since = action.status_since
    return action.status if since is None or has_come(since, on) else None


def _places(matter: Matter) -> Sequence[Place]:
    plan = matter.plan
    return [plan.to("actions", index) for index in range(len(plan.thing.actions))] if plan else []


def _table(matter: Matter, places: Sequence[Place]) -> Table:
    headings = tuple(one.text(matter.lang) for one in _COLUMNS)
    rows = [_row(matter, one) for one in places]
    kept = [n for n, _ in enumerate(headings) if any(one.cells[n] for one in rows)]
    told = tuple(Row(tuple(one.cells[n] for n in kept), one.paths) for one in rows)
    return Table(tuple(headings[n] for n in kept), (False,) * len(kept), told)


def _row(matter: Matter, place: Place) -> Row:
    one: Action = place.thing
    names = {each.id: each.name for each in matter.dossier.organisations}
    owner = names.get(one.owner, one.owner) if one.owner else ""
    status = status_of(one, matter.on) or ""
    told = (one.title, one.kind, status, owner, one.planned)
    return Row(tuple(in_text(each, matter.lang) for each in told), (place.path,))


def _descriptions(matter: Matter, places: Sequence[Place]) -> Iterator[Sentence]:
    for place in places:
        one: Action = place.thing
        if one.description:
            yield matter.say(_DESCRIBED, place, title=one.title, description=one.description)
