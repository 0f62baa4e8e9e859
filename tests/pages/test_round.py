"""A survey round and a target as sheets: figures of few pupils are not shown."""

from typing import Any

import attrs

from okomodel.formats import load
from okomodel.model import Baseline, Dossier, Measurement, SurveyRound, Target
from okomodel.render.view import show
from tests.render.shown import EXAMPLES

ROUND = load(EXAMPLES / "voorbeeldam.json", Dossier).rounds[0]
SMALL = SurveyRound(
    id="klein",
    year=2025,
    instrument="oko",
    measurements=[
        Measurement(indicator="SOROK3A3", base=29, count=12, group="2"),
        Measurement(indicator="SOROK3A3", base=71, count=58, group="4"),
        Measurement(indicator="SOOSK3A1", base=200, count=150, group="2+4"),
    ],
)


def said(thing: SurveyRound | Target) -> str:
    return " ".join(show(thing, lang="en").text(200).split())


def test_it_says_who_was_asked_and_who_answered() -> None:
    assert "Invited 490 Responded 412 Response (%) 84.1" in said(ROUND)
    assert "Response" not in said(attrs.evolve(ROUND, invited=0)).replace("Responded", "")


def test_of_rounds_stands_what_is_known() -> None:
    def row(**more: Any) -> str:
        one = SurveyRound(id="r", year=2025, instrument="oko", **more)
        dossier = Dossier(id="x", name="X", municipalities=["GM0302"], rounds=[one])
        lines = show(dossier, on="2026-01-01", lang="nl").text().splitlines()
        start = lines.index("Metingen") + 2
        return " ".join(lines[start].split())

    assert row(invited=490, responded=412) == "r 2025 OKO-meting 412 van 490 (84,1 %)"
    assert row(responded=845, response=77) == "r 2025 OKO-meting 845 (77 %)"
    assert row(response=77, reported_on="2025-06") == "r 2025 OKO-meting juni 2025 77 %"
    assert row(invited=490) == "r 2025 OKO-meting 490 uitgenodigd"
    assert row(responded=412) == "r 2025 OKO-meting 412"
    assert row(invited=490, response=77) == "r 2025 OKO-meting 490 uitgenodigd (77 %)"
    assert row() == "r 2025 OKO-meting"


def test_a_figure_of_few_pupils_is_not_shown_nor_what_gives_it_away() -> None:
    told = said(SMALL)
    assert told.count("not shown") == 2
    assert "200 75" in told
    assert "81.7" not in told
    assert "29" not in told
    assert "Not shown: withheld, or too few pupils (base under 30, or under 5" in told


def test_a_round_without_figures_says_so() -> None:
    assert "None recorded." in said(attrs.evolve(SMALL, measurements=()))


def target(**baseline: Any) -> Target:
    start = Baseline(round="r", **baseline)
    return Target(id="t", indicator="SOROK3A3", baseline=start, value=88.5, by="2027")


def test_a_target_goes_from_its_baseline_to_its_value() -> None:
    assert "From as measured in r To (%) 88.5 By 2027 Group 2+4 Better up" in said(target())
    assert "From 80.5 % in r" in said(target(percentage=80.5))
    assert "From 80.5 % in r" in said(target(percentage=80.5, base=412))


def test_a_baseline_of_few_pupils_is_not_shown() -> None:
    assert "80.5" not in said(target(percentage=80.5, base=12))


def test_an_unknown_indicator_goes_by_its_code() -> None:
    assert "Indicator XXXXX1" in said(attrs.evolve(target(), indicator="XXXXX1"))
