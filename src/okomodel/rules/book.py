"""The rules by which documents are judged: each a function, and what kind of thing it looks at.

What a rule says is data (:mod:`okomodel.reference.rule`). Its function stands in the file of its
noun; it gets a thing, the place of that thing and the :class:`okomodel.rules.case.Case`, and yields
a :class:`okomodel.rules.case.Fault` for each thing that is wrong.
"""

from collections.abc import Callable, Container, Iterable, Sequence
from functools import cached_property
from types import ModuleType
from typing import Any, Self, final

import attrs

from okomodel.errors import UnknownName
from okomodel.findings import Finding
from okomodel.model import Programme
from okomodel.model.document import Place
from okomodel.reference.profile import Profile
from okomodel.reference.rule import RULE, Rule, rules
from okomodel.rules.case import Case, Fault, Found
from okomodel.values.constraints import many

__all__ = ["Judge", "RuleBook", "rule"]

Judging = Callable[[Any, Place, Case], Iterable[Fault]]


@final
@attrs.frozen
class Judge:
    """A function that judges by a rule, and the classes of the things at which it looks.

    ``in_register``: it judges dossiers only where they stand in a register.
    """

    code: str
    of: tuple[type, ...]
    judging: Judging
    in_register: bool = False

    @property
    def rule(self) -> Rule:
        """What the rule says, and on whose authority."""
        return rules[self.code]

    @property
    def asks_register(self) -> bool:
        """Whether it finds more where a dossier stands in its register."""
        return self.in_register or Programme in self.of

    def found(self, case: Case) -> Sequence[Found]:
        """What is wrong with the things in a case, and where."""
        if self.in_register and case.register is None:
            return ()
        return [
            Found(fault.at, _finding(self.rule, fault, case.profile))
            for kind in self.of
            for at in case.judged.get(kind, ())
            for fault in self.judging(at.thing, at, case)
        ]


def _finding(rule: Rule, fault: Fault, profile: Profile) -> Finding:
    if rule.code in profile.severities:
        rule = attrs.evolve(rule, severity=profile.severities[rule.code])
    return rule.finding(fault.at.path, fault.key, **fault.params)


def rule(code: str, *of: type, in_register: bool = False) -> Callable[[Judging], Judge]:
    """Make a function the judge by the rule with that code of all things of these classes."""
    return lambda judging: Judge(code, of, judging, in_register)


@final
@attrs.frozen(slots=False)
class RuleBook:
    """Rules by which documents are judged, in the order in which their findings are told."""

    judges: tuple[Judge, ...]

    @classmethod
    def of(cls, *families: ModuleType) -> Self:
        """All the rules in these files, in the order of their codes within a file."""
        found = (
            [one for one in vars(family).values() if isinstance(one, Judge)] for family in families
        )
        return cls(tuple(one for some in found for one in sorted(some, key=lambda one: one.code)))

    @cached_property
    def codes(self) -> Sequence[str]:
        """The codes of its rules."""
        return tuple(one.code for one in self.judges)

    @cached_property
    def codes_alone(self) -> Sequence[str]:
        """The codes of those that find no more about a dossier where it stands in a register."""
        return tuple(one.code for one in self.judges if not one.asks_register)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """What its rules say."""
        return tuple(one.rule for one in self.judges)

    def chosen(self, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Self:
        """Those that are selected (none: all) and not ignored, by code or its first letters.

        Raises :class:`okomodel.errors.UnknownName` for what is no code of it, nor begins one.
        """
        selected, ignored = self._named(select) or {*self.codes}, self._named(ignore)
        return self.without({*self.codes} - (selected - ignored))

    def without(self, codes: Container[str]) -> Self:
        """The book without the rules with these codes, whether it has them or not."""
        kept = tuple(one for one in self.judges if one.code not in codes)
        return type(self)(kept) if len(kept) < len(self.judges) else self

    def _named(self, wanted: Iterable[str]) -> set[str]:
        wanted = (wanted,) if isinstance(wanted, str) else many(wanted)
        for one in wanted:
            if not (
                isinstance(one, str) and one and any(code.startswith(one) for code in self.codes)
            ):
                raise UnknownName(RULE, one, self.codes)
        return {code for code in self.codes if code.startswith(tuple(wanted))}

    def judge(self, case: Case) -> Case:
        """The case, with what its rules find in it."""
        for one in self.judges:
            case.found.extend(one.found(case))
        return case
