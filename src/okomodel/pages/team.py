"""The core team on a day: who is in it, and which required roles nobody fills."""

from collections.abc import Iterable, Iterator, Mapping

from okomodel.insight.occasion import Occasion
from okomodel.model import CoreTeam, Dossier, Member, Organisation, TeamRole
from okomodel.pages.facts import NONE, headings, remark, row
from okomodel.pages.sheet import Block, Cell, Paragraph, Section, Sheet, Table, Tone
from okomodel.wording import Language, Wording, said

__all__ = ["TEAM", "team_blocks", "team_sheet"]

TEAM = Wording("Core team", "Kernteam")
"""What a core team is called."""

_ABOUT = Wording("On {on}", "Op {on}")
_COLUMNS = (
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
_NOBODY = Wording("Nobody on this day.", "Niemand op deze dag.")
_VACANT = Wording(
    "Required roles without a member: {roles}.", "Gevraagde rollen zonder lid: {roles}."
)
_INCOMPLETE = Wording(
    "Others serve who are not recorded.", "Er doen anderen mee die niet zijn vastgelegd."
)
_TO_COME = Wording("Still to come: {members}.", "Nog te komen: {members}.")
_FROM = Wording("{role} from {start}", "{role} vanaf {start}")
_FILLED = Wording("All required roles have a member.", "Alle gevraagde rollen hebben een lid.")


def team_sheet(
    team: CoreTeam, occasion: Occasion, lang: Language, dossier: Dossier | None = None
) -> Sheet:
    """A core team on a day, as a sheet; by itself it knows only the ids of organisations."""
    blocks = tuple(team_blocks(team, dossier.organisations if dossier else (), occasion, lang))
    return Sheet(TEAM.text(lang), _ABOUT.text(lang, on=occasion.on), (Section("", blocks),))


def team_blocks(
    team: CoreTeam, organisations: Iterable[Organisation], occasion: Occasion, lang: Language
) -> Iterator[Block]:
    """Who is in the team on a day, and what it lacks; members are of these ``organisations``."""
    if not team.members:
        yield remark(NONE, lang)
        return
    present = team.on(occasion.on)
    if present:
        called = {one.id: one.name for one in organisations}
        rows = tuple(_member(one, called, lang) for one in present)
        yield Table(headings(_COLUMNS, lang), rows)
    else:
        yield remark(_NOBODY, lang, Tone.WARNING)
    cells = [_vacancies_of(team, occasion, lang)]
    if any(one.role is TeamRole.ADVISER for one in present):
        cells.append(Cell(_ADVISER.text(lang), Tone.MUTED))
    cells += _to_come(team, occasion, lang)
    yield Paragraph(tuple(cells))


def _to_come(team: CoreTeam, occasion: Occasion, lang: Language) -> Iterator[Cell]:
    """Who is not in the team yet, and from when on."""
    coming = tuple(
        _FROM.text(lang, role=one.role, start=one.start)
        for one in team.members
        if one.start and one.start.earliest > occasion.on
    )
    if coming:
        yield Cell(_TO_COME.text(lang, members=coming), Tone.MUTED)


def _vacancies_of(team: CoreTeam, occasion: Occasion, lang: Language) -> Cell:
    if not team.complete:
        return Cell(_INCOMPLETE.text(lang), Tone.MUTED)
    return _vacancies(team.vacancies_on(occasion.on, occasion.profile.required_roles), lang)


def _vacancies(roles: tuple[TeamRole, ...], lang: Language) -> Cell:
    if roles:
        return Cell(_VACANT.text(lang, roles=said(roles, lang)), Tone.WARNING)
    return Cell(_FILLED.text(lang), Tone.GOOD)


def _member(member: Member, organisations: Mapping[str, str], lang: Language) -> tuple[Cell, ...]:
    notes = [_NO_COUNT.text(lang)] if member.role is TeamRole.ADVISER else []
    if member.end:
        notes.append(_UNTIL.text(lang, end=said(member.end, lang)))
    organisation = organisations.get(member.organisation, member.organisation)
    told = Cell(", ".join(notes), Tone.MUTED)
    return row(lang, member.role, organisation, member.start, member.fte, told)
