"""``okomodel progress``: how far the targets of a dossier, or of a whole register, are."""

from datetime import date

from okomodel.cli.documents import opened
from okomodel.cli.output import show_sheet
from okomodel.insight.occasion import Occasion
from okomodel.pages.progress import progress_sheet
from okomodel.reference.profile import Profile
from okomodel.wording import Language

__all__ = ["run"]


def run(*, file: str, on: date, profile: Profile, lang: Language) -> int:
    """Show how far the targets in a file are as of a day."""
    found = opened(file)
    show_sheet(progress_sheet(found.document, Occasion.of(on, profile), lang, found.report))
    return 0
