"""The organisations around the youth of a municipality."""

from typing import final

import attrs

from okomodel.display import OneLine
from okomodel.values.constraints import RequiredText, Slug
from okomodel.values.held import Takes, checked
from okomodel.wording import Labelled

__all__ = ["Organisation", "OrganisationKind"]


class OrganisationKind(Labelled):
    """What kind of organisation it is."""

    MUNICIPALITY = "municipality", "gemeente", "municipality"
    GGD = "ggd", "GGD", "regional public health service (GGD)"
    ADDICTION_CARE = "addiction-care", "verslavingszorg", "addiction care"
    YOUTH_WORK = "youth-work", "jongerenwerk", "youth work"
    SCHOOL = "school", "school", "school"
    POLICE = "police", "politie", "police"
    SPORTS = "sports", "sport", "sports"
    CULTURE = "culture", "cultuur", "culture"
    HEALTH_CARE = "health-care", "gezondheidszorg", "health care"
    WELFARE = "welfare", "welzijn", "welfare"
    FAITH = "faith", "levensbeschouwing", "faith"
    BUSINESS = "business", "ondernemers", "business"
    PARENTS = "parents", "ouders", "parents"
    YOUTH = "youth", "jongeren", "young people"
    KNOWLEDGE_INSTITUTE = "knowledge-institute", "kennisinstituut", "knowledge institute"
    OTHER = "other", "anders", "other"


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Organisation(OneLine):
    """An organisation that others in the dossier refer to by ``id``.

    >>> Organisation(id="ggd", name="GGD Voorbeeldregio", kind="ggd").kind.label("nl")
    'GGD'
    """

    id: Slug
    """How others refer to it: a slug, at most 64 characters."""
    name: RequiredText
    """What it is called."""
    kind: OrganisationKind = attrs.field(converter=Takes[OrganisationKind | str])
    """What kind of organisation it is."""
