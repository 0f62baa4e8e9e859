"""What every chart is asked with: a document of its kind, a day, a language."""

from datetime import date
from os import environ

from okomodel.errors import InvalidType
from okomodel.insight.occasion import OF_PROFILE, Choice, Occasion
from okomodel.model import Dossier, Programme
from okomodel.reference.profile import Profile
from okomodel.values.calendar import in_range
from okomodel.wording import Language, Wording, known_language, language_of

__all__ = ["DOSSIER", "PROGRAMME", "asked", "spoken"]

DOSSIER = Wording("a Dossier", "een Dossier")
PROGRAMME = Wording("a Programme (a register)", "een Programme (een register)")


def spoken(lang: Language | None) -> Language:
    """The language asked for; none: that of the system."""
    chosen: Language = language_of(environ) if lang is None else lang
    known_language(chosen)
    return chosen


def asked(
    document: object,
    kind: type[Dossier | Programme],
    on: date | str | None,
    profile: Profile | str = "oko-nl",
    policy: Choice = OF_PROFILE,
) -> Occasion:
    """The occasion of a chart.

    Raises :class:`okomodel.errors.InvalidType` for a document of another kind, and
    :class:`okomodel.errors.InvalidValue` for a day outside 1900 to 2199.
    """
    if not isinstance(document, kind):
        expected = DOSSIER if kind is Dossier else PROGRAMME
        raise InvalidType(expected, document, "chart")
    occasion = Occasion.of(on, profile, policy)
    in_range(occasion.on)
    return occasion
