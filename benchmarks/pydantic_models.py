"""The classes of okomodel as pydantic v2 models: the same fields, the same constraints.

They are what :mod:`reading_and_writing` measures okomodel beside, written in the form in which
pydantic is fastest without losing anything: constraints that its Rust core checks, tuples for
what is frozen, a cached function for partial dates. Enumerations stay enumerations: Literal is a
little faster, but gives texts. Run as a script, it says whether the fields are still okomodel's.
"""

from datetime import date
from enum import StrEnum
from functools import lru_cache
from re import compile as pattern
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    JsonValue,
    StringConstraints,
    model_validator,
)

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)


class DateText(str):
    """The text of a year, a month or a day, known to be one."""

    __slots__ = ()


_DATE_TEXT = pattern(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


@lru_cache(maxsize=8192)
def _date_text(text: str) -> DateText:
    if not _DATE_TEXT.fullmatch(text):
        raise ValueError("a partial date is YYYY, YYYY-MM or YYYY-MM-DD")
    if not FIRST_DAY <= date.fromisoformat(text + "YYYY-01-01"[len(text) :]) <= LAST_DAY:
        raise ValueError("a partial date lies in 1900 to 2199")
    return DateText(text)


PartialDate = Annotated[str, AfterValidator(_date_text)]
Day = Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]{0,63}$")]
RequiredText = Annotated[str, StringConstraints(min_length=1)]
MunicipalityCode = Annotated[str, StringConstraints(pattern=r"^GM[0-9]{4}$")]
Municipalities = Annotated[tuple[MunicipalityCode, ...], Field(min_length=1)]
IndicatorCode = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]{4,11}$")]
RuleCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}[0-9]{2}$")]
Group = Annotated[str, StringConstraints(pattern=r"^(?:all|[1-6](?:\+[1-6])*)$")]
Count = Annotated[int, Field(ge=0, le=1_000_000_000)]
Percentage = Annotated[float, Field(ge=0, le=100)]
Fte = Annotated[float, Field(gt=0, le=1)]
Year = Annotated[int, Field(ge=1900, le=2199)]
Grade = Annotated[int, Field(ge=1, le=6)]
Age = Annotated[int, Field(ge=0, le=30)]
CycleNumber = Annotated[int, Field(ge=1, le=99)]
Months = Annotated[int, Field(ge=1, le=120)]


class Model(BaseModel):
    """What all of them are: nothing coerced, nothing unknown, nothing changed."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class ParticipationStatus(StrEnum):
    """The values of okomodel's ParticipationStatus."""

    INTERESTED = "interested"
    DECIDING = "deciding"
    SUPPORTED = "supported"
    CONTINUING = "continuing"
    PAUSED = "paused"
    STOPPED = "stopped"


class OrganisationKind(StrEnum):
    """The values of okomodel's OrganisationKind."""

    MUNICIPALITY = "municipality"
    GGD = "ggd"
    ADDICTION_CARE = "addiction-care"
    YOUTH_WORK = "youth-work"
    SCHOOL = "school"
    POLICE = "police"
    SPORTS = "sports"
    CULTURE = "culture"
    HEALTH_CARE = "health-care"
    FAITH = "faith"
    BUSINESS = "business"
    PARENTS = "parents"
    YOUTH = "youth"
    KNOWLEDGE_INSTITUTE = "knowledge-institute"
    OTHER = "other"


class TeamRole(StrEnum):
    """The values of okomodel's TeamRole."""

    PROJECT_LEAD = "project-lead"
    POLICY_OFFICER = "policy-officer"
    PUBLIC_HEALTH = "public-health"
    ADDICTION_CARE = "addiction-care"
    YOUTH_WORK = "youth-work"
    SCHOOL = "school"
    PARENT = "parent"
    YOUNG_PERSON = "young-person"
    COMMUNICATION = "communication"
    ADVISER = "adviser"
    OTHER = "other"


class LifeDomain(StrEnum):
    """The values of okomodel's LifeDomain."""

    SCHOOL = "school"
    HOME = "home"
    LEISURE = "leisure"
    PEERS = "peers"


class Milestone(StrEnum):
    """The values of okomodel's Milestone."""

    DECISION = "decision"
    AGREEMENT = "agreement"
    START_TRAINING = "start-training"
    CORE_TEAM = "core-team"
    STAKEHOLDER_EXPLORATION = "stakeholder-exploration"
    START_MEETING = "start-meeting"
    SURVEY = "survey"
    SURVEY_REPORT = "survey-report"
    FEEDBACK = "feedback"
    DIALOGUE_SESSION = "dialogue-session"
    PRIORITIES = "priorities"
    TARGETS = "targets"
    WORK_GROUPS = "work-groups"
    PLAN = "plan"
    COUNCIL_INFORMED = "council-informed"
    EXECUTION = "execution"
    PROGRESS_REPORT = "progress-report"
    EVALUATION = "evaluation"


class MeasurementLevel(StrEnum):
    """The values of okomodel's MeasurementLevel."""

    MUNICIPALITY = "municipality"
    SCHOOL = "school"
    REGION = "region"
    NATIONAL = "national"


