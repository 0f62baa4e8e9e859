"""A dossier on a day: where it stands, what was done and is planned, who is in the team."""

from collections.abc import Iterator
from datetime import date

from okomodel.findings import Report
from okomodel.insight.order import DEFAULT_TEMPLATE, template_of
from okomodel.insight.standing import stage
from okomodel.model import (
    Dossier,
    Member,
    MilestoneRecord,
    Participation,
    PlanCycle,
    Programme,
    TeamRole,
)
from okomodel.reference.municipality import municipalities
from okomodel.reference.profile import Profile, profiles
from okomodel.reference.template import Step, templates
from okomodel.rules.checking import check
from okomodel.values.calendar import as_day, whole_months_between
from okomodel.views.counting import Noun
from okomodel.views.participation import standing, status
from okomodel.views.report import counts, found_in, told
from okomodel.views.sheet import Block, Cell, Column, Paragraph, Section, Sheet, Table, Tone
from okomodel.wording import Language, Wording, said

__all__ = ["dossier_sheet"]

_ABOUT = Wording("Dossier {id} on {on}", "Dossier {id} op {on}")
_WHO = Wording("Participant", "Deelnemer")
_MUNICIPALITY = Wording("Municipality", "Gemeente")
_FICTITIOUS = Wording("fictitious", "fictief")
_UNKNOWN = Wording("not in the register", "niet in het register")
_REGION = Wording("Region", "Regio")
_HORIZON = Wording("Horizon", "Horizon")
_PARTICIPATION = Wording("Participation", "Deelname")
_OTHER_CLAIMS, _AGAIN = Wording("Also recorded", "Ook vastgelegd"), Wording("", "")
_SINCE = Wording("{status} since {since}", "{status} sinds {since}")
_IN_COHORT = Wording("cohort {cohort}", "cohort {cohort}")
_NOT_BEGUN = Wording("none on this day", "geen op deze dag")
_STAGE = Wording("Stage", "Fase")
_CYCLE = Wording("Current cycle", "Huidige cyclus")
_NO_CYCLE = Wording("none on this day", "geen op deze dag")
_RUNS = Wording(
    "{number}, from {start} to {last}: month {month} of {months}",
    "{number}, van {start} t/m {last}: maand {month} van {months}",
)
_RAN_OUT = Wording(
    "{number}, from {start} to {last}: ended", "{number}, van {start} t/m {last}: afgelopen"
)
_PREPARATION = Wording("Preparation", "Voorbereiding")
_CYCLE_HEADING = Wording("Cycle {number}: {start} to {last}", "Cyclus {number}: {start} t/m {last}")
_TO_COME = Wording("not begun on this day", "op deze dag niet begonnen")
_NO_TEMPLATE = Wording(
    'The template "{template}" is not known; the order is that of {shown}.',
    'Het sjabloon "{template}" is niet bekend; de volgorde is die van {shown}.',
)
_DONE, _PLANNED = Wording("done", "bereikt"), Wording("planned", "gepland")
_SKIPPED, _OPEN = Wording("skipped", "overgeslagen"), Wording("open", "open")
_PASSED = Wording("this day has passed", "deze dag is voorbij")
_DONE_LATER = Wording("recorded as done on {done}", "vastgelegd als bereikt op {done}")
_ALSO_SKIPPED = Wording("also skipped: {reason}", "ook overgeslagen: {reason}")
_ATTENDED = Noun(Wording("participant", "deelnemer"), Wording("participants", "deelnemers"))
_ELSEWHERE = Wording("does not belong in this part", "hoort niet in dit deel")
_TEAM = Wording("Core team", "Kernteam")
_TEAM_COLUMNS = (
    Wording("Role", "Rol"),
    Wording("Organisation", "Organisatie"),
    Wording("Since", "Sinds"),
    Wording("Fte", "Fte"),
    Wording("", ""),
)
_NO_COUNT = Wording("does not count", "telt niet mee")
_ADVISER = Wording(
    "An adviser counts for no required role.", "Een adviseur telt voor geen gevraagde rol mee."
)
_UNTIL = Wording("until {end}", "tot en met {end}")
_NOTHING = Wording("None recorded.", "Niets vastgelegd.")
_NOBODY = Wording("Nobody on this day.", "Niemand op deze dag.")
_VACANT = Wording(
    "Required roles without a member: {roles}.", "Gevraagde rollen zonder lid: {roles}."
)
_FILLED = Wording("All required roles have a member.", "Alle gevraagde rollen hebben een lid.")
_FINDINGS = Wording("Findings", "Bevindingen")
_WAIVED = Wording("Waived findings", "Bevindingen met ontheffing")
_DECIMAL = Wording(".", ",")
_UNNOTICED = Report()


