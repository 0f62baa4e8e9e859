"""How anything is said in Dutch and English.

Dutch is what municipal staff read; English is what programmers read. Whatever has
words (an enumeration value, a rule, a message) has them in both.
"""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from locale import getlocale
from re import split
from typing import Literal, Self, final, get_args

import attrs

from okomodel.harmless import harmless

__all__ = [
    "MONTHS",
    "Labelled",
    "Language",
    "Noun",
    "Wording",
    "day_in_text",
    "in_text",
    "known_language",
    "language_of",
    "said",
    "span",
    "thousands",
]

Language = Literal["nl", "en"]
_LANGUAGES = frozenset(get_args(Language))
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_NO_LOCALE = frozenset({"C", "POSIX"})


@final
@attrs.frozen
class Wording:
    """One text in both languages; it may have ``{names}`` for parameters.

    >>> Wording("one {noun}", "één {noun}").text("nl", noun=Wording("school", "school"))
    'één school'
    """

    en: str
    nl: str

    def text(self, lang: Language = "en", **params: object) -> str:
        """The text in one language, with its parameters as running text has them there.

        Raises ``ValueError`` for a language other than ``nl`` and ``en``.
        """
        template = self.nl if known_language(lang) == "nl" else self.en
        return _filled(template, params, lang) if params else template


_DECIMAL = Wording(".", ",")

MONTHS = (
    Wording("January", "januari"),
    Wording("February", "februari"),
    Wording("March", "maart"),
    Wording("April", "april"),
    Wording("May", "mei"),
    Wording("June", "juni"),
    Wording("July", "juli"),
    Wording("August", "augustus"),
    Wording("September", "september"),
    Wording("October", "oktober"),
    Wording("November", "november"),
    Wording("December", "december"),
)
"""The months of the year, January first."""


class Labelled(StrEnum):
    """An enumeration whose values have a Dutch and an English label.

    Each member is written as ``NAME = "value", "Dutch label", "English label"``.
    """

    _value_: str  # and not the three that a member is written as
    nl: str
    en: str

    __hash__ = str.__hash__  # as fast as the text that it equals

    # The value alone finds a member, Milestone("plan"): a type checker takes this for that call.
    def __new__(cls, value: str, nl: str = "", en: str = "") -> Self:
        """Make a member from its value and its two labels."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.nl, member.en = nl, en
        return member

    @classmethod
    def of(cls, value: str) -> Self:
        """The member with that value; raises ``ValueError`` where there is none."""
        if isinstance(value, cls):
            return value
        for member in cls:
            if member.value == value:
                return member
        raise ValueError(f"{cls.__name__} has no value {value!r}")

    @classmethod
    def named(cls, value: str) -> str:
        """The member with that value, or the value itself where there is none."""
        return next((one for one in cls if one.value == value), value)

    def label(self, lang: Language = "en") -> str:
        """What a person reads for this value, in Dutch (``nl``) or English (``en``)."""
        return self.nl if known_language(lang) == "nl" else self.en


def said(value: object, lang: Language = "en") -> str:
    r"""A parameter of a message as a person reads it in that language.

    >>> said("\x1b[31m")
    '<U+001B>[31m'
    """
    if isinstance(value, Wording):
        return value.text(lang)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.12g}".replace(".", _DECIMAL.text(lang))
    if isinstance(value, tuple | list):
        return ", ".join(said(item, lang) for item in value)
    label = getattr(value, "label", None)
    return harmless(str(value)) if label is None else str(label(lang))


def in_text(value: object, lang: Language = "en") -> str:
    """A parameter as running text has it: the same, but a day as people write it.

    A table and code have a day as ``2026-10-15``: they ask :func:`said`.

    >>> in_text(date(2026, 10, 15), "nl"), said(date(2026, 10, 15), "nl")
    ('15 oktober 2026', '2026-10-15')
    """
    if isinstance(value, date) and not isinstance(value, datetime):
        return day_in_text(value, lang)
    if isinstance(value, tuple | list):
        return ", ".join(in_text(item, lang) for item in value)
    own = getattr(value, "in_text", None)
    return said(value, lang) if own is None else str(own(lang))


def day_in_text(day: date, lang: Language = "en") -> str:
    """A day as people write it.

    >>> day_in_text(date(2026, 3, 1))
    '1 March 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1].text(lang)} {day.year}"


def thousands(number: int) -> Wording:
    """A large number as a text has it.

    >>> thousands(20_000).nl
    '20.000'
    """
    return Wording(f"{number:,}", f"{number:,}".replace(",", "."))


@final
@attrs.frozen
class Noun:
    """A thing that can be counted, as it is called when there is one and when there are more.

    >>> Noun(Wording("note", "opmerking"), Wording("notes", "opmerkingen")).counted(2, "nl")
    '2 opmerkingen'
    """

    one: Wording
    more: Wording

    def counted(self, number: int, lang: Language) -> str:
        """So many of it, in one language."""
        called = self.one if number == 1 else self.more
        return f"{thousands(number).text(lang)} {called.text(lang)}"


def span(least: int, most: int) -> str:
    """A number of which only the bounds may be known.

    >>> span(20, 36), span(9, 9)
    ('20-36', '9')
    """
    return str(least) if least == most else f"{least}-{most}"


def _filled(template: str, params: Mapping[str, object], lang: Language) -> str:
    return template.format_map({name: in_text(value, lang) for name, value in params.items()})


def known_language(lang: str) -> str:
    """The same language; raises ``ValueError`` for one other than ``nl`` and ``en``."""
    if lang not in _LANGUAGES:
        msg = f"language expects 'nl' or 'en', not {lang!r}"
        raise ValueError(msg)
    return lang


def language_of(environment: Mapping[str, str]) -> Language:
    """Dutch where the locale is Dutch, else English; where nothing says it, that of the system.

    ``LANGUAGE`` goes before the locale, as it does for other programs.

    >>> language_of({"LC_ALL": "", "LANG": "nl_NL.UTF-8"})
    'nl'
    >>> language_of({"LANGUAGE": "nl:en", "LANG": "en_US.UTF-8"})
    'nl'
    """
    locale = next(filter(None, map(environment.get, _VARIABLES)), "")
    wanted = [] if locale in _NO_LOCALE else environment.get("LANGUAGE", "").split(":")
    spoken = [*filter(_LANGUAGES.__contains__, map(_language_in, wanted))]
    first = spoken[0] if spoken else _language_in(locale or _of_system())
    return "nl" if first == "nl" else "en"


def _language_in(locale: str) -> str:
    """The language of a locale; Windows may write it out."""
    name = split(r"[_.@-]", locale.lower())[0]
    return {"dutch": "nl", "english": "en"}.get(name, name)


def _of_system() -> str:
    try:
        return getlocale()[0] or ""
    except ValueError:  # a locale that Python does not know
        return ""
