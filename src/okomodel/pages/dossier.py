"""A dossier on a day: where it stands, what was done and is planned, who is in the team."""

from collections.abc import Iterator, Mapping
from datetime import date

from okomodel.findings import Finding, Report, counts
from okomodel.insight.course import Course
from okomodel.insight.occasion import Occasion
from okomodel.insight.standing import possible_stages, stage
from okomodel.insight.timeline import timeline_of
from okomodel.model import Baseline, Dossier, Participation, Programme, Target
from okomodel.model.document import Place, walk
from okomodel.monitor.disclosure import Disclosure
from okomodel.pages.cycle import cycle_blocks, cycle_heading, cycle_now
from okomodel.pages.event import EVENTS, event_blocks
from okomodel.pages.facts import NONE, facts, named, remark, told_of
from okomodel.pages.milestones import milestones_table
from okomodel.pages.money import budget_blocks
from okomodel.pages.now import now_sections
from okomodel.pages.participation import in_cohort, standing, status
from okomodel.pages.progress import ByTarget, by_target
from okomodel.pages.report import findings_table, told
from okomodel.pages.round import rounds_table
from okomodel.pages.sheet import Cell, Paragraph, Section, Sheet, Table
from okomodel.pages.team import TEAM, team_blocks
from okomodel.reference.municipality import municipalities
from okomodel.reference.municipality import named as municipality_named
from okomodel.reference.template import templates
from okomodel.rules.checking import judged
from okomodel.wording import Language, Wording

__all__ = ["dossier_sheet"]

_ABOUT = Wording("Dossier {id} on {on}", "Dossier {id} op {on}")
_WHO = Wording("Participant", "Deelnemer")
_MUNICIPALITY = Wording("Municipality", "Gemeente")
_FICTITIOUS = Wording("fictitious", "fictief")
_STANDS_FOR = Wording("on this day {name}", "op deze dag {name}")
_UNKNOWN = Wording("not in the register", "niet in het register")
_CALLED = named(Dossier, "participation", "preparation", "budget")
_OTHER_CLAIMS, _AGAIN = Wording("Also recorded", "Ook vastgelegd"), Wording("", "")
_SINCE = Wording("{status} since {since}", "{status} sinds {since}")
_FROM = Wording("{status} from {since}", "{status} vanaf {since}")
_STAGE = Wording("Stage", "Fase")
_PERHAPS = Wording("{stage} (perhaps {others})", "{stage} (mogelijk {others})")
_CYCLE = Wording("Current cycle", "Huidige cyclus")
_NONE_YET = Wording("none on this day", "geen op deze dag")
_NOT_RECORDED = Wording("not recorded", "niet vastgelegd")
_ROUNDS = Wording("Survey rounds", "Metingen")
_FINDINGS = Wording("Findings", "Bevindingen")
_ERRORS = Wording("Errors", "Fouten")
_IN_WORDS = Wording("Findings, with what would help", "Bevindingen, met wat helpt")
_IN_CYCLE = Wording("cycle {number}", "cyclus {number}")
_WAIVED = Wording("Waived findings", "Bevindingen met ontheffing")
_UNNOTICED = Report()


def dossier_sheet(
    dossier: Dossier,
    occasion: Occasion,
    lang: Language = "en",
    noticed: Report = _UNNOTICED,
) -> Sheet:
    """A dossier on an occasion, as a sheet: errors on top, then how it stands.

    It is judged with its register where the occasion has one; ``noticed`` is what reading its
    document already found.
    """
    shown = Disclosure.of_dossier(occasion.policy, dossier)
    found = noticed + _judged(dossier, occasion, shown)
    progress = by_target(dossier, occasion)
    now = now_sections(dossier, occasion, lang, progress)
    who = (_who(dossier, occasion.on, lang, occasion.register),)
    sections = (
        *_errors(found, lang),
        *now,
        *_findings(found, occasion.place(dossier), lang),
        *_parts(dossier, shown, occasion, lang, progress),
        Section(_WHO.text(lang), who, folded=True),
    )
    return Sheet(dossier.name, _about(dossier, occasion.on, lang), sections)


def _about(dossier: Dossier, on: date, lang: Language) -> str:
    """The day, the stage, and the cycle that runs."""
    about = _ABOUT.text(lang, id=dossier.id, on=on)
    cycle = dossier.cycle_begun_by(on)
    told = [
        _stage(dossier, on, lang),
        *([_IN_CYCLE.text(lang, number=cycle.number)] if cycle else []),
    ]
    return f"{about}: {', '.join(told)}"


def _judged(dossier: Dossier, occasion: Occasion, shown: Disclosure) -> Report:
    """What the rules find, without the figures that the same page holds back."""
    report = judged(dossier, occasion)
    if not any(one.has_figures for one in (*report.findings, *report.waived)):
        return report
    places = {place.path: place for place in walk(occasion.place(dossier))}
    return report.without_figures(lambda one: not _may_tell(one, places, shown))


def _may_tell(finding: Finding, places: Mapping[str, Place], shown: Disclosure) -> bool:
    place = places.get(finding.path) or places.get(finding.path.rpartition(".")[0])
    if place is None:
        return False
    if isinstance(place.thing, Target | Baseline):
        return shown.shows_baseline(place.above(Target))
    return place.parent is not None and shown.tells(place.parent.thing, place.thing)


