"""A chart as a picture: SVG, PNG, or a page of HTML that asks for nothing."""

from collections.abc import Callable
from html import escape
from os import PathLike, fspath
from re import sub
from typing import Any, Final, final

import attrs

from okomodel.charts.extra import extra
from okomodel.charts.frame import META
from okomodel.errors import InvalidType, UnknownName
from okomodel.formats.writing import put
from okomodel.sealed import Sealed
from okomodel.wording import Language, Wording

__all__ = ["SUFFIXES", "Picture", "describe", "picture", "save"]

SUFFIXES: Final = (".svg", ".png", ".html")
"""How the name of a file ends that a picture can be saved in."""

_SUFFIX = Wording("form of picture", "vorm van afbeelding")
_CHART = Wording(
    "a chart of okomodel.charts, or a Picture", "een grafiek van okomodel.charts, of een Picture"
)
_IN_WORDS = Wording("In words", "In woorden")
_SHARP = 2.0
_STYLE = (
    "body{margin:1rem;font:1rem/1.5 system-ui,sans-serif;color:#1f2328;background:#fff}"
    "figure{margin:0}svg{max-width:100%;height:auto}summary{cursor:pointer}p{max-width:48rem}"
)
_NO_REQUESTS = "default-src 'none'; style-src 'unsafe-inline'"


@final
@attrs.frozen(repr=False)
class Picture(Sealed):
    """A picture with its ``title``, its ``description`` in words, and its language.

    ``svg`` is the picture itself; it has the title and the words in it. In a notebook it shows
    itself.
    """

    title: str
    description: str
    lang: Language
    svg: str

    def png(self, scale: float = _SHARP) -> bytes:
        """The same as PNG, so many times as large; its words lie in the picture only.

        Raises :class:`okomodel.errors.MissingExtra` without the extra ``charts``.
        """
        made: bytes = extra("vl_convert").svg_to_png(self.svg, scale=scale)
        return made

    def html(self) -> str:
        """A page with the picture and its words, without scripts and without requests."""
        title = escape(self.title)
        words = f'<p dir="auto">{escape(self.description)}</p>'
        return (
            f'<!doctype html>\n<html lang="{self.lang}"><head><meta charset="utf-8">'
            f'<meta http-equiv="Content-Security-Policy" content="{_NO_REQUESTS}">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f"<title>{title}</title><style>{_STYLE}</style></head><body><figure>{self.svg}"
            f"<figcaption><details><summary>{_IN_WORDS.text(self.lang)}</summary>{words}</details>"
            "</figcaption></figure></body></html>\n"
        )

    def _repr_html_(self) -> str:
        return self.svg

    def __repr__(self) -> str:
        return f"<Picture {self.title!r}>"


def picture(chart: Any) -> Picture:
    """A chart of ``okomodel.charts`` as a picture, also where it was changed since.

    A :class:`Picture` is given back as it is. Raises :class:`okomodel.errors.InvalidType` for
    anything else, and :class:`okomodel.errors.MissingExtra` without the extra ``charts``.

    >>> from okomodel.charts import money
    >>> from okomodel.model import Dossier
    >>> chart = money(Dossier(id="x", name="X", municipalities=["GM0302"]), "2026-11-21", lang="nl")
    >>> picture(chart)
    <Picture 'X: geld per jaar'>
    """
    if isinstance(chart, Picture):
        return chart
    said, meta = describe(chart), chart.usermeta[META]
    alt, written = extra("altair"), extra("vl_convert")
    version = "_".join(alt.SCHEMA_VERSION.split(".")[:2])
    svg = written.vegalite_to_svg(chart.to_json(indent=None), vl_version=version)
    return Picture(
        meta["title"], said, meta["lang"], worded(svg, meta["title"], said, meta["lang"])
    )


def worded(svg: str, title: str, description: str, lang: Language) -> str:
    """An SVG with a title, a description and a language, which readers of screens tell."""
    opened = f'<svg role="img" lang="{lang}" xml:lang="{lang}" '
    told = f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"
    return sub(r"<svg ([^>]*>)", lambda found: opened + found[1] + told, svg, count=1)


def describe(chart: Any) -> str:
    """What a chart shows, in words: its title, what is drawn, its source and its day.

    Raises :class:`okomodel.errors.InvalidType` for what is no chart of ``okomodel.charts``.
    """
    if isinstance(chart, Picture):
        return chart.description
    meta = getattr(chart, "usermeta", None)
    if not isinstance(meta, dict) or META not in meta:
        raise InvalidType(_CHART, chart, "describe")
    return str(chart.description)


def save(chart: Any, path: str | PathLike[str]) -> None:
    """Save a chart as SVG, PNG or HTML, as the name of the file says; whole or not at all.

    A file that is there is replaced. Raises :class:`okomodel.errors.UnknownName` for another
    suffix, ``OSError`` where it cannot be written, and as :func:`picture` does.
    """
    name = fspath(path)
    made: dict[str, Callable[[Picture], bytes]] = {
        ".svg": _svg,
        ".png": Picture.png,
        ".html": _html,
    }
    suffix = next((one for one in SUFFIXES if name.lower().endswith(one)), None)
    if suffix is None:
        raise UnknownName(_SUFFIX, name, near=SUFFIXES)
    put(made[suffix](picture(chart)), path)


def _svg(one: Picture) -> bytes:
    return one.svg.encode()


def _html(one: Picture) -> bytes:
    return one.html().encode()
