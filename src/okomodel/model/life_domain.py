"""The four surroundings in which young people grow up."""

from okomodel.values.constraints import member
from okomodel.wording import Labelled

__all__ = ["LifeDomain", "maybe_life_domain"]


class LifeDomain(Labelled):
    """School, home, leisure and peers [trimbos-2024, trimbos-about].

    >>> LifeDomain.HOME.label("nl")
    'thuis'
    """

    SCHOOL = "school", "school", "school"
    HOME = "home", "thuis", "home"
    LEISURE = "leisure", "vrije tijd", "leisure"
    PEERS = "peers", "leeftijdsgenoten", "peers"


def maybe_life_domain(value: LifeDomain | str | None) -> LifeDomain | None:
    """A life domain from itself or its text, or None."""
    return None if value is None else member(LifeDomain, value)
