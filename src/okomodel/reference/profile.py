"""The thresholds of the rules, because the sources differ and so do municipalities."""

from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, final

import attrs

from okomodel.display import OneLine
from okomodel.errors import InvalidType, InvalidValue, UnknownName
from okomodel.findings import Severity
from okomodel.model.codes import Count, Percentage
from okomodel.model.team import TeamRole
from okomodel.reference.policy import Policy, policies
from okomodel.reference.rule import RULE, rules
from okomodel.reference.tables import Catalogue, rows
from okomodel.reference.template import templates
from okomodel.values.constraints import Slug, Tuple, many, member, whole_number
from okomodel.values.held import Many, checked
from okomodel.values.time_limit import Allowed, TimeLimit
from okomodel.wording import Wording

__all__ = ["Profile", "profile_of", "profiles"]


_MONTHS_OF_A_YEAR = 12
_Months = Annotated[int, whole_number(1, 120)]
_Years = Annotated[int, whole_number(1, 50)]
_Priorities = Annotated[int, whole_number(0, 99)]
_Month = Annotated[int, whole_number(1, _MONTHS_OF_A_YEAR)]
_Season = Annotated[
    tuple[_Month, ...],
    Tuple(Wording("at least one month of the year", "ten minste één maand van het jaar"), 1),
]


_NO_ADVISER = Wording(
    "roles without adviser, which never counts for a required role",
    "rollen zonder adviser, die nooit voor een gevraagde rol telt",
)


def _known_template(_profile: object, _field: object, name: str) -> None:
    if name not in templates:
        names = ", ".join(templates)
        expects = Wording(f"one of {names}", f"een van {names}")
        raise InvalidValue(expects, name, "Profile.template")


def _not_below_min(profile: "Profile", _field: object, most: int) -> None:
    if most < (least := profile.priorities_min):
        expects = Wording(
            f"a number that is not below priorities_min, {least}",
            f"een getal dat niet onder priorities_min ligt, {least}",
        )
        raise InvalidValue(expects, most, "Profile.priorities_max")


def _time_limit(value: TimeLimit | str) -> TimeLimit:
    return TimeLimit.parse(value) if isinstance(value, str) else value


def _roles(roles: Iterable[TeamRole | str]) -> tuple[TeamRole, ...]:
    found = tuple(member(TeamRole, role) for role in many(roles))
    if TeamRole.ADVISER in found:
        raise InvalidValue(_NO_ADVISER, "adviser")
    return found


def _known_rule(code: str) -> str:
    if code not in rules:
        raise UnknownName(RULE, code, rules)
    return code


def _rule_codes(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(_known_rule, many(codes)))


def _severities(severities: object) -> Mapping[str, Severity]:
    if not isinstance(severities, Mapping):
        raise InvalidType(_EXPECTS_SEVERITIES, severities)
    return {_known_rule(code): member(Severity, one) for code, one in severities.items()}


def _pairs(severities: Mapping[str, Severity]) -> tuple[tuple[str, Severity], ...]:
    return tuple(sorted(severities.items()))


