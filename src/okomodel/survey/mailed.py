"""The table of figures that a GGD mails: each row one figure, each understood or named.

What a column is, its heading says, in Dutch or in English. Nothing is guessed: a row of which a
cell is not understood gives no figure, and says why.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, final

import attrs

from okomodel.errors import InvalidValue, nearest
from okomodel.model import Dossier, Measurement, MeasurementLevel, OwnIndicator, SurveyRound
from okomodel.model.pupils import Education, Gender
from okomodel.reference.indicator import indicators
from okomodel.reference.municipality import municipalities
from okomodel.reference.tables import grouped
from okomodel.survey.areas import area_of, with_successor
from okomodel.survey.cells import (
    NotUnderstood,
    decimal,
    grades,
    is_withheld,
    number,
    one_of,
    text_of,
    whole,
)
from okomodel.survey.columns import questions
from okomodel.survey.refusal import Refusal, unread, worded
from okomodel.wording import Wording

__all__ = ["Mailed", "figures_in"]

Rows = Sequence[Sequence[Any]]
"""Rows of cells: texts, numbers, days or None."""

_HEADINGS: Mapping[str, str] = {
    name: field
    for field, names in {
        "code": "indicatorcode, code, variabele, variable, indicator_code",
        "indicator": "indicator, vraag, onderwerp, naam, omschrijving, label, question, name",
        "group": "groep, klas, klassen, leerjaar, group, grade, grades, class",
        "gender": "geslacht, sekse, gender, sex",
        "education": "onderwijs, onderwijsniveau, niveau, opleiding, schoolsoort, education",
        "school": "school, schoolcode",
        "municipality": "gemeente, gemeentecode, municipality",
        "base": "basis, n, aantal leerlingen, aantal respondenten, respondenten, leerlingen, base,"
        " pupils, respondents",
        "count": "aantal, teller, aantal ja, count, number",
        "percentage": "percentage, %, procent, perc, perc., aandeel, percentage (%), share",
        "mean": "gemiddelde, mean",
    }.items()
    for name in names.split(", ")
}
"""What a heading means, by how it is written."""

_NEEDED = ("count", "percentage", "mean")
_FIRST_ROWS = 20
"""In so many rows a heading is looked for: titles and explanations may stand above it."""

_GENDERS: Mapping[str, str] = {
    **dict.fromkeys(("m", "j", "man", "jongens", "boys", "male"), "boy"),
    **dict.fromkeys(("v", "vrouw", "meisjes", "meiden", "girls", "female"), "girl"),
}
_NEAR_ENOUGH = 0.55  # a percentage may be rounded to a whole one

_NO_HEADINGS = Wording(
    "no row among the first {most} has headings of an indicator and of a figure (percentage, count"
    " or mean); found: {found}",
    "geen van de eerste {most} rijen heeft koppen van een indicator en van een cijfer (percentage,"
    " aantal of gemiddelde); gevonden: {found}",
)
_HEADINGS_HELP = Wording(
    "Call the columns indicator (or code), groep, basis, percentage or aantal",
    "Noem de kolommen indicator (of code), groep, basis, percentage of aantal",
)
_TWICE = Wording("two columns mean the same: {names}", "twee kolommen betekenen hetzelfde: {names}")
_FRACTIONS = Wording(
    "no percentage is above 1: they look like fractions of 1",
    "geen percentage is groter dan 1: het lijken fracties van 1",
)
_FRACTIONS_HELP = Wording(
    "Give --fractions if they are; Excel keeps 83% as 0.83",
    "Geef --fractions als ze dat zijn; Excel bewaart 83% als 0,83",
)
_NOT_KNOWN = Wording('"{value}" is no indicator', '"{value}" is geen indicator')
_NEAR = Wording("Did you mean {nearest}?", "Bedoelt u {nearest}?")
_NOTHING = Wording("it names no indicator", "er staat geen indicator")
_NO_FIGURE = Wording("it has no figure", "er staat geen cijfer")
_NO_SCHOOL = Wording(
    'the dossier has no school "{value}"', 'het dossier heeft geen school "{value}"'
)
_DISAGREE = Wording(
    "count and percentage disagree: {count} of {base} is not {percentage} percent",
    "aantal en percentage spreken elkaar tegen: {count} van {base} is geen {percentage} procent",
)
_GENDER, _EDUCATION = Wording("gender", "geslacht"), Wording("education", "onderwijs")
_BASE, _COUNT = Wording("base", "basis"), Wording("count", "aantal")
_PERCENTAGE, _MEAN = Wording("percentage", "percentage"), Wording("mean", "gemiddelde")
_SEVERAL = Wording('"{value}" may be {codes}', '"{value}" kan {codes} zijn')
_SAME = Wording("the same figure stands in row {row}", "hetzelfde cijfer staat in rij {row}")
_ROW = Wording("row {row}", "rij {row}")


@final
@attrs.frozen
class Mailed:
    """What a table says: its figures, the rows that were not understood, and what was passed over.

    ``columns`` are the headings of which nothing is known, ``elsewhere`` is the number of rows of
    other municipalities.
    """

    figures: tuple[Measurement, ...]
    refusals: tuple[Refusal, ...]
    columns: tuple[str, ...]
    elsewhere: int


@final
@attrs.frozen(kw_only=True)
class _Asked:
    """What a table is about, and how it is read."""

    survey: SurveyRound
    dossier: Dossier
    weighted: bool
    fractions: bool

    @property
    def own(self) -> Mapping[str, OwnIndicator]:
        return {one.code: one for one in self.dossier.indicators}


def figures_in(
    rows: Rows,
    survey: SurveyRound,
    dossier: Dossier,
    *,
    weighted: bool = False,
    fractions: bool = False,
) -> Mailed:
    """The figures of a table, for a round of a dossier.

    An indicator is named by its code (also that of the round's year) or by its label in Dutch or
    English. A group that is left out is of all classes that the round asked. A sign that stands
    for too few pupils (``-``, ``x``, ``<5``, -99996) makes a figure that is withheld. Percentages
    are ``weighted`` if so said, and ``fractions`` of 1 if so said.

    Raises :class:`okomodel.SurveyError` for a table without headings, with two columns that mean
    the same, and whose percentages are all at most 1 unless they are ``fractions``.

    >>> one = Dossier(id="x", name="X", municipalities=["GM0302"])
    >>> survey = SurveyRound(id="oko-2025", year=2025, instrument="oko")
    >>> table = [["Indicator", "Klas", "N", "%"], ["SOROK3A3", 2, 221, "86,0"], ["iets", 4, 1, 2]]
    >>> found = figures_in(table, survey, one)
    >>> found.figures[0].percentage, [refusal.text("nl") for refusal in found.refusals]
    (86.0, ['rij 3: "iets" is geen indicator'])
    """
    asked = _Asked(survey=survey, dossier=dossier, weighted=weighted, fractions=fractions)
    top, columns = _headed(rows)
    body = [
        (number, {field: text_of(_at(row, place)) for field, place in columns.items()})
        for number, row in enumerate(rows[top + 1 :], top + 2)
        if any(text_of(cell) for cell in row)
    ]
    _refuse_fractions((cells for _, cells in body), asked)
    ours = [(number, cells) for number, cells in body if _is_ours(cells, asked)]
    figures, refusals = _read(ours, asked)
    unknown = tuple(
        text for cell in rows[top] if (text := text_of(cell)) and _meaning(text) is None
    )
    return Mailed(tuple(figures), tuple(refusals), unknown, len(body) - len(ours))


def _read(
    rows: Iterable[tuple[int, Mapping[str, str]]], asked: _Asked
) -> tuple[list[Measurement], list[Refusal]]:
    found: dict[tuple[object, ...], tuple[int, Measurement]] = {}
    refusals: list[Refusal] = []
    for row, cells in rows:
        try:
            figure = _figure(cells, asked)
            first, _ = found.setdefault(_whose(figure), (row, figure))
            _refuse_twice(first, row)
        except NotUnderstood as error:
            where = worded(_ROW, row=row)
            reason = Wording(f"{where.en}: {error.reason.en}", f"{where.nl}: {error.reason.nl}")
            refusals.append(Refusal("", reason, error.help))
    return [figure for _, figure in found.values()], refusals


def _refuse_twice(first: int, row: int) -> None:
    if first != row:
        raise NotUnderstood(_SAME, row=first)


def _whose(one: Measurement) -> tuple[object, ...]:
    return one.indicator, one.group, one.gender, one.education, one.organisation


# ------------------------------------------------------------------------------------- headings


def _headed(rows: Rows) -> tuple[int, Mapping[str, int]]:
    """The row with headings, and the place of each column that is known."""
    seen: list[str] = []
    for top, row in enumerate(rows[:_FIRST_ROWS]):
        named = [(_meaning(text_of(cell)), place) for place, cell in enumerate(row)]
        columns = {field: place for field, place in reversed(named) if field}
        if columns.keys() & {"code", "indicator"} and columns.keys() & {*_NEEDED}:
            _refuse_twins(row, [field for field, _ in named if field])
            return top, columns
        seen += [text for cell in row if (text := text_of(cell)) and _meaning(text)]
    raise unread(_NO_HEADINGS, _HEADINGS_HELP, most=_FIRST_ROWS, found=tuple(seen) or "-")


def _refuse_twins(row: Sequence[Any], fields: Sequence[str]) -> None:
    for field in {one for one in fields if fields.count(one) > 1}:
        names = tuple(text for cell in row if _meaning(text := text_of(cell)) == field)
        raise unread(_TWICE, names=names)


def _meaning(heading: str) -> str | None:
    return _HEADINGS.get(" ".join(heading.casefold().split()))


def _at(row: Sequence[Any], place: int) -> Any:
    return row[place] if place < len(row) else None


def _refuse_fractions(rows: Iterable[Mapping[str, str]], asked: _Asked) -> None:
    texts = (cells.get("percentage", "") for cells in rows)
    found = [value for text in texts if (value := decimal(text)) is not None]
    if not asked.fractions and any(found) and max(found) <= 1:
        raise unread(_FRACTIONS, _FRACTIONS_HELP)


# ---------------------------------------------------------------------------------------- a row


def _is_ours(cells: Mapping[str, str], asked: _Asked) -> bool:
    """Whether a row is of the dossier's municipality, as far as it says of which it is."""
    if not (told := cells.get("municipality")):
        return True
    year, codes = asked.survey.year, asked.dossier.municipalities
    ours = {code for one in codes for code in with_successor(one, year)}
    if code := area_of(told):
        return code in ours
    names = {municipalities[one].name for one in ours if one in municipalities}
    return told.casefold() in {one.casefold() for one in (*names, asked.dossier.name)}


def _figure(cells: Mapping[str, str], asked: _Asked) -> Measurement:
    told: dict[str, Any] = {
        "indicator": _indicator(cells, asked),
        "group": grades(cells.get("group", ""), asked.survey),
        "gender": one_of(Gender, cells.get("gender", ""), _GENDER, _GENDERS),
        "education": one_of(Education, cells.get("education", ""), _EDUCATION),
        **_school(cells.get("school", ""), asked.dossier),
        **_value(cells, asked),
    }
    try:
        return Measurement(**told)
    except InvalidValue as error:
        raise NotUnderstood(Wording(error.text("en"), error.text("nl"))) from None


def _indicator(cells: Mapping[str, str], asked: _Asked) -> str:
    """The code that a row names, by a code or by a label."""
    named = cells.get("code") or cells.get("indicator")
    if not named:
        raise NotUnderstood(_NOTHING)
    question = questions([named], asked.survey, asked.own.values())[named]
    if question is None:
        return _by_label(named, asked)
    if question.refusal is not None:
        raise NotUnderstood(question.refusal.reason)
    return question.indicator


def _by_label(named: str, asked: _Asked) -> str:
    known = _labels(asked.dossier)
    codes = known.get(named.casefold(), ())
    if len(codes) > 1:
        raise NotUnderstood(_SEVERAL, value=named, codes=codes)
    if codes:
        return codes[0]
    near = nearest(named.upper(), indicators) or nearest(named.casefold(), known)
    raise NotUnderstood(worded(_NOT_KNOWN, value=named), *_near(near))


def _near(found: Sequence[str]) -> tuple[Wording, ...]:
    return (worded(_NEAR, nearest=found[0]),) if found else ()


def _labels(dossier: Dossier) -> Mapping[str, tuple[str, ...]]:
    """The codes that a label in either language may stand for."""
    own = ((one.code, one.called) for one in dossier.indicators)
    known = ((one.code, Wording(one.label("en"), one.label("nl"))) for one in indicators.values())
    every = (
        (label.casefold(), code)
        for code, called in (*known, *own)
        for label in dict.fromkeys((called.en, called.nl))
    )
    return grouped(every)


def _school(text: str, dossier: Dossier) -> dict[str, Any]:
    if not text:
        return {}
    for one in dossier.organisations:
        if text.casefold() in (one.id, one.name.casefold()):
            return {"organisation": one.id, "level": MeasurementLevel.SCHOOL}
    raise NotUnderstood(_NO_SCHOOL, value=text)


# ------------------------------------------------------------------------------------ its figure


def _value(cells: Mapping[str, str], asked: _Asked) -> dict[str, Any]:
    """Base, and count, percentage or mean; or that it is withheld."""
    base = whole(cells.get("base", ""), _BASE)
    given = [cells[one] for one in _NEEDED if cells.get(one)]
    if not given:
        raise NotUnderstood(_NO_FIGURE)
    if any(is_withheld(one) for one in given):
        return {"base": base, "withheld": True}
    count = whole(cells.get("count", ""), _COUNT)
    share = _share(cells.get("percentage", ""), asked)
    if count is not None:
        _refuse_disagreeing(count, base, share)
        return {"base": base, "count": count}
    if share is not None:
        return {"base": base, "percentage": share, "weighted": asked.weighted}
    mean = number(cells["mean"], _MEAN)
    return {"base": base, "mean": mean, "weighted": asked.weighted}


def _share(text: str, asked: _Asked) -> float | None:
    if not text:
        return None
    value = number(text, _PERCENTAGE)
    return round(100 * value, 9) if asked.fractions else value


def _refuse_disagreeing(count: int, base: int | None, share: float | None) -> None:
    if share is None or not base:
        return
    if abs(100 * count / base - share) > _NEAR_ENOUGH:
        raise NotUnderstood(_DISAGREE, count=count, base=base, percentage=share)
