"""A Sphinx extension: pictures that the library makes while the pages are built.

A page asks for one with ```` ```{picture} cycle ````. It is what ``okomodel.show`` gives for the
examples, so it is always current, and it follows the light or dark theme of the page; or a chart.
"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from docutils.nodes import Node, raw
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import okomodel
from okomodel import charts, schedule

__all__ = ["PICTURES", "setup"]

_EXAMPLES = Path(__file__).parent.parent / "examples"
_DAY = "2026-11-21"


def _dossier() -> okomodel.Dossier:
    return okomodel.load(_EXAMPLES / "voorbeeldam.json", okomodel.Dossier)


def _reconciled() -> okomodel.Reconciliations:
    return okomodel.reconcile(_register())


def _register() -> okomodel.Programme:
    return okomodel.load(_EXAMPLES / "oko-network.json", okomodel.Programme)


def _chart(kind: str) -> charts.Picture:
    document = _dossier() if kind in {"targets", "actions"} else _register()
    return charts.picture(charts.draw(document, kind, _DAY, lang="en"))


PICTURES: Mapping[str, Callable[[], okomodel.View | charts.Picture]] = {
    "dossier": lambda: okomodel.show(_dossier(), on=_DAY, lang="en"),
    "cycle": lambda: okomodel.show(_dossier().cycles[1], on=_DAY, lang="en"),
    "due": lambda: okomodel.show(schedule.due(_dossier(), on=_DAY), on=_DAY, lang="nl"),
    "reconciled": lambda: okomodel.show(_reconciled(), on=_DAY, lang="en"),
    **{kind: partial(_chart, kind) for kind in ("targets", "actions", "map", "growth", "support")},
}
"""What makes each picture that a page may ask for."""


class _Picture(SphinxDirective):
    required_arguments = 1

    def run(self) -> list[Node]:
        made = PICTURES[self.arguments[0]]()
        shown = made.svg if isinstance(made, charts.Picture) else made.html()
        return [raw("", f'<div class="picture">{shown}</div>', format="html")]


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx of the directive."""
    app.add_directive("picture", _Picture)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
