"""From the answers of pupils to the measurements of a round (extra ``monitor``)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, final

import attrs

from okomodel.model import Measurement, OwnIndicator, SurveyRound
from okomodel.survey.columns import BACKGROUND, SurveyColumns, questions
from okomodel.survey.extra import extra
from okomodel.survey.refusal import refused
from okomodel.survey.rounds import counted_round
from okomodel.wording import Wording

if TYPE_CHECKING:
    from okomodel.survey.planning import Request, Source

__all__ = ["Measured", "measure", "measure_municipalities", "measured", "survey_columns"]

_ALL = ("grade", "gender", "education", "school")
_NOT_EVERY_GRADE = Wording(
    "there are no pupils of every class of the round, and figures of {grades} were asked",
    "er zijn geen leerlingen van elke klas van de ronde, en cijfers van {grades} zijn gevraagd",
)
_BY_GRADE = Wording(
    'Break down by "grade", or give a SurveyRound with the grades that took part',
    'Splits uit naar "grade", of geef een SurveyRound met de klassen die meededen',
)


@final
@attrs.frozen
class Measured:
    """What came of counting, by the code of each municipality: figures, and how many pupils count.

    ``unknown``: the columns that say nothing that is known.
    """

    figures: dict[str, tuple[Measurement, ...]]
    pupils: Mapping[str, int]
    unknown: tuple[str, ...]


def measure(
    frame: Any,
    round: SurveyRound | str,
    by: Iterable[str] = _ALL,
    *,
    municipality: object = None,
    weight: str | None = None,
    indicators: Iterable[OwnIndicator] = (),
    missing: Mapping[str, Sequence[float]] = {},
    columns: Mapping[str, str | None] = {},
) -> tuple[Measurement, ...]:
    """The measurements of a participant from the answers of pupils, one row each.

    ``frame`` is of pandas, Polars, Arrow, DuckDB, Spark or Dask; it is counted where it lies, and
    only counts are collected. ``round`` is named by instrument and year (``oko-2025``), or is a
    :class:`okomodel.SurveyRound`. Of every column with the code of an indicator, current or
    earlier, or of one of ``indicators``, the answers 1 (yes) and 0 (no) are counted; 8, 9 and empty
    ones never are. An earlier code is translated to the current one.

    ``by`` says of whom there are figures beside those of all: ``grade`` (classes 2 and 4 apart,
    beside 2+4), ``gender``, ``education`` (vmbo, havo-vwo), ``school``. Each of the last three is
    combined with the classes and not with the others. ``municipality`` is a code (302, ``GM0302``)
    or those of a partnership; it may be left out where the file has one. With ``Onderzoeksjaar``
    in the file, only pupils of the year of the round count. ``weight`` is the column with weights:
    figures of the municipality are then weighted percentages, whose base is Kish's effective one,
    rounded down; those of schools are never weighted.

    ``missing`` says which values of an indicator that has means stand for no answer (``{"AGE1ST":
    [99]}``), ``columns`` which code a column stands for, where its name does not say it
    (``{"V12": "SOROK3A3"}``; None: leave it out). Figures of nobody are left out; so are those of
    2+4 where one of the classes has no pupils.

    Raises :class:`okomodel.SurveyError`, with every reason and what would help, where the answers
    cannot be counted, :class:`okomodel.MissingExtra` without narwhals,
    :class:`okomodel.InvalidType` for what is no data frame, and :class:`okomodel.UnknownName` for
    names that do not exist. Codes and values are those of the GGD's tooling [ggd-oko-2025].

    >>> import polars
    >>> pupils = polars.DataFrame({"KLAS": [1, 1, 2, 2, 2], "SOROK3A3": [1, 0, 1, 9, None]})
    >>> for one in measure(pupils, "oko-2025", by=["grade"]):
    ...     print(one.indicator, one.group, one.count, one.base)
    SOROK3A3 2+4 2 3
    SOROK3A3 2 1 2
    SOROK3A3 4 1 1
    """
    extra("narwhals")
    from okomodel.survey.areas import areas_of
    from okomodel.survey.planning import Request, Source, breakdown

    request = Request(
        survey=counted_round(round),
        by=breakdown(by),
        areas=() if municipality is None else areas_of(municipality),
        weight=weight,
        indicators=tuple(indicators),
        missing=missing,
        columns=columns,
    )
    return measured(Source.of(frame), request).figures[""]


def measure_municipalities(
    frame: Any,
    round: SurveyRound | str,
    by: Iterable[str] = _ALL,
    *,
    weight: str | None = None,
    indicators: Iterable[OwnIndicator] = (),
    missing: Mapping[str, Sequence[float]] = {},
    columns: Mapping[str, str | None] = {},
) -> dict[str, tuple[Measurement, ...]]:
    """By its code the measurements of each municipality in a file, counted in one pass.

    All else is as in :func:`okomodel.measure`. Pupils of whom no municipality is filled in count
    for none.

    >>> import polars
    >>> pupils = polars.DataFrame(
    ...     {"Gemeentecode": [302, 302, 345], "KLAS": [1, 2, 1], "SOROK3A3": [1, 0, 1]}
    ... )
    >>> found = measure_municipalities(pupils, "oko-2025", by=["grade"])
    >>> {code: len(some) for code, some in found.items()}
    {'GM0302': 3, 'GM0345': 1}
    """
    extra("narwhals")
    from okomodel.survey.planning import Request, Source, breakdown

    request = Request(
        survey=counted_round(round),
        by=breakdown(by),
        weight=weight,
        indicators=tuple(indicators),
        missing=missing,
        columns=columns,
        apart=True,
    )
    return measured(Source.of(frame), request).figures


def measured(source: "Source", request: "Request") -> Measured:
    """What the answers measure of each municipality by its code; of the only one under no code."""
    from okomodel.survey.counting import counted
    from okomodel.survey.figures import figures
    from okomodel.survey.judging import chosen, judge
    from okomodel.survey.planning import planned

    plan = planned(source.schema, request)
    cells = judge(source, request, plan, counted(source.frames(), plan))
    found = figures(request, plan, cells, chosen(source, request, plan, cells))
    if not any(found.values()):
        grades = "+".join(map(str, request.survey.grades))
        raise refused("KLAS", _NOT_EVERY_GRADE, _BY_GRADE, grades=grades)
    pupils = Counter[str]()
    for cell in cells:
        pupils[cell.municipality or ""] += cell.pupils
    return Measured(found, pupils, tuple(_unknown(source.schema, request)))


def _unknown(names: Iterable[str], request: "Request") -> Iterable[str]:
    asked = questions(names, request.survey, request.indicators, request.columns)
    known = {*(one.upper() for one in BACKGROUND), (request.weight or "").upper()}
    for name, one in asked.items():
        if one is None and name.upper() not in known and name not in request.columns:
            yield name


def survey_columns(
    frame: Any, round: SurveyRound | str, indicators: Iterable[OwnIndicator] = ()
) -> SurveyColumns:
    """What the columns of a survey file are in a round, by their names; nothing is counted.

    Raises as :func:`okomodel.measure` does for what is no data frame and no round.

    >>> import polars
    >>> found = survey_columns(
    ...     polars.DataFrame({"KLAS": [1], "SOROK3S8": [1], "V1": [2]}), "gmj-2023"
    ... )
    >>> dict(found.indicators), found.background, found.unknown
    ({'SOROK3S8': 'SOROK3A3'}, ('KLAS',), ('V1',))
    """
    extra("narwhals")
    from okomodel.survey.planning import Source

    names = tuple(Source.of(frame).schema)
    known = {one.upper() for one in BACKGROUND}
    asked = questions(
        (one for one in names if one.upper() not in known), counted_round(round), indicators
    )
    found = {name: one for name, one in asked.items() if one}
    return SurveyColumns(
        indicators={name: one.indicator for name, one in found.items() if not one.refusal},
        background=tuple(one for one in names if one.upper() in known),
        refusals=tuple(one.refusal for one in found.values() if one.refusal),
        unknown=tuple(name for name, one in asked.items() if one is None),
    )
