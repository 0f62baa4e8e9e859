"""A report: the findings by dossier, those that are waived apart, and how many there are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from okomodel.findings import Finding, Report, Severity, counts
from okomodel.insight.occasion import Occasion
from okomodel.model import Dossier, Programme
from okomodel.model.document import root
from okomodel.pages.sheet import Block, Cell, Entry, Paragraph, Section, Sheet, Tone
from okomodel.wording import Language, Wording

__all__ = ["TONES", "findings_sheet", "report_sheet", "told"]

TONES = {Severity.ERROR: Tone.ERROR, Severity.WARNING: Tone.WARNING, Severity.NOTE: Tone.PLAIN}
"""The tone in which a severity is said."""


_WAIVED = Wording("Waived: {name}", "Met ontheffing: {name}")
_ALL_WAIVED = Wording("Waived findings", "Bevindingen met ontheffing")
_TITLE = Wording("Findings", "Bevindingen")
_HINT = Wording("Hint: {hint}", "Tip: {hint}")


def report_sheet(
    report: Report,
    lang: Language = "en",
    document: Dossier | Programme | None = None,
    *,
    title: str = "",
    about: str = "",
) -> Sheet:
    """The findings about a document as a sheet.

    They stand by dossier, in the order of the document, what matters most first. ``document``
    is what they are about; without it (it could not be read) they stand together. It is for who
    keeps the document: figures that may not be shown to others are in it.
    """
    name = document.name if document else ""
    return Sheet(
        title or name,
        about,
        (
            *_by_dossier(report.findings, document, lang),
            *_waived(report.waived, document, lang),
            Section("", (Paragraph((_total(report, lang),)),)),
        ),
    )


def findings_sheet(report: Report, occasion: Occasion, lang: Language) -> Sheet:
    """A report by itself as a sheet.

    Which of its figures may be shown is not known without the document: none is, unless raw
    figures are asked for.
    """
    told = report if occasion.policy is None else report.without_figures()
    parts = (*_by_dossier(told.findings, None, lang), *_waived(told.waived, None, lang))
    return Sheet(_TITLE.text(lang), counts(report, lang), parts)


def told(findings: Iterable[Finding], lang: Language) -> tuple[Block, ...]:
    """Findings as entries, what matters most first; of one severity as they stand."""
    weight = tuple(Severity).index
    ordered = sorted(findings, key=lambda one: weight(one.severity))
    return tuple(_entry(finding, lang) for finding in ordered)


def _by_dossier(
    findings: Iterable[Finding], document: Dossier | Programme | None, lang: Language
) -> Iterator[Section]:
    names, groups = _names(document), dict[str, list[Finding]]()
    for finding in findings:
        groups.setdefault(_dossier(finding.path), []).append(finding)
    for path in sorted(groups, key=bool):  # what is about the whole comes first
        yield Section(names.get(path, names[""]), told(groups[path], lang))


def _dossier(path: str) -> str:
    """The dossier of a register in which a path lies; empty: in none."""
    start, _, rest = path.partition(".")
    name = rest.partition(".")[0]
    return f"{start}.{name}" if name.startswith("dossiers[") else ""


def _names(document: Dossier | Programme | None) -> Mapping[str, str]:
    """The names of the dossiers of a register by their paths, and that of the whole."""
    whole = {"": document.name if document else ""}
    if not isinstance(document, Programme):
        return whole
    dossiers = (at for at in root(document).parts() if isinstance(at.thing, Dossier))
    return whole | {at.path: f"{at.thing.name} ({at.thing.id})" for at in dossiers}


def _waived(
    findings: Sequence[Finding], document: Dossier | Programme | None, lang: Language
) -> Iterator[Section]:
    for section in _by_dossier(findings, document, lang):
        wording = _WAIVED if section.heading else _ALL_WAIVED
        yield Section(wording.text(lang, name=section.heading), section.blocks)


def _entry(finding: Finding, lang: Language) -> Entry:
    message, hint = finding.parts(lang)
    about = [Paragraph((Cell(f"{finding.where(lang)}:", Tone.MUTED), Cell(message)))]
    if hint:
        about.append(Paragraph((Cell(_HINT.text(lang, hint=hint)),)))
    severity = Cell(finding.severity.label(lang), TONES[finding.severity])
    head = (severity, Cell(finding.code, Tone.STRONG), Cell(finding.name, Tone.MUTED))
    return Entry(head, tuple(about))


def _total(report: Report, lang: Language) -> Cell:
    worst = next((kind for kind in Severity if report.of(kind)), None)
    return Cell(counts(report, lang), TONES[worst] if worst else Tone.GOOD)
