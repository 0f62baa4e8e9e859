"""Where the values and keys of a document stand in its text."""

from collections.abc import Iterable
from typing import final

import attrs

from okomodel.findings import Finding, Report

__all__ = ["Place", "Places"]

Place = tuple[int, int]
_ABOUT_KEYS = ("DOC02", "DOC10")


@final
@attrs.frozen
class Places:
    """Line and column, counted from 1, of each value and of each key, by their paths.

    >>> Places({"": (1, 1), "dossier": (3, 3)}).of("dossier.name")
    (3, 3)
    """

    values: dict[str, Place] = attrs.field(factory=dict[str, Place])
    keys: dict[str, Place] = attrs.field(factory=dict[str, Place])

    def of(self, path: str) -> Place | None:
        """Where a value stands, or else the nearest that holds it; None: nothing is known."""
        while path not in self.values and path:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self.values.get(path)

    def located(self, report: Report) -> Report:
        """The same report, in which findings say where they stand in the text."""
        return attrs.evolve(
            report,
            findings=self._all_located(report.findings),
            waived=self._all_located(report.waived),
        )

    def _all_located(self, findings: Iterable[Finding]) -> Iterable[Finding]:
        return map(self._located, findings)

    def _located(self, finding: Finding) -> Finding:
        place = self.keys.get(finding.path) if finding.code in _ABOUT_KEYS else None
        place = place or self.of(finding.path)
        if place is None or finding.line is not None:
            return finding
        return attrs.evolve(finding, line=place[0], column=place[1])
