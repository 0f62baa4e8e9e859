"""``okomodel show``: a dossier or a programme on a day."""

from datetime import date

import attrs

from okomodel.cli.documents import opened
from okomodel.cli.usage import unknown
from okomodel.cli.written import refuse_to_overwrite, show_or_write
from okomodel.findings import Report
from okomodel.insight.occasion import Occasion
from okomodel.model import Dossier, Programme
from okomodel.model.document import Document
from okomodel.pages.cut import cut, unfolded
from okomodel.pages.dossier import dossier_sheet
from okomodel.pages.programme import programme_sheet
from okomodel.pages.sheet import Sheet
from okomodel.reference.profile import Profile
from okomodel.wording import Language, Wording

__all__ = ["run"]

_NO_DOSSIER = Wording('there is no dossier "{name}"', 'dossier "{name}" bestaat niet')


def run(
    *,
    file: str,
    id: str | None,
    on: date,
    profile: Profile,
    whole: bool,
    html: str | None,
    force: bool,
    lang: Language,
) -> int:
    """Show what is in a file, or the dossier with that id.

    ``whole``: also what is folded on a page, long lists and texts, which are left out or cut
    otherwise. ``html``: as a page in that file.
    """
    refuse_to_overwrite(file, html, force=force)
    found = opened(file)
    sheet = _sheet(found.document, id, Occasion.of(on, profile), lang, found.report)
    shown = sheet if whole else cut(sheet, lang)
    show_or_write(shown if whole or html else unfolded(shown, lang), html, lang)
    return 0


def _sheet(
    document: Document, id: str | None, occasion: Occasion, lang: Language, noticed: Report
) -> Sheet:
    if isinstance(document, Dossier):
        if id not in (None, document.id):
            raise unknown(_NO_DOSSIER, id, [document.id])
        return dossier_sheet(document, occasion, lang, noticed)
    if id is None:
        return programme_sheet(document, occasion, lang, noticed)
    within = attrs.evolve(occasion, register=document)
    return dossier_sheet(_dossier(document, id), within, lang, noticed)


def _dossier(programme: Programme, id: str) -> Dossier:
    if id not in programme:
        raise unknown(_NO_DOSSIER, id, [dossier.id for dossier in programme])
    return programme[id]
