"""Events: the meetings of the network, or of one municipality."""

from collections.abc import Iterator, Sequence

from okomodel.model import Event, Programme
from okomodel.pages.facts import NONE, PARTICIPANT, remark
from okomodel.pages.participation import in_cohort
from okomodel.pages.sheet import Block, Cell, Entry, Paragraph, Tone
from okomodel.wording import Language, Wording

__all__ = ["EVENTS", "event_blocks"]

EVENTS = Wording("Events", "Bijeenkomsten")
"""What events are called."""


def event_blocks(
    events: Sequence[Event], programme: Programme | None, lang: Language
) -> Iterator[Block]:
    """Events, one a paragraph: when, of what kind, what, where, for whom, how many."""
    for event in events:
        when = Cell(event.period.label(lang), Tone.STRONG)
        told = ", ".join((event.title, *_about(event, programme, lang)))
        yield Entry((when, Cell(event.kind.label(lang))), (Paragraph((Cell(told),)),))
    if not events:
        yield remark(NONE, lang)


def _about(event: Event, programme: Programme | None, lang: Language) -> Iterator[str]:
    if event.place:
        yield event.place
    if event.cohort:
        yield in_cohort(event.cohort, programme, lang)
    if event.participants is not None:
        yield PARTICIPANT.counted(event.participants, lang)
