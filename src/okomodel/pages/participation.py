"""Where a participant stands towards the programme on a day, in words."""

from datetime import date

from okomodel.insight.participation import presence
from okomodel.model import Dossier, Participation, Programme
from okomodel.wording import Language, Wording

__all__ = ["in_cohort", "standing", "status"]

_IN_COHORT = Wording("cohort {cohort}", "cohort {cohort}")
_PERHAPS = Wording("{status} (perhaps not yet)", "{status} (mogelijk nog niet)")


def standing(dossier: Dossier, on: date) -> Participation | None:
    """The claim that says since when it stands as it does on a day; None: nothing begun.

    Of claims in a row that say the same, it is the first; one whose partial date may lie after
    that day counts as begun.
    """
    found: Participation | None = None
    for claim in presence(dossier.participation).claims:
        if claim.since.earliest <= on and (found is None or claim.status is not found.status):
            found = claim
    return found


def status(claim: Participation, on: date, lang: Language) -> str:
    """The status of a claim, and whether it is sure to have begun by that day."""
    label = claim.status.label(lang)
    return label if claim.since.latest <= on else _PERHAPS.text(lang, status=label)


def in_cohort(id: str, programme: Programme | None, lang: Language) -> str:
    """The cohort with that id, as the register calls it; by itself a dossier knows the id only."""
    called = {one.id: one.called for one in programme.cohorts} if programme else {}
    return _IN_COHORT.text(lang, cohort=called.get(id, id))
