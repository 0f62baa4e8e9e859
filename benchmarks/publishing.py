"""How long it takes to withhold what may not be shown, on a dossier as a GGD has it.

Three rounds, 145 indicators, twelve groups each: grades and both, each by gender, and schools; a
third of the indicators are answers of one question, whose counts add up as well.
"""

from random import Random
from statistics import median
from time import perf_counter

from okomodel import Dossier, publishable
from okomodel.monitor.disclosure import Disclosure
from okomodel.reference.indicator import indicators
from okomodel.reference.policy import OKO_2025
from okomodel.testing.pupils import survey

_TIMES = 5
_SEED = 2025
_PUPILS = (120, 280)


def large(rare: float) -> Dossier:
    """A dossier in which an indicator counts from ``rare`` to ten times as many pupils."""
    draw = Random(_SEED)  # noqa: S311 - figures that are made up
    rounds = [
        survey(draw, indicators, year=year, pupils=_PUPILS, rare=rare)
        for year in (2021, 2023, 2025)
    ]
    return Dossier(id="groot", name="Groot", municipalities=["GM9001"], rounds=rounds)


def main() -> None:
    """Print the median time, and how many figures are withheld."""
    for rare in (0.005, 0.02, 0.05):
        document, times = large(rare), list[float]()
        for _ in range(_TIMES):
            start = perf_counter()
            publishable(document)
            times.append(perf_counter() - start)
        found = Disclosure.of_document(OKO_2025, document)
        figures = sum(len(one.measurements) for one in document.rounds)
        told = f"of {figures}: {len(found.primary)} primary, {len(found.secondary)} secondary"
        least = "" if found.is_least else ", perhaps more than needed"
        print(f"from {rare:.1%}: {median(times):.2f} s ({told}{least})")


if __name__ == "__main__":
    main()
