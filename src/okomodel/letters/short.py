"""The note for the alderman: where it stands, what asks for attention, what comes, on one page."""

from collections.abc import Iterable, Iterator

from okomodel.letters.about import About
from okomodel.letters.actions import balance, status_of, statuses
from okomodel.letters.ahead import late, overdue, to_come
from okomodel.letters.matter import Matter
from okomodel.letters.money import budgeted
from okomodel.letters.opening import informed, last_told, plan_sentence, stage_sentence
from okomodel.letters.sentence import Listing, Name, Paragraph, Part, Sentence
from okomodel.letters.targets import verdicts
from okomodel.model import ActionStatus
from okomodel.wording import Wording

__all__ = ["short_parts"]

_MOST, _LONGEST = 5, 170
_SUBJECT, _STANDING = Wording("Subject", "Onderwerp"), Wording("How it stands", "Stand van zaken")
_ATTENTION = Wording("Asks for attention", "Vraagt aandacht")
_NEXT = Wording("What comes next", "Vervolg")
_MORE = Wording("... and {count} more", "... en nog {count}")
_ON_HOLD = Wording("Action “{title}” is on hold.", "Actie “{title}” is aangehouden.")
_ON_HOLD_FOR = Wording(
    "Action “{title}” is on hold: {reason}.", "Actie “{title}” is aangehouden: {reason}."
)


def short_parts(matter: Matter, about: About) -> tuple[Part, ...]:
    """The parts of the note; each list has at most so many lines that it fits on one page."""
    standing = (
        *stage_sentence(matter),
        *plan_sentence(matter),
        *last_told(matter),
        *balance(matter),
        *statuses(matter),
        *budgeted(matter),
        *verdicts(matter),
    )
    lang = matter.lang
    parts = (
        Part(Name.SUBJECT, _SUBJECT.text(lang), (Paragraph((_cut(informed(matter, about)),)),)),
        Part(Name.STANDING, _STANDING.text(lang), (Listing(tuple(map(_cut, standing))),)),
        _listed(matter, Name.ATTENTION, _ATTENTION, _attention(matter)),
        _listed(matter, Name.NEXT, _NEXT, (*to_come(matter),)),
    )
    return tuple(one for one in parts if _says(one))


def _says(part: Part) -> bool:
    return any(not isinstance(one, Listing) or one.items for one in part.blocks)


def _listed(matter: Matter, name: Name, heading: Wording, told: Iterable[Sentence]) -> Part:
    every = (*told,)
    shown = [_cut(one) for one in every[:_MOST]]
    if rest := every[_MOST:]:
        paths = [path for one in rest for path in one.paths]
        shown.append(matter.say(_MORE, *paths, count=len(rest)))
    return Part(name, heading.text(matter.lang), (Listing(tuple(shown)),))


def _cut(one: Sentence) -> Sentence:
    """A sentence, cut where it would take more than two lines."""
    if len(one.text) <= _LONGEST:
        return one
    return Sentence(f"{one.text[: _LONGEST - 1]}…", one.paths)


def _attention(matter: Matter) -> Iterator[Sentence]:
    yield from late(matter)
    yield from overdue(matter)
    yield from _on_hold(matter)


def _on_hold(matter: Matter) -> Iterator[Sentence]:
    plan = matter.plan
    for index, one in enumerate(plan.thing.actions if plan else ()):
        if plan and status_of(one, matter.on) is ActionStatus.ON_HOLD:
            worded = _ON_HOLD_FOR if one.status_reason else _ON_HOLD
            at = plan.to("actions", index)
            yield matter.say(worded, at, title=one.title, reason=one.status_reason)
