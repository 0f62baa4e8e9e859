"""How far targets are: from where, to where, and what the figures show of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import attrs

from okomodel.findings import Report
from okomodel.insight.occasion import Occasion
from okomodel.model import Dossier, Programme
from okomodel.monitor.figure import Figure, whom
from okomodel.monitor.progress import TargetProgress, TargetsProgress, progress_on
from okomodel.monitor.verdict import Verdict
from okomodel.pages.facts import headings, number, remark, row
from okomodel.pages.report import told
from okomodel.pages.sheet import Block, Cell, Column, Paragraph, Section, Sheet, Table, Tone
from okomodel.wording import Language, Wording

__all__ = [
    "ByTarget",
    "by_target",
    "progress_sheet",
    "short_table",
    "targets_progress_sheet",
    "verdict",
]

ByTarget = Mapping[int, TargetProgress]
"""The progress of targets, by the identity of each: two may be equal."""

_ABOUT = Wording("How far the targets are on {on}", "Hoe ver de streefcijfers zijn op {on}")
_TITLE, _ON = Wording("Targets", "Streefcijfers"), Wording("On {on}", "Op {on}")
_NONE = Wording("No targets are recorded.", "Er zijn geen streefcijfers vastgelegd.")
_TARGET, _WHOM = Wording("Target", "Streefcijfer"), Wording("Group", "Groep")
_FROM, _NOW, _TO = Wording("From", "Van"), Wording("Last", "Laatst"), Wording("To", "Naar")
_YEAR, _ALL = Wording("{word} {year}", "{word} {year}"), "2+4"
_LINE, _VERDICT = Wording("Line", "Lijn"), Wording("Verdict", "Oordeel")
_STEP = Wording("Can be shown from", "Aantoonbaar vanaf")
_IN_WORDS = Wording("In words", "In woorden")
_FIGURE = Wording("{value} in {year}", "{value} in {year}")
_BETWEEN = Wording("{figure} ({low}-{high})", "{figure} ({low}-{high})")
_GOAL = Wording("{value} by {by}", "{value} in {by}")
_HELD_BACK, _SEE_VERDICT = Wording("not shown", "niet getoond"), "-"
_POINTS = Wording("{step} points", "{step} punten")
_HOW = Wording(
    "In brackets stands between what the share lies with 95 percent confidence, as far as chance "
    "goes. The figures say what was measured, not why.",
    "Tussen haakjes staat het 95%-betrouwbaarheidsinterval: waartussen het aandeel met 95 procent "
    "zekerheid ligt, voor zover het aan toeval ligt. De cijfers zeggen wat er is gemeten, niet "
    "waardoor.",
)
_TONES = {
    Verdict.REACHED: Tone.GOOD,
    Verdict.ON_COURSE: Tone.GOOD,
    Verdict.WORSE: Tone.WARNING,
    Verdict.BEHIND: Tone.WARNING,
}


def progress_sheet(
    document: Dossier | Programme,
    occasion: Occasion,
    lang: Language,
    noticed: Report | None = None,
) -> Sheet:
    """The progress of all targets of a dossier, or of those of each dossier of a register.

    ``noticed`` is what reading it already found.
    """
    about = _ABOUT.text(lang, on=occasion.on)
    findings = noticed.findings if noticed else ()
    read = (Section("", tuple(told(findings, lang))),) if findings else ()
    return Sheet(document.name, about, (*read, *_parts(document, occasion, lang)))


def _parts(
    document: Dossier | Programme, occasion: Occasion, lang: Language
) -> tuple[Section, ...]:
    if isinstance(document, Dossier):
        return (Section("", tuple(_blocks(progress_on(document, occasion), lang))),)
    parts = tuple(_of_each(document.dossiers, occasion, lang))
    return parts or (Section("", (remark(_NONE, lang),)),)


def _of_each(dossiers: Iterable[Dossier], occasion: Occasion, lang: Language) -> Iterator[Section]:
    for one in dossiers:
        if found := progress_on(one, occasion):
            yield Section(one.name, tuple(_blocks(found, lang)))


def targets_progress_sheet(found: TargetsProgress, occasion: Occasion, lang: Language) -> Sheet:
    """The progress of targets, as of their own day."""
    del occasion
    blocks = tuple(_blocks(found, lang))
    return Sheet(_TITLE.text(lang), _ON.text(lang, on=found.on), (Section("", blocks),))


def by_target(dossier: Dossier, occasion: Occasion) -> ByTarget:
    """The progress of the targets of a dossier, by the identity of each."""
    return {id(one.target): one for one in progress_on(dossier, occasion)}


def verdict(one: TargetProgress, lang: Language) -> Cell:
    """The verdict as a cell."""
    return Cell(one.verdict.label(lang), _TONES.get(one.verdict, Tone.MUTED))


def _blocks(found: Iterable[TargetProgress], lang: Language) -> Iterator[Block]:
    every = tuple(found)
    if not every:
        yield remark(_NONE, lang)
        return
    wordings = (_TARGET, _FROM, _NOW, _TO, _LINE, _VERDICT, _STEP)
    yield Table(headings(wordings, lang), tuple(_row(one, lang) for one in every))
    yield remark(_HOW, lang)
    sentences = tuple(Paragraph((Cell(one.text(lang)),)) for one in every)
    yield Section(_IN_WORDS.text(lang), sentences)


def short_table(found: Sequence[TargetProgress], lang: Language) -> Table:
    """The progress of targets without intervals: from where, what was last measured, to where.

    Where all are of the same years, those stand in the headings.
    """
    years = [_years(found, of) for of in (_baseline_year, _latest_year, _goal_year)]
    words = zip((_FROM, _NOW, _TO), years, strict=True)
    columns = [_YEAR.text(lang, word=word, year=year or "").strip() for word, year in words]
    rows = tuple(_short_row(one, years, lang) for one in found)
    named = (Column(_TARGET.text(lang)), *map(Column, columns), Column(_VERDICT.text(lang)))
    return Table(named, rows)


def _short_row(one: TargetProgress, years: Sequence[object], lang: Language) -> tuple[Cell, ...]:
    figures = (
        _figure(one, figure, lang, is_short=True, has_year=year is None)
        for figure, year in zip((one.baseline, one.latest), years, strict=False)
    )
    value = _value(one, one.target.value, lang)
    to = value if years[-1] else _GOAL.text(lang, value=value, by=one.target.by)
    is_plain = whom(one.target, lang) == whom(attrs.evolve(one.target, group=_ALL), lang)
    called = one.target.id if is_plain else f"{one.target.id} ({whom(one.target, lang)})"
    return row(lang, called, *figures, to, verdict(one, lang))


def _years(found: Iterable[TargetProgress], of: Callable[[TargetProgress], object]) -> object:
    """The year of all of them; None: they are not all of one, or it is not known."""
    years = {of(one) for one in found} - {None}
    return years.pop() if len(years) == 1 else None


def _baseline_year(one: TargetProgress) -> object:
    return one.baseline.year if one.baseline else None


def _latest_year(one: TargetProgress) -> object:
    return one.latest.year if one.latest else None


def _goal_year(one: TargetProgress) -> object:
    return str(one.target.by)


def _row(one: TargetProgress, lang: Language) -> tuple[Cell, ...]:
    called = f"{one.target.id} ({whom(one.target, lang)})"
    to = _GOAL.text(lang, value=_value(one, one.target.value, lang), by=one.target.by)
    along = None if one.line is None else _value(one, one.line, lang)
    step = one.demonstrable_step
    shown = None if step is None else _POINTS.text(lang, step=number(step, lang))
    figures = (_figure(one, one.baseline, lang), _figure(one, one.latest, lang))
    return row(lang, called, *figures, to, along, verdict(one, lang), shown)


def _figure(
    one: TargetProgress,
    figure: Figure | None,
    lang: Language,
    *,
    is_short: bool = False,
    has_year: bool = True,
) -> str:
    """A figure with its year, and between what it lies; of one held back the verdict says why."""
    if figure is None or figure.value is None:
        held_back = _SEE_VERDICT if is_short else _HELD_BACK.text(lang)
        return held_back if one.verdict is Verdict.WITHHELD else ""
    value = _value(one, figure.value, lang)
    if not has_year:
        return value
    dated = _FIGURE.text(lang, value=value, year=figure.year or figure.round)
    if is_short or (between := figure.interval) is None:
        return dated
    ends = {"low": number(between.low, lang), "high": number(between.high, lang)}
    return _BETWEEN.text(lang, figure=dated, **ends)


def _value(one: TargetProgress, value: float, lang: Language) -> str:
    return number(value, lang) if one.is_mean else f"{number(value, lang)} %"
