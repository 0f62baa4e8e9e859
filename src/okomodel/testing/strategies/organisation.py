"""The organisations around the youth of a municipality."""

from okomodel.model import Organisation, OrganisationKind, TeamRole

__all__ = ["MOST", "ROLES", "organisations"]

_NAMES = {
    "gemeente": ("Gemeente", OrganisationKind.MUNICIPALITY),
    "verslavingszorg": ("Verslavingszorg", OrganisationKind.ADDICTION_CARE),
    "jongerenwerk": ("Jongerenwerk", OrganisationKind.YOUTH_WORK),
    "ggd": ("GGD", OrganisationKind.GGD),
    "school": ("School", OrganisationKind.SCHOOL),
    "trimbos": ("Trimbos-instituut", OrganisationKind.KNOWLEDGE_INSTITUTE),
}
MOST = len(_NAMES)

ROLES = {
    TeamRole.POLICY_OFFICER: "gemeente",
    TeamRole.ADDICTION_CARE: "verslavingszorg",
    TeamRole.YOUTH_WORK: "jongerenwerk",
    TeamRole.PUBLIC_HEALTH: "ggd",
    TeamRole.SCHOOL: "school",
    TeamRole.ADVISER: "trimbos",
}
"""By role, the organisation that fills it as a rule."""


def organisations(count: int = MOST) -> tuple[Organisation, ...]:
    """The first so many organisations of a municipality; its own comes first.

    >>> [one.id for one in organisations(2)]
    ['gemeente', 'verslavingszorg']
    """
    kinds = list(_NAMES.items())[:count]
    return tuple(Organisation(id=id, name=name, kind=kind) for id, (name, kind) in kinds)