class Instrument(StrEnum):
    """The values of okomodel's Instrument."""

    GMJ = "gmj"
    OKO = "oko"
    PILOT = "pilot"
    PLANET_YOUTH = "planet-youth"
    OTHER = "other"


class Direction(StrEnum):
    """The values of okomodel's Direction."""

    UP = "up"
    DOWN = "down"


class BudgetKind(StrEnum):
    """The values of okomodel's BudgetKind."""

    INCIDENTAL = "incidental"
    STRUCTURAL = "structural"


class Funder(StrEnum):
    """The values of okomodel's Funder."""

    MUNICIPALITY = "municipality"
    SPUK_GALA = "spuk-gala"
    PROVINCE = "province"
    NATIONAL = "national"
    PARTNER = "partner"
    OTHER = "other"


class ActionKind(StrEnum):
    """The values of okomodel's ActionKind."""

    ONE_OFF = "one-off"
    SUSTAINED = "sustained"


class ActionStatus(StrEnum):
    """The values of okomodel's ActionStatus."""

    PROPOSED = "proposed"
    PLANNED = "planned"
    ACTIVE = "active"
    ON_HOLD = "on-hold"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class Body(StrEnum):
    """The values of okomodel's Body."""

    COLLEGE = "college"
    COUNCIL = "council"


class Audience(StrEnum):
    """The values of okomodel's Audience."""

    COUNCIL = "council"
    COLLEGE = "college"
    PARTNERS = "partners"
    SCHOOLS = "schools"
    PUBLIC = "public"


class ReportStatus(StrEnum):
    """The values of okomodel's ReportStatus."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"


class EventKind(StrEnum):
    """The values of okomodel's EventKind."""

    START_TRAINING = "start-training"
    INSPIRATION_SESSION = "inspiration-session"
    START_MEETING = "start-meeting"
    DIALOGUE_SESSION = "dialogue-session"
    NETWORK_MEETING = "network-meeting"
    OTHER = "other"


class AgeRange(Model):
    """The fields of okomodel's AgeRange."""

    youngest: Age = 10
    oldest: Age = 18

    @model_validator(mode="after")
    def _is_youngest_first(self) -> Self:
        if self.oldest < self.youngest:
            raise ValueError("oldest is below youngest")
        return self


class Participation(Model):
    """The fields of okomodel's Participation."""

    status: ParticipationStatus
    since: PartialDate
    cohort: Slug | None = None
    source: Slug | None = None
    note: str | None = None


class Organisation(Model):
    """The fields of okomodel's Organisation."""

    id: Slug
    name: RequiredText
    kind: OrganisationKind


class Member(Model):
    """The fields of okomodel's Member."""

    role: TeamRole
    organisation: Slug
    name: str | None = None
    start: PartialDate
    end: PartialDate | None = None
    end_reason: str | None = None
    fte: Fte | None = None


class CoreTeam(Model):
    """The fields of okomodel's CoreTeam."""

    members: tuple[Member, ...] = ()


class WorkGroup(Model):
    """The fields of okomodel's WorkGroup."""

    id: Slug
    name: RequiredText
    domain: LifeDomain | None = None
    priorities: tuple[Slug, ...] = ()
    organisations: tuple[Slug, ...] = ()
    start: PartialDate | None = None
    end: PartialDate | None = None


class MilestoneRecord(Model):
    """The fields of okomodel's MilestoneRecord."""

    milestone: Milestone
    planned: Day | None = None
    done: Day | None = None
    skipped: RequiredText | None = None
    participants: Count | None = None
    source: Slug | None = None


class Period(Model):
    """The fields of okomodel's Period."""

    start: Day
    end: Day | None = None

    @model_validator(mode="after")
    def _ends_after_its_start(self) -> Self:
        if self.end is not None and self.end < self.start:
            raise ValueError("a period ends before it starts")
        return self


class Measurement(Model):
    """The fields of okomodel's Measurement."""

    indicator: IndicatorCode
    base: Count
    count: Count | None = None
    percentage: Percentage | None = None
    group: Group = "2+4"
    level: MeasurementLevel = MeasurementLevel.MUNICIPALITY
    weighted: bool = False
    withheld: bool = False
    organisation: Slug | None = None
    note: str | None = None

    @model_validator(mode="after")
    def _says_one_figure(self) -> Self:
        if self.count is not None and self.count > self.base:
            raise ValueError("count is above base")
        if self.withheld + (self.count is not None) + (self.percentage is not None) != 1:
            raise ValueError("exactly one of count and percentage, none when withheld")
        return self


class SurveyRound(Model):
    """The fields of okomodel's SurveyRound."""

    id: Slug
    year: Year
    instrument: Instrument
    fieldwork: Period | None = None
    reported_on: Day | None = None
    grades: tuple[Grade, ...] = (2, 4)
    invited: Count | None = None
    responded: Count | None = None
    questionnaire: str | None = None
    measurements: tuple[Measurement, ...] = ()
    source: Slug | None = None


class Priority(Model):
    """The fields of okomodel's Priority."""

    id: Slug
    title: RequiredText
    domain: LifeDomain | None = None
    indicators: tuple[IndicatorCode, ...] = ()
    chosen_on: Day | None = None


