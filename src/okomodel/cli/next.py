"""``okomodel next``: what is late, now, soon or expected, in a dossier or a whole register."""

from datetime import date

from okomodel.cli.documents import opened
from okomodel.cli.written import refuse_to_overwrite, show_or_write
from okomodel.insight.occasion import Occasion
from okomodel.pages.agenda import to_do_sheet
from okomodel.reference.profile import Profile
from okomodel.wording import Language

__all__ = ["run"]


def run(
    *, file: str, on: date, profile: Profile, html: str | None, force: bool, lang: Language
) -> int:
    """Show the agenda of a file as of a day."""
    refuse_to_overwrite(file, html, force=force)
    found = opened(file)
    sheet = to_do_sheet(found.document, Occasion.of(on, profile), lang, found.report)
    show_or_write(sheet, html, lang)
    return 0
