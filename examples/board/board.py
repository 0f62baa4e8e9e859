"""A board of OKO dossiers: where each stands, what is due, and reaching a milestone."""

import sys
from datetime import date, datetime
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import quote, unquote

import attrs
import uvicorn
from fastapi import FastAPI, Form, HTTPException, Request, Response
from fastapi.responses import FileResponse, RedirectResponse
from fastapi.templating import Jinja2Templates
from starlette.middleware.trustedhost import TrustedHostMiddleware

import okomodel
from okomodel import Dossier, Milestone

HTMX = Path(str(files("js_lib_htmx"))) / "static/htmx/htmx.min.js"
POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'"
HEADERS = {"Content-Security-Policy": POLICY, "Cache-Control": "no-store"}
TEMPLATES = Jinja2Templates(Path(__file__).parent)
Text = Annotated[str, Form(min_length=1)]


def opened(path: Path) -> Dossier | Exception:
    """The dossier in a file, or what is in the way of it."""
    try:
        return okomodel.load(path, Dossier)
    except (okomodel.DocumentError, OSError) as error:
        return error


def signed(dossier: Dossier, who: str, milestone: Milestone) -> Dossier:
    """The dossier with a line about who reached what and when; it is saved with the change."""
    line = {f"{datetime.now():%Y-%m-%d %H:%M:%S}, {who}": milestone.label("nl")}
    lines = {**dossier.extensions.get("board", {}), **line}
    return attrs.evolve(dossier, extensions={**dossier.extensions, "board": lines})


def board(folder: Path) -> FastAPI:
    """The board of a folder of dossiers, as a web application."""
    app = FastAPI(openapi_url=None)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=["localhost", "127.0.0.1"])
    app.get("/htmx.js")(lambda: FileResponse(HTMX))

    def page(request: Request, status: int = 200, **shown: Any) -> Response:
        who = unquote(request.cookies.get("who", ""))
        shown = {"who": who, **shown, "oko": okomodel, "today": date.today()}
        return TEMPLATES.TemplateResponse(request, "board.html", shown, status, HEADERS)

    def path_of(name: str) -> Path:
        if folder / name not in folder.glob("*.json"):  # so no name leads out of the folder
            raise HTTPException(404, "Dit dossier is er niet (meer).")
        return folder / name

    @app.get("/")
    def overview(request: Request) -> Response:
        paths = sorted(folder.glob("*.json"))
        return page(request, dossiers={path.name: opened(path) for path in paths})

    @app.get("/{name}")
    def dossier(request: Request, name: str) -> Response:
        return page(request, name=name, one=opened(path_of(name)))

    @app.post("/{name}")
    def reach(
        request: Request, name: str, milestone: Text, day: Text, who: Text, before: Text
    ) -> Response:
        own = str(request.base_url).removesuffix("/")
        if request.headers.get("origin", own) != own:
            raise HTTPException(403, "Dit formulier komt niet van het bord zelf.")
        path, read, reached = path_of(name), okomodel.loads(before, Dossier), Milestone(milestone)
        try:
            after = okomodel.lifecycle.complete(read, reached, on=day)
            okomodel.dump(signed(after, who, reached), path, over=read)
        except (okomodel.OkomodelError, OSError) as error:
            shown = {"error": error, "who": who, "day": day, "reached": reached}
            return page(request, 409, name=name, one=opened(path), **shown)
        response = RedirectResponse(f"/{quote(name)}", 303)
        response.set_cookie("who", quote(who), max_age=31536000, httponly=True, samesite="strict")
        return response

    return app


if __name__ == "__main__":
    uvicorn.run(board(Path(sys.argv[1])), port=8000)
