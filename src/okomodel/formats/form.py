"""A form in which documents are written, and what is known of a document that was read."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Literal, NamedTuple, Self, final

import attrs

from okomodel.findings import Finding, Report, Spot
from okomodel.formats.limits import Limits
from okomodel.model.document import Document
from okomodel.sealed import Sealed

__all__ = ["Form", "FormName", "Origin", "Places", "Reading"]

FormName = Literal["json", "excel", "yaml"]
"""What the forms are called."""


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
        if finding.spot.in_text():
            return finding
        key = self.keys.get(finding.path) if finding.code in _ABOUT_KEYS else None
        return attrs.evolve(finding, path=key or self.of(finding.path) or finding.spot)


class Origin:
    """What is still to be known of the text that a document was read from: of JSON nothing."""

    form: FormName = "json"
    has_comments = False
    unread: Sequence[Spot] = ()

    @cached_property
    def places(self) -> Places:
        """Where in it all stands, looked up when that is asked."""
        return Places()


_OF_JSON = Origin()


class _Pair(NamedTuple):
    document: Document
    report: Report


@final
class Reading(Sealed, _Pair):
    """A document, and the report of reading it (DOC07: newer; DOC08: migrated).

    Read from YAML or from a workbook, it also knows where all of it stands: ``located`` tells the
    line and column, or the sheet and cell, of what was found later. ``form`` is how it was written
    (``json``, ``yaml`` or ``excel``), ``has_comments`` whether it has comments, which JSON cannot
    hold, and ``unread`` what stands in a workbook beside the document.

    >>> from okomodel.model import Dossier
    >>> reading = Reading(Dossier(id="x", name="X", municipalities=["GM0302"]), Report())
    >>> document, report = reading
    >>> report.ok, reading.form
    (True, 'json')
    """

    _origin: Origin = _OF_JSON

    def __new__(cls, document: Document, report: Report, origin: Origin = _OF_JSON) -> Self:
        """A reading of a text: what comes from JSON, or from plain data, has no origin to name."""
        reading = super().__new__(cls, document, report)
        reading._origin = origin
        return reading

    @property
    def form(self) -> FormName:
        """How the document was written."""
        return self._origin.form

    @property
    def has_comments(self) -> bool:
        """Whether its text has comments."""
        return self._origin.has_comments

    @property
    def places(self) -> Places:
        """Where in its text all of it stands."""
        return self._origin.places

    @property
    def unread(self) -> Sequence[Spot]:
        """The cells of a workbook that are no part of the document: columns of one's own, say."""
        return self._origin.unread

    def located(self, report: Report) -> Report:
        """A report about this document, in which findings say line and column where known."""
        return self.places.located(report) if report.findings or report.waived else report

    def _replace(  # pyright: ignore[reportIncompatibleMethodOverride] - that of a pair forgets the rest
        self, *, document: Document | None = None, report: Report | None = None
    ) -> Self:
        """The same reading with another document or report."""
        return type(self)(document or self.document, report or self.report, self._origin)

    __replace__ = _replace  # what copy.replace asks for


@final
@attrs.frozen
class Form:
    """How documents are written: what tells a form, and what reads and writes it.

    ``recognises`` says whether a text without a name may be of this form. ``into`` puts a document
    into a file that is there and keeps what else stands in it; None: nothing does. ``only_read``
    are the ends of names of files that hold this form and are not written.
    """

    name: FormName
    suffixes: tuple[str, ...]
    recognises: Callable[[bytes], bool]
    read: Callable[[bytes, Limits], Reading]
    write: Callable[[Document], bytes]
    into: Callable[[bytes, Document], bytes] | None = None
    is_text: bool = True
    only_read: tuple[str, ...] = ()
