"""``okomodel board``: the dossiers of a folder in the browser, on this machine."""

from errno import EADDRINUSE
from pathlib import Path
from secrets import token_urlsafe
from socket import create_server, socket

from okomodel.cli.usage import WrongUsage
from okomodel.errors import MissingExtra
from okomodel.wording import Language, Wording

__all__ = ["run"]

_NO_FOLDER = Wording("there is no folder {folder}", "map {folder} bestaat niet")
_NO_PORT = Wording(
    '--port expects a number from 0 to 65535, not "{value}"',
    '--port verwacht een getal van 0 tot en met 65535, niet "{value}"',
)
_TAKEN = Wording(
    "port {value} is taken; leave --port out, and a free one is found",
    "poort {value} is bezet; laat --port weg, dan wordt een vrije gezocht",
)
_READY = Wording(
    "The board of {folder} is ready, on this machine only. Open in a browser:\n  {address}\n"
    "Ctrl+C stops it.",
    "Het bord van {folder} staat klaar, alleen op deze computer. Open in een browser:\n"
    "  {address}\nMet Ctrl+C stopt het.",
)
_BOARD = Wording("the board", "het bord")
_HOST, _LAST_PORT = "127.0.0.1", 65535


def run(*, folder: str, port: str, lang: Language) -> int:
    """Serve the board until it is stopped."""
    if not Path(folder).is_dir():
        raise WrongUsage(_NO_FOLDER, folder=folder)
    try:
        from uvicorn import Config, Server
    except ModuleNotFoundError:
        raise MissingExtra("board", _BOARD) from None
    from okomodel.board import board

    token = token_urlsafe(24)
    with _listening(port) as own:
        address = f"http://{_HOST}:{own.getsockname()[1]}/?token={token}"
        print(_READY.text(lang, folder=folder, address=address), flush=True)
        server = Server(
            Config(board(folder, token=token), log_level="warning", proxy_headers=False)
        )
        try:
            server.run(sockets=[own])
        except KeyboardInterrupt:  # that is how it is stopped
            print()
    return 0


def _listening(port: str) -> socket:
    if not port.isdecimal() or not int(port[:6]) <= _LAST_PORT:
        raise WrongUsage(_NO_PORT, value=port)
    try:
        return create_server((_HOST, int(port)))
    except OSError as error:
        if error.errno != EADDRINUSE:
            raise
        raise WrongUsage(_TAKEN, value=port) from None
