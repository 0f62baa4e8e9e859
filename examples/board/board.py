"""A board of OKO dossiers: where each stands, what is due, and reaching a milestone."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import quote, unquote

import attrs
import uvicorn
from fastapi import FastAPI, Form, HTTPException, Request, Response
from fastapi.responses import RedirectResponse
from fastapi.staticfiles import StaticFiles
from fastapi.templating import Jinja2Templates
from starlette.middleware.trustedhost import TrustedHostMiddleware

import okomodel
from okomodel import Dossier, Milestone

POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'"
HEADERS = {"Content-Security-Policy": POLICY, "Cache-Control": "no-store"}
BOARD = "op het bord opgeslagen"
Given = Annotated[str, Form()]
templates = Jinja2Templates(Path(__file__).parent)
app = FastAPI(openapi_url=None)
app.add_middleware(TrustedHostMiddleware, allowed_hosts=["localhost", "127.0.0.1"])
app.mount("/htmx", StaticFiles(packages=[("js_lib_htmx", "static/htmx")]))


@app.get("/")
def overview(request: Request) -> Response:
    return page(request, dossiers={path.name: opened(path) for path in files()})


@app.get("/{name}")
def dossier(request: Request, name: str) -> Response:
    return page(request, one=opened(path_of(name)))


@app.post("/{name}")
def reach(
    request: Request, name: str, milestone: Given, day: Given, who: Given, before: Given
) -> Response:
    own, path = str(request.base_url).removesuffix("/"), path_of(name)
    is_to_come = day[4:5] == "-" and day > str(datetime.now().astimezone().date())
    if request.headers.get("origin", own) != own or is_to_come:
        raise HTTPException(403, "Dit formulier komt niet van het bord zelf.")
    try:
        read = okomodel.loads(before, Dossier)
        after = okomodel.lifecycle.complete(read, milestone, on=day)
        okomodel.dump(signed(after, who, milestone), path, over=read)
    except (okomodel.OkomodelError, OSError, TypeError) as why:
        kept = {"milestone": milestone, "day": day, "who": who}
        return page(request, 409, one=opened(path), error=why, **kept)
    response = RedirectResponse(quote(f"/{name}"), 303)
    response.set_cookie("who", quote(who), max_age=31_536_000, httponly=True, samesite="strict")
    return response


def page(request: Request, status: int = 200, **shown: Any) -> Response:
    today, who = datetime.now().astimezone().date(), unquote(request.cookies.get("who", ""))
    context = {"oko": okomodel, "today": today, "who": who, **shown}
    return templates.TemplateResponse(request, "board.html", context, status, HEADERS)


def files() -> list[Path]:
    return sorted([*app.state.folder.glob("*.json"), *app.state.folder.glob("*.y*ml")])


def path_of(name: str) -> Path:
    path: Path = app.state.folder / name
    if path not in files():  # nothing else is opened, so no name leads out of the folder
        raise HTTPException(404, "Dit dossier is er niet (meer).")
    return path


def opened(path: Path) -> Dossier | Exception:
    try:
        return okomodel.load(path, Dossier)
    except (okomodel.OkomodelError, OSError) as error:
        return error


def signed(dossier: Dossier, who: str, milestone: str) -> Dossier:
    """The dossier with a line that says who reached what and when; it is saved with the change."""
    line = {f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S}, {who}": Milestone.of(milestone).nl}
    lines = {BOARD: {**dossier.extensions.get(BOARD, {}), **line}}
    return attrs.evolve(dossier, extensions={**dossier.extensions, **lines})


if __name__ == "__main__":
    app.state.folder = Path(*sys.argv[1:])
    uvicorn.run(app, port=8000)
