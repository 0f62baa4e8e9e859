"""Priorities (speerpunten) of a cycle."""

from typing import final

import attrs

from okomodel.display import OneLine
from okomodel.model.codes import IndicatorCode
from okomodel.model.life_domain import LifeDomain
from okomodel.values.constraints import RequiredText, Slug
from okomodel.values.held import Many, Takes, checked
from okomodel.values.partial_date import Dated, PartialDate

__all__ = ["Priority"]


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Priority(OneLine):
    """A priority (speerpunt): what a municipality works on for a whole cycle.

    Without a ``domain`` it crosses the life domains. ``indicators`` are the codes of the
    figures by which it is followed.

    >>> Priority(id="ouders", title="Ouders versterken", domain="home").domain.label("nl")
    'thuis'
    """

    id: Slug
    """How others refer to it: a slug, at most 64 characters."""
    title: RequiredText
    """What it is called."""
    domain: LifeDomain | None = attrs.field(default=None, converter=Takes[LifeDomain | str | None])
    """Its life domain; None: it crosses the domains."""
    indicators: tuple[IndicatorCode, ...] = attrs.field(default=(), converter=Many[str])
    """The codes of the indicators by which it is followed."""
    chosen_on: PartialDate | None = attrs.field(default=None, converter=Takes[Dated | None])
    """When it was chosen."""
