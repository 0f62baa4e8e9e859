"""How many drawn dossiers the rules find an error in, and how long one takes to draw.

1,000 dossiers by `oko.dossiers()`, beside as many by `st.builds` on the same classes, which knows
no lifecycle. Run it with `python benchmarks/strategies.py [number]`.
"""

import sys
from datetime import date
from statistics import median, quantiles
from time import perf_counter

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from okomodel.errors import InvalidValue
from okomodel.formats import dumps
from okomodel.model import Dossier, MilestoneRecord, Participation, PlanCycle
from okomodel.rules import check
from okomodel.testing import strategies as oko

DAY = date(2026, 1, 1)


def by_builds() -> SearchStrategy[Dossier]:
    """Dossiers as somebody draws them who has the classes only: each field by itself."""
    slugs = st.sampled_from(["a", "b", "c"])
    days = st.dates(date(2020, 1, 1), date(2027, 12, 31))
    records = st.builds(
        MilestoneRecord, done=st.none() | days, skipped=st.none() | st.just("x"), source=st.none()
    )
    cycles = st.builds(
        PlanCycle,
        number=st.integers(1, 3),
        start=days,
        months=st.just(24),
        template=st.just("oko-nl"),
        round=st.none(),
        milestones=st.lists(records, max_size=12),
        priorities=st.just(()),
        targets=st.just(()),
        plan=st.none(),
        reports=st.just(()),
    )
    return st.builds(
        Dossier,
        id=slugs,
        name=st.text(min_size=1, max_size=8),
        municipalities=st.just(["GM9001"]),
        fictitious=st.just(value=True),
        participation=st.lists(st.builds(Participation, since=days, source=st.none())),
        cycles=st.lists(cycles, max_size=3),
        **dict.fromkeys(("preparation",), st.lists(records, max_size=6)),
        **dict.fromkeys(
            ("organisations", "work_groups", "rounds", "waivers", "sources"), st.just(())
        ),
    )


def measure(name: str, strategy: SearchStrategy[Dossier], number: int) -> None:
    """Draw so many, and print what came of it."""
    times: list[float] = []
    sizes: list[int] = []
    failing = 0

    @st.composite
    def timed(draw: st.DrawFn) -> Dossier | None:
        start = perf_counter()
        try:
            return draw(strategy)
        except InvalidValue:
            return None
        finally:
            times.append(perf_counter() - start)

    @settings(
        max_examples=number,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck) if name == "st.builds" else [],
    )
    @given(timed())
    def run(dossier: Dossier | None) -> None:
        nonlocal failing
        failing += dossier is None or bool(check(dossier, on=DAY).errors)
        sizes.append(len(dumps(dossier)) if dossier else 0)

    run()
    high = quantiles(times, n=20)[-1]
    print(
        f"{name:16} {len(sizes):5} drawn, {failing:4} with an error; "
        f"{1000 * median(times):.2f} ms at the median, "
        f"{1000 * high:.2f} ms at the 95th percentile; "
        f"{median(sizes):.0f} bytes at the median, {max(sizes)} at most"
    )


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    measure("oko.dossiers()", oko.dossiers(), wanted)
    measure("st.builds", by_builds(), wanted)
