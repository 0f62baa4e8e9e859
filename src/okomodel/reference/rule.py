"""What each rule says and on whose authority; how its findings are worded (``data/rules``).

The rules' functions live on the floor of ``rules``, the document's problems (DOC) on that of
``formats``, the lifecycle's refusals on that of ``insight``; all speak through this table.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import chain
from tomllib import loads
from typing import Any, final

import attrs

from okomodel.display import OneLine
from okomodel.findings import Finding, Level, Message, Severity, Spot
from okomodel.reference.tables import Catalogue
from okomodel.values.constraints import member
from okomodel.wording import Wording

__all__ = ["RULE", "Rule", "problems", "rules"]

RULE = Wording("rule", "regel")
"""What one of them is called."""

_LETTERS = 3
_FILES = {
    "REF": "reference",
    "COH": "cohort",
    "TEA": "team",
    "CYC": "cycle",
    "MON": "round",
    "PRI": "priority",
    "TGT": "target",
    "ACT": "action",
    "REP": "report",
    "WAI": "waiver",
    "SRC": "source",
}
"""By the letters of a family, the file that says what its rules are."""


@final
@attrs.frozen(repr=False)
class Rule(OneLine):
    """A rule: what it states, how much it matters, on whose authority.

    ``called`` is its name in words. ``explanation`` tells why it matters, when it speaks and is
    silent, and what helps. ``settings`` are the fields of a profile by which it judges.
    ``source`` is the id of a source (empty for the library's own rules). ``messages`` are the
    wordings of its findings, by key.

    >>> rules["COH02"].statement.text("nl")
    'Een gemeente hoort bij één cohort: één bevinding per gemeente, met haar cohorten.'
    >>> rules["PRI01"].settings
    ('priorities_min', 'priorities_max')
    """

    code: str
    name: str
    called: Wording = attrs.field(repr=False)
    severity: Severity
    level: Level
    statement: Wording
    explanation: Wording = attrs.field(repr=False)
    settings: tuple[str, ...]
    source: str
    messages: Mapping[str, Message] = attrs.field(repr=False, eq=False)

    def finding(self, path: Spot | str, key: str = "", /, **params: object) -> Finding:
        """A finding of this rule at a path, worded by one of its messages."""
        return Finding.worded(
            self.messages[key],
            params,
            code=self.code,
            name=self.name,
            severity=self.severity,
            level=self.level,
            spot=path if isinstance(path, Spot) else Spot(path),
            source=self.source,
        )


@cache
def _family(name: str) -> Mapping[str, Rule]:
    """The rules in one file; reading all of them takes long, and a document asks for a few."""
    text = files("okomodel.reference").joinpath("data", "rules", f"{name}.toml").read_text("utf-8")
    return {code: _rule(code, told) for code, told in loads(text).items()}


def _rule(code: str, told: Mapping[str, Any]) -> Rule:
    messages = {"": told["message"]} if "message" in told else {}
    return Rule(
        code,
        told["name"],
        Wording(told["name"].replace("-", " "), told["name_nl"]),
        member(Severity, told["severity"]),
        member(Level, told["level"]),
        _wording(told["statement"]),
        _wording(told["explanation"]),
        tuple(told.get("settings", ())),
        told.get("source", ""),
        {key: _message(one) for key, one in (messages | told.get("messages", {})).items()},
    )


def _message(told: Mapping[str, Any]) -> Message:
    return Message(_wording(told), _wording(told["hint"]))


def _wording(told: Mapping[str, str]) -> Wording:
    """A text in both languages, however its lines are broken in the file."""
    return Wording(" ".join(told["en"].split()), " ".join(told["nl"].split()))


@final
@attrs.frozen
class _Families(Mapping[str, Rule]):
    """The rules of some families; a file is read when one of its rules is asked for."""

    files: Mapping[str, str]
    """By the letters of a family, its file."""

    def __getitem__(self, code: str) -> Rule:
        return _family(self.files[code[:_LETTERS]])[code]

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(map(_family, self.files.values()))

    def __len__(self) -> int:
        return sum(1 for _ in self)


rules: Catalogue[Rule] = Catalogue(RULE, lambda: _Families(_FILES))
"""Every rule of okomodel by its code, built already or not."""

problems: Catalogue[Rule] = Catalogue(
    Wording("problem", "probleem"), lambda: _Families({"DOC": "document"})
)
"""Every problem that a document can have (DOC01 to DOC10) by its code."""