def dossier_sheet(
    dossier: Dossier,
    on: date | str,
    lang: Language = "en",
    programme: Programme | None = None,
    noticed: Report = _UNNOTICED,
) -> Sheet:
    """A dossier on a day, as a sheet.

    ``programme`` is the register that holds it, by which it is judged where there is one;
    ``noticed`` is what reading its document already found.
    """
    day = as_day(on)
    profile = profiles["oko-nl"]
    found = noticed + _judged(dossier, day, programme)
    return Sheet(
        dossier.name,
        _ABOUT.text(lang, id=dossier.id, on=day),
        (
            Section(_WHO.text(lang), (_who(dossier, day, lang, programme),)),
            *_parts(dossier, day, lang, profile),
            Section(_TEAM.text(lang), tuple(_team(dossier, day, lang, profile))),
            *_findings(found, lang),
        ),
    )


def _judged(dossier: Dossier, on: date, programme: Programme | None) -> Report:
    if programme is None:
        return check(dossier, on=on)
    return found_in(check(programme, on=on), programme.dossiers.index(dossier))


def _findings(report: Report, lang: Language) -> Iterator[Section]:
    total = Paragraph((Cell(counts(report, lang)),))
    yield Section(_FINDINGS.text(lang), (total, *told(report.findings, lang)))
    if report.waived:
        yield Section(_WAIVED.text(lang), told(report.waived, lang))


def _nothing(lang: Language) -> Paragraph:
    return Paragraph((Cell(_NOTHING.text(lang), Tone.MUTED),))


# ---------------------------------------------------------------------------------- participant


def _who(dossier: Dossier, on: date, lang: Language, programme: Programme | None) -> Table:
    rows = [(_MUNICIPALITY, _municipality(dossier, code, lang)) for code in dossier.municipalities]
    if dossier.region:
        rows.append((_REGION, dossier.region))
    if dossier.horizon:
        rows.append((_HORIZON, str(dossier.horizon)))
    rows += _claims(dossier, on, lang, programme)
    rows.append((_STAGE, stage(dossier, on).label(lang)))
    rows.append((_CYCLE, _current_cycle(dossier.cycle_begun_by(on), on, lang)))
    cells = ((Cell(name.text(lang), Tone.MUTED), Cell(value)) for name, value in rows)
    return Table((Column(), Column()), tuple(cells))


def _municipality(dossier: Dossier, code: str, lang: Language) -> str:
    if code in municipalities:
        name = municipalities[code].name
        return (
            f"{name} ({code}, {_FICTITIOUS.text(lang)})"
            if dossier.fictitious
            else f"{name} ({code})"
        )
    return f"{code} ({(_FICTITIOUS if dossier.fictitious else _UNKNOWN).text(lang)})"


def _claims(
    dossier: Dossier, on: date, lang: Language, programme: Programme | None
) -> Iterator[tuple[Wording, str]]:
    """How it stands on that day, and whatever else is recorded of its participation."""
    current = standing(dossier, on)
    if current is None:
        yield _PARTICIPATION, _NOT_BEGUN.text(lang)
    else:
        yield _PARTICIPATION, _claim(current, on, lang, programme)
    name = _OTHER_CLAIMS
    for claim in dossier.participation:
        if claim is not current:
            yield name, _claim(claim, on, lang, programme)
            name = _AGAIN


def _claim(claim: Participation, on: date, lang: Language, programme: Programme | None) -> str:
    label = claim.status.label(lang) if claim.since.earliest > on else status(claim, on, lang)
    text = _SINCE.text(lang, status=label, since=claim.since)
    if claim.cohort is None:
        return text
    labels = {cohort.id: cohort.label for cohort in programme.cohorts} if programme else {}
    return f"{text}, {_IN_COHORT.text(lang, cohort=labels.get(claim.cohort, claim.cohort))}"


def _current_cycle(cycle: PlanCycle | None, on: date, lang: Language) -> str:
    if cycle is None:
        return _NO_CYCLE.text(lang)
    return (_RUNS if cycle.runs_on(on) else _RAN_OUT).text(
        lang,
        number=cycle.number,
        start=cycle.start,
        last=cycle.last_day,
        month=whole_months_between(cycle.start, on) + 1,
        months=cycle.months,
    )


# ----------------------------------------------------------------------------------- milestones


def _parts(dossier: Dossier, on: date, lang: Language, profile: Profile) -> Iterator[Section]:
    steps = templates[profile.template].preparation
    recorded = _milestones(steps, dossier.preparation, on, lang)
    yield Section(_PREPARATION.text(lang), (recorded if dossier.preparation else _nothing(lang),))
    for cycle in dossier.cycles:
        heading = _CYCLE_HEADING.text(
            lang, number=cycle.number, start=cycle.start, last=cycle.last_day
        )
        yield Section(heading, tuple(_cycle(cycle, on, lang)))


