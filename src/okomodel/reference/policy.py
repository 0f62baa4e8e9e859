"""The small-number policies: from how many pupils on a figure of a survey may be shown."""

from typing import final

import attrs

from okomodel.display import OneLine
from okomodel.errors import InvalidType
from okomodel.model.codes import Count
from okomodel.reference.tables import Catalogue
from okomodel.values.constraints import Slug
from okomodel.values.held import checked
from okomodel.wording import Language, Wording

__all__ = ["GMJV_2024", "OKO_2025", "SWING", "Policy", "policies", "policy_of"]

_LEAST = Wording("at least {base} pupils", "ten minste {base} leerlingen")
_COUNTED = Wording("at least {cell} counted", "ten minste {cell} geteld")
_EITHER_SIDE = Wording("at least {cell} on either side", "ten minste {cell} aan elke kant")
_NEVER_ALL = Wording("never 100 percent", "nooit 100 procent")
_EXPECTS_POLICY = Wording("a Policy, the name of one or None", "een Policy, de naam ervan of None")


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Policy(OneLine):
    """From how many pupils on a percentage may be shown to others.

    :data:`okomodel.OKO_2025` stands ready; ``swing`` and ``gmjv-2024`` answer to their names, and
    one of your own is made here, or in a profile (``min_base``, ``min_cell``).

    Raises :class:`okomodel.errors.InvalidType` or :class:`okomodel.errors.InvalidValue`, which
    name the field, for a value that it cannot hold.

    >>> OKO_2025.label("nl")
    'ten minste 30 leerlingen, ten minste 5 aan elke kant, nooit 100 procent'
    >>> Policy(name="streek", min_base=50, min_cell=10).allows(60, 9)
    False
    """

    name: Slug
    """What the policy is called."""
    min_base: Count
    """Pupils that a percentage is at least based on."""
    min_cell: Count
    """Pupils that are at least counted in a percentage."""
    complement: bool = True
    """Whether at least as many pupils must be left over, too."""
    full: bool = False
    """Whether 100 percent may be shown."""
    source: str = ""
    """The id of the source that says so; empty for a policy of one's own."""

    def allows(self, base: int, counted: int, at_most: int | None = None) -> bool:
        """Whether a percentage may be shown of which ``counted`` of ``base`` pupils count.

        ``at_most``: where it is not known how many, ``counted`` is the fewest and this the most.
        """
        left_over = base - (counted if at_most is None else at_most)
        least_left_over = self.min_cell if self.complement else 0
        is_enough = counted >= self.min_cell and left_over >= least_left_over
        return base >= self.min_base and is_enough and (self.full or left_over > 0)

    def label(self, lang: Language = "en") -> str:
        """What it asks, in Dutch (``nl``) or English (``en``)."""
        cells = _EITHER_SIDE if self.complement else _COUNTED
        told = [_LEAST, cells, *(() if self.full else (_NEVER_ALL,))]
        return ", ".join(one.text(lang, base=self.min_base, cell=self.min_cell) for one in told)


OKO_2025 = Policy(name="oko-2025", min_base=30, min_cell=5, source="ggd-oko-2025")
"""The policy of the OKO monitor of 2025 [ggd-oko-2025], by which okomodel goes unless told."""

SWING = Policy(name="swing", min_base=50, min_cell=5, source="ggd-swing")
"""The policy of the files for Swing [ggd-swing]; what it does not say is as in OKO's."""

GMJV_2024 = Policy(name="gmjv-2024", min_base=100, min_cell=10, source="ggd-gmjv-2024")
"""The policy of the youth monitor of 2024 [ggd-gmjv-2024]; what it does not say is as in OKO's."""

policies: Catalogue[Policy] = Catalogue(
    Wording("policy", "beleid"), lambda: {one.name: one for one in (OKO_2025, SWING, GMJV_2024)}
)
"""The small-number policies by name."""


def policy_of(policy: Policy | str | None) -> Policy | None:
    """The policy itself, or the one with that name; None stays: raw figures.

    Raises :class:`okomodel.errors.UnknownName` for an unknown name, and
    :class:`okomodel.errors.InvalidType` for anything else.

    >>> policy_of("gmjv-2024").min_base
    100
    """
    if policy is None or isinstance(policy, Policy):
        return policy
    if not isinstance(policy, str):
        raise InvalidType(_EXPECTS_POLICY, policy, "policy")
    return policies[policy]
