"""The plan of action (uitvoeringsplan), its actions and their money."""

from typing import final

import attrs

from okomodel.display import OneLine
from okomodel.model.codes import Count, OrganisationId, PriorityId, Year
from okomodel.model.life_domain import LifeDomain
from okomodel.values.constraints import RequiredText, Slug
from okomodel.values.held import Known, Many, Takes, checked
from okomodel.values.partial_date import Dated, PartialDate
from okomodel.values.period import Period
from okomodel.wording import Labelled

__all__ = [
    "Action",
    "ActionKind",
    "ActionPlan",
    "ActionStatus",
    "Body",
    "BudgetKind",
    "BudgetLine",
    "Funder",
]


class ActionKind(Labelled):
    """Short or lasting: a plan deliberately mixes both [council-letter-2025]."""

    ONE_OFF = "one-off", "eenmalig", "one-off"
    SUSTAINED = "sustained", "structureel", "sustained"


class ActionStatus(Labelled):
    """How far an action is."""

    PROPOSED = "proposed", "voorgesteld", "proposed"
    PLANNED = "planned", "gepland", "planned"
    ACTIVE = "active", "in uitvoering", "active"
    ON_HOLD = "on-hold", "aangehouden", "on hold"
    COMPLETED = "completed", "afgerond", "completed"
    CANCELLED = "cancelled", "vervallen", "cancelled"


class BudgetKind(Labelled):
    """Money for once or for every year."""

    INCIDENTAL = "incidental", "incidenteel", "incidental"
    STRUCTURAL = "structural", "structureel", "structural"


class Funder(Labelled):
    """Who pays."""

    MUNICIPALITY = "municipality", "gemeente", "municipality"
    SPUK_GALA = "spuk-gala", "SPUK GALA", "national grant SPUK GALA"
    PROVINCE = "province", "provincie", "province"
    NATIONAL = "national", "Rijk", "national government"
    PARTNER = "partner", "partner", "partner"
    OTHER = "other", "anders", "other"


class Body(Labelled):
    """Who adopts a plan, or decides on a step."""

    COLLEGE = "college", "college van B&W", "municipal executive (college)"
    COUNCIL = "council", "gemeenteraad", "municipal council"
    ALDERMAN = "alderman", "wethouder", "alderman"
    STEERING_GROUP = "steering-group", "stuurgroep", "steering group"


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class BudgetLine(OneLine):
    """Money in one year, of an action or of no action, in whole units of the currency.

    >>> BudgetLine(year=2026, amount=6000, kind="structural").funder.label("nl")
    'gemeente'
    """

    year: Known[Year]
    """In which year."""
    amount: Count
    """In whole units of the currency."""
    title: Known[str | None] = None
    """For what it is."""
    kind: Known[BudgetKind] = attrs.field(converter=Takes[BudgetKind | str])
    """Once, or every year."""
    funder: Known[Funder] = attrs.field(default=Funder.MUNICIPALITY, converter=Takes[Funder | str])
    """Who pays."""


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Action(OneLine):
    """One action of a plan: what is done, when, for which priority, by whom, for how much.

    ``owner`` and ``partners`` are organisations, ``priority`` is one of the cycle's.

    >>> Action(
    ...     id="ouderavond",
    ...     title="Ouderavond",
    ...     kind="one-off",
    ...     planned=Period("2025-09-01", "2026-05-31"),
    ... ).status.label("nl")
    'gepland'
    """

    id: Slug
    """How others refer to it: a slug, at most 64 characters."""
    title: RequiredText
    """What it is called."""
    kind: ActionKind = attrs.field(converter=Takes[ActionKind | str])
    """Done once, or lasting."""
    planned: Period
    """From when until when it is planned."""
    description: str | None = None
    """More about it."""
    priority: PriorityId | None = None
    """The id of the priority that it serves."""
    domain: LifeDomain | None = attrs.field(default=None, converter=Takes[LifeDomain | str | None])
    """Its life domain."""
    owner: OrganisationId | None = None
    """The id of the organisation that sees to it."""
    partners: tuple[OrganisationId, ...] = attrs.field(default=(), converter=Many[str])
    """The ids of the organisations that help."""
    actual: Period | None = None
    """From when until when it really ran."""
    status: ActionStatus = attrs.field(
        default=ActionStatus.PLANNED, converter=Takes[ActionStatus | str]
    )
    """How far it is."""
    status_since: PartialDate | None = attrs.field(default=None, converter=Takes[Dated | None])
    """Since when it has this status."""
    status_reason: str | None = None
    """Why it is on hold or cancelled."""
    participants: Count | None = None
    """How many people it reached."""
    budget: tuple[BudgetLine, ...] = attrs.field(default=(), converter=Many[BudgetLine])
    """What it costs, and who pays."""


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class ActionPlan(OneLine):
    """A plan of action (uitvoeringsplan) and who adopted it under which document.

    >>> ActionPlan(
    ...     title="Uitvoeringsplan OKO 2025-2026", period=Period("2025-01-01", "2026-12-31")
    ... ).period.months
    24
    """

    title: RequiredText
    """What it is called."""
    period: Period
    """From when until when it runs."""
    document: str | None = None
    """The number of the document in which it was adopted."""
    adopted_by: Body | None = attrs.field(default=None, converter=Takes[Body | str | None])
    """By whom it was adopted."""
    adopted_on: PartialDate | None = attrs.field(default=None, converter=Takes[Dated | None])
    """When."""
    actions: tuple[Action, ...] = attrs.field(default=(), converter=Many[Action])
    """What is done."""
