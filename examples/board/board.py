"""The board within a FastAPI application of one's own, at /bord."""

from os import environ

from fastapi import FastAPI

from okomodel.board import board

app = FastAPI(openapi_url=None)


@app.get("/")
def home() -> str:
    """What else the application does."""
    return "Het bord staat op /bord/."


app.mount("/bord", board(environ.get("DOSSIERS", "dossiers")))
