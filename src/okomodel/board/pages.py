"""How the board writes its pages: templates in which every text is made harmless."""

from collections import defaultdict
from datetime import datetime
from functools import cache
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from okomodel.harmless import harmless
from okomodel.insight.due import days_late
from okomodel.wording import in_text

__all__ = ["page"]

# The library's own page brings its style.
_POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; connect-src 'self'; "
    "img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


def page(name: str, request: Request, status: int = 200, **shown: Any) -> Response:
    """A page of the board."""
    root = quote(request.scope.get("root_path", ""))
    told: dict[str, Any] = {"root": root, "error": None, "form": {}, "typed": {}, **shown}
    filled = {name: defaultdict(str, told[name]) for name in ("form", "typed")}
    text = _templates().get_template(f"{name}.html").render(told | filled)
    return HTMLResponse(text, status, _HEADERS)


@cache
def _templates() -> Environment:
    found = Environment(
        loader=PackageLoader("okomodel.board"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    found.filters.update(day=_day, late=_late, moment=_moment)
    return found


def _shown(value: Any) -> Any:
    return harmless(value) if type(value) is str and not isinstance(value, Markup) else value


def _day(value: Any) -> Markup:
    """A day as people write it, on one line."""
    return Markup('<span class="date">{}</span>').format(in_text(value, "nl"))


def _late(days: int) -> str:
    return days_late(days, "nl")


def _moment(value: datetime) -> Markup:
    return _day(value.date()) + f", {value:%H:%M}"
