"""A board of dossiers in the browser: where each stands, what is due, and recording what is done.

``board(folder)`` is an ASGI application: mount it in one of your own, or start it with
``okomodel board FOLDER`` (extra ``board``). Its pages are in Dutch, for municipal staff.
"""

from okomodel.errors import MissingExtra
from okomodel.wording import Wording

try:
    from okomodel.board.application import board
except ModuleNotFoundError as error:
    if error.name not in {"jinja2", "markupsafe", "starlette"}:
        raise
    raise MissingExtra("board", Wording("the board", "het bord")) from None

__all__ = ["board"]


def __dir__() -> list[str]:
    return __all__
