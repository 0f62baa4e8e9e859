"""The register on a day: who takes part, what was published, where each dossier stands."""

from collections import Counter
from collections.abc import Iterator, Mapping

from okomodel.findings import Report, Severity, counts
from okomodel.insight.agenda import agenda_on
from okomodel.insight.census import census, reconcile
from okomodel.insight.due import due
from okomodel.insight.occasion import Occasion
from okomodel.model import Dossier, Participation, Programme
from okomodel.pages.agenda import near_sections
from okomodel.pages.census import cohort_blocks, published_blocks
from okomodel.pages.event import EVENTS, event_blocks
from okomodel.pages.facts import NONE, headings, named, remark, row, said_columns
from okomodel.pages.participation import standing, status
from okomodel.pages.report import TONES, rule_called
from okomodel.pages.sheet import Block, Cell, Paragraph, Section, Sheet, Table, Tone
from okomodel.rules.checking import judged
from okomodel.wording import Language, Wording, said

__all__ = ["programme_sheet"]

_ABOUT = Wording("Register {id} on {on}", "Register {id} op {on}")
_COHORTS = Wording("Participants by cohort", "Deelnemers per cohort")
_PUBLISHED = Wording("Published counts", "Gepubliceerde aantallen")
_DOSSIERS = Wording("Dossiers", "Dossiers")
_OF_DOSSIER = (
    *named(Dossier, "name", "region").values(),
    *named(Participation, "status", "since", "cohort").values(),
    Wording("Due", "Te doen"),
)
_FINDINGS = Wording("Findings", "Bevindingen")
_FINDING_COLUMNS = (
    Wording("Number", "Aantal"),
    Wording("Severity", "Ernst"),
    Wording("Rule", "Regel"),
    Wording("Name", "Naam"),
)
_UNNOTICED = Report()


def programme_sheet(
    programme: Programme,
    occasion: Occasion,
    lang: Language = "en",
    noticed: Report = _UNNOTICED,
) -> Sheet:
    """A programme on a day, as a sheet: errors on top, what is due where, then who takes part.

    ``noticed`` is what reading it already found.
    """
    found = noticed + judged(programme, occasion)
    findings = Section(_FINDINGS.text(lang), tuple(_findings(found, lang)))
    parts = _parts(programme, occasion, lang)
    sections = (*parts, findings) if found.ok else (findings, *parts)
    about = _ABOUT.text(lang, id=programme.id, on=occasion.on)
    return Sheet(programme.name, about, sections)


def _parts(programme: Programme, occasion: Occasion, lang: Language) -> tuple[Section, ...]:
    counted = cohort_blocks(census(programme, occasion.on), programme.cohorts, lang)
    published = tuple(published_blocks(reconcile(programme), lang))
    events = tuple(event_blocks(programme.events, programme, lang))
    return (
        *near_sections(agenda_on(programme, occasion), lang),
        Section(_COHORTS.text(lang), counted),
        Section(_PUBLISHED.text(lang), published),
        Section(_DOSSIERS.text(lang), (_dossiers(programme, occasion, lang),)),
        Section(EVENTS.text(lang), events, folded=True),
    )


# ------------------------------------------------------------------------------------- dossiers


def _dossiers(programme: Programme, occasion: Occasion, lang: Language) -> Block:
    if not programme.dossiers:
        return remark(NONE, lang)
    called = {cohort.id: cohort.called for cohort in programme.cohorts}
    rows = tuple(_dossier(one, called, occasion, lang) for one in programme.dossiers)
    return said_columns(Table(headings(_OF_DOSSIER, lang), rows))


def _dossier(
    dossier: Dossier, called: Mapping[str, Wording], occasion: Occasion, lang: Language
) -> tuple[Cell, ...]:
    claim = standing(dossier, occasion.on)
    stands = status(claim, occasion.on, lang) if claim else Cell("-", Tone.MUTED)
    since = claim.since if claim else None
    cohorts = ", ".join(_cohorts(dossier, called, lang))
    owed = _owed(dossier, occasion, lang)
    return row(lang, dossier.name, dossier.region, stands, since, cohorts, owed)


def _cohorts(dossier: Dossier, called: Mapping[str, Wording], lang: Language) -> Iterator[str]:
    """The cohorts that it names, as the register calls them; else by their ids."""
    for id in dict.fromkeys(claim.cohort for claim in dossier.participation if claim.cohort):
        yield called[id].text(lang) if id in called else id


def _owed(dossier: Dossier, occasion: Occasion, lang: Language) -> Cell | None:
    """What is due first, and by when."""
    owed = due(dossier, occasion.on, occasion.profile, occasion.register)
    first = next(iter(owed), None)
    if first is None:
        return None
    tone = Tone.ERROR if first.is_late else Tone.PLAIN
    return Cell(f"{first.label(lang)}, {said(first.by, lang)}", tone)


# ------------------------------------------------------------------------------------- findings


def _findings(report: Report, lang: Language) -> Iterator[Block]:
    yield Paragraph((Cell(counts(report, lang)),))
    if len(report):
        yield Table(headings(_FINDING_COLUMNS, lang, "9"), tuple(_by_rule(report, lang)))


def _by_rule(report: Report, lang: Language) -> Iterator[tuple[Cell, ...]]:
    number = Counter(finding.code for finding in report)
    for severity in Severity:
        for code, name in sorted(
            {(one.code, rule_called(one, lang)) for one in report.of(severity)}
        ):
            label = Cell(severity.label(lang), TONES[severity])
            yield row(lang, number[code], label, code, Cell(name, Tone.MUTED))
