"""What the notes at the headings say: what belongs there, and what may stand there."""

from collections.abc import Iterator
from datetime import date

from okomodel.formats.excel.layout import Column, Sheet, called
from okomodel.values.held import Held
from okomodel.values.partial_date import PartialDate
from okomodel.wording import Language, Wording

__all__ = ["NOTE_OF_KEY", "NOTE_OF_VALUE", "note_above", "note_of"]

NOTE_OF_KEY = Wording(
    "A key of your own for data that OKO does not know.",
    "Een eigen sleutel voor gegevens die OKO niet kent.",
)
NOTE_OF_VALUE = Wording(
    "A text, a number, or JSON: carried along untouched.",
    "Een tekst, een getal of JSON: gaat onaangeroerd mee.",
)
_REQUIRED = Wording("Required.", "Verplicht.")
_OPTIONAL = Wording("May stay empty.", "Mag leeg blijven.")
_DAY = Wording(
    "A day (15-10-2026), or what is known of it: October 2026, autumn 2026, 2026.",
    "Een dag (15-10-2026), of wat ervan bekend is: oktober 2026, najaar 2026, 2026.",
)
_WHOLE_DAY = Wording("A day: 15-10-2026.", "Een dag: 15-10-2026.")
_SEVERAL = Wording(
    "Several may stand here, with a semicolon or on lines of their own.",
    "Er mogen er meer staan, met een puntkomma ertussen of elk op een eigen regel.",
)
_LABELS = Wording("One of: {labels}.", "Kies uit: {labels}.")
_REFERS = Wording(
    "The id (or code); the name behind the hyphen is for the reader.",
    "De id (of code); de naam achter het streepje is voor de lezer.",
)
_ABOVE = Wording(
    "Belongs to one {noun}: its id or number.",
    "Hoort bij een {noun}: de id of het nummer ervan.",
)
_ABOVE_OPTIONAL = Wording(
    "Belongs to one {noun}: its id or number. Empty: {empty}.",
    "Hoort bij een {noun}: de id of het nummer ervan. Leeg: {empty}.",
)
_OF_REGISTER = Wording("it is of the register itself", "het is van het register zelf")
_OF_NO_ACTION = Wording("it is money of no action", "het is geld van geen actie")
_OF = {
    "MilestoneRecord PlanCycle": Wording("it is of the preparation", "het is van de voorbereiding"),
    "BudgetLine PlanCycle": _OF_NO_ACTION,
    "BudgetLine Action": _OF_NO_ACTION,
}


def note_of(column: Column, lang: Language) -> str:
    """What belongs in a column.

    >>> from okomodel.formats.excel.layout import layout
    >>> from okomodel.model import Dossier
    >>> note_of(layout(Dossier).sheets[0].columns[2], "en").split(" ")[0]
    'Required.'
    """
    return " ".join(one for one in _parts(column, lang) if one)


def _parts(column: Column, lang: Language) -> Iterator[str]:
    held = column.field.held
    yield (_REQUIRED if column.is_required else _OPTIONAL).text(lang)
    if remark := column.remark.text(lang):
        yield f"{remark[:1].upper()}{remark[1:]}."
    yield from (one.text(lang) for one in _kind(held))
    if held.labels:
        labels = ", ".join(one.label(lang) for one in held.labels)
        yield _LABELS.text(lang, labels=labels)


def _kind(held: Held) -> Iterator[Wording]:
    if held.kind is PartialDate:
        yield _DAY
    if held.kind is date:
        yield _WHOLE_DAY
    if held.is_many:
        yield _SEVERAL
    if held.refers:
        yield _REFERS
    elif held.bound and not held.labels and (expects := getattr(held.bound, "expects", None)):
        yield Wording(_sentence(expects.en), _sentence(expects.nl))


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def note_above(sheet: Sheet | None, kind: type) -> Wording:
    """What the column says that names what a row lies in; without a sheet, that of foreign data."""
    told = called(kind)
    empty = _OF.get(f"{sheet.kind.__name__} {kind.__name__}") if sheet else None
    is_free = sheet is None or any(kind not in one.above for one in sheet.slots)
    return _above(told, empty or _OF_REGISTER, is_free=is_free)


def _above(told: Wording, empty: Wording, *, is_free: bool) -> Wording:
    used = _ABOVE_OPTIONAL if is_free else _ABOVE
    params = {"noun": Wording(told.en.lower(), told.nl.lower()), "empty": empty}
    return Wording(used.text("en", **params), used.text("nl", **params))