def _cycle(cycle: PlanCycle, on: date, lang: Language) -> Iterator[Block]:
    if cycle.start > on:
        yield Paragraph((Cell(_TO_COME.text(lang), Tone.MUTED),))
    if cycle.template not in templates:
        unknown = _NO_TEMPLATE.text(lang, template=cycle.template, shown=DEFAULT_TEMPLATE)
        yield Paragraph((Cell(unknown, Tone.WARNING),))
    yield _milestones(template_of(cycle).cycle, cycle.milestones, on, lang)


def _milestones(
    steps: tuple[Step, ...], records: tuple[MilestoneRecord, ...], on: date, lang: Language
) -> Table:
    """Every milestone of a part in the order of its template, and what else was recorded."""
    expected = [step.milestone for step in steps]
    rows: list[tuple[Cell, ...]] = []
    for milestone in expected:
        of_it = [record for record in records if record.milestone is milestone]
        name = Cell(milestone.label(lang))
        rows += [(name, *_record(record, on, lang)) for record in of_it]
        if not of_it:
            rows.append((name, Cell(_OPEN.text(lang), Tone.MUTED), Cell(""), Cell("")))
    rows += [
        (Cell(record.milestone.label(lang), Tone.WARNING), *_record(record, on, lang, stray=True))
        for record in records
        if record.milestone not in expected
    ]
    return Table((Column(), Column(), Column(), Column()), tuple(rows))


def _record(
    record: MilestoneRecord, on: date, lang: Language, *, stray: bool = False
) -> tuple[Cell, Cell, Cell]:
    """How far a milestone is, the day of that, and what else is known of it."""
    notes = [_ELSEWHERE.text(lang)] if stray else []
    if record.participants is not None:
        notes.append(_ATTENDED.counted(record.participants, lang))
    how, when, more = _how_far(record, on, lang)
    return how, Cell(when), Cell(", ".join((*more, *notes)), Tone.MUTED)


def _how_far(
    record: MilestoneRecord, on: date, lang: Language
) -> tuple[Cell, str, tuple[str, ...]]:
    if record.done and record.done <= on:
        also = () if record.skipped is None else (_ALSO_SKIPPED.text(lang, reason=record.skipped),)
        return Cell(_DONE.text(lang), Tone.GOOD), str(record.done), also
    if record.skipped is not None:
        return Cell(_SKIPPED.text(lang), Tone.MUTED), "", (record.skipped,)
    later = (_DONE_LATER.text(lang, done=record.done),) if record.done else ()
    if record.planned is None:
        return Cell(_OPEN.text(lang), Tone.MUTED), "", later
    passed = record.planned < on
    late = (_PASSED.text(lang),) if passed else ()
    tone = Tone.WARNING if passed else Tone.PLAIN
    return Cell(_PLANNED.text(lang), tone), str(record.planned), (*late, *later)


# ----------------------------------------------------------------------------------------- team


def _team(dossier: Dossier, on: date, lang: Language, profile: Profile) -> Iterator[Block]:
    team = dossier.core_team
    if not team.members:
        yield _nothing(lang)
        return
    present = team.on(on)
    if present:
        columns = tuple(Column(heading.text(lang)) for heading in _TEAM_COLUMNS)
        yield Table(columns, tuple(_member(one, dossier, lang) for one in present))
    else:
        yield Paragraph((Cell(_NOBODY.text(lang), Tone.WARNING),))
    cells = [_vacancies(team.vacancies_on(on, profile.required_roles), lang)]
    if any(one.role is TeamRole.ADVISER for one in present):
        cells.append(Cell(_ADVISER.text(lang), Tone.MUTED))
    yield Paragraph(tuple(cells))


def _vacancies(roles: tuple[TeamRole, ...], lang: Language) -> Cell:
    if roles:
        return Cell(_VACANT.text(lang, roles=said(roles, lang)), Tone.WARNING)
    return Cell(_FILLED.text(lang), Tone.GOOD)


def _member(member: Member, dossier: Dossier, lang: Language) -> tuple[Cell, ...]:
    names = {organisation.id: organisation.name for organisation in dossier.organisations}
    notes = [_NO_COUNT.text(lang)] if member.role is TeamRole.ADVISER else []
    if member.end:
        notes.append(_UNTIL.text(lang, end=member.end))
    return (
        Cell(member.role.label(lang)),
        Cell(names.get(member.organisation, member.organisation)),
        Cell(str(member.start)),
        Cell(_number(member.fte, lang)),
        Cell(", ".join(notes), Tone.MUTED),
    )


def _number(value: float | None, lang: Language) -> str:
    return "" if value is None else f"{value:g}".replace(".", _DECIMAL.text(lang))
