"""Priorities, one for each life domain at first."""

from collections.abc import Sequence
from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from okomodel.model import LifeDomain, Priority
from okomodel.reference.indicator import indicators

__all__ = ["TITLES", "chosen"]

TITLES = {
    LifeDomain.HOME: "Ouders versterken",
    LifeDomain.SCHOOL: "Een veilige school",
    LifeDomain.LEISURE: "Zinvolle vrije tijd",
    LifeDomain.PEERS: "Sterke vriendengroepen",
}
"""By life domain, what a priority is called."""


def chosen(
    draw: DrawFn, number: int, day: date, codes: Sequence[str] = (), *, quiet: bool = False
) -> tuple[Priority, ...]:
    """Three or four priorities of the cycle with that number, chosen on a day.

    ``codes`` are the indicators that were measured: each is followed by the priority of its own
    life domain. Of ``quiet`` ones there is one for each life domain.
    """
    domains = list(TITLES)[: None if quiet else draw(st.sampled_from([3, 4]))]
    dates = draw(st.sampled_from([None, day]))
    return tuple(
        Priority(
            id=f"{domain.value}-{number}",
            title=TITLES[domain],
            domain=domain,
            indicators=[code for code in codes if indicators[code].area.domain is domain],
            chosen_on=dates,
        )
        for domain in domains
    )
