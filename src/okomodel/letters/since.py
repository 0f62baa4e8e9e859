"""What was done since the council was last told."""

from collections.abc import Iterator
from datetime import date

from okomodel.insight.facts import Fact, Facts, Says
from okomodel.letters.matter import Matter
from okomodel.letters.sentence import Listing, Name, Part, Sentence
from okomodel.letters.when import dated, day_of, when_done
from okomodel.model import ActionStatus, Milestone, MilestoneRecord
from okomodel.model.document import Place
from okomodel.values.partial_date import PartialDate
from okomodel.values.span import When, first_day, has_come, last_day
from okomodel.wording import Wording

__all__ = ["since_told"]

_Done = tuple[When, Sentence]

_SINCE = Wording("What happened since {when}", "Wat er sinds {when} is gebeurd")
_AFTER = Wording("What happened after {when}", "Wat er na {when} is gebeurd")
_ALL = Wording("What happened so far", "Wat er tot nu toe is gebeurd")
_MILESTONE = Wording("{when}: {what}", "{when}: {what}")
_WITH_DETAILS = Wording("{when}: {what} ({details})", "{when}: {what} ({details})")
_PEOPLE = Wording("{count} participants", "{count} deelnemers")
_OF_CYCLE = Wording("cycle {number}", "cyclus {number}")
_BEGUN = Wording("{when}: action “{title}” begun", "{when}: actie “{title}” begonnen")
_ENDED = Wording("{when}: action “{title}” ended", "{when}: actie “{title}” beëindigd")
_STANDS = Wording("{when}: action “{title}” {status}", "{when}: actie “{title}” {status}")
_BECAUSE = Wording(
    "{when}: action “{title}” {status} ({reason})", "{when}: actie “{title}” {status} ({reason})"
)
_HELD = Wording("{when}: {title}", "{when}: {title}")
_TOLD = frozenset({Milestone.COUNCIL_INFORMED})
_TURNED = frozenset({ActionStatus.ON_HOLD, ActionStatus.CANCELLED, ActionStatus.COMPLETED})


def since_told(matter: Matter) -> Iterator[Part]:
    """The milestones, actions and meetings after the last letter, in the order of time."""
    found = [*_milestones(matter), *_actions(matter), *_meetings(matter)]
    new = [one for one in found if _is_new(one[0], matter)]
    new.sort(key=lambda one: (first_day(one[0]), last_day(one[0])))
    if new:
        heading = _ALL.text(matter.lang)
        if told := matter.told:
            is_day = isinstance(told.when, PartialDate) and told.when.day
            when = day_of(told.when, matter.lang) if is_day else told.last_day
            heading = (_SINCE if is_day else _AFTER).text(matter.lang, when=when)
        items = tuple(dict.fromkeys(sentence for _, sentence in new))
        yield Part(Name.SINCE, heading, (Listing(items),))


def _is_new(when: When, matter: Matter) -> bool:
    """Whether it took place, and not before the council was told, on every day that it can be."""
    if not has_come(when, matter.on):
        return False
    return matter.told is None or first_day(when) > matter.told.last_day


def _milestones(matter: Matter) -> Iterator[_Done]:
    for facts in matter.facts:
        recorded = (one.milestone for one in facts.records)
        for name in dict.fromkeys((*Milestone, *recorded)):
            found = facts.reached(name) if name not in _TOLD else None
            # That it takes part is said where the letter begins.
            is_said = found and found.said_by[0].says is Says.PARTICIPATION
            if found and not is_said and _is_over(found.said_by[0], matter.on):
                yield found.when, _milestone(matter, name, facts, found.said_by[0])


def _is_over(fact: Fact, on: date) -> bool:
    """Whether it has been: what may be known beforehand, on its last day."""
    return fact.says is Says.RECORD or last_day(fact.when) <= on


def _milestone(matter: Matter, name: str, facts: Facts, fact: Fact) -> Sentence:
    when = when_done(fact, matter.lang) if fact.when.earliest is None else _day(matter, fact.when)
    told = {"when": when, "what": Milestone.named(name)}
    details = ", ".join(_details(matter, facts, fact))
    worded = _WITH_DETAILS if details else _MILESTONE
    return matter.say(worded, fact.path, **told, details=details)


def _details(matter: Matter, facts: Facts, fact: Fact) -> Iterator[str]:
    record = fact.at.parent.thing if fact.at.parent else None
    if isinstance(record, MilestoneRecord):
        if record.participants is not None:
            yield _PEOPLE.text(matter.lang, count=record.participants)
        if record.document:
            yield record.document
    if facts.cycle and len(matter.dossier.cycles) > 1:
        yield _OF_CYCLE.text(matter.lang, number=facts.cycle.thing.number)


def _actions(matter: Matter) -> Iterator[_Done]:
    for cycle in matter.known.things("cycles"):
        plan = cycle.to("plan") if cycle.thing.plan else None
        for index in range(len(plan.thing.actions) if plan else 0):
            if plan:
                yield from _action(matter, plan.to("actions", index))


def _action(matter: Matter, place: Place) -> Iterator[_Done]:
    action, ran, status = place.thing, place.thing.actual, place.thing.status
    if ran:
        yield ran.start, _of_action(matter, _BEGUN, place, ran.start)
    if ran and ran.end and last_day(ran.end) <= matter.on:
        is_done = status is ActionStatus.COMPLETED
        worded = _STANDS if is_done else _ENDED
        yield ran.end, _of_action(matter, worded, place, ran.end)
    elif status in _TURNED and (since := action.status_since):
        worded = _BECAUSE if action.status_reason else _STANDS
        yield since, _of_action(matter, worded, place, since)


def _of_action(matter: Matter, worded: Wording, place: Place, when: When) -> Sentence:
    one = place.thing
    told = {"title": one.title, "status": one.status, "reason": one.status_reason}
    return matter.say(worded, place, when=_day(matter, when), **told)


def _meetings(matter: Matter) -> Iterator[_Done]:
    """Its own meetings that have been, but for those that say that a milestone was reached."""
    said = {fact.path for facts in matter.facts for one in Milestone for fact in facts.said_of(one)}
    for place in matter.known.things("events"):
        last = place.thing.period.last_day
        if place.path not in said and last and last <= matter.on:
            when = place.thing.period.end
            told = {"when": _day(matter, when), "title": place.thing.title}
            yield when, matter.say(_HELD, place, **told)


def _day(matter: Matter, when: When) -> str:
    return dated(when, matter.lang)
