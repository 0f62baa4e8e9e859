"""The nouns of OKO: frozen, equal by value, knowing no parent and no file."""

from okomodel.model.action import (
    Action,
    ActionKind,
    ActionPlan,
    ActionStatus,
    Body,
    BudgetKind,
    BudgetLine,
    Funder,
)
from okomodel.model.age import AgeRange
from okomodel.model.cohort import Cohort, Event, EventKind, PublishedCount
from okomodel.model.cycle import Milestone, MilestoneRecord, PlanCycle, Stage
from okomodel.model.dossier import Dossier
from okomodel.model.indicator import IndicatorKind, Measures, OwnIndicator
from okomodel.model.life_domain import LifeDomain
from okomodel.model.organisation import Organisation, OrganisationKind
from okomodel.model.participation import Participation, ParticipationStatus
from okomodel.model.priority import Priority
from okomodel.model.programme import Programme
from okomodel.model.pupils import Education, Gender
from okomodel.model.report import Audience, ProgressReport, ReportStatus
from okomodel.model.round import Instrument, Measurement, MeasurementLevel, SurveyRound
from okomodel.model.source import Source
from okomodel.model.target import Aim, Baseline, Direction, Target
from okomodel.model.team import CoreTeam, Member, TeamRole, WorkGroup, WorkGroupKind
from okomodel.model.waiver import Waiver

__all__ = [
    "Action",
    "ActionKind",
    "ActionPlan",
    "ActionStatus",
    "AgeRange",
    "Aim",
    "Audience",
    "Baseline",
    "Body",
    "BudgetKind",
    "BudgetLine",
    "Cohort",
    "CoreTeam",
    "Direction",
    "Dossier",
    "Education",
    "Event",
    "EventKind",
    "Funder",
    "Gender",
    "IndicatorKind",
    "Instrument",
    "LifeDomain",
    "Measurement",
    "MeasurementLevel",
    "Measures",
    "Member",
    "Milestone",
    "MilestoneRecord",
    "Organisation",
    "OrganisationKind",
    "OwnIndicator",
    "Participation",
    "ParticipationStatus",
    "PlanCycle",
    "Priority",
    "Programme",
    "ProgressReport",
    "PublishedCount",
    "ReportStatus",
    "Source",
    "Stage",
    "SurveyRound",
    "Target",
    "TeamRole",
    "Waiver",
    "WorkGroup",
    "WorkGroupKind",
]


def __dir__() -> list[str]:
    return __all__