class Baseline(Model):
    """The fields of okomodel's Baseline."""

    round: Slug
    percentage: Percentage | None = None
    base: Count | None = None


class Target(Model):
    """The fields of okomodel's Target."""

    id: Slug
    indicator: IndicatorCode
    baseline: Baseline
    value: Percentage
    by: PartialDate
    group: Group = "2+4"
    priority: Slug | None = None
    better: Direction | None = None


class BudgetLine(Model):
    """The fields of okomodel's BudgetLine."""

    year: Year
    amount: Count
    kind: BudgetKind
    funder: Funder = Funder.MUNICIPALITY


class Action(Model):
    """The fields of okomodel's Action."""

    id: Slug
    title: RequiredText
    kind: ActionKind
    planned: Period
    description: str | None = None
    priority: Slug | None = None
    domain: LifeDomain | None = None
    owner: Slug | None = None
    partners: tuple[Slug, ...] = ()
    actual: Period | None = None
    status: ActionStatus = ActionStatus.PLANNED
    status_since: Day | None = None
    status_reason: str | None = None
    budget: tuple[BudgetLine, ...] = ()


class ActionPlan(Model):
    """The fields of okomodel's ActionPlan."""

    title: RequiredText
    period: Period
    document: str | None = None
    adopted_by: Body | None = None
    adopted_on: Day | None = None
    actions: tuple[Action, ...] = ()


class ProgressReport(Model):
    """The fields of okomodel's ProgressReport."""

    id: Slug
    on: Day
    period: Period
    audience: Audience = Audience.COUNCIL
    status: ReportStatus = ReportStatus.DRAFT
    document: str | None = None
    summary: str | None = None


class PlanCycle(Model):
    """The fields of okomodel's PlanCycle."""

    number: CycleNumber
    start: Day
    months: Months = 24
    template: str = "oko-nl"
    round: Slug | None = None
    milestones: tuple[MilestoneRecord, ...] = ()
    priorities: tuple[Priority, ...] = ()
    targets: tuple[Target, ...] = ()
    plan: ActionPlan | None = None
    reports: tuple[ProgressReport, ...] = ()


class Waiver(Model):
    """The fields of okomodel's Waiver."""

    rule: RuleCode
    reason: RequiredText
    by: RequiredText
    subject: Slug | None = None
    until: Day | None = None


class Source(Model):
    """The fields of okomodel's Source."""

    id: Slug
    title: RequiredText
    url: str | None = None
    document: str | None = None
    published: PartialDate | None = None


class Dossier(Model):
    """The fields of okomodel's Dossier."""

    id: Slug
    name: RequiredText
    municipalities: Municipalities
    fictitious: bool = False
    region: str | None = None
    target_ages: AgeRange = AgeRange()
    horizon: PartialDate | None = None
    logo_since: PartialDate | None = None
    participation: tuple[Participation, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    core_team: CoreTeam = CoreTeam()
    work_groups: tuple[WorkGroup, ...] = ()
    preparation: tuple[MilestoneRecord, ...] = ()
    rounds: tuple[SurveyRound, ...] = ()
    cycles: tuple[PlanCycle, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    sources: tuple[Source, ...] = ()
    notes: str | None = None
    extensions: dict[str, JsonValue] = {}


class Cohort(Model):
    """The fields of okomodel's Cohort."""

    id: Slug
    label: RequiredText
    start: PartialDate
    published_size: Count | None = None
    source: Slug | None = None


class Event(Model):
    """The fields of okomodel's Event."""

    id: Slug
    kind: EventKind
    title: RequiredText
    period: Period
    place: str | None = None
    cohort: Slug | None = None
    participants: Count | None = None
    source: Slug | None = None


class PublishedCount(Model):
    """The fields of okomodel's PublishedCount."""

    on: PartialDate
    count: Count
    source: Slug | None = None


class Programme(Model):
    """The fields of okomodel's Programme."""

    id: Slug
    name: RequiredText
    cohorts: tuple[Cohort, ...] = ()
    dossiers: tuple[Dossier, ...] = ()
    events: tuple[Event, ...] = ()
    published_counts: tuple[PublishedCount, ...] = ()
    sources: tuple[Source, ...] = ()
    extensions: dict[str, JsonValue] = {}


class Document(Model):
    """A document: the version of the format, and exactly one of dossier and programme."""

    okomodel: str
    dossier: Dossier | None = None
    programme: Programme | None = None

    @model_validator(mode="after")
    def _holds_one(self) -> Self:
        if (self.dossier is None) == (self.programme is None):
            raise ValueError("exactly one of dossier and programme")
        return self


def _compare() -> None:
    """Say whether every model has the fields of its class; an error where one has not."""
    import attrs

    from okomodel.model.document import classes

    for entity in classes():
        model: type[BaseModel] = globals()[entity.__name__]
        assert list(model.model_fields) == [field.name for field in attrs.fields(entity)], entity
    print(f"the fields of {len(classes())} models are those of okomodel's classes")


if __name__ == "__main__":
    _compare()
