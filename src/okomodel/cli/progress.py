"""``okomodel progress``: how far the targets of a dossier, or of a whole register, are."""

from datetime import date

from okomodel.cli.documents import opened
from okomodel.cli.written import refuse_to_overwrite, show_or_write
from okomodel.insight.occasion import Occasion
from okomodel.pages.progress import progress_sheet
from okomodel.reference.profile import Profile
from okomodel.wording import Language

__all__ = ["run"]


def run(
    *, file: str, on: date, profile: Profile, html: str | None, force: bool, lang: Language
) -> int:
    """Show how far the targets in a file are as of a day."""
    refuse_to_overwrite(file, html, force=force)
    found = opened(file)
    sheet = progress_sheet(found.document, Occasion.of(on, profile), lang, found.report)
    show_or_write(sheet, html, lang)
    return 0
