"""Sample documents: made-up municipalities, for tests that need one and not a thousand."""

from importlib.resources import files

from okomodel.formats import loads
from okomodel.model import Dossier, Programme

__all__ = ["SAMPLE_DAY", "dossier", "programme"]

SAMPLE_DAY = "2026-01-01"
"""The day on which no rule speaks in the samples."""


def dossier() -> Dossier:
    """A municipality in the middle of its cycle, with targets, a plan and reports.

    >>> dossier().cycles[-1].plan.actions[0].status.value
    'completed'
    """
    return programme().dossiers[0]


def programme() -> Programme:
    """A register of three: one that follows its plan, one that joined lately, one interested.

    >>> [one.id for one in programme()]
    ['voorbeeldam', 'waterschans', 'oefenveen']
    """
    text = files("okomodel.testing").joinpath("data", "programme.json").read_bytes()
    sample = loads(text)
    if not isinstance(sample, Programme):
        raise TypeError("the sample is no programme")
    return sample
