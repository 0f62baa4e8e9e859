"""What a drawn dossier may have, and may do without."""

from enum import Enum

__all__ = ["Part"]


class Part(Enum):
    """A part of a dossier that the breaking of a rule may need, or may need to be absent."""

    LONG = "support for more than four years, and a word on how it goes on"
    PAST = "a cycle and a round before the last"
    TARGETS = "targets"
    PLAN = "a plan with actions, and reports of it"
