"""What the policy holds back stands nowhere: no page, table, change, progress or file has it."""

from collections.abc import Iterator
from html.parser import HTMLParser
from re import search
from typing import Any, final

import attrs
import pytest

import okomodel
from okomodel import Dossier, tables
from okomodel.model import Baseline, Measurement, PlanCycle, SurveyRound, Target
from okomodel.reference.policy import SWING
from okomodel.survey.swing import rows_of
from okomodel.wording import Language

CODE = "SOROK3A3"
HIDDEN = ("137", "33.7", "33,7", "33.66", "173", "41.9", "41,9", "41.88")
"""The counts and percentages of what a base of 500 forbids: 137 of 407, 173 of 413."""


def survey(year: int, *, count: int, base: int) -> SurveyRound:
    figures = [
        Measurement(indicator=CODE, count=count, base=base),
        Measurement(indicator="SOOSK3A1", count=600, base=900),
    ]
    return SurveyRound(
        id=f"oko-{year}",
        year=year,
        instrument="oko",
        responded=100,
        invited=120,
        reported_on=f"{year + 1}-02-01",
        measurements=figures,
    )


def made(**baseline: Any) -> Dossier:
    """A dossier of which no figure of one indicator may be shown, and many rules speak."""
    start = Baseline(round="oko-2023", **baseline)
    targets = [
        Target(id="fout", indicator=CODE, baseline=start, value=10, by="2027"),
        Target(id="klein", indicator=CODE, baseline=start, value=35, by="2026"),
    ]
    cycle = PlanCycle(number=1, start="2023-10-01", round="oko-2023", targets=targets)
    return Dossier(
        id="x",
        name="X",
        municipalities=["GM9001"],
        fictitious=True,
        rounds=[survey(2023, count=137, base=407), survey(2025, count=173, base=413)],
        cycles=[cycle],
    )


@final
class _Page(HTMLParser):
    """All that stands in a page, seen or not, but for where things are drawn and their style."""

    DRAWN = frozenset({"x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "width", "height"})
    SHAPES = frozenset({"d", "points", "viewbox", "transform"})

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag
        not_said = self.DRAWN | self.SHAPES
        self.said += [value or "" for name, value in attrs if name not in not_said]

    def handle_data(self, data: str) -> None:
        if self.inside != "style":
            self.said.append(data)

    def handle_comment(self, data: str) -> None:
        self.said.append(data)


def in_html(page: str) -> list[str]:
    """What a page says: its words, titles of drawings, attributes and comments."""
    reader = _Page()
    reader.feed(page)
    assert reader.said
    return reader.said


def holds(text: str, figure: str) -> bool:
    """Whether a figure stands in a text, and not as a part of another number."""
    return search(rf"(?<![0-9]){figure.replace('.', '[.]')}(?![0-9])", text) is not None


PROFILE = attrs.evolve(okomodel.profiles["oko-nl"], name="streng", min_base=500)
POLICY = PROFILE.policy
DAY = "2026-11-21"


def letters(one: Dossier, lang: Language) -> Iterator[str]:
    """What is written to the council and the alderman."""
    for short in (True, False):
        written = okomodel.letter(one, on=DAY, profile=PROFILE, lang=lang, short=short, draft=True)
        yield written.markdown()
        yield written.trace()
        yield from in_html(written.html())


def shown(one: Dossier) -> Iterator[str]:
    """All that the library says of a dossier to others."""
    by: dict[str, Any] = {"on": DAY, "profile": PROFILE}
    parts: list[object] = [one, *one.rounds, *one.cycles, *one.cycles[0].targets]
    progress = okomodel.progress(one, DAY, profile=PROFILE)
    found: list[object] = [progress, okomodel.check(one, **by)]
    languages: tuple[Language, ...] = ("nl", "en")
    for lang in languages:
        for thing in parts:
            of: dict[str, Any] = {} if thing is one else {"dossier": one}
            view = okomodel.show(thing, lang=lang, whole=True, **by, **of)
            yield view.text(200)
            yield from in_html(view.html())
        for thing in found:
            view = okomodel.show(thing, lang=lang, profile=PROFILE)
            yield view.text(200)
            yield from in_html(view.html())
        yield from (target.text(lang) for target in progress)
    yield from map(repr, (*progress, progress, *one.cycles[0].targets))
    for table in (
        tables.measurements(one, POLICY),
        tables.targets(one, POLICY),
        tables.series(one, CODE, policy=POLICY),
        tables.findings(one, DAY, PROFILE, policy=POLICY),
    ):
        yield str([list(row.values()) for row in table])
    yield str([*rows_of(one, POLICY)])
    other = attrs.evolve(one, rounds=[])
    for change in (*okomodel.changes(one, other), *okomodel.changes(other, one)):
        yield from (change.text("nl"), change.text("en"))
    yield okomodel.dumps(okomodel.publishable(one, POLICY))


@pytest.mark.parametrize("baseline", [{}, {"percentage": 33.66, "base": 407}, {"percentage": 33.7}])
def test_a_figure_that_is_held_back_stands_nowhere(baseline: dict[str, Any]) -> None:
    one = made(**baseline)
    for text in (*shown(one), *letters(one, "nl"), *letters(one, "en")):
        for figure in HIDDEN:
            assert not holds(text, figure), text


def test_with_raw_figures_asked_for_it_does() -> None:
    """Or else the test above would look for nothing."""
    one = made()
    raw = okomodel.show(one.rounds[0], policy=None, lang="nl", dossier=one)
    assert "33,7" in raw.text()
    assert any(holds(text, "33,7") for text in in_html(raw.html()))
    assert "41,9" in okomodel.progress(one, DAY, policy=None)[0].text("nl")
    assert 137 in [row["count"] for row in tables.measurements(one, None)]
    assert SWING.allows(407, 137)
    assert holds(okomodel.letter(one, on=DAY, draft=True).markdown(), "33,7")


def test_a_notebook_shows_what_the_policy_of_the_profile_lets_it_show() -> None:
    one = made()
    rounds = [survey(2023, count=7, base=23), survey(2025, count=13, base=29)]
    few = attrs.evolve(one, rounds=rounds)
    progress = okomodel.progress(few, DAY)
    things: list[Any] = [few, *few.rounds, *few.cycles, *few.cycles[0].targets, progress]
    for thing in (*things, okomodel.check(few, on=DAY)):
        for text in (*in_html(thing._repr_html_()), repr(thing)):
            for figure in ("30.4", "30,4", "30.43", "44.8", "44,8", "44.83"):
                assert not holds(text, figure), text
    raw = okomodel.show(few.rounds[0], policy=None, lang="en", dossier=few)
    assert any(holds(text, "30.4") for text in in_html(raw._repr_html_()))


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<svg><rect x='33.7' data-share='33.7'><title>33.7 %</title></svg>", ["33.7", "33.7 %"]),
        ("<style>a { width: 33.7px }</style><p title='41.9'>x<!-- 137 --></p>", ["41.9", " 137 "]),
    ],
)
def test_a_page_is_read_behind_what_is_seen(page: str, said: list[str]) -> None:
    assert [one for one in in_html(page) if any(map(str.isdigit, one))] == said
