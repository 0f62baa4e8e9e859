"""By what a question is asked: on which day, by which thresholds, in which register."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from typing import Any, Final, Literal, Self, TypeVar, final

import attrs

from okomodel.errors import UnknownName
from okomodel.model.document import Place, root
from okomodel.model.dossier import Dossier
from okomodel.model.programme import Programme
from okomodel.reference.policy import Policy, policy_of
from okomodel.reference.profile import Profile, profile_of
from okomodel.values.calendar import as_day
from okomodel.wording import Wording

__all__ = ["OF_PROFILE", "Choice", "Occasion", "OfProfile"]

T = TypeVar("T")


class OfProfile(Enum):
    """What stands for a policy that is left out, because None means raw figures."""

    POLICY = "the policy of the profile"

    def __repr__(self) -> str:
        return f"<{self.value}>"


OF_PROFILE: Final = OfProfile.POLICY
"""The policy is that of the profile."""

Choice = Policy | str | Literal[OfProfile.POLICY] | None
"""How a policy is asked for."""


@final
@attrs.frozen(slots=False)
class Occasion:
    """By what a question about a document is asked; what judges, counts or shows takes one.

    ``policy`` says which figures of a survey may be shown; None: all of them. ``register`` is the
    programme that holds the dossiers that are asked about; None: each stands by itself.
    """

    on: date
    profile: Profile
    policy: Policy | None
    register: Programme | None = None
    _found: dict[Callable[..., Any], Any] = attrs.field(
        factory=dict[Any, Any], init=False, repr=False, eq=False
    )

    @classmethod
    def of(
        cls,
        on: date | str | None = None,
        profile: Profile | str = "oko-nl",
        policy: Choice = OF_PROFILE,
        register: Programme | None = None,
    ) -> Self:
        """One from the keywords of a public function; left out: today, and the profile's policy.

        Raises :class:`okomodel.errors.UnknownName` for an unknown profile or policy.

        >>> Occasion.of("2026-11-21").policy.name, Occasion.of("2026-11-21", policy=None).policy
        ('oko-2025', None)
        """
        day = date.today() if on is None else as_day(on)  # noqa: DTZ011 - the user's own day
        by = profile_of(profile)
        chosen = by.policy if isinstance(policy, OfProfile) else policy_of(policy)
        return cls(day, by, chosen, register)

    def once(self, find: Callable[..., T], *of: object) -> T:
        """What a function finds of things that stay the same: many may ask, and it looks once."""
        if find not in self._found:
            self._found[find] = find(*of)
        found: T = self._found[find]
        return found

    def place(self, dossier: Dossier) -> Place:
        """Where a dossier stands: in the register, or by itself.

        Raises :class:`okomodel.errors.UnknownName` for one that is not in the register.
        """
        if self.register is None:
            return root(dossier)
        places = self.once(_places, self.register)
        if id(dossier) not in places:
            raise UnknownName(
                Wording("dossier", "dossier"), dossier.id, (one.id for one in self.register)
            )
        return places[id(dossier)]


def _places(register: Programme) -> Mapping[int, Place]:
    """The dossiers of a register by identity, because two may be equal."""
    whole, dossiers = root(register), reversed([*enumerate(register.dossiers)])
    return {id(one): Place(one, "dossiers", whole, index) for index, one in dossiers}
