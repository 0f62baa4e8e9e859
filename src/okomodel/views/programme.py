"""The register on a day: who takes part, what was published, where each dossier stands."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from okomodel.findings import Report, Severity
from okomodel.insight.census import Census, CohortCount, Reconciliation, census, reconcile
from okomodel.model import Cohort, Dossier, Event, Programme
from okomodel.rules.checking import check
from okomodel.values.calendar import to_day
from okomodel.views.counting import Noun, span
from okomodel.views.participation import standing, status
from okomodel.views.report import TONES, counts
from okomodel.views.sheet import Block, Cell, Column, Entry, Paragraph, Section, Sheet, Table, Tone
from okomodel.wording import Language, Wording

__all__ = ["programme_sheet"]

_ABOUT = Wording("Register {id} on {on}", "Register {id} op {on}")
_COHORTS = Wording("Participants by cohort", "Deelnemers per cohort")
_COHORT_COLUMNS = (
    Wording("Cohort", "Cohort"),
    Wording("Start", "Begin"),
    Wording("Municipalities", "Gemeenten"),
    Wording("Not named", "Zonder naam"),
)
_NO_COHORT = Wording("without a cohort", "zonder cohort")
_TOTAL = Wording("Total", "Totaal")
_PUBLISHED = Wording("Published counts", "Gepubliceerde aantallen")
_PUBLISHED_COLUMNS = (
    Wording("Date", "Datum"),
    Wording("Published", "Gepubliceerd"),
    Wording("At least", "Ten minste"),
    Wording("At most", "Ten hoogste"),
    Wording("Agrees", "Klopt"),
    Wording("Range because of", "Speling door"),
)
_YES, _NO = Wording("yes", "ja"), Wording("no", "nee")
_COHORT = Noun(Wording("cohort", "cohort"), Wording("cohorts", "cohorten"))
_MUNICIPALITY = Noun(Wording("municipality", "gemeente"), Wording("municipalities", "gemeenten"))
_DISAGREES = Wording(
    "{on}: {count} published, but the register allows {range}.",
    "{on}: {count} gepubliceerd, maar het register laat {range} toe.",
)
_UNEXPLAINED = Wording(
    "Nothing in the register explains it.", "Niets in het register verklaart dit."
)
_DOSSIERS = Wording("Dossiers", "Dossiers")
_DOSSIER_COLUMNS = (
    Wording("Id", "Id"),
    Wording("Name", "Naam"),
    Wording("Region", "Regio"),
    Wording("Status", "Status"),
    Wording("Since", "Sinds"),
)
_EVENTS = Wording("Events", "Bijeenkomsten")
_IN_COHORT = Wording("cohort {cohort}", "cohort {cohort}")
_PARTICIPANT = Noun(Wording("participant", "deelnemer"), Wording("participants", "deelnemers"))
_FINDINGS = Wording("Findings", "Bevindingen")
_FINDING_COLUMNS = (
    Wording("Number", "Aantal"),
    Wording("Severity", "Ernst"),
    Wording("Rule", "Regel"),
    Wording("Name", "Naam"),
)
_NONE = Wording("None recorded.", "Niets vastgelegd.")
_UNNOTICED = Report()


def programme_sheet(
    programme: Programme,
    on: date | str,
    lang: Language = "en",
    noticed: Report = _UNNOTICED,
) -> Sheet:
    """A programme on a day, as a sheet; ``noticed`` is what reading it already found."""
    day = to_day(on)
    found = noticed + check(programme, on=day)
    return Sheet(
        programme.name,
        _ABOUT.text(lang, id=programme.id, on=day),
        (
            Section(_COHORTS.text(lang), (_cohorts(programme, census(programme, day), lang),)),
            Section(_PUBLISHED.text(lang), tuple(_published(programme, lang))),
            Section(_DOSSIERS.text(lang), (_dossiers(programme, day, lang),)),
            Section(_EVENTS.text(lang), tuple(_events(programme, lang))),
            Section(_FINDINGS.text(lang), tuple(_findings(found, lang))),
        ),
    )


def _columns(
    headings: tuple[Wording, ...], lang: Language, numeric: str = ""
) -> tuple[Column, ...]:
    """Columns with their headings; ``numeric`` marks with a 9 which hold numbers."""
    marks = numeric.ljust(len(headings))
    return tuple(
        Column(heading.text(lang), mark == "9")
        for heading, mark in zip(headings, marks, strict=True)
    )


def _nothing(lang: Language) -> Paragraph:
    return Paragraph((Cell(_NONE.text(lang), Tone.MUTED),))


# -------------------------------------------------------------------------------------- cohorts


def _cohorts(programme: Programme, counted: Census, lang: Language) -> Table:
    known = {cohort.id: cohort for cohort in programme.cohorts}
    rows = [_cohort(count, known, lang) for count in counted.cohorts]
    total = (
        Cell(_TOTAL.text(lang), Tone.STRONG),
        Cell(""),
        Cell(span(counted.certain, counted.possible), Tone.STRONG),
        Cell(str(sum(count.unnamed for count in counted.cohorts)), Tone.STRONG),
    )
    return Table(_columns(_COHORT_COLUMNS, lang, "  99"), (*rows, total))


def _cohort(count: CohortCount, known: Mapping[str, Cohort], lang: Language) -> tuple[Cell, ...]:
    cohort = known.get(count.cohort) if count.cohort else None
    name = cohort.label if cohort else count.cohort or _NO_COHORT.text(lang)
    return (
        Cell(name),
        Cell(str(cohort.start) if cohort else ""),
        Cell(span(count.certain, count.possible)),
        Cell(str(count.unnamed)),
    )


# ----------------------------------------------------------------------------- published counts


def _published(programme: Programme, lang: Language) -> Iterator[Block]:
    reconciled = reconcile(programme)
    if not reconciled:
        yield _nothing(lang)
        return
    rows = tuple(_count(one, lang) for one in reconciled)
    yield Table(_columns(_PUBLISHED_COLUMNS, lang, " 999"), rows)
    for one in reconciled:
        if not one.agrees:
            yield _explained(one, lang)


def _count(one: Reconciliation, lang: Language) -> tuple[Cell, ...]:
    agrees = Cell(_YES.text(lang), Tone.GOOD) if one.agrees else Cell(_NO.text(lang), Tone.WARNING)
    return (
        Cell(str(one.published.on)),
        Cell(str(one.published.count)),
        Cell(str(one.census.certain)),
        Cell(str(one.census.possible)),
        agrees,
        Cell(_room(one, lang), Tone.MUTED),
    )


def _room(one: Reconciliation, lang: Language) -> str:
    """How many cohorts and municipalities make a range of the census."""
    cohorts = {count.cohort for count in one.census.cohorts}
    widening = [
        explanation.subject in cohorts for explanation in one.explanations if explanation.widens
    ]
    numbers = ((_COHORT, sum(widening)), (_MUNICIPALITY, len(widening) - sum(widening)))
    return ", ".join(noun.counted(number, lang) for noun, number in numbers if number)


def _explained(one: Reconciliation, lang: Language) -> Entry:
    allowed = span(one.census.certain, one.census.possible)
    head = _DISAGREES.text(lang, on=one.published.on, count=one.published.count, range=allowed)
    told = [explanation.text(lang) for explanation in one.explanations]
    lines = told or [_UNEXPLAINED.text(lang)]
    return Entry((Cell(head, Tone.WARNING),), tuple(Paragraph((Cell(line),)) for line in lines))


# ------------------------------------------------------------------------------------- dossiers


def _dossiers(programme: Programme, on: date, lang: Language) -> Block:
    if not programme.dossiers:
        return _nothing(lang)
    rows = tuple(_dossier(dossier, on, lang) for dossier in programme.dossiers)
    return Table(_columns(_DOSSIER_COLUMNS, lang), rows)


def _dossier(dossier: Dossier, on: date, lang: Language) -> tuple[Cell, ...]:
    claim = standing(dossier, on)
    return (
        Cell(dossier.id),
        Cell(dossier.name),
        Cell(dossier.region or ""),
        Cell(status(claim, on, lang)) if claim else Cell("-", Tone.MUTED),
        Cell(str(claim.since) if claim else ""),
    )


# --------------------------------------------------------------------------------------- events


def _events(programme: Programme, lang: Language) -> Iterator[Block]:
    labels = {cohort.id: cohort.label for cohort in programme.cohorts}
    for event in programme.events:
        when = Cell(event.period.label(lang), Tone.STRONG)
        told = ", ".join((event.title, *_about(event, labels, lang)))
        yield Entry((when, Cell(event.kind.label(lang))), (Paragraph((Cell(told),)),))
    if not programme.events:
        yield _nothing(lang)


def _about(event: Event, labels: Mapping[str, str], lang: Language) -> Iterator[str]:
    if event.place:
        yield event.place
    if event.cohort:
        yield _IN_COHORT.text(lang, cohort=labels.get(event.cohort, event.cohort))
    if event.participants is not None:
        yield _PARTICIPANT.counted(event.participants, lang)


# ------------------------------------------------------------------------------------- findings


def _findings(report: Report, lang: Language) -> Iterator[Block]:
    yield Paragraph((Cell(counts(report, lang)),))
    if len(report):
        yield Table(_columns(_FINDING_COLUMNS, lang, "9"), tuple(_by_rule(report, lang)))


def _by_rule(report: Report, lang: Language) -> Iterator[tuple[Cell, ...]]:
    number = Counter(finding.code for finding in report)
    for severity in Severity:
        for code, name in sorted({(one.code, one.name) for one in report.of(severity)}):
            label = Cell(severity.label(lang), TONES[severity])
            yield Cell(str(number[code])), label, Cell(code), Cell(name, Tone.MUTED)
