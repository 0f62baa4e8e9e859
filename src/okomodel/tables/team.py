"""The table of the core team's members."""

from collections.abc import Iterator

from okomodel.model.dossier import Dossier
from okomodel.model.programme import Programme
from okomodel.model.team import Member
from okomodel.tables.column import DOSSIER, PATH, code, dated, number, partial, text
from okomodel.tables.place import dossiers_in, numbered
from okomodel.tables.table import Row, Table

__all__ = ["members"]

_PLACE = (
    *DOSSIER,
    text("role", "what the member does", "wat het lid doet"),
    text("organisation", "id of the organisation", "id van de organisatie"),
    *partial("start", "from when", "vanaf wanneer"),
    *partial("end", "until when (none: still there)", "tot en met wanneer (geen: nog steeds)"),
    number("fte", "share of a full working week", "deel van een volledige werkweek"),
)
_PERSONAL = (
    text("name", "name of the person", "naam van de persoon"),
    text("end_reason", "why it ended", "waarom het eindigde"),
)


def members(document: Dossier | Programme, *, personal: bool = False) -> Table:
    """A row for each place in a core team: a role that an organisation fills for a time.

    Names are personal data, and why somebody left may be so too: without ``personal`` the table
    lacks the columns ``name`` and ``end_reason``. Mind that in a small place a role and an
    organisation may tell who it is. ``fte`` is above 0 and at most 1.

    Raises :class:`okomodel.errors.InvalidType` for what is no document.

    >>> from okomodel.model import CoreTeam
    >>> lead = Member(role="project-lead", organisation="gemeente", start="2023", name="Noor")
    >>> one = Dossier(
    ...     id="x", name="X", municipalities=["GM9001"], core_team=CoreTeam(members=[lead])
    ... )
    >>> "name" in members(one).to_dicts()[0]
    False
    >>> members(one, personal=True).to_dicts()[0]["name"]
    'Noor'
    """
    columns = (*_PLACE, *(_PERSONAL if personal else ()), PATH)
    return Table("members", columns, _rows(document, personal=personal))


def _rows(document: Dossier | Programme, *, personal: bool) -> Iterator[Row]:
    for place in dossiers_in(document):
        team = place.dossier.core_team.members
        for path, member in numbered(f"{place.path}.core_team.members", team):
            about = (member.name, member.end_reason) if personal else ()
            yield *place.head, *_cells(member), *about, path


def _cells(member: Member) -> Row:
    start, end = dated(member.start), dated(member.end)
    return code(member.role), member.organisation, *start, *end, member.fte