def _errors(report: Report, lang: Language) -> Iterator[Section]:
    """Errors in full, on top of the page."""
    if report.errors:
        yield Section(_ERRORS.text(lang), told(report.errors, lang))


def _findings(report: Report, at: Place, lang: Language) -> Iterator[Section]:
    """The findings by rule, and one by one with what would help."""
    total = Paragraph((Cell(counts(report, lang)),))
    rest = (*report.warnings, *report.notes)
    by_rule = (findings_table(rest, at, lang),) if rest else (total,)
    yield Section(_FINDINGS.text(lang), by_rule)
    if rest:
        yield Section(_IN_WORDS.text(lang), (total, *told(rest, lang)), folded=True)
    if report.waived:
        yield Section(_WAIVED.text(lang), told(report.waived, lang), folded=True)


# ---------------------------------------------------------------------------------- participant


def _who(dossier: Dossier, on: date, lang: Language, programme: Programme | None) -> Table:
    rows: list[tuple[Wording, object]] = [
        (_MUNICIPALITY, _municipality(dossier, code, on, lang)) for code in dossier.municipalities
    ]
    rows += [*told_of(dossier, "region", "horizon"), *_claims(dossier, on, lang, programme)]
    rows.append((_STAGE, _stage(dossier, on, lang)))
    rows.append((_CYCLE, _current_cycle(dossier, on, lang)))
    return facts(rows, lang)


def _municipality(dossier: Dossier, code: str, on: date, lang: Language) -> str:
    known = code in municipalities
    if not known and not dossier.fictitious and not code.startswith("GM"):
        return code
    name, notes = (municipalities[code].name, [code]) if known else (code, [])
    if dossier.fictitious or not known:
        notes.append((_FICTITIOUS if dossier.fictitious else _UNKNOWN).text(lang))
    return "; ".join([f"{name} ({', '.join(notes)})", *_since_then(code, on, lang)])


def _since_then(code: str, on: date, lang: Language) -> Iterator[str]:
    """For whom its code stands on that day, and what was announced after what is known."""
    then = municipalities.in_force(code, on)
    if then != code:
        yield _STANDS_FOR.text(lang, name=municipality_named(then))
    for one in municipalities.announced:
        if then in (one.old, one.new) and one.date <= on:
            yield one.text(lang)


def _claims(
    dossier: Dossier, on: date, lang: Language, programme: Programme | None
) -> Iterator[tuple[Wording, str]]:
    """How it stands on that day, and whatever else is recorded of its participation."""
    current = standing(dossier, on)
    none = _NONE_YET if dossier.participation else _NOT_RECORDED
    begun = _claim(current, _SINCE, on, lang, programme) if current else none.text(lang)
    yield _CALLED["participation"], begun
    name = _OTHER_CLAIMS
    for claim in dossier.participation:
        if claim is not current:
            yield name, _claim(claim, _FROM, on, lang, programme)
            name = _AGAIN


def _claim(
    claim: Participation, wording: Wording, on: date, lang: Language, programme: Programme | None
) -> str:
    """What one claim says: "since" only where it still holds, and has begun."""
    label = claim.status.label(lang) if claim.since.earliest > on else status(claim, on, lang)
    text = wording.text(lang, status=label, since=claim.since)
    return f"{text}, {in_cohort(claim.cohort, programme, lang)}" if claim.cohort else text


def _stage(dossier: Dossier, on: date, lang: Language) -> str:
    """Its stage, and in which others it may be as far as its dates say."""
    here = stage(dossier, on)
    if others := tuple(one for one in possible_stages(dossier, on) if one is not here):
        return _PERHAPS.text(lang, stage=here, others=others)
    return here.label(lang)


def _current_cycle(dossier: Dossier, on: date, lang: Language) -> str:
    if cycle := dossier.cycle_begun_by(on):
        return cycle_now(cycle, on, lang)
    return (_NONE_YET if dossier.cycles else _NOT_RECORDED).text(lang)


# ---------------------------------------------------------------------------------- what happens


def _parts(
    dossier: Dossier,
    shown: Disclosure,
    occasion: Occasion,
    lang: Language,
    progress: ByTarget,
) -> Iterator[Section]:
    on, template = occasion.on, templates[occasion.profile.template]
    for cycle in reversed(dossier.cycles):
        blocks = tuple(cycle_blocks(cycle, shown, occasion, lang, dossier, progress))
        yield Section(cycle_heading(cycle, lang), blocks, folded=True)
    course = Course.preparation(dossier, template, occasion.register)
    is_known = dossier.preparation or course.since
    marks = timeline_of(course, on, occasion.profile) if course.is_asked(on) else ()
    begun = (milestones_table(course, on, lang, marks) if is_known else remark(NONE, lang),)
    yield Section(_CALLED["preparation"].text(lang), begun, folded=bool(dossier.cycles))
    if dossier.rounds:
        yield Section(_ROUNDS.text(lang), (rounds_table(dossier.rounds, lang),), folded=True)
    team = team_blocks(dossier.core_team, dossier.organisations, occasion, lang)
    yield Section(TEAM.text(lang), tuple(team), folded=True)
    if dossier.budget:
        budget = tuple(budget_blocks(dossier.budget, dossier.currency, lang))
        yield Section(_CALLED["budget"].text(lang), budget, folded=True)
    if dossier.events:
        yield Section(EVENTS.text(lang), (*event_blocks(dossier.events, None, lang),), folded=True)
