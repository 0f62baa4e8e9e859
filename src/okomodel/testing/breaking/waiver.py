"""WAI: waivers that have run out, or that silence nothing."""

from datetime import date, timedelta

import attrs

from okomodel.model import Dossier, Waiver
from okomodel.testing.breaking.registry import breaks

__all__: list[str] = []

_WAIVER = Waiver(rule="ACT07", reason="kosten in reguliere uren", by="projectleider")


@breaks("WAI01")
def waiver_expired(dossier: Dossier, on: date) -> Dossier:
    """Break WAI01: a waiver until yesterday."""
    old = attrs.evolve(_WAIVER, until=on - timedelta(days=1))
    return attrs.evolve(dossier, waivers=[old])


@breaks("WAI02")
def waiver_unused(dossier: Dossier, _on: date) -> Dossier:
    """Break WAI02: a waiver of a finding that there is not."""
    return attrs.evolve(dossier, waivers=[_WAIVER])