_EXPECTS_SEVERITIES = Wording("severities by rule code", "ernst per regelcode")
_Severities = Annotated[Mapping[str, Severity], _severities]
_Off = Annotated[tuple[str, ...], _rule_codes]


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Profile(OneLine):
    """The thresholds by which the rules judge.

    Four stand ready in :data:`profiles`; another is made from one of them. The values are
    those of the sources named here; tolerances and season are the library's own.

    Raises :class:`okomodel.errors.InvalidType` or :class:`okomodel.errors.InvalidValue`, which
    name the field, for a value that it cannot hold.

    >>> stricter = attrs.evolve(profiles["oko-nl"], name="strikt", response_min=85)
    >>> stricter.response_min, stricter.priorities_max
    (85.0, 4)
    """

    name: Slug
    """What the profile is called."""
    template: str = attrs.field(validator=_known_template)
    """The cycle template of the preparation (a cycle names its own)."""
    cycle_tolerance: Allowed
    """Months (0 to 120) that a cycle may be longer, shorter, earlier or later."""
    overdue_tolerance: Allowed
    """Months (0 to 120) that a milestone without a planned date may come after its expected one."""
    survey_interval: _Years
    """Years (1 to 50), counted in years of rounds, between two rounds [gls-evaluation]."""
    report_within: TimeLimit = attrs.field(converter=_time_limit)
    """Months or weeks from the last day of fieldwork to the report [gls-evaluation; for
    Planet Youth planet-youth-guidance]."""
    response_min: Percentage
    """Percent (0 to 100) of the invited who respond, at least [gls-evaluation]."""
    dialogue_within: Allowed
    """Months (0 to 120) from a round's report to its dialogue session [trimbos-about]."""
    season: _Season = attrs.field(converter=Many[int])
    """Months of the year (1 to 12) in which fieldwork lies; all twelve: any [ggd-oko-2025]."""
    priorities_min: _Priorities
    """Priorities (0 to 99) of a cycle, at least [noardeast-fryslan]."""
    priorities_max: _Priorities = attrs.field(validator=_not_below_min)
    """Priorities (0 to 99, not below ``priorities_min``) of a cycle, at most
    [noardeast-fryslan]."""
    plan_max: _Years
    """Years (1 to 50) that a plan of action may run [a1-2025]."""
    council_every: _Months
    """Months (1 to 120) from one report to the council to the next [council-letter-2025]."""
    support_length: _Years
    """Years (1 to 50) that support lasts [trimbos-2024]."""
    required_roles: tuple[TeamRole, ...] = attrs.field(converter=_roles)
    """Roles that the core team covers; the adviser cannot be one of them [tactus]."""
    min_base: Count
    """Pupils that a published percentage is at least based on [ggd-oko-2025]."""
    min_cell: Count
    """Pupils that are at least counted, and at least left over, in a published percentage
    [ggd-oko-2025]."""

    severities: _Severities = attrs.field(factory=dict[str, Severity], eq=_pairs)
    """How much rules matter here, where it differs from their own severity, by code."""
    off: _Off = attrs.field(default=(), converter=Many[str])
    """The codes of the rules by which is not judged here."""

    @property
    def plan_months(self) -> int:
        """``plan_max`` in months."""
        return self.plan_max * _MONTHS_OF_A_YEAR

    @property
    def support_months(self) -> int:
        """``support_length`` in months.

        >>> profiles["oko-nl"].support_months
        48
        """
        return self.support_length * _MONTHS_OF_A_YEAR

    @property
    def policy(self) -> Policy:
        """The small-number policy that its ``min_base`` and ``min_cell`` make.

        >>> profiles["oko-nl"].policy.name
        'oko-2025'
        """
        asked = (self.min_base, self.min_cell)
        known = (one for one in policies.values() if (one.min_base, one.min_cell) == asked)
        own = Policy(name=self.name, min_base=self.min_base, min_cell=self.min_cell)
        return next(known, own)


def _months_of_the_year(text: str) -> tuple[int, ...]:
    if text == "any":
        return tuple(range(1, _MONTHS_OF_A_YEAR + 1))
    first, _, last = text.partition("-")
    return tuple(range(int(first), int(last) + 1))


_READ: Mapping[str, Callable[[str], Any]] = {
    "template": str,
    "report_within": TimeLimit.parse,
    "season": _months_of_the_year,
    "required_roles": str.split,
    "off": str.split,
}


def profile_of(profile: Profile | str) -> Profile:
    """The profile itself, or the one with that name.

    Raises :class:`okomodel.errors.UnknownName` for an unknown name, and
    :class:`okomodel.errors.InvalidType` for anything else.

    >>> profile_of("oko-pilot").template
    'oko-pilot'
    """
    if isinstance(profile, Profile):
        return profile
    if not isinstance(profile, str):
        raise InvalidType(_EXPECTS_PROFILE, profile, "profile")
    return profiles[profile]


_EXPECTS_PROFILE = Wording("a Profile or the name of one", "een Profile of de naam ervan")


def _load() -> dict[str, Profile]:
    settings = rows("profiles")
    names = [column for column in settings[0] if column not in {"setting", "unit"}]
    return {name: _profile(name, settings) for name in names}


def _profile(name: str, settings: Iterable[Mapping[str, str]]) -> Profile:
    values = {row["setting"]: _READ.get(row["setting"], int)(row[name]) for row in settings}
    return Profile(name=name, **values)


profiles: Catalogue[Profile] = Catalogue(Wording("profile", "profiel"), _load)
"""The rule profiles by name.

``oko-nl`` is the default, ``oko-pilot`` goes by the pilot, ``planet-youth`` by Planet Youth's
guidance; ``public-sources`` is ``oko-nl`` for who rebuilds a dossier from public texts, and leaves
out what those never tell.
"""
