"""A Sphinx extension: pictures that the library makes while the pages are built.

A page asks for one with ```` ```{picture} cycle ````. It is what ``okomodel.show`` gives for the
examples, so it is always current, and it follows the light or dark theme of the page. It speaks the
language of the page, or the one that is named: ```` ```{picture} cycle nl ````. Or it is a chart.
"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import attrs
from docutils.nodes import Node, raw
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import okomodel
from docs.twins import language_of
from okomodel import charts
from okomodel.pages.sheet import Chart
from okomodel.wording import Language

__all__ = ["PICTURES", "setup"]

_EXAMPLES = Path(__file__).parent.parent / "examples"
_DAY = "2026-11-21"


def _shown(thing: object, lang: Language) -> okomodel.View:
    return okomodel.show(thing, on=_DAY, lang=lang)


def _dossier() -> okomodel.Dossier:
    return okomodel.load(_EXAMPLES / "voorbeeldam.json", okomodel.Dossier)


def _reconciled() -> okomodel.Reconciliations:
    return okomodel.reconcile(_register())


def _register() -> okomodel.Programme:
    return okomodel.load(_EXAMPLES / "oko-network.json", okomodel.Programme)


def _chart(kind: str, lang: Language) -> charts.Picture:
    document = _dossier() if kind in {"targets", "actions"} else _register()
    return charts.picture(charts.draw(document, kind, _DAY, lang=lang))


def _calendar(lang: Language) -> okomodel.View:
    """Of a cycle only what lies on a calendar."""
    view = okomodel.show((dossier := _dossier()).cycles[1], on=_DAY, lang=lang, dossier=dossier)
    sections = [
        attrs.evolve(section, blocks=tuple(filter(_is_chart, section.blocks)))
        for section in view.sheet.sections
    ]
    return attrs.evolve(view, sheet=attrs.evolve(view.sheet, sections=tuple(sections)))


def _is_chart(block: object) -> bool:
    return isinstance(block, Chart)


PICTURES: Mapping[str, Callable[[Language], okomodel.View | charts.Picture]] = {
    "calendar": _calendar,
    "dossier": lambda lang: _shown(_dossier(), lang),
    "cycle": lambda lang: _shown(_dossier().cycles[1], lang),
    "agenda": lambda lang: _shown(okomodel.agenda(_dossier(), on=_DAY), lang),
    "progress": lambda lang: _shown(okomodel.progress(_dossier(), on=_DAY), lang),
    "reconciled": lambda lang: _shown(_reconciled(), lang),
    **{kind: partial(_chart, kind) for kind in ("targets", "actions", "map", "growth", "support")},
}
"""What makes each picture that a page may ask for."""


class _Picture(SphinxDirective):
    required_arguments = 1
    optional_arguments = 1

    def run(self) -> list[Node]:
        name, *named = self.arguments
        lang: Language = "nl" if "nl" in (*named, language_of(self.env.docname)) else "en"
        made = PICTURES[name](lang)
        shown = made.svg if isinstance(made, charts.Picture) else made.html()
        return [raw("", f'<div class="picture">{shown}</div>', format="html")]


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx of the directive."""
    app.add_directive("picture", _Picture)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
