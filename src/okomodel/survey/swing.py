"""The import file of Swing, the platform behind most dashboards of municipalities."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any, NamedTuple, final

import attrs

from okomodel.model import (
    Dossier,
    Measurement,
    MeasurementLevel,
    Measures,
    OwnIndicator,
    Programme,
    SurveyRound,
)
from okomodel.model.document import Document, only_document
from okomodel.monitor.disclosure import percentage_of, publishable
from okomodel.reference.indicator import indicators, measures_of
from okomodel.reference.municipality import municipalities
from okomodel.reference.policy import SWING, Policy, policy_of
from okomodel.survey.extra import extra
from okomodel.values.share import tenths
from okomodel.wording import Language, Wording, known_language

__all__ = ["WITHHELD", "Row", "rows_of", "swing"]

WITHHELD = -99996
"""What stands in the place of a value that is held back [ggd-swing]."""

_DECIMALS = 1
_DATA = ("PERIODE", "GEBIEDSNIVEAU", "GEBIED", "NAAM", "WAARDE")
_METADATA = (
    *("Name", "Description", "Indicator code", "RoundOff"),
    *("More information", "Unit", "Source", "Data type"),
)
_WHAT = Wording("writing a file for Swing", "een bestand voor Swing schrijven")
_AREA = "gemeente"
_UNIT, _TYPE = "p", "Percentage"
_ALL = Wording("all", "allen")
_GRADES = Wording("class {grades}", "klas {grades}")
_AND = Wording(" and ", " en ")
_ABOUT = Wording(
    "Percentage of pupils ({who}) of whom it is so: {label}.",
    "Percentage leerlingen ({who}) van wie dit geldt: {label}.",
)
_MORE = Wording(
    "What is held back by the small-number policy {policy} ({asks}) stands as {withheld}.",
    "Wat door het beleid voor kleine aantallen {policy} ({asks}) wordt achtergehouden, staat als"
    " {withheld}.",
)
_RAW = Wording("Nothing is held back.", "Er wordt niets achtergehouden.")
_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # equal documents give equal bytes


class Row(NamedTuple):
    """A value of the file: of which year, in which municipality, of what, and how many percent."""

    year: int
    area: int | str
    name: str
    value: float


@final
@attrs.frozen
class _Figure:
    dossier: Dossier
    survey: SurveyRound
    measured: Measurement

    @property
    def name(self) -> str:
        """What Swing calls it: the code of the indicator, and of whom the figure is.

        Of classes 2 and 4 together there is the code alone.
        """
        one = self.measured
        group = "" if one.group == "2+4" else f"KLAS{one.group.replace('+', '')}"
        parts = (one.indicator, group, one.gender, one.education)
        return "_".join(str(part).replace("-", "") for part in parts if part).upper()

    def who(self, lang: Language) -> str:
        """Of which pupils it is."""
        one = self.measured
        grades = _AND.text(lang).join(one.group.split("+"))
        classes = _ALL if one.group == "all" else _GRADES
        parts = (part.label(lang) for part in (one.gender, one.education) if part)
        return ", ".join([classes.text(lang, grades=grades), *parts])


def swing(
    document: Document, *, policy: Policy | str | None = SWING, lang: Language = "nl"
) -> bytes:
    """The Excel file that Swing imports, of a dossier or of all dossiers of a register.

    Sheet ``data`` has a row for each percentage of a municipality, in percent with one decimal, and
    sheet ``metadata`` one for each thing that is measured, in Dutch or English. What the policy
    does not let be shown is -99996; ``policy=None`` shows all there is. Left out are means, figures
    of schools and regions, and those of dossiers of several municipalities, for which Swing has no
    area. Of a figure that stands there weighted and unweighted the unweighted one is taken.

    Raises :class:`okomodel.MissingExtra` without xlsxwriter, and :class:`okomodel.InvalidType` for
    what is no document. The form is that of the GGD [ggd-swing].

    >>> dossier = Dossier(id="x", name="X", municipalities=["GM0302"])
    >>> swing(dossier)[:2]
    b'PK'
    """
    only_document(document, "document")
    known_language(lang)
    chosen = policy_of(policy)
    figures = [*_figures(document)]
    package = extra("xlsxwriter", _WHAT)
    file = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with package.Workbook(file, options) as book:
        book.set_properties({"created": _MADE})
        _fill(book.add_worksheet("data"), _DATA, map(_cells, rows_of(document, chosen)))
        _fill(book.add_worksheet("metadata"), _METADATA, _told(document, figures, chosen, lang))
    return file.getvalue()


def rows_of(document: Document, policy: Policy | None) -> Iterator[Row]:
    """The values of the file, in the order of the document.

    >>> figure = Measurement(indicator="SOROK3A3", base=49, count=20)
    >>> survey = SurveyRound(id="r", year=2025, instrument="oko", measurements=[figure])
    >>> one = Dossier(id="x", name="X", municipalities=["GM0302"], rounds=[survey])
    >>> [*rows_of(one, SWING)]
    [Row(year=2025, area=302, name='SOROK3A3', value=-99996)]
    """
    for one in _figures(_shown(document, policy)):
        value = percentage_of(one.measured)
        told = WITHHELD if value is None else tenths(value)
        yield Row(one.survey.year, _area(one.dossier, one.survey), one.name, told)


def _shown(document: Document, policy: Policy | None) -> Document:
    """A document without the figures that may not be shown: here and nowhere else that is asked."""
    if policy is None:
        return document
    if isinstance(document, Dossier):
        return publishable(document, policy)
    return publishable(document, policy)  # each of the two gives its own kind


def _dossiers(document: Document) -> tuple[Dossier, ...]:
    return (document,) if isinstance(document, Dossier) else document.dossiers


def _figures(document: Document) -> Iterator[_Figure]:
    """The figures that have a place in the file, each once."""
    own = {one.code: one for one in _own(document)}
    for dossier in _dossiers(document):
        for survey in dossier.rounds if len(dossier.municipalities) == 1 else ():
            found: dict[str, _Figure] = {}
            for one in sorted(survey.measurements, key=lambda one: one.weighted):
                figure = _Figure(dossier, survey, one)
                if _has_place(one, own):
                    found.setdefault(figure.name, figure)
            yield from sorted(
                found.values(), key=lambda one: survey.measurements.index(one.measured)
            )


def _has_place(one: Measurement, own: dict[str, OwnIndicator]) -> bool:
    is_mean = one.mean is not None or measures_of(one.indicator, own) is Measures.MEAN
    return one.level is MeasurementLevel.MUNICIPALITY and not is_mean


def _own(document: Document) -> Iterator[OwnIndicator]:
    for dossier in _dossiers(document):
        yield from dossier.indicators
    if isinstance(document, Programme):
        yield from document.indicators


def _area(dossier: Dossier, survey: SurveyRound) -> int | str:
    """The number of the municipality, as it was in the year of the round."""
    code = municipalities.in_force(dossier.municipalities[0], date(survey.year, 12, 31))
    return int(code[2:]) if code[2:].isdigit() else code


def _cells(row: Row) -> tuple[object, ...]:
    return (row.year, _AREA, row.area, row.name, row.value)


def _told(
    document: Document, figures: Iterable[_Figure], policy: Policy | None, lang: Language
) -> Iterator[tuple[object, ...]]:
    """A row for each thing that is measured."""
    labels = {one.code: one.called for one in _own(document)}
    more = _RAW.text(lang) if policy is None else _of(policy, lang)
    by_name: dict[str, list[_Figure]] = {}
    for one in figures:
        by_name.setdefault(one.name, []).append(one)
    for name, some in by_name.items():
        code, who = some[0].measured.indicator, some[0].who(lang)
        wording = indicators[code].wording if code in indicators else labels.get(code)
        label = wording.text(lang) if wording else code
        about = _ABOUT.text(lang, who=who, label=label)
        surveys = {(one.survey.instrument, one.survey.year) for one in some}
        source = "; ".join(f"{of.label(lang)} {year}" for of, year in sorted(surveys))
        yield (f"{label} ({who})", about, name, _DECIMALS, more, _UNIT, source, _TYPE)


def _of(policy: Policy, lang: Language) -> str:
    return _MORE.text(lang, policy=policy.name, asks=policy.label(lang), withheld=WITHHELD)


def _fill(sheet: Any, heading: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    sheet.write_row(0, 0, heading)
    for at, row in enumerate(rows, 1):
        sheet.write_row(at, 0, row)
