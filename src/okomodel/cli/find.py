"""``okomodel find``: the code of a municipality, an indicator or a value, by its name."""

from okomodel.cli.output import show_sheet
from okomodel.cli.usage import WrongUsage, unknown
from okomodel.errors import UnknownName
from okomodel.pages.find import found_sheet, kinds
from okomodel.wording import Language, Wording

__all__ = ["run"]

_NO_KIND = Wording('there is no "{name}" to find', 'soort "{name}" bestaat niet')


def run(*, words: tuple[str, ...], lang: Language) -> int:
    """Show what is found of a kind (the first word) by the other words."""
    kind, *rest = words
    try:
        show_sheet(found_sheet(kind, " ".join(rest), lang))
    except UnknownName as error:
        if not rest or error.name == kind:
            raise unknown(_NO_KIND, kind, kinds(lang)) from None
        raise WrongUsage(Wording(error.text("en"), error.text("nl"))) from None
    return 0
