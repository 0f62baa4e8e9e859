"""What each rule says and on whose authority; how its findings are worded.

The rules' functions live on the floor of ``rules``, the document's problems (DOC) on that of
``formats``, the lifecycle's refusals on that of ``insight``; all speak through this table.
"""

from collections.abc import Mapping
from typing import final

import attrs

from okomodel.display import OneLine
from okomodel.findings import Finding, Level, Message, Severity, Spot
from okomodel.reference.tables import Catalogue, rows
from okomodel.values.constraints import member
from okomodel.wording import Wording

__all__ = ["Rule", "problems", "rules"]


@final
@attrs.frozen(repr=False)
class Rule(OneLine):
    """A rule: what it states, how much it matters, on whose authority.

    ``explanation`` tells why it matters, when it speaks and is silent, and what helps.
    ``settings`` are the fields of a profile by which it judges. ``source`` is the id of a source
    (empty for the library's own rules). ``messages`` are the wordings of its findings, by key.

    >>> rules["COH02"].statement.text("nl")
    'Een gemeente hoort bij één cohort: één bevinding per gemeente, met haar cohorten.'
    >>> rules["PRI01"].settings
    ('priorities_min', 'priorities_max')
    """

    code: str
    name: str
    severity: Severity
    level: Level
    statement: Wording
    explanation: Wording = attrs.field(repr=False)
    settings: tuple[str, ...]
    source: str
    messages: Mapping[str, Message] = attrs.field(repr=False, eq=False)

    def finding(self, path: Spot | str, key: str = "", /, **params: object) -> Finding:
        """A finding of this rule at a path, worded by one of its messages."""
        wording = self.messages[key]
        message, hint = wording.parts("en", params)
        return Finding(
            self.code,
            self.name,
            self.severity,
            self.level,
            path,
            message,
            hint,
            self.source,
            wording=wording,
            params=params,
        )


def _load(table: str) -> dict[str, Rule]:
    messages = _messages()
    return {row["code"]: _rule(row, messages.get(row["code"], {})) for row in rows(table)}


def _rule(row: Mapping[str, str], messages: Mapping[str, Message]) -> Rule:
    return Rule(
        row["code"],
        row["name"],
        member(Severity, row["severity"]),
        member(Level, row["level"]),
        Wording(row["statement"], row["statement_nl"]),
        Wording(row["explanation"], row["explanation_nl"]),
        tuple(row["settings"].split()),
        row["source"],
        messages,
    )


def _messages() -> dict[str, dict[str, Message]]:
    by_code: dict[str, dict[str, Message]] = {}
    for row in rows("messages"):
        message = Message(
            Wording(row["message"], row["message_nl"]), Wording(row["hint"], row["hint_nl"])
        )
        by_code.setdefault(row["code"], {})[row["key"]] = message
    return by_code


rules: Catalogue[Rule] = Catalogue("rule", lambda: _load("rules"))
"""Every rule of okomodel by its code, built already or not."""

problems: Catalogue[Rule] = Catalogue("problem", lambda: _load("problems"))
"""Every problem that a document can have (DOC01 to DOC10) by its code."""
