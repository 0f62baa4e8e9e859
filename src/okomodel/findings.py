"""How anything is said to be wrong: a finding, and a report of findings.

A bad document, a broken rule and a step that the lifecycle refuses all end in the same
shape, so that a notebook, a web form and a terminal show one thing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any, Self, final

import attrs

from okomodel.display import OneLine, Shown, line, lines
from okomodel.harmless import harmless
from okomodel.wording import Labelled, Language, Noun, Wording, known_language, thousands

__all__ = ["Figure", "Finding", "Level", "Message", "Report", "Severity", "Spot", "counts"]


class Severity(Labelled):
    """How much a finding matters: an error makes ``Report.ok`` false, the rest does not."""

    ERROR = "error", "fout", "error"
    WARNING = "warning", "waarschuwing", "warning"
    NOTE = "note", "opmerking", "note"


class Level(Labelled):
    """On whose authority a rule speaks."""

    NORM = "norm", "norm van de aanpak", "norm of the approach"
    RECOMMENDATION = "recommendation", "aanbeveling", "recommendation"
    PRACTICE = "practice", "gebruik bij gemeenten", "practice of municipalities"
    LIBRARY = "library", "samenhang van de gegevens", "consistency of the data"


@final
class Figure(float):
    """A parameter of a message that is a figure of a survey, a count or a percentage.

    It is one of what stands at the path of the finding. Who reads the finding sees it; a page for
    others leaves it out where it may not be shown.

    >>> Figure(204) == 204
    True
    """

    __slots__ = ()


@final
@attrs.frozen
class Message:
    """How one kind of finding is worded, and what would help, in both languages."""

    message: Wording
    hint: Wording

    def parts(self, lang: Language, params: Mapping[str, object]) -> tuple[str, str]:
        """Message and hint in one language, with the parameters filled in."""
        return self.message.text(lang, **params), self.hint.text(lang, **params)


_PLACE = Wording("{path} (line {line}, column {column})", "{path} (regel {line}, kolom {column})")
_DOCUMENT = Wording("document", "document")
_GAP = "…"


@final
@attrs.frozen(repr=False)
class Spot(OneLine):
    """Where something stands: its path in the document, and its place in the text where known.

    ``line`` and ``column`` are counted from 1. In a workbook it is a ``cell`` of a ``sheet``.

    >>> Spot("dossier.name", 4, 9).text("nl")
    'dossier.name (regel 4, kolom 9)'
    >>> Spot("dossier.name", sheet="Dossier", cell="B2").text("nl")
    'Dossier!B2'
    """

    path: str
    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None

    def text(self, lang: Language = "en") -> str:
        """The spot as a person reads it."""
        if self.sheet is not None:
            return harmless(f"{self.sheet}!{self.cell}" if self.cell else self.sheet)
        path = harmless(self.path) or _DOCUMENT.text(lang)
        known = self.in_text()
        return _PLACE.text(lang, path=path, **known) if known else path

    def in_text(self) -> dict[str, Any]:
        """Line and column, or sheet and cell, by their names; nothing where not known."""
        if self.sheet is not None:
            return {"sheet": self.sheet, **({"cell": self.cell} if self.cell else {})}
        return {} if self.line is None else {"line": self.line, "column": self.column}


def _spot(path: Spot | str) -> Spot:
    return path if isinstance(path, Spot) else Spot(path)


def _severity(value: Severity | str) -> Severity:
    return Severity.of(value)


def _level(value: Level | str) -> Level:
    return Level.of(value)


@final
@attrs.frozen(repr=False)
class Finding(OneLine):
    """One thing that is wrong: what, where, on whose authority, and what would help.

    ``path`` is the place in the document (``dossier.cycles[0].milestones[3]``; empty: the
    document as a whole). ``message`` and ``hint`` are English; ``text("nl")`` is the whole in
    Dutch. ``params`` are the parameters of the message, for tools that word it themselves.
    Given as a ``Spot``, the path also knows where it stands in the text of the document, which is
    no part of what is found: equal findings may differ in that.

    >>> Finding(
    ...     "CYC05",
    ...     "cycle-numbering",
    ...     Severity.ERROR,
    ...     Level.LIBRARY,
    ...     "dossier.cycles[1]",
    ...     "cycle 3 follows cycle 1.",
    ...     "Number it 2.",
    ...     "",
    ... ).text()
    'cycle 3 follows cycle 1. Number it 2.'
    """

    code: str
    name: str
    severity: Severity = attrs.field(converter=_severity)
    level: Level = attrs.field(converter=_level)
    spot: Spot = attrs.field(converter=_spot, alias="path", eq=attrgetter("path"))
    message: str
    hint: str = ""
    source: str = ""
    wording: Message | None = attrs.field(default=None, kw_only=True, repr=False, eq=False)
    params: Mapping[str, Any] = attrs.field(
        factory=dict[str, Any], kw_only=True, repr=False, eq=False
    )

    @property
    def path(self) -> str:
        """The place in the document."""
        return self.spot.path

    @property
    def line(self) -> int | None:
        """In which line of the text that stands, counted from 1; None: that is not known."""
        return self.spot.line

    @property
    def column(self) -> int | None:
        """In which column of the text that stands, counted from 1; None: that is not known."""
        return self.spot.column

    @property
    def sheet(self) -> str | None:
        """In which sheet of a workbook that stands; None: in none, or that is not known."""
        return self.spot.sheet

    @property
    def cell(self) -> str | None:
        """In which cell of its sheet that stands, as ``D7``; None: that is not known."""
        return self.spot.cell

    @classmethod
    def worded(cls, wording: Message, params: Mapping[str, Any], /, **of: Any) -> Self:
        """A finding whose message and hint are worded when somebody reads them.

        ``of`` are its other fields. Most findings of a large register are only counted.
        """
        made = object.__new__(cls)
        for name, value in {**of, "wording": wording, "params": params}.items():
            object.__setattr__(made, name, value)
        return made

    def __getattr__(self, name: str) -> str:
        if name not in {"message", "hint"} or self.wording is None:
            raise AttributeError(name)
        message, hint = self.wording.parts("en", self.params)
        object.__setattr__(self, "message", message)
        object.__setattr__(self, "hint", hint)
        return message if name == "message" else hint

    def where(self, lang: Language = "en") -> str:
        """The place as a person reads it: the path, and line and column where they are known.

        Where the message names line and column itself, they are not said twice.

        >>> note = ("DOC04", "wrong-type", Severity.ERROR, Level.LIBRARY)
        >>> Finding(*note, Spot("dossier.name", 4, 9), "is wrong.").where()
        'dossier.name (line 4, column 9)'
        """
        return (Spot(self.path) if "line" in self.params else self.spot).text(lang)

    def text(self, lang: Language = "en") -> str:
        """Message and hint together in one language (English where there is no Dutch)."""
        return " ".join(part for part in self.parts(lang) if part)

    def parts(self, lang: Language = "en") -> tuple[str, str]:
        """Message and hint in one language (English where there is no Dutch)."""
        if known_language(lang) == "en" or self.wording is None:
            return self.message, self.hint
        return self.wording.parts(lang, self.params)

    @property
    def has_figures(self) -> bool:
        """Whether it tells a ``Figure``."""
        return any(isinstance(value, Figure) for value in self.params.values())

    def without_figures(self) -> Self:
        """The same finding, with a gap for each ``Figure`` that it tells."""
        params = {
            name: _GAP if isinstance(value, Figure) else value
            for name, value in self.params.items()
        }
        if self.wording is None or params == self.params:
            return self
        message, hint = self.wording.parts("en", params)
        return attrs.evolve(self, message=message, hint=hint, params=params)

    @property
    def message_nl(self) -> str:
        """The message in Dutch (English where there is no Dutch)."""
        return self.parts("nl")[0]

    @property
    def hint_nl(self) -> str:
        """The hint in Dutch (English where there is no Dutch)."""
        return self.parts("nl")[1]

    def to_dict(self, lang: Language = "en") -> dict[str, Any]:
        """The finding as plain data, with message and hint in one language.

        ``line`` and ``column``, or ``sheet`` and ``cell``, are there where they are known.
        """
        message, hint = self.parts(lang)
        return {
            "code": self.code,
            "name": self.name,
            "severity": self.severity.value,
            "level": self.level.value,
            "path": self.path,
            "message": message,
            "hint": hint,
            "source": self.source,
            **self.spot.in_text(),
        }


def _findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(findings)


def _lies_under(path: str, place: str) -> bool:
    return not place or path == place or path.startswith((f"{place}.", f"{place}["))


@final
@attrs.frozen(repr=False)
class Report(Shown):
    """All findings about one document; those that a waiver silences stand apart.

    Of a document with very many problems the first are told (``Limits.problems``). ``truncated`` is
    the number of problems that were found, but are not in the report; 0: none.

    Iterating over a report gives its findings; ``len`` counts them.

    >>> Report().ok
    True
    """

    findings: tuple[Finding, ...] = attrs.field(default=(), converter=_findings)
    waived: tuple[Finding, ...] = attrs.field(default=(), converter=_findings)
    truncated: int = attrs.field(default=0, kw_only=True)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings of severity error."""
        return self.of(Severity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings of severity warning."""
        return self.of(Severity.WARNING)

    @property
    def notes(self) -> tuple[Finding, ...]:
        """The findings of severity note."""
        return self.of(Severity.NOTE)

    @property
    def ok(self) -> bool:
        """Whether there is no error."""
        return not self.errors

    def of(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings of one severity."""
        return tuple(finding for finding in self.findings if finding.severity is severity)

    def under(self, path: str) -> Self:
        """The part of the report that is about what lies at a path, or under it.

        >>> place, elsewhere = "programme.dossiers[1]", "programme.dossiers[11].name"
        >>> kind = ("COH04", "status-order", Severity.ERROR, Level.LIBRARY)
        >>> found = Report([Finding(*kind, one, "is wrong.") for one in (place, elsewhere)])
        >>> [one.path for one in found.under(place)]
        ['programme.dossiers[1]']
        """
        return attrs.evolve(
            self,
            findings=[one for one in self.findings if _lies_under(one.path, path)],
            waived=[one for one in self.waived if _lies_under(one.path, path)],
        )

    def without_figures(self, of: Callable[[Finding], bool] = bool) -> Self:
        """The same report, with gaps for the figures of those findings (none said: of all)."""
        found, waived = (
            [one.without_figures() if one.has_figures and of(one) else one for one in some]
            for some in (self.findings, self.waived)
        )
        return attrs.evolve(self, findings=found, waived=waived)

    def to_dict(self, lang: Language = "en") -> dict[str, Any]:
        """The report as plain data: ``findings`` and ``waived``.

        ``truncated`` is there where more was found than is told.
        """
        return {
            "findings": [finding.to_dict(lang) for finding in self.findings],
            "waived": [finding.to_dict(lang) for finding in self.waived],
            **({"truncated": self.truncated} if self.truncated else {}),
        }

    def __add__(self, other: Self) -> Self:
        """Both reports in one."""
        return attrs.evolve(
            self,
            findings=self.findings + other.findings,
            waived=self.waived + other.waived,
            truncated=self.truncated + other.truncated,
        )

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __bool__(self) -> bool:
        """Always true: a report without findings is a good report, not a missing one."""
        return True


_NOUNS = {
    Severity.ERROR: Noun(Wording("error", "fout"), Wording("errors", "fouten")),
    Severity.WARNING: Noun(
        Wording("warning", "waarschuwing"), Wording("warnings", "waarschuwingen")
    ),
    Severity.NOTE: Noun(Wording("note", "opmerking"), Wording("notes", "opmerkingen")),
}
_NOTHING = Wording("No findings", "Geen bevindingen")
_CUT = Wording(
    " ({count} problems, the first {told} are shown)",
    " ({count} problemen, de eerste {told} worden getoond)",
)
_WAIVED_TOO = Wording("; waived: {count}", "; met ontheffing: {count}")


def counts(report: Report, lang: Language) -> str:
    """How many findings there are of each severity, and how many are waived.

    >>> counts(Report(), "nl")
    'Geen bevindingen'
    """
    numbers = [noun.counted(len(report.of(kind)), lang) for kind, noun in _NOUNS.items()]
    found = ", ".join(numbers) if len(report) else _NOTHING.text(lang)
    return (
        found
        + _cut(report, lang)
        + (_WAIVED_TOO.text(lang, count=len(report.waived)) if report.waived else "")
    )


def _cut(report: Report, lang: Language) -> str:
    if not report.truncated:
        return ""
    count = thousands(len(report) + report.truncated)
    return _CUT.text(lang, count=count, told=thousands(len(report)))


def _line(report: Report) -> str:
    return line(report, counts(report, "en"))


lines[Report] = _line
