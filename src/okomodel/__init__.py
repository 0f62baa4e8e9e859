"""okomodel: OKO (Opgroeien in een Kansrijke Omgeving) as a typed library.

This is the front door. It knows where each name lives and fetches it when it is first used, so
that ``import okomodel`` loads nothing else.

>>> import okomodel
>>> okomodel.LifeDomain.HOME.label("nl")
'thuis'
"""

from importlib import import_module
from sys import modules
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from okomodel import tables
    from okomodel.errors import (
        DocumentError,
        InvalidType,
        InvalidValue,
        LifecycleError,
        MissingExtra,
        MissingPackage,
        OkomodelError,
        ProfileError,
        UnknownName,
    )
    from okomodel.findings import Finding, Level, Report, Severity
    from okomodel.formats import (
        FORMAT_VERSION,
        Limits,
        Reading,
        dump,
        dumps,
        from_dict,
        load,
        loads,
        read,
        register_hooks,
        to_dict,
    )
    from okomodel.formats.schema import schema
    from okomodel.insight import lifecycle, schedule
    from okomodel.insight.census import Census, Reconciliation, Reconciliations, census, reconcile
    from okomodel.insight.change import Change, StaleDocument, changes
    from okomodel.model import (
        Action,
        ActionKind,
        ActionPlan,
        ActionStatus,
        AgeRange,
        Audience,
        Baseline,
        Body,
        BudgetKind,
        BudgetLine,
        Cohort,
        CoreTeam,
        Direction,
        Dossier,
        Event,
        EventKind,
        Funder,
        Instrument,
        LifeDomain,
        Measurement,
        MeasurementLevel,
        Member,
        Milestone,
        MilestoneRecord,
        Organisation,
        OrganisationKind,
        Participation,
        ParticipationStatus,
        PlanCycle,
        Priority,
        Programme,
        ProgressReport,
        PublishedCount,
        ReportStatus,
        Source,
        Stage,
        SurveyRound,
        Target,
        TeamRole,
        Waiver,
        WorkGroup,
    )
    from okomodel.reference.indicator import Indicator, indicators
    from okomodel.reference.municipality import AmbiguousName, Municipality, municipalities
    from okomodel.reference.profile import Profile, load_profile, profiles
    from okomodel.reference.rule import Rule
    from okomodel.reference.source import sources
    from okomodel.reference.template import CycleTemplate, templates
    from okomodel.render.view import View, show
    from okomodel.rules.checking import check
    from okomodel.values import PartialDate, Period

_ROOMS = {
    "errors": "DocumentError InvalidType InvalidValue LifecycleError MissingExtra MissingPackage"
    " OkomodelError ProfileError UnknownName",
    "findings": "Finding Level Report Severity",
    "formats": "FORMAT_VERSION Limits Reading dump dumps from_dict load loads read"
    " register_hooks to_dict",
    "formats.schema": "schema",
    "insight": "lifecycle schedule",
    "insight.census": "Census Reconciliation Reconciliations census reconcile",
    "insight.change": "Change StaleDocument changes",
    "model": "Action ActionKind ActionPlan ActionStatus AgeRange Audience Baseline Body BudgetKind"
    " BudgetLine Cohort CoreTeam Direction Dossier Event EventKind Funder Instrument LifeDomain"
    " Measurement MeasurementLevel Member Milestone MilestoneRecord Organisation OrganisationKind"
    " Participation ParticipationStatus PlanCycle Priority Programme ProgressReport"
    " PublishedCount ReportStatus Source Stage SurveyRound Target TeamRole Waiver WorkGroup",
    "reference.indicator": "Indicator indicators",
    "reference.municipality": "AmbiguousName Municipality municipalities",
    "reference.profile": "Profile load_profile profiles",
    "reference.rule": "Rule",
    "reference.source": "sources",
    "reference.template": "CycleTemplate templates",
    "rules.checking": "check",
    "values": "PartialDate Period",
    "": "tables",
    "render.view": "View show",
}
_VIEWS = "okomodel.render.view"  # what `display` loads before it shows anything
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names.split()}

__all__ = [
    "FORMAT_VERSION",
    "Action",
    "ActionKind",
    "ActionPlan",
    "ActionStatus",
    "AgeRange",
    "AmbiguousName",
    "Audience",
    "Baseline",
    "Body",
    "BudgetKind",
    "BudgetLine",
    "Census",
    "Change",
    "Cohort",
    "CoreTeam",
    "CycleTemplate",
    "Direction",
    "DocumentError",
    "Dossier",
    "Event",
    "EventKind",
    "Finding",
    "Funder",
    "Indicator",
    "Instrument",
    "InvalidType",
    "InvalidValue",
    "Level",
    "LifeDomain",
    "LifecycleError",
    "Limits",
    "Measurement",
    "MeasurementLevel",
    "Member",
    "Milestone",
    "MilestoneRecord",
    "MissingExtra",
    "MissingPackage",
    "Municipality",
    "OkomodelError",
    "Organisation",
    "OrganisationKind",
    "PartialDate",
    "Participation",
    "ParticipationStatus",
    "Period",
    "PlanCycle",
    "Priority",
    "Profile",
    "ProfileError",
    "Programme",
    "ProgressReport",
    "PublishedCount",
    "Reading",
    "Reconciliation",
    "Reconciliations",
    "Report",
    "ReportStatus",
    "Rule",
    "Severity",
    "Source",
    "Stage",
    "StaleDocument",
    "SurveyRound",
    "Target",
    "TeamRole",
    "UnknownName",
    "View",
    "Waiver",
    "WorkGroup",
    "census",
    "changes",
    "check",
    "dump",
    "dumps",
    "from_dict",
    "indicators",
    "lifecycle",
    "load",
    "load_profile",
    "loads",
    "municipalities",
    "profiles",
    "read",
    "reconcile",
    "register_hooks",
    "schedule",
    "schema",
    "show",
    "sources",
    "tables",
    "templates",
    "to_dict",
]


def _fetched(name: str) -> Any:
    """A public name, fetched from its room and kept."""
    if name == "__version__":
        return import_module("importlib.metadata").version("okomodel")
    if name not in _ROOM_OF:
        raise AttributeError(
            f"module 'okomodel' has no attribute {name!r}", name=name, obj=modules[__name__]
        )
    room = ".".join(filter(None, ("okomodel", _ROOM_OF[name])))
    value = (
        import_module("okomodel.tables") if name == "tables" else getattr(import_module(room), name)
    )
    globals()[name] = value
    return value


if not TYPE_CHECKING:  # type checkers know the names above, and see where one is misspelt
    __getattr__ = _fetched


def __dir__() -> list[str]:
    return [*__all__, *(name for name in globals() if name.startswith("__"))]
