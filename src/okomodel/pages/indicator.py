"""What indicators are called, and their figures: those of the catalogue, and a dossier's own."""

from collections.abc import Iterable, Mapping

from okomodel.model import Direction, Dossier, Measures, OwnIndicator, Programme
from okomodel.reference.indicator import indicators, measures_of
from okomodel.wording import Language, Wording, said

__all__ = ["Own", "better_way", "indicator_name", "is_mean", "mean", "own_indicators"]

Own = Mapping[str, OwnIndicator]
"""By code, the indicators that are of a document's own."""

_MEAN = Wording("mean {mean}", "gemiddelde {mean}")
_IN_UNIT = Wording("mean {mean} {unit}", "gemiddelde {mean} {unit}")


def own_indicators(dossier: Dossier | None, register: Programme | None) -> Own:
    """The indicators of a dossier's own, and those of its register."""
    some: Iterable[OwnIndicator] = (
        *(register.indicators if register else ()),
        *reversed(dossier.indicators if dossier else ()),
    )
    return {one.code: one for one in some}


def indicator_name(code: str, own: Own, lang: Language) -> str:
    """What an indicator counts, with its code; the code alone where it is not known.

    >>> indicator_name("XXXXX1", {}, "nl")
    'XXXXX1'
    >>> vapes = OwnIndicator(code="IEVAPESHOP", label="bought vapes in a shop")
    >>> indicator_name("IEVAPESHOP", {"IEVAPESHOP": vapes}, "nl")
    'bought vapes in a shop (IEVAPESHOP)'
    """
    if code in indicators:
        return f"{indicators[code].label(lang)} ({code})"
    return f"{own[code].called.text(lang)} ({code})" if code in own else code


def is_mean(code: str, own: Own) -> bool:
    """Whether an indicator is known to be a mean."""
    return measures_of(code, own) is Measures.MEAN


def mean(value: float, code: str, own: Own, lang: Language) -> str:
    """A mean, in the unit of its indicator where that says one.

    >>> age = OwnIndicator(code="AGE1ST", label="age", measures="mean", unit="jaar")
    >>> mean(13.4, "AGE1ST", {"AGE1ST": age}, "nl")
    'gemiddelde 13,4 jaar'
    """
    unit = own[code].unit if code in own else None
    return (_IN_UNIT if unit else _MEAN).text(lang, mean=said(value, lang), unit=unit)


def better_way(code: str, own: Own) -> Direction | None:
    """Which way is better for an indicator, as far as it says."""
    if code in indicators:
        return indicators[code].better
    return own[code].better if code in own else None
