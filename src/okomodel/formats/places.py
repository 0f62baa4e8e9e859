"""Where the values and keys of a document stand in its text."""

from collections.abc import Iterable
from typing import final

import attrs

from okomodel.findings import Finding, Report, Spot

__all__ = ["Places"]

_ABOUT_KEYS = ("DOC02", "DOC10")


@final
@attrs.frozen
class Places:
    """Where each value and each key stands, by their paths.

    >>> Places({"": Spot("", 1, 1), "dossier": Spot("dossier", 3, 3)}).of("dossier.name")
    <Spot path='dossier.name' line=3 column=3>
    """

    values: dict[str, Spot] = attrs.field(factory=dict[str, Spot])
    keys: dict[str, Spot] = attrs.field(factory=dict[str, Spot])

    def of(self, path: str) -> Spot | None:
        """Where a value stands, or else the nearest that holds it; None: nothing is known."""
        above = path
        while above not in self.values and above:
            above = above[: max(above.rfind("."), above.rfind("["), 0)]
        found = self.values.get(above)
        return found and attrs.evolve(found, path=path)

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
        if finding.line is not None:
            return finding
        key = self.keys.get(finding.path) if finding.code in _ABOUT_KEYS else None
        return attrs.evolve(finding, path=key or self.of(finding.path) or finding.spot)
