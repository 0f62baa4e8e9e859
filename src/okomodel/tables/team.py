"""The table of the core team's members."""

from okomodel.model.document import Document
from okomodel.model.team import Member
from okomodel.tables.column import DOSSIER, PATH, own, table_of
from okomodel.tables.table import Table

__all__ = ["members"]


_PLACE = (*DOSSIER, *own(Member, first="role organisation start end fte"))
_PERSONAL = (*own(Member, personal=True),)


def members(document: Document, *, personal: bool = False) -> Table:
    """A row for each place in a core team: a role that an organisation fills for a time.

    Names are personal data, and why somebody left may be so too: without ``personal`` the table
    lacks the columns ``name`` and ``end_reason``. Mind that in a small place a role and an
    organisation may tell who it is. ``fte`` is above 0 and at most 1.

    Raises :class:`okomodel.errors.InvalidType` for what is no document.

    >>> from okomodel.model import CoreTeam, Dossier
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
    return table_of("members", document, Member, columns)
