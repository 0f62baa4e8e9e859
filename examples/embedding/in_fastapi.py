"""okomodel within a FastAPI application: what is due, a page, and reaching a milestone."""

from datetime import date
from os import environ
from pathlib import Path
from typing import Annotated, Any

from fastapi import FastAPI, HTTPException
from fastapi import Path as InAddress
from fastapi.responses import HTMLResponse
from pydantic import BaseModel

import okomodel
from okomodel import Dossier, lifecycle, schedule

FOLDER = Path(environ.get("DOSSIERS", "dossiers"))
Name = Annotated[str, InAddress(pattern=r"^[a-z0-9-]{1,64}$")]  # no name leads out of the folder
app = FastAPI()


class Reached(BaseModel):
    """What a client sends when a milestone was reached."""

    milestone: str
    on: date


@app.get("/{name}/due")
def due(name: Name, on: date) -> list[dict[str, Any]]:
    """What is due on a day, soonest first."""
    return [
        {"what": one.label("nl"), "by": one.by, "late_by": one.late_by}
        for one in schedule.due(read(name), on)
    ]


@app.get("/{name}/page", response_class=HTMLResponse)
def page(name: Name, on: date) -> str:
    """The dossier as a page, with figures as the small-number policy allows."""
    return okomodel.show(read(name), on=on, lang="nl").html()


@app.post("/{name}/reached", status_code=204)
def reached(name: Name, given: Reached) -> None:
    """Reach a milestone: 409 says why it may not be, or what somebody else has changed."""
    before = read(name)
    try:
        after = lifecycle.complete(before, given.milestone, on=given.on)
        okomodel.dump(after, path_of(name), over=before)
    except okomodel.LifecycleError as error:
        raise HTTPException(409, [one.message_nl for one in error.findings]) from None
    except okomodel.StaleDocument as error:
        raise HTTPException(409, [error.reason.nl]) from None
    except okomodel.UnknownName as error:
        raise HTTPException(422, [error.text("nl")]) from None


def read(name: str) -> Dossier:
    """The dossier of that name."""
    try:
        return okomodel.load(path_of(name), Dossier)
    except FileNotFoundError:
        raise HTTPException(404, ["Dit dossier is er niet."]) from None


def path_of(name: str) -> Path:
    """Where a dossier lies."""
    return FOLDER / f"{name}.json"
