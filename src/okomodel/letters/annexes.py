"""What is sent along: the plan, and the reports on which the letter rests."""

from collections.abc import Iterator

from okomodel.letters.about import About
from okomodel.letters.matter import Matter
from okomodel.letters.sentence import Listing, Name, Part, Sentence
from okomodel.model import Audience, ReportStatus
from okomodel.wording import Wording

__all__ = ["annexes"]

_HEADING = Wording("Annexes", "Bijlagen")
_ONE_HEADING = Wording("Annex", "Bijlage")
_ANNEX = Wording("{title} ({document})", "{title} ({document})")
_WHOLE = Wording("{document}", "{document}")
_REPORT = Wording("progress report ({document})", "voortgangsrapportage ({document})")
_NEW = frozenset({ReportStatus.DRAFT, ReportStatus.SUBMITTED, ReportStatus.APPROVED})


def annexes(matter: Matter, about: About) -> Iterator[Part]:
    """The documents that go with the letter."""
    found = (*(_plan(matter) if about is About.PLAN else ()), *_reports(matter))
    if found:
        heading = _ONE_HEADING if len(found) == 1 else _HEADING
        yield Part(Name.ANNEXES, heading.text(matter.lang), (Listing(found),))


def _plan(matter: Matter) -> Iterator[Sentence]:
    if matter.plan and (number := matter.plan.thing.document):
        title = matter.plan.thing.title
        worded = _WHOLE if title in number else _ANNEX
        yield matter.say(worded, matter.plan, title=title, document=number)


def _reports(matter: Matter) -> Iterator[Sentence]:
    """The reports to the council that are new: not of a day on which it was told before."""
    since = matter.told.last_day if matter.told else None
    for cycle in matter.known.things("cycles"):
        for index, one in enumerate(cycle.thing.reports):
            is_new = since is None or one.on.earliest > since
            is_of_council = one.audience is Audience.COUNCIL and one.status in _NEW
            if is_of_council and is_new and one.document and one.on.earliest <= matter.on:
                yield matter.say(_REPORT, cycle.to("reports", index), document=one.document)
