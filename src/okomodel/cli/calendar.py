"""``okomodel calendar``: the agenda of a file as a calendar."""

from datetime import date

from okomodel.calendar import ical, undated
from okomodel.cli.arguments import STANDARD_INPUT
from okomodel.cli.documents import opened
from okomodel.cli.output import remark
from okomodel.cli.usage import WrongUsage
from okomodel.cli.written import refer_to_check, refuse_to_overwrite
from okomodel.formats.writing import put
from okomodel.insight.agenda import agenda
from okomodel.reference.profile import Profile
from okomodel.wording import Language, Noun, Wording

__all__ = ["run"]

_NO_CALENDAR = Wording(
    "{out} is no calendar: let it end in .ics", "{out} is geen agenda: laat het eindigen op .ics"
)
_WRITTEN = Wording("written to {out}: {count}", "geschreven naar {out}: {count}")
_EVENT = Noun(Wording("event", "afspraak"), Wording("events", "afspraken"))
_UNDATED = Wording("without a day, so not in it: {what}", "zonder dag, dus er niet in: {what}")


def run(*, file: str, out: str, on: date, profile: Profile, force: bool, lang: Language) -> int:
    """Write the agenda of a document as a calendar."""
    if out != STANDARD_INPUT and not out.lower().endswith(".ics"):
        raise WrongUsage(_NO_CALENDAR, out=out)
    refuse_to_overwrite(file, out, force=force)
    found = opened(file)
    made = ical(found.document, on=on, profile=profile, lang=lang)
    refer_to_check(file, found, lang)
    for one in undated(agenda(found.document, on=on, profile=profile)):
        remark(_UNDATED.text(lang, what=f"{one.name}, {one.label(lang)}"))
    _put(made, out, lang)
    return 0


def _put(made: bytes, out: str, lang: Language) -> None:
    if out == STANDARD_INPUT:
        print(made.decode(), end="")
        return
    put(made, out)
    count = _EVENT.counted(made.count(b"BEGIN:VEVENT"), lang)
    remark(_WRITTEN.text(lang, out=out, count=count))
