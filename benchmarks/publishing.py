"""How long it takes to withhold what may not be shown, on a dossier as a GGD has it.

Three rounds, 145 indicators, twelve groups each: grades and both, each by gender, and schools.
"""

from random import Random
from statistics import median
from time import perf_counter

from okomodel import Dossier, publishable
from okomodel.model import Measurement, SurveyRound
from okomodel.monitor.disclosure import Disclosure
from okomodel.reference.indicator import indicators
from okomodel.reference.policy import OKO_2025

_TIMES = 5
_SEED = 2025


def large(rare: float) -> Dossier:
    """A dossier in which an indicator counts from ``rare`` to ten times as many pupils."""
    random = Random(_SEED)  # noqa: S311 - figures that are made up
    rounds = [
        SurveyRound(
            id=f"oko-{year}",
            year=year,
            instrument="oko",
            measurements=[figure for code in indicators for figure in _figures(random, code, rare)],
        )
        for year in (2021, 2023, 2025)
    ]
    return Dossier(id="groot", name="Groot", municipalities=["GM9001"], rounds=rounds)


def _figures(random: Random, code: str, rare: float) -> list[Measurement]:
    share = rare * (1 + 9 * random.random())
    base = {
        (grade, gender): random.randint(60, 140) for grade in "24" for gender in ("girl", "boy")
    }
    count = {key: sum(random.random() < share for _ in range(n)) for key, n in base.items()}
    told = []
    for group in ("2", "4", "2+4"):
        for gender in (None, "girl", "boy"):
            keys = [key for key in base if key[0] in group and gender in (None, key[1])]
            counted, of = sum(count[key] for key in keys), sum(base[key] for key in keys)
            told.append(
                Measurement(indicator=code, group=group, gender=gender, count=counted, base=of)
            )
    left, of = sum(count.values()), sum(base.values())
    for school in range(3):
        part = of if school == 2 else of // 3
        some = left if school == 2 else min(left, round(part * share))
        some = max(some, left - (of - part))
        told.append(
            Measurement(
                indicator=code,
                level="school",
                organisation=f"school-{school}",
                count=some,
                base=part,
            )
        )
        left, of = left - some, of - part
    return told


def main() -> None:
    """Print the median time, and how many figures are withheld."""
    for rare in (0.005, 0.02, 0.05):
        document, times = large(rare), list[float]()
        for _ in range(_TIMES):
            start = perf_counter()
            publishable(document)
            times.append(perf_counter() - start)
        found = Disclosure.of_document(OKO_2025, document)
        told = f"{len(found.primary)} primary, {len(found.secondary)} secondary"
        least = "" if found.is_least else ", more than needed"
        print(f"from {rare:.1%}: {median(times):.2f} s ({told}{least})")


if __name__ == "__main__":
    main()
