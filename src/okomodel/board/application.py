"""The addresses of the board, and what each answers."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from os import PathLike
from pathlib import Path
from secrets import compare_digest
from typing import Any, final
from urllib.parse import quote, unquote, urlsplit

import attrs
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from okomodel.board.cards import about, dossier_cards, step_cards
from okomodel.board.folder import File, Folder
from okomodel.board.pages import page
from okomodel.board.recording import Place, Wish, entries
from okomodel.board.refusal import Refused, Stale, in_words
from okomodel.board.starting import started
from okomodel.errors import OkomodelError
from okomodel.insight.occasion import OF_PROFILE, Choice
from okomodel.render.view import show

__all__ = ["board"]

Form = Mapping[str, str]
_LOCAL = ("127.0.0.1", "localhost")
_YEAR = 31_536_000
_NEW = "nieuw"
_MOST_BYTES = 100_000
_TYPED = ("what", "day", "reason", "who", "municipality", "name")
_WISH = ("what", "day", "reason", "line", "who")
_SAYS = {
    400: ("Onbekend adres", "Dit adres hoort niet bij dit bord."),
    403: ("Geen toegang", "Dit bord gaat open met het hele adres dat bij het starten is getoond."),
    404: ("Pagina niet gevonden", "Deze pagina is er niet (meer)."),
    405: ("Dat kan hier niet", "Wat u vroeg kan op deze pagina niet."),
    413: ("Te groot", "Wat u instuurde is te groot."),
    500: ("Fout op het bord", "Er ging iets mis op het bord. Er is niets opgeslagen."),
}
_FOREIGN = "Dit formulier komt niet van het bord zelf."
_NO_FOLDER = "De map met de dossiers is niet te lezen."


@final
class _Refusal(HTTPException):
    """What is refused at the door for a reason of the board's own, in Dutch."""


def board(
    folder: str | PathLike[str],
    *,
    token: str = "",
    hosts: Iterable[str] = _LOCAL,
    who: Callable[[Request], str] | None = None,
    policy: Choice = OF_PROFILE,
) -> Starlette:
    """The board of a folder of dossiers, as an ASGI application.

    ``token``: who comes with ``?token=`` and this text is let in, and nobody else (empty: everybody
    is; put a login before it). ``hosts`` are the names under which it may be reached (``*``: any).
    ``who`` tells of a request who has signed in, so that nobody types a name. Figures of a survey
    are shown as the small-number ``policy`` allows (left out: that of the profile, ``oko-2025``).

    >>> from starlette.testclient import TestClient
    >>> client = TestClient(board("examples"), base_url="http://localhost")
    >>> "Voorbeeldam" in client.get("/").text
    True
    """
    own = _Board(Folder(Path(folder)), token, frozenset(hosts), who, policy)
    static = StaticFiles(packages=[("okomodel.board", "static")])
    return Starlette(
        routes=[
            Mount("/-", static),
            Route("/", own.answering(own.overview)),
            Route("/nieuw", own.answering(own.blank)),
            Route("/nieuw", own.answering(own.begin), methods=["POST"]),
            Route("/{name}", own.answering(own.dossier)),
            Route("/{name}", own.answering(own.record), methods=["POST"]),
        ],
        exception_handlers={HTTPException: _told, Exception: _failed},
    )


