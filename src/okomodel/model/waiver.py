"""Waivers: findings that somebody has judged and set aside, with a reason."""

from datetime import date
from typing import final

import attrs

from okomodel.display import OneLine
from okomodel.model.codes import RuleCode
from okomodel.values.calendar import Day, as_day
from okomodel.values.constraints import RequiredText, Slug
from okomodel.values.held import Known, Takes, checked

__all__ = ["Waiver"]


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Waiver(OneLine):
    """Silences one rule for the thing with the id ``subject`` (none: the whole dossier).

    It counts up to and including the day ``until``; what it silences stays visible in the
    report's ``waived``.

    >>> Waiver(rule="ACT07", reason="kosten in reguliere uren", by="projectleider").until is None
    True
    """

    rule: Known[RuleCode]
    """The code of the rule, such as ``REP01``."""
    reason: RequiredText
    """Why the finding is in order."""
    by: RequiredText
    """Who decided."""
    subject: Known[Slug | None] = None
    """The id of the thing that is meant, and all in it; None: the whole dossier."""
    until: date | None = attrs.field(default=None, converter=Takes[Day | None])
    """The last day on which it holds; None: for good."""

    def holds_on(self, day: date | str) -> bool:
        """Whether it has not run out by that day."""
        return self.until is None or as_day(day) <= self.until
