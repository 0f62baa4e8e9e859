"""The examples of okomodel within FastAPI and within Django."""

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from re import findall
from typing import Any

import pytest
from starlette.testclient import TestClient

from okomodel import Dossier, load
from tests.examples.dorp import RECENTLY, TODAY


@pytest.fixture
def examples(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Any]:
    """The examples, imported as their readers have them, on the folder."""
    monkeypatch.setenv("DOSSIERS", str(folder))

    def example(name: str) -> Any:
        found = import_module(f"examples.embedding.{name}")
        monkeypatch.setattr(found, "FOLDER", folder)
        return found

    return example


def client_of(app: Any) -> TestClient:
    return TestClient(app, base_url="http://localhost", follow_redirects=False)


def reached(folder: Path) -> list[str]:
    return [str(one.done) for one in load(folder / "dorp.json", Dossier).cycles[0].milestones]


def test_a_fastapi_application_tells_what_is_due_and_reaches_it(
    examples: Callable[[str], Any], folder: Path
) -> None:
    client = client_of(examples("in_fastapi").app)
    first = client.get("/dorp/due", params={"on": str(TODAY)}).json()[0]
    assert first["what"] == "rapportage van de meting"
    assert first["late_by"] > 0
    assert "<div" in client.get("/dorp/page", params={"on": str(TODAY)}).text

    too_soon = client.post("/dorp/reached", json={"milestone": "feedback", "on": str(TODAY)})
    assert too_soon.status_code == 409
    assert '"rapportage van de meting" komt daarvoor' in too_soon.json()["detail"][0]
    given = {"milestone": "survey-report", "on": str(TODAY)}
    assert client.post("/dorp/reached", json=given).status_code == 204
    assert reached(folder) == [RECENTLY, str(TODAY)]
    assert client.post("/dorp/reached", json=given | {"milestone": "x"}).status_code == 422
    assert client.get("/weg/due", params={"on": str(TODAY)}).status_code == 404
    assert client.get("/..%2Fdorp/due", params={"on": str(TODAY)}).status_code == 404


@pytest.mark.skipif(sys.platform == "win32", reason="one event loop is enough for an example")
def test_a_django_project_shows_a_dossier_and_reaches_a_milestone(
    examples: Callable[[str], Any], folder: Path
) -> None:
    client = client_of(examples("in_django").application)
    page = client.get("/dossiers/dorp/")
    assert page.status_code == 200
    assert "<title>Dorp</title>" in page.text
    given = {"milestone": "survey-report", "day": str(TODAY)}
    assert client.post("/dossiers/dorp/", data=given).status_code == 403
    given["csrfmiddlewaretoken"] = findall(r'csrfmiddlewaretoken" value="(.*?)"', page.text)[0]
    refused = client.post("/dossiers/dorp/", data=given | {"day": "morgen"})
    assert refused.status_code == 422
    assert 'role="alert"' in refused.text
    assert client.post("/dossiers/dorp/", data=given).status_code == 302
    assert reached(folder) == [RECENTLY, str(TODAY)]
    assert client.get("/dossiers/weg/").status_code == 404
