"""``okomodel next``: what is due, late or blocked in a dossier or a whole register."""

from datetime import date

from okomodel.cli.documents import opened
from okomodel.cli.output import show_sheet
from okomodel.insight.occasion import Occasion
from okomodel.pages.agenda import to_do_sheet
from okomodel.reference.profile import Profile
from okomodel.wording import Language

__all__ = ["run"]


def run(*, file: str, on: date, profile: Profile, lang: Language) -> int:
    """Show what is due in a file as of a day."""
    found = opened(file)
    show_sheet(to_do_sheet(found.document, Occasion.of(on, profile), lang, found.report))
    return 0
