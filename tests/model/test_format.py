"""The classes are those of FORMAT.md: names, keys, their order, which are required, defaults."""

from inspect import isclass
from typing import Any

import attrs
import pytest

from okomodel import model
from okomodel.model import AgeRange, CoreTeam, Milestone, Stage
from okomodel.values import Period
from okomodel.wording import Labelled
from tests.documents import CLASSES

# The tables of FORMAT.md; a key marked * is required.
KEYS = {
    "Programme": (
        "id* name* cohorts dossiers events published_counts sources indicators notes extensions"
    ),
    "Cohort": "id* label* label_nl start* published_size source",
    "Event": "id* kind* title* period* place cohort participants source note dossiers",
    "PublishedCount": "on* count* source",
    "Source": "id* title* url document published",
    "Dossier": (
        "id* name* municipalities* fictitious region target_ages horizon logo_since participation"
        " organisations core_team work_groups preparation rounds cycles events budget currency"
        " indicators waivers sources notes extensions"
    ),
    "AgeRange": "youngest oldest",
    "Participation": "status* since* cohort source note",
    "Organisation": "id* name* kind*",
    "CoreTeam": "members complete",
    "Member": "role* organisation* name start end end_reason fte",
    "WorkGroup": "id* name* kind domain priorities organisations start end",
    "SurveyRound": (
        "id* year* instrument* fieldwork reported_on grades ages invited responded response"
        " questionnaire measurements source"
    ),
    "Measurement": (
        "indicator* base count percentage mean group gender education level weighted withheld"
        " organisation note"
    ),
    "PlanCycle": (
        "number* start* months template round milestones priorities targets plan reports"
    ),
    "MilestoneRecord": (
        "milestone* planned done done_by skipped participants body document note source"
    ),
    "Priority": "id* title* domain indicators chosen_on",
    "Target": "id* indicator* baseline* value* aim by* group gender education priority better",
    "Baseline": "round* percentage mean base",
    "ActionPlan": "title* period* document adopted_by adopted_on actions",
    "Action": (
        "id* title* kind* planned* description priority domain owner partners actual status"
        " status_since status_reason participants budget"
    ),
    "BudgetLine": "year* amount* title kind* funder",
    "ProgressReport": "id* on* period audience status document summary",
    "OwnIndicator": "code* label* label_nl measures unit area kind better since",
    "Waiver": "rule* reason* by* subject until",
    "Period": "start* end",
}

DEFAULTS: dict[str, dict[str, Any]] = {
    "AgeRange": {"youngest": 10, "oldest": 18},
    "Dossier": {
        "fictitious": False,
        "target_ages": AgeRange(),
        "core_team": CoreTeam(),
        "currency": "EUR",
    },
    "OwnIndicator": {"measures": "share"},
    "SurveyRound": {"grades": (2, 4)},
    "Measurement": {
        "group": "2+4",
        "level": "municipality",
        "weighted": False,
        "withheld": False,
    },
    "PlanCycle": {"months": 24, "template": "oko-nl"},
    "CoreTeam": {"complete": True},
    "WorkGroup": {"kind": "work-group"},
    "Target": {"group": "2+4", "aim": "reach"},
    "Action": {"status": "planned"},
    "BudgetLine": {"funder": "municipality"},
    "ProgressReport": {"audience": "council", "status": "draft"},
}
"""What FORMAT.md gives as a default; every other is null, an empty list or an empty object."""

VALUES = {
    "ParticipationStatus": "interested/deciding/declined/supported/continuing/paused/stopped",
    "OrganisationKind": (
        "municipality/ggd/addiction-care/youth-work/school/police/sports/culture/health-care"
        "/welfare/faith/business/parents/youth/knowledge-institute/other"
    ),
    "TeamRole": (
        "project-lead/policy-officer/public-health/addiction-care/youth-work/school/parent"
        "/young-person/communication/adviser/other"
    ),
    "LifeDomain": "school/home/leisure/peers",
    "Instrument": "gmj/oko/pilot/planet-youth/other",
    "MeasurementLevel": "municipality/school/region/national",
    "Milestone": (
        "decision/agreement/start-training/core-team/stakeholder-exploration/start-meeting/survey"
        "/survey-report/feedback/dialogue-session/priorities/targets/work-groups/plan"
        "/council-informed/execution/progress-report/evaluation"
    ),
    "ActionKind": "one-off/sustained",
    "ActionStatus": "proposed/planned/active/on-hold/completed/cancelled",
    "BudgetKind": "incidental/structural",
    "Funder": "municipality/spuk-gala/province/national/partner/other",
    "Aim": "reach/hold",
    "Gender": "girl/boy",
    "Education": "practical/vmbo/havo/vwo/vmbo-b-k/vmbo-g-t/havo-vwo/other",
    "IndicatorKind": "protective/risk/outcome",
    "Measures": "share/mean",
    "WorkGroupKind": "work-group/steering-group/alliance/community/advisory-group/other",
    "Body": "college/council/alderman/steering-group",
    "Audience": "council/college/partners/schools/public",
    "ReportStatus": "planned/draft/submitted/approved",
    "EventKind": (
        "start-training/inspiration-session/start-meeting/dialogue-session/network-meeting/other"
    ),
    "Direction": "up/down",
    "Stage": "preparation/monitoring/dialogue/policy/implementation",
}

each_class = pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
named = {name: kind for name, kind in vars(model).items() if isclass(kind)}


def enumerations() -> dict[str, type[Labelled]]:
    return {name: kind for name, kind in named.items() if issubclass(kind, Labelled)}


def test_the_classes_are_those_of_the_format() -> None:
    assert {kind.__name__ for kind in CLASSES} == {*KEYS}
    assert {*named} | {Period.__name__} == {*KEYS} | {*VALUES}


@each_class
def test_the_keys_and_their_order_are_those_of_the_format(kind: type) -> None:
    fields = attrs.fields(kind)
    written = [field.name + ("*" if field.default is attrs.NOTHING else "") for field in fields]
    assert written == KEYS[kind.__name__].split()


@each_class
def test_the_defaults_are_those_of_the_format(kind: type) -> None:
    given = DEFAULTS.get(kind.__name__, {})
    for field in attrs.fields(kind):
        if field.default is attrs.NOTHING:
            continue
        default = {} if isinstance(field.default, attrs.Factory) else field.default  # type: ignore[arg-type]
        expected = given.get(field.name)
        assert default == expected or (expected is None and default in (None, (), {}))


def test_the_enumerations_are_those_of_the_format() -> None:
    written = {
        name: "/".join(str(one.value) for one in kind) for name, kind in enumerations().items()
    }
    assert written == VALUES


def test_every_milestone_and_every_stage_has_its_own_word() -> None:
    assert len({*Milestone}) == 18
    assert len({*Stage}) == 5
