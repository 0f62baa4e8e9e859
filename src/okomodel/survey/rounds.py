"""The round whose answers are counted, by its name."""

from okomodel.model import SurveyRound
from okomodel.model.round import round_named
from okomodel.survey.refusal import refused
from okomodel.wording import Wording

__all__ = ["GRADES", "counted_round"]

GRADES = {2: 1, 4: 2}
"""The classes that the monitor asks, with their code in ``KLAS``."""

_OTHER_GRADES = Wording(
    "it knows class 2 and class 4 and no other, and the round {id} asked {grades}",
    "die kent klas 2 en klas 4 en geen andere, en de ronde {id} vroeg {grades}",
)
_BY_AGE = Wording("by age", "naar leeftijd")


def counted_round(survey: SurveyRound | str) -> SurveyRound:
    """A round, or the one that is named by instrument and year, if its answers can be counted.

    Raises as :func:`okomodel.model.round.round_named` does, and
    :class:`okomodel.survey.refusal.SurveyError` for a round that asked other classes than 2 and
    4: the column ``KLAS`` knows no others [ggd-oko-2025].

    >>> counted_round("oko-2025")
    <SurveyRound id='oko-2025' year=2025 instrument=oko>
    """
    found = round_named(survey)
    if found.ages is None and found.grades and set(found.grades) <= set(GRADES):
        return found
    asked = _BY_AGE if found.ages else "+".join(map(str, found.grades))
    raise refused("KLAS", _OTHER_GRADES, id=found.id, grades=asked)
