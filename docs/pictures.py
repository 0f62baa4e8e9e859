"""A Sphinx extension: pictures that the library makes while the pages are built.

A page asks for one with ```` ```{picture} cycle ````. It is what ``okomodel.show`` gives for the
examples, so it is always current, and it follows the light or dark theme of the page.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from docutils.nodes import Node, raw
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import okomodel
from okomodel import schedule

__all__ = ["PICTURES", "setup"]

_EXAMPLES = Path(__file__).parent.parent / "examples"
_DAY = "2026-11-21"


def _dossier() -> okomodel.Dossier:
    return okomodel.load(_EXAMPLES / "voorbeeldam.json", okomodel.Dossier)


def _reconciled() -> okomodel.Reconciliations:
    return okomodel.reconcile(okomodel.load(_EXAMPLES / "oko-network.json", okomodel.Programme))


PICTURES: Mapping[str, Callable[[], okomodel.View]] = {
    "dossier": lambda: okomodel.show(_dossier(), on=_DAY, lang="en"),
    "cycle": lambda: okomodel.show(_dossier().cycles[1], on=_DAY, lang="en"),
    "due": lambda: okomodel.show(schedule.due(_dossier(), on=_DAY), on=_DAY, lang="nl"),
    "reconciled": lambda: okomodel.show(_reconciled(), on=_DAY, lang="en"),
}
"""What makes each picture that a page may ask for."""


class _Picture(SphinxDirective):
    required_arguments = 1

    def run(self) -> list[Node]:
        view = PICTURES[self.arguments[0]]()
        return [raw("", f'<div class="picture">{view.html()}</div>', format="html")]


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx of the directive."""
    app.add_directive("picture", _Picture)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
