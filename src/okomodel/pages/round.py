"""A survey round: who was asked, who answered, and the figures that may be shown."""

from collections.abc import Iterable, Iterator, Mapping

from okomodel.insight.occasion import Occasion
from okomodel.model import Dossier, Measurement, SurveyRound
from okomodel.monitor.disclosure import Disclosure, percentage_of
from okomodel.monitor.figure import whom
from okomodel.pages.facts import (
    NONE,
    facts,
    headings,
    named,
    number,
    remark,
    row,
    said_columns,
    told_of,
)
from okomodel.pages.indicator import Own, indicator_name, mean, own_indicators
from okomodel.pages.sheet import Block, Cell, Section, Sheet, Table, Tone
from okomodel.reference.policy import Policy
from okomodel.wording import Language, Wording

__all__ = ["round_sheet", "rounds_table"]

_ABOUT = Wording("Survey round of {year}", "Meting van {year}")
_RESPONSE = Wording("Response (%)", "Respons (%)")
_REPORTED, _ANSWERED = Wording("Report", "Rapport"), Wording("Response", "Respons")
_SHARE, _AND_SHARE = (
    Wording("{share} %", "{share} %"),
    Wording("{who} ({share} %)", "{who} ({share} %)"),
)
_ROUND, _FIGURES = Wording("Round", "Meting"), Wording("Measurements", "Cijfers")
_PUPILS, _PERCENT = Wording("Pupils", "Leerlingen"), Wording("%", "%")
_ASKED = ("invited", "responded")
_WHO: Mapping[tuple[str, ...], Wording] = {
    _ASKED: Wording("{responded} of {invited}", "{responded} van {invited}"),
    _ASKED[:1]: Wording("{invited} invited", "{invited} uitgenodigd"),
    _ASKED[1:]: Wording("{responded}", "{responded}"),
}
_HELD_BACK = Wording("not shown", "niet getoond")
_POLICY = Wording(
    "Not shown: withheld, or too few pupils (base under {base}, or under {cell} {where}), "
    "or it would come back by subtraction.",
    "Niet getoond: achtergehouden, of te weinig leerlingen (basis onder {base}, of minder dan "
    "{cell} {where}), of af te leiden door aftrekken.",
)
_EITHER_SIDE = Wording("on either side", "aan een kant")
_COUNTED = Wording("counted", "geteld")


def round_sheet(
    survey: SurveyRound, occasion: Occasion, lang: Language, dossier: Dossier | None = None
) -> Sheet:
    """A survey round as a sheet, with the figures that the policy lets be shown."""
    rows = (
        *told_of(survey, "instrument", "fieldwork", "reported_on", *_by(survey), *_ASKED),
        (_RESPONSE, _response(survey, lang)),
        *told_of(survey, "questionnaire", "source"),
    )
    own = own_indicators(dossier, occasion.register)
    shown = Disclosure.of_part(occasion.policy, dossier, rounds=[survey])
    measured = tuple(_measured(survey, shown, own, occasion.policy, lang))
    figures = Section(_FIGURES.text(lang), measured)
    about = _ABOUT.text(lang, year=survey.year)
    return Sheet(survey.id, about, (Section("", (facts(rows, lang),)), figures))


def _by(survey: SurveyRound) -> tuple[str, ...]:
    return ("ages",) if survey.ages else ("grades",)


def rounds_table(rounds: Iterable[SurveyRound], lang: Language) -> Table:
    """Survey rounds, one a row."""
    fields = named(SurveyRound, "year", "instrument")
    wordings = (_ROUND, *fields.values(), _REPORTED, _ANSWERED)
    rows = tuple(
        row(lang, one.id, one.year, one.instrument, one.reported_on, _answered(one, lang))
        for one in rounds
    )
    return said_columns(Table(headings(wordings, lang, " 9   "), rows))


def _answered(survey: SurveyRound, lang: Language) -> str | None:
    """How many answered of how many, as far as it is known."""
    share, asked = _response(survey, lang), {one: getattr(survey, one) for one in _ASKED}
    known = [name for name, number in asked.items() if number is not None]
    if not known:
        return _SHARE.text(lang, share=share) if share else None
    who = _WHO[tuple(known)].text(lang, **asked)
    return _AND_SHARE.text(lang, who=who, share=share) if share else who


def _response(survey: SurveyRound, lang: Language) -> str | None:
    if survey.invited and survey.responded is not None:
        return number(100 * survey.responded / survey.invited, lang)
    return None if survey.response is None else number(survey.response, lang)


def _measured(
    survey: SurveyRound, disclosure: Disclosure, own: Own, policy: Policy | None, lang: Language
) -> Iterator[Block]:
    if not survey.measurements:
        yield remark(NONE, lang)
        return
    shown = [disclosure.shows(survey, one) for one in survey.measurements]
    pairs = zip(survey.measurements, shown, strict=True)
    rows = (_measurement(one, own, lang, shown=is_shown) for one, is_shown in pairs)
    fields = named(Measurement, "indicator", "group", "level").values()
    yield Table(headings((*fields, _PUPILS, _PERCENT), lang, "   99"), tuple(rows))
    if policy and not all(shown):
        where = _EITHER_SIDE if policy.complement else _COUNTED
        yield remark(_POLICY, lang, base=policy.min_base, cell=policy.min_cell, where=where)


def _measurement(one: Measurement, own: Own, lang: Language, *, shown: bool) -> tuple[Cell, ...]:
    about = (indicator_name(one.indicator, own, lang), whom(one, lang), one.level)
    percentage = percentage_of(one)
    if shown and percentage is not None:
        return row(lang, *about, one.base, number(percentage, lang))
    if shown and one.mean is not None:
        return row(lang, *about, one.base, mean(one.mean, one.indicator, own, lang))
    return row(lang, *about, None, Cell(_HELD_BACK.text(lang), Tone.MUTED))
