"""How a number of things is said: one thing, or several."""

from typing import final

import attrs

from okomodel.wording import Language, Wording

__all__ = ["PARTICIPANT", "Noun", "span"]


@final
@attrs.frozen
class Noun:
    """A thing that can be counted, as it is called when there is one and when there are more.

    >>> Noun(Wording("note", "opmerking"), Wording("notes", "opmerkingen")).counted(2, "nl")
    '2 opmerkingen'
    """

    one: Wording
    more: Wording

    def counted(self, number: int, lang: Language) -> str:
        """So many of it, in one language."""
        return f"{number} {(self.one if number == 1 else self.more).text(lang)}"


PARTICIPANT = Noun(Wording("participant", "deelnemer"), Wording("participants", "deelnemers"))
"""Somebody who took part in something."""


def span(least: int, most: int) -> str:
    """A number of which only the bounds may be known.

    >>> span(20, 36), span(9, 9)
    ('20-36', '9')
    """
    return str(least) if least == most else f"{least}-{most}"
