"""A survey round: who was asked, who answered, and the figures that may be shown."""

from collections.abc import Iterable, Iterator

from okomodel.insight.disclosure import Disclosure, percentage_of
from okomodel.insight.occasion import Occasion
from okomodel.model import Measurement, SurveyRound
from okomodel.pages.facts import NONE, facts, headings, number, plain, remark
from okomodel.pages.sheet import Block, Cell, Section, Sheet, Table, Tone
from okomodel.reference.indicator import indicators
from okomodel.reference.policy import Policy
from okomodel.wording import Language, Wording

__all__ = ["indicator_name", "round_sheet", "rounds_table"]

_ABOUT = Wording("Survey round of {year}", "Meting van {year}")
_INSTRUMENT = Wording("Instrument", "Instrument")
_FIELDWORK = Wording("Fieldwork", "Veldwerk")
_REPORTED = Wording("Reported on", "Gerapporteerd op")
_GRADES = Wording("Grades", "Klassen")
_INVITED, _RESPONDED = Wording("Invited", "Uitgenodigd"), Wording("Responded", "Respons")
_RESPONSE = Wording("Response (%)", "Respons (%)")
_QUESTIONNAIRE, _SOURCE = Wording("Questionnaire", "Vragenlijst"), Wording("Source", "Bron")
_ROUND, _YEAR = Wording("Round", "Meting"), Wording("Year", "Jaar")
_FIGURES = Wording("Measurements", "Cijfers")
_COLUMNS = (
    Wording("Indicator", "Indicator"),
    Wording("Group", "Groep"),
    Wording("Level", "Niveau"),
    Wording("Pupils", "Leerlingen"),
    Wording("%", "%"),
)
_HELD_BACK = Wording("not shown", "niet getoond")
_POLICY = Wording(
    "Not shown: withheld, or too few pupils (base under {base}, or under {cell} {where}), "
    "or it would come back by subtraction.",
    "Niet getoond: achtergehouden, of te weinig leerlingen (basis onder {base}, of minder dan "
    "{cell} {where}), of af te leiden door aftrekken.",
)
_EITHER_SIDE = Wording("on either side", "aan een kant")
_COUNTED = Wording("counted", "geteld")


def round_sheet(survey: SurveyRound, occasion: Occasion, lang: Language) -> Sheet:
    """A survey round as a sheet, with the figures that the policy lets be shown."""
    rows = (
        (_INSTRUMENT, survey.instrument),
        (_FIELDWORK, survey.fieldwork),
        (_REPORTED, survey.reported_on),
        (_GRADES, survey.grades),
        (_INVITED, survey.invited),
        (_RESPONDED, survey.responded),
        (_RESPONSE, _response(survey, lang)),
        (_QUESTIONNAIRE, survey.questionnaire),
        (_SOURCE, survey.source),
    )
    measured = Section(_FIGURES.text(lang), tuple(_measured(survey, occasion.policy, lang)))
    about = _ABOUT.text(lang, year=survey.year)
    return Sheet(survey.id, about, (Section("", (facts(rows, lang),)), measured))


def rounds_table(rounds: Iterable[SurveyRound], lang: Language) -> Table:
    """Survey rounds, one a row."""
    wordings = (_ROUND, _YEAR, _INSTRUMENT, _REPORTED, _INVITED, _RESPONDED, _RESPONSE)
    return Table(headings(wordings, lang, " 9  999"), tuple(_row(one, lang) for one in rounds))


def indicator_name(code: str, lang: Language) -> str:
    """What an indicator counts, with its code; the code alone where it is not known.

    >>> indicator_name("XXXXX1", "nl")
    'XXXXX1'
    """
    return f"{indicators[code].label(lang)} ({code})" if code in indicators else code


def _row(survey: SurveyRound, lang: Language) -> tuple[Cell, ...]:
    fields = (survey.id, survey.year, survey.instrument, survey.reported_on)
    counts = (survey.invited, survey.responded, _response(survey, lang))
    return tuple(plain(one, lang) for one in (*fields, *counts))


def _response(survey: SurveyRound, lang: Language) -> str | None:
    if not survey.invited or survey.responded is None:
        return None
    return number(100 * survey.responded / survey.invited, lang)


def _measured(survey: SurveyRound, policy: Policy | None, lang: Language) -> Iterator[Block]:
    if not survey.measurements:
        yield remark(NONE, lang)
        return
    disclosure = Disclosure.of(policy, [survey])
    shown = [disclosure.shows(survey, one) for one in survey.measurements]
    pairs = zip(survey.measurements, shown, strict=True)
    rows = (_measurement(one, lang, shown=is_shown) for one, is_shown in pairs)
    yield Table(headings(_COLUMNS, lang, "   99"), tuple(rows))
    if policy and not all(shown):
        where = _EITHER_SIDE if policy.complement else _COUNTED
        yield remark(_POLICY, lang, base=policy.min_base, cell=policy.min_cell, where=where)


def _measurement(one: Measurement, lang: Language, *, shown: bool) -> tuple[Cell, ...]:
    name = Cell(indicator_name(one.indicator, lang))
    about = (name, Cell(one.group), plain(one.level, lang))
    percentage = percentage_of(one)
    if not shown or percentage is None:
        return (*about, Cell(""), Cell(_HELD_BACK.text(lang), Tone.MUTED))
    return (*about, plain(one.base, lang), Cell(number(percentage, lang)))