@final
@attrs.frozen
class _Board:
    folder: Folder
    token: str
    hosts: frozenset[str]
    who: Callable[[Request], str] | None
    policy: Choice

    def answering(self, answer: Callable[..., Response]) -> Callable[[Request], Any]:
        """An answer that is given to who may ask for it, with what was filled in, if anything."""

        async def answered(request: Request) -> Response:
            request.state.typed = {}
            given = [await _filled_in(request)] if request.method == "POST" else []
            if redirect := self._let_in(request):
                return redirect
            if given:
                _own_form(request)
            try:
                return await run_in_threadpool(answer, request, *given)
            except OSError:  # of a file that is told on its page
                raise _Refusal(500, _NO_FOLDER) from None

        return answered

    def _let_in(self, request: Request) -> Response | None:
        """Who comes with the token is remembered by a cookie; the address then goes without."""
        if not self.hosts & {"*", request.url.hostname}:
            raise HTTPException(400)
        cookie = f"okomodel-{request.url.port}"
        if not self.token or _same(request.cookies.get(cookie, ""), self.token):
            return None
        if not _same(request.query_params.get("token", ""), self.token):
            raise HTTPException(403)
        response = RedirectResponse(f"{_root(request)}{quote(request.scope['path'])}", 303)
        response.set_cookie(cookie, self.token, httponly=True, samesite="lax")
        return response

    # -------------------------------------------------------------------------------- looking

    def overview(self, request: Request) -> Response:
        asked = request.query_params
        cards = dossier_cards(self.folder.files(), _today(), asked)
        return page("overview", request, title="", cards=cards, asked=asked)

    def dossier(self, request: Request) -> Response:
        return self._page(request, self._file(request), request.query_params.get("na", ""))

    def _page(
        self, request: Request, file: File, saved: str = "", status: int = 200, **told: Any
    ) -> Response:
        if file.dossier is None:
            typed = request.state.typed
            return page(
                "unreadable", request, status, title=file.title, file=file, typed=typed, **told
            )
        today, lines = _today(), entries(file.dossier)
        last = lines[-1] if lines and lines[-1].place.key == saved else None
        opened, settled = step_cards(file.dossier, today, last)
        return page(
            "dossier",
            request,
            status,
            title=file.title,
            file=file,
            about=about(file.dossier, today),
            opened=opened,
            settled=settled,
            saved=any(one.saved for one in (*opened, *settled)),
            unfolded=any(
                one.saved or one.place.key == told.get("form", {}).get("place") for one in settled
            ),
            begun=saved == _NEW and not lines,
            lines=lines,
            who=self._who(request),
            asks_who=self.who is None,
            whole=show(file.dossier, on=today, lang="nl", policy=self.policy).html(),
            **told,
        )

    def _file(self, request: Request) -> File:
        found = self.folder.find(request.path_params["name"])
        if found is None:
            raise _Refusal(404, "Dit dossier is er niet (meer).")
        return found

    def _who(self, request: Request) -> str:
        return self.who(request) if self.who else unquote(request.cookies.get("who", ""))

    # ------------------------------------------------------------------------------ recording

    def record(self, request: Request, form: Form) -> Response:
        file, given = self._file(request), {**form, "who": self._signed(request, form)}
        try:
            wish = Wish(
                Place.of(form.get("place", "")), **{key: given.get(key, "") for key in _WISH}
            )
            self._save(file.name, form.get("version", ""), wish)
        except (Stale, Refused, OkomodelError, OSError, TypeError) as error:
            now = self._file(request)
            return self._page(request, now, status=_status(error), error=_reason(error), form=form)
        response = RedirectResponse(
            f"{_root(request)}/{quote(file.name)}?na={wish.place.key}#melding", 303
        )
        return self._known(response, wish.who)

    def _save(self, name: str, version: str, wish: Wish) -> None:
        today = _today()
        try:
            self.folder.save(name, version, lambda dossier: wish.granted(dossier, today))
        except Stale:
            now = self.folder.file(name).dossier
            if now is None or not wish.is_done(now):
                raise

    def _signed(self, request: Request, form: Form) -> str:
        return self.who(request) if self.who else form.get("who", "")

    def _known(self, response: Response, who: str) -> Response:
        if not self.who:
            given = quote(who)
            response.set_cookie("who", given, max_age=_YEAR, httponly=True, samesite="strict")
        return response

    # ---------------------------------------------------------------------------- a new dossier

    def blank(self, request: Request) -> Response:
        return page("new", request, title="Nieuw dossier", form={})

    def begin(self, request: Request, form: Form) -> Response:
        try:
            name, dossier = started(form.get("municipality", ""), form.get("name", ""))
            known = self.folder.find(name)
            if not (known and known.dossier == dossier):  # a click that came twice
                self.folder.add(name, dossier)
        except (Refused, OkomodelError, OSError) as error:
            told = {"error": _reason(error), "form": form}
            return page("new", request, _status(error), title="Nieuw dossier", **told)
        return RedirectResponse(f"{_root(request)}/{quote(name)}?na={_NEW}#melding", 303)


@final
@attrs.frozen
class _Reason:
    """Why nothing was saved: in words, at which field, and whether the page had grown old."""

    lines: tuple[str, ...]
    field: str
    is_stale: bool


def _reason(error: Exception) -> _Reason:
    if isinstance(error, Stale):
        return _Reason(error.told, "", is_stale=True)
    field = error.field if isinstance(error, Refused) else ""
    return _Reason((in_words(error),), field, is_stale=False)


def _status(error: Exception) -> int:
    if isinstance(error, Stale):
        return 409
    return 500 if isinstance(error, OSError) else 422


def _told(request: Request, error: Exception) -> Response:
    """A page for what was refused at the door; what was filled in stands on it."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    title, told = _SAYS.get(status, _SAYS[400])
    told = error.detail if isinstance(error, _Refusal) else told
    typed = getattr(request.state, "typed", {})
    return page("error", request, status, title=title, told=told, typed=typed)


def _failed(request: Request, _error: Exception) -> Response:
    return _told(request, HTTPException(500))


async def _filled_in(request: Request) -> Form:
    """What was filled in; what a person typed is kept for the page that may refuse it."""
    if int(request.headers.get("content-length") or 0) > _MOST_BYTES:
        raise HTTPException(413)
    async with request.form(max_files=0) as fields:
        form = {key: str(value).strip() for key, value in fields.items()}
    request.state.typed = {key: form[key] for key in _TYPED if form.get(key)}
    return form


def _own_form(request: Request) -> None:
    """Refuse a form that stands on another site."""
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise _Refusal(403, _FOREIGN)


def _same(given: str, token: str) -> bool:
    return compare_digest(given.encode(), token.encode())


def _root(request: Request) -> str:
    root: str = request.scope.get("root_path", "")
    return quote(root)


def _today() -> date:
    return datetime.now().astimezone().date()
