"""A dossier on which the board can be tried on any day."""

from datetime import date, timedelta

from okomodel import Dossier, Participation, lifecycle

__all__ = ["CODE", "RECENTLY", "TODAY", "dorp", "today"]

TODAY = date.today()  # noqa: DTZ011 - the board's own day
LONG_AGO, RECENTLY = (str(TODAY - timedelta(days=days)) for days in (300, 200))
CODE = ["GM0302"]


def today() -> str:
    """The day on which the board is asked: a run of the tests may go on over midnight."""
    return str(date.today())  # noqa: DTZ011 - the board's own day


def dorp() -> Dossier:
    """A dossier whose survey was held and not yet reported."""
    since = Participation(status="supported", since="2020")
    new = Dossier(id="dorp", name="Dorp", municipalities=CODE, participation=[since])
    begun = lifecycle.next_cycle(new, on=LONG_AGO)
    return lifecycle.complete(begun, "survey", on=RECENTLY)
