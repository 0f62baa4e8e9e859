"""okomodel within Django: a page with the dossier and a form, for who has signed in.

One file, so that it can be tried; in a project of your own the view and the template are what you
take.
"""

from datetime import datetime
from os import environ
from pathlib import Path
from secrets import token_urlsafe
from typing import Any

from django.conf import settings
from django.core.asgi import get_asgi_application
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.template import Context, Engine
from django.urls import path
from django.views.decorators.csrf import csrf_protect
from starlette.applications import Starlette
from starlette.routing import Mount

import okomodel
from okomodel import Dossier, lifecycle
from okomodel.board import board

FOLDER = Path(environ.get("DOSSIERS", "dossiers"))
PAGE = Engine().from_string("""<!doctype html>
<html lang="nl"><title>{{ dossier.name }}</title>
{% for told in error %}<p role="alert">{{ told }}</p>{% endfor %}
{% for step in steps %}{% if not step.reasons %}
<form method="post"><input type="hidden" name="csrfmiddlewaretoken" value="{{ token }}">
  <input type="hidden" name="milestone" value="{{ step.milestone.value }}">
  <label>{{ step.milestone.nl }}, bereikt op <input type="date" name="day" required></label>
  <button>Opslaan</button></form>
{% endif %}{% endfor %}
{{ shown|safe }}""")


@csrf_protect
def dossier(request: HttpRequest, name: str) -> HttpResponse:
    """The page of a dossier, and what its forms send.

    In a project with users ``django.contrib.auth.decorators.login_required`` stands above it.
    """
    file = FOLDER / f"{name}.json"
    try:
        read = okomodel.load(file, Dossier)
    except FileNotFoundError:
        raise Http404 from None
    error: list[str] = []
    if request.method == "POST":
        try:
            given = request.POST.get("milestone", ""), request.POST.get("day", "")
            after = lifecycle.complete(read, given[0], on=given[1])
            okomodel.dump(after, file, over=read)
            return HttpResponseRedirect(request.path)
        except okomodel.OkomodelError as why:
            error = [why.text("nl")]
    return HttpResponse(page(request, read, error), status=422 if error else 200)


def page(request: HttpRequest, read: Dossier, error: list[str]) -> str:
    """The dossier, and a form for each milestone that may be reached today."""
    today = datetime.now().astimezone().date()
    told = {
        "dossier": read,
        "steps": lifecycle.open_steps(read, on=today),
        "error": error,
        "token": get_token(request),
        "shown": okomodel.show(read, on=today, lang="nl").html(),
    }
    return PAGE.render(Context(told))


urlpatterns = [path("dossiers/<slug:name>/", dossier)]

if not settings.configured:  # a project has settings of its own
    settings.configure(
        ROOT_URLCONF=__name__, SECRET_KEY=token_urlsafe(), ALLOWED_HOSTS=["localhost", "127.0.0.1"]
    )

# The board beside it, by ASGI: `uvicorn in_django:application`.
project: Any = get_asgi_application()
application = Starlette(routes=[Mount("/bord", board(FOLDER)), Mount("/", project)])
