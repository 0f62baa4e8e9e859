"""``check`` tells whether a document is sensible."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Self, final

import attrs

from okomodel.findings import Report
from okomodel.insight.occasion import Occasion
from okomodel.model import Dossier, Programme
from okomodel.model.document import Place, only_document, root
from okomodel.reference.profile import Profile
from okomodel.rules import (
    action,
    cohort,
    cycle,
    priority,
    reference,
    report,
    round,
    source,
    target,
    team,
    waiver,
)
from okomodel.rules.book import RuleBook
from okomodel.rules.case import Case, Found

__all__ = ["BUILT", "check", "judged"]

# The waivers behind all that they may silence.
BUILT = RuleBook.of(
    reference, cohort, team, cycle, round, priority, target, action, report, waiver, source
)
"""The rules by which ``check`` judges, in the order in which their findings are told."""


def check(
    document: Dossier | Programme,
    on: date | str | None = None,
    profile: Profile | str = "oko-nl",
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> Report:
    """Judge a dossier or a programme by OKO's rules as of a day (none: today).

    ``profile`` holds the thresholds. ``select`` and ``ignore`` are rule codes or their first
    letters (``"COH"``); none selected: all. What is not recorded is not judged; a partial date
    gets the benefit of the doubt. Whatever it finds is a finding and never an exception. Raises
    :class:`okomodel.errors.UnknownName` for an unknown profile or code.

    >>> lonely = Dossier(id="x", name="X", municipalities=["GM0000"])
    >>> [finding.code for finding in check(lonely, on="2026-11-21")]
    ['REF03']
    """
    only_document(document)
    occasion, book = Occasion.of(on, profile), BUILT.chosen(select, ignore)
    if isinstance(document, Programme):
        return _Register.of(document, occasion, book).report()
    return _alone(document, occasion, book)


def judged(document: Dossier | Programme, occasion: Occasion) -> Report:
    """What :func:`check` finds on an occasion: of a dossier in a register, the part about it.

    What the register finds about its dossiers is found once an occasion.
    """
    if isinstance(document, Programme):
        return _Register.of(document, occasion).report()
    if occasion.register is None:
        return _alone(document, occasion)
    register = occasion.once(_Register.of, occasion.register, occasion)
    return register.part(occasion.place(document))


def _alone(dossier: Dossier, occasion: Occasion, book: RuleBook = BUILT) -> Report:
    book = book.without(occasion.profile.off)
    case = Case(root(dossier), occasion, fully_judged=book.codes_alone)
    return waiver.waived(book.judge(case))


@final
@attrs.frozen(eq=False)
class _Register:
    """A register that is judged by a book of rules, and what these find about it as a whole."""

    case: Case
    book: RuleBook
    about: Mapping[int | None, Sequence[Found]]
    """By the index of the dossier that it is about; None: none of them."""

    @classmethod
    def of(cls, register: Programme, occasion: Occasion, book: RuleBook = BUILT) -> Self:
        book = book.without(occasion.profile.off)
        case = book.judge(Case(root(register), occasion))
        about: dict[int | None, list[Found]] = {}
        for found in case.found:
            about.setdefault(_dossier(found.at), []).append(found)
        return cls(case, book, about)

    def report(self) -> Report:
        """What is found about the register, and then about each of its dossiers in turn."""
        about = Report(one.finding for one in self.about.get(None, ()))
        parts = [about, *map(self.part, self.case.dossiers)]
        return Report(
            chain.from_iterable(part.findings for part in parts),
            chain.from_iterable(part.waived for part in parts),
        )

    def part(self, at: Place) -> Report:
        """What is found about the dossier at that place."""
        case = Case(at, self.case.occasion, self.case, self.book.codes)
        # Before its rules judge: WAI02 asks of all that is found whether a waiver silences it.
        case.found.extend(self.about.get(at.index, ()))
        return waiver.waived(self.book.judge(case))


def _dossier(at: Place) -> int | None:
    """Which dossier of a register a place lies in; None: in none."""
    return next((one.index for one in at.upwards() if isinstance(one.thing, Dossier)), None)
