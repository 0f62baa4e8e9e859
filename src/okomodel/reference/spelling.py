"""How people write a name that the tables write otherwise."""

from collections.abc import Iterator
from re import IGNORECASE, sub
from re import compile as pattern
from unicodedata import normalize

__all__ = ["in_province", "is_cut_off", "key", "spellings"]

_AND_SO_ON = pattern(r"\s+c\.?\s?a\.?\s*$", IGNORECASE)
_NOT_NAME = pattern(r"^\s*(?:gemeente|gem\.)\s+|\s*\(\s*gemeente\s*\)\s*$", IGNORECASE)
_ON_THE = pattern(r"\ba\s?[/.]\s?d(?:en)?\b\.?", IGNORECASE)
_SAINT = pattern(r"\bst\.\s?", IGNORECASE)

_PROVINCES = {
    "Groningen": ("groningen", "gr", "gn"),
    "Fryslân": ("fryslan", "friesland", "fr"),
    "Drenthe": ("drenthe", "dr"),
    "Overijssel": ("overijssel", "o", "ov"),
    "Flevoland": ("flevoland", "fl"),
    "Gelderland": ("gelderland", "gld", "g", "gl"),
    "Utrecht": ("utrecht", "u", "ut"),
    "Noord-Holland": ("noordholland", "nh"),
    "Zuid-Holland": ("zuidholland", "zh"),
    "Zeeland": ("zeeland", "z", "zl"),
    "Noord-Brabant": ("noordbrabant", "brabant", "nb"),
    "Limburg": ("limburg", "l", "lb"),
}


def key(name: str) -> str:
    """A name as names are compared: its letters and digits, without case and accents.

    >>> key("Súdwest-Fryslân")
    'sudwestfryslan'
    """
    return "".join(sign for sign in normalize("NFKD", name.casefold()) if sign.isalnum())


def spellings(name: str) -> Iterator[str]:
    """The keys of a name as it is written, and then in full and without what is no part of it.

    >>> [*spellings("Gemeente Horst a/d Maas")]
    ['gemeentehorstadmaas', 'horstaandemaas', 'horstaandenmaas']
    """
    yield key(name)
    whole = _SAINT.sub("sint ", _NOT_NAME.sub("", name))
    both = (whole, _AND_SO_ON.sub("", whole))
    found = (key(_ON_THE.sub(the, one)) for one in both for the in ("aan de", "aan den"))
    yield from dict.fromkeys(found)


def is_cut_off(name: str) -> bool:
    """Whether it says that there is more of it: "Kollumerland c.a.".

    >>> is_cut_off("Kollumerland c.a."), is_cut_off("Kollumerland")
    (True, False)
    """
    return _AND_SO_ON.search(name) is not None


def in_province(name: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """A name behind which stands a province: that without it, the province, how that is written.

    >>> next(in_province("Gemeente Bergen (Noord-Holland)"))
    ('bergen', 'Noord-Holland', ('noordholland', 'nh'))
    """
    words = _NOT_NAME.sub("", sub(r"[(),]", " ", name)).split()
    for at in range(1, len(words)):
        base, end = key("".join(words[:at])), key("".join(words[at:]))
        yield from ((base, one, called) for one, called in _PROVINCES.items() if end in called)
