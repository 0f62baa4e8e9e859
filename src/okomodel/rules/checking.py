"""``check`` tells whether a document is sensible."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import chain
from re import compile as pattern
from typing import Self, final

import attrs

from okomodel.errors import UnknownName
from okomodel.findings import Finding, Report
from okomodel.insight.occasion import Occasion
from okomodel.model import Dossier, Programme
from okomodel.model.document import only_document
from okomodel.reference.profile import Profile
from okomodel.reference.rule import Rule, rules
from okomodel.rules.registry import (
    DossierCase,
    Fault,
    ProgrammeCase,
    WaiverCase,
    dossier_judges,
    programme_judges,
    waiver_judges,
)
from okomodel.rules.waiver import waived
from okomodel.values.constraints import many

__all__ = ["built", "check", "judged"]

_DOSSIER = pattern(r"programme\.dossiers\[[0-9]+\]")


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
    occasion = Occasion.of(on, profile)
    codes = [code for code in _chosen(select, ignore) if code not in occasion.profile.off]
    return _by_codes(document, occasion, codes)


def judged(document: Dossier | Programme, occasion: Occasion) -> Report:
    """What :func:`check` finds on an occasion: of a dossier in a register, the part about it.

    What the register finds about its dossiers is found once an occasion.
    """
    if isinstance(document, Dossier) and occasion.register is not None:
        register = occasion.once(_register, occasion.register, occasion)
        return _in_register(register, document, occasion.place(document).path)
    return _by_codes(document, occasion, _all_codes(occasion))


def _all_codes(occasion: Occasion) -> tuple[str, ...]:
    return tuple(rule.code for rule in built() if rule.code not in occasion.profile.off)


def _by_codes(document: Dossier | Programme, occasion: Occasion, codes: Sequence[str]) -> Report:
    if isinstance(document, Dossier):
        return _judged(DossierCase(document, occasion.on, occasion.profile), codes)
    case = ProgrammeCase(document, occasion.on, occasion.profile)
    return _judged_register(_Register.of(case, codes))


@cache
def built() -> tuple[Rule, ...]:
    """The rules by which ``check`` judges, in the order of their table."""
    judged = dossier_judges.keys() | programme_judges.keys() | waiver_judges.keys()
    return tuple(rule for rule in rules.values() if rule.code in judged)


def _chosen(select: Iterable[str], ignore: Iterable[str]) -> tuple[str, ...]:
    codes = tuple(rule.code for rule in built())
    selected = _named(select, codes) or codes
    ignored = _named(ignore, codes)
    return tuple(code for code in codes if code in selected and code not in ignored)


def _named(wanted: Iterable[str], codes: Sequence[str]) -> frozenset[str]:
    wanted = (wanted,) if isinstance(wanted, str) else many(wanted)
    for one in wanted:
        if not (isinstance(one, str) and one and any(code.startswith(one) for code in codes)):
            raise UnknownName("rule", one, codes)
    return frozenset(code for code in codes if code.startswith(tuple(wanted)))


def _judged(case: DossierCase, codes: Sequence[str], before: Iterable[Finding] = ()) -> Report:
    judges = ((code, dossier_judges[code]) for code in codes if code in dossier_judges)
    found = (_finding(code, case, fault) for code, judge in judges for fault in judge(case))
    findings = [*before, *found]
    findings += list(_of_waivers(case, codes, findings))
    return waived(case, findings)


def _of_waivers(
    case: DossierCase, codes: Sequence[str], findings: Sequence[Finding]
) -> Iterator[Finding]:
    judged = WaiverCase(case, codes, findings)
    for code in codes:
        if case.dossier.waivers and code in waiver_judges:
            for fault in waiver_judges[code](judged):
                yield _finding(code, case, fault)


@final
@attrs.frozen(eq=False)
class _Register:
    """A register that is judged by some rules, and what these find about it as a whole."""

    case: ProgrammeCase
    codes: Sequence[str]
    found: Mapping[str, Sequence[Finding]]
    """By the path of the dossier that it is about; empty: none of them."""

    @classmethod
    def of(cls, case: ProgrammeCase, codes: Sequence[str]) -> Self:
        found: dict[str, list[Finding]] = {}
        for finding in _about_register(case, codes):
            found.setdefault(_dossier_of(finding.path), []).append(finding)
        return cls(case, codes, found)


def _register(register: Programme, occasion: Occasion) -> _Register:
    case = ProgrammeCase(register, occasion.on, occasion.profile)
    return _Register.of(case, _all_codes(occasion))


def _judged_register(register: _Register) -> Report:
    parts = [Report(register.found.get("", ()))]
    for index, dossier in enumerate(register.case.programme.dossiers):
        path = f"{register.case.root}.dossiers[{index}]"
        parts.append(_in_register(register, dossier, path))
    return Report(
        chain.from_iterable(part.findings for part in parts),
        chain.from_iterable(part.waived for part in parts),
    )


def _in_register(register: _Register, dossier: Dossier, path: str) -> Report:
    on, profile = register.case.on, register.case.profile
    case = DossierCase(dossier, on, profile, register.case, path)
    return _judged(case, register.codes, register.found.get(path, ()))


def _about_register(register: ProgrammeCase, codes: Iterable[str]) -> Iterator[Finding]:
    for code in codes:
        if code in programme_judges:
            for fault in programme_judges[code](register):
                yield _finding(code, register, fault)


def _dossier_of(path: str) -> str:
    """The path of the dossier in which a path lies; empty where it lies in none."""
    match = _DOSSIER.match(path)
    return match.group() if match else ""


def _finding(code: str, case: DossierCase | ProgrammeCase, fault: Fault) -> Finding:
    path = f"{case.root}.{fault.where}" if fault.where else case.root
    finding = rules[code].finding(path, fault.key, **fault.params)
    if code in case.profile.severities:
        return attrs.evolve(finding, severity=case.profile.severities[code])
    return finding
