"""The colours of the life domains, with their words."""

from collections.abc import Iterable
from typing import Any

from okomodel.charts.extra import extra
from okomodel.model import LifeDomain
from okomodel.reference.colour import DOMAINS, SOFT
from okomodel.wording import Language, Wording

__all__ = ["domain_colour", "domain_name"]

_DOMAIN = Wording("Domain", "Domein")
_ACROSS = Wording("across domains", "over domeinen heen")


def domain_name(domain: LifeDomain | None, lang: Language) -> str:
    """What a domain is called; None: across the domains."""
    return domain.label(lang) if domain else _ACROSS.text(lang)


def domain_colour(
    used: Iterable[LifeDomain | None], lang: Language, *, is_said: bool = False
) -> Any:
    """The colour by the field ``domain``, with a legend of those that are used.

    ``is_said``: their names stand beside them, and they need no legend.
    """
    alt, here = extra("altair"), {*used}
    known = [(one, DOMAINS[one]) for one in LifeDomain if one in here]
    every = [*known, *([(None, SOFT)] if None in here else [])]
    scale = alt.Scale(
        domain=[domain_name(one, lang) for one, _ in every], range=[colour for _, colour in every]
    )
    legend = alt.Legend(title=_DOMAIN.text(lang)) if known and not is_said else None
    return alt.Color("domain:N", scale=scale, legend=legend)
