"""The round whose answers are counted, by its name."""

from re import compile as pattern

from okomodel.errors import InvalidType, InvalidValue, UnknownName
from okomodel.model import Instrument, SurveyRound
from okomodel.survey.refusal import refused
from okomodel.wording import Wording

__all__ = ["GRADES", "round_named"]

GRADES = {2: 1, 4: 2}
"""The classes that the monitor asks, with their code in ``KLAS``."""

_NAME = pattern(r"([a-z-]+)-([0-9]{4})")
_EXPECTS = Wording(
    "an instrument and a year such as oko-2025 or gmj-2023, or a SurveyRound",
    "een instrument en een jaar, zoals oko-2025 of gmj-2023, of een SurveyRound",
)
_OTHER_GRADES = Wording(
    "it knows class 2 and class 4 and no other, and the round {id} asked {grades}",
    "die kent klas 2 en klas 4 en geen andere, en de ronde {id} vroeg {grades}",
)
_BY_AGE = Wording("by age", "naar leeftijd")


def round_named(survey: SurveyRound | str) -> SurveyRound:
    """A round: itself, or the one that is named by instrument and year, of classes 2 and 4.

    Raises :class:`okomodel.UnknownName` for an unknown instrument,
    :class:`okomodel.InvalidValue` for what is no such name, and
    :class:`okomodel.survey.refusal.SurveyError` for a round that asked other classes than 2 and
    4: the column ``KLAS`` knows no others [ggd-oko-2025].

    >>> round_named("oko-2025")
    <SurveyRound id='oko-2025' year=2025 instrument=oko>
    """
    if isinstance(survey, SurveyRound):
        return _of_known_grades(survey)
    if not isinstance(survey, str):
        raise InvalidType(_EXPECTS, survey, "round")
    found = _NAME.fullmatch(survey.strip().lower())
    if not found:
        raise InvalidValue(_EXPECTS, survey, "round")
    instrument, year = found.groups()
    if instrument not in {one.value for one in Instrument}:
        what = Wording("instrument", "instrument")
        raise UnknownName(what, instrument, (one.value for one in Instrument))
    return SurveyRound(id=found[0], year=int(year), instrument=instrument)


def _of_known_grades(survey: SurveyRound) -> SurveyRound:
    if survey.ages is None and survey.grades and set(survey.grades) <= set(GRADES):
        return survey
    asked = _BY_AGE if survey.ages else "+".join(map(str, survey.grades))
    raise refused("KLAS", _OTHER_GRADES, id=survey.id, grades=asked)
