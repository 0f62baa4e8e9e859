"""Texts come from documents and may hold anything: here they are made fit to be shown.

What would steer a terminal or turn a line around is written out (``<U+001B>``), so that it is seen
and does nothing.
"""

from functools import lru_cache
from unicodedata import category, normalize

__all__ = ["harmless"]

_JOINERS = "\u200c\u200d"  # they shape Arabic and Indic letters and emoji
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"  # they only say where a line may break
_STEERING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def harmless(text: str) -> str:
    r"""A text that steers nothing: controls written out, line ends and tabs as a space.

    >>> harmless("one\ntwo \x1b[31m")
    'one two <U+001B>[31m'
    """
    if not text.isascii():
        text = normalize("NFC", text)
    return text if text.isprintable() else "".join(map(_sign, text))


@lru_cache(maxsize=4096)
def _sign(sign: str) -> str:
    if sign.isspace():
        return " "
    if sign in _INVISIBLE:
        return ""
    if sign not in _JOINERS and category(sign) in _STEERING:
        return f"<U+{ord(sign):04X}>"
    return sign
