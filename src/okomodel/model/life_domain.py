"""The four surroundings in which young people grow up."""

from okomodel.wording import Labelled

__all__ = ["LifeDomain"]


class LifeDomain(Labelled):
    """School, home, leisure and peers [trimbos-2024, trimbos-about].

    >>> LifeDomain.HOME.label("nl")
    'thuis'
    """

    SCHOOL = "school", "school", "school"
    HOME = "home", "thuis", "home"
    LEISURE = "leisure", "vrije tijd", "leisure"
    PEERS = "peers", "leeftijdsgenoten", "peers"
