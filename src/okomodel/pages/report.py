"""A report: the findings by dossier, those that are waived apart, and how many there are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from okomodel.findings import Finding, Report, Severity, counts
from okomodel.insight.occasion import Occasion
from okomodel.model import Dossier, Programme
from okomodel.model.document import Place, root, walk
from okomodel.pages.facts import row
from okomodel.pages.sheet import Block, Cell, Column, Entry, Paragraph, Section, Sheet, Table, Tone
from okomodel.reference.rule import problems, rules
from okomodel.reference.tables import grouped
from okomodel.wording import Language, Wording

__all__ = ["TONES", "findings_sheet", "findings_table", "report_sheet", "rule_called", "told"]

TONES = {Severity.ERROR: Tone.ERROR, Severity.WARNING: Tone.WARNING, Severity.NOTE: Tone.PLAIN}
"""The tone in which a severity is said."""


_WAIVED = Wording("Waived: {name}", "Met ontheffing: {name}")
_ALL_WAIVED = Wording("Waived findings", "Bevindingen met ontheffing")
_TITLE = Wording("Findings", "Bevindingen")
_MORE = Wording("and {count} more", "en nog {count}")
_MOST = 2
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


def rule_called(finding: Finding, lang: Language) -> str:
    """The name in words of the rule or problem that speaks; of one not known here, as it gives it.

    >>> from okomodel.reference.rule import rules
    >>> rule_called(rules["ACT02"].finding("dossier"), "nl")
    'actie zonder eigenaar'
    """
    for known in (rules, problems):
        if finding.code in known:
            return known[finding.code].called.text(lang)
    return finding.name


def findings_table(findings: Iterable[Finding], at: Place, lang: Language) -> Table:
    """The findings about a dossier by rule, what matters most first: how many, and where."""
    groups = grouped(((one.severity, one.code), one) for one in findings)
    weight = tuple(Severity).index
    places = {place.path: place for place in walk(at)}
    rows = (
        row(
            lang,
            Cell(severity.label(lang), TONES[severity]),
            code,
            _together(some, places, at, lang),
        )
        for (severity, code), some in sorted(groups.items(), key=lambda one: weight(one[0][0]))
    )
    return Table((Column(), Column(), Column()), tuple(rows))


def _together(
    findings: Sequence[Finding], places: Mapping[str, Place], at: Place, lang: Language
) -> str:
    """The name of a rule in words, how often it speaks if more than once, and of what."""
    number = len(findings)
    called = rule_called(findings[0], lang)
    times = f"{number}x {called}" if number > 1 else called
    where = "; ".join(_where(findings, places, at, lang))
    return f"{times}: {where}" if where else times


def _where(
    findings: Sequence[Finding], places: Mapping[str, Place], at: Place, lang: Language
) -> Iterator[str]:
    """In which places of a dossier they are, in words: the first few, and how many more."""
    found = (_place(one.path, places) for one in findings)
    words = (
        one.words(lang).removeprefix(_lead(at, lang)) for one in found if one not in (None, at)
    )
    said = [*dict.fromkeys(words)]
    yield from said[:_MOST]
    if len(said) > _MOST:
        yield _MORE.text(lang, count=len(said) - _MOST)


def _lead(at: Place, lang: Language) -> str:
    """The words of the dossier itself, which stand before those of all that it holds."""
    return f"{words}, " if (words := at.words(lang)) else ""


def _place(path: str, places: Mapping[str, Place]) -> Place | None:
    """The thing at a path, or that of which the path names a field."""
    return places.get(path) or places.get(path.rpartition(".")[0])


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
    head = (
        severity,
        Cell(finding.code, Tone.STRONG),
        Cell(rule_called(finding, lang), Tone.MUTED),
    )
    return Entry(head, tuple(about))


def _total(report: Report, lang: Language) -> Cell:
    worst = next((kind for kind in Severity if report.of(kind)), None)
    return Cell(counts(report, lang), TONES[worst] if worst else Tone.GOOD)
