"""The board: where each dossier stands, what is due, reaching a milestone, and not by accident."""

from collections.abc import Iterator
from html import unescape
from pathlib import Path
from re import findall

import attrs
import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from examples.board.board import app
from okomodel import Dossier, dump, dumps, load
from tests.examples.dorp import CODE, RECENTLY, TODAY, dorp, today

FOLDER = Path(__file__).parents[2] / "examples" / "board"


@pytest.fixture
def client(folder: Path) -> Iterator[TestClient]:
    assert folder.is_dir()
    with TestClient(app, base_url="http://localhost", follow_redirects=False) as client:
        yield client


def text_of(answer: Response) -> str:
    return unescape(answer.text)


def shown(page: str) -> str:
    """The document that a page holds, and that its forms send along."""
    return unescape(findall(r'(?s)name="before" value="(.*?)"', page)[0])


def form(client: TestClient, who: str = "Marieke", **given: str) -> dict[str, str]:
    """What the page of Dorp sends when its first milestone is saved."""
    before = shown(client.get("/dorp.json").text)
    filled = {"before": before, "milestone": "survey-report", "day": str(TODAY), "who": who}
    return filled | given


# ------------------------------------------------------------------------------- what it shows


def test_the_embedding_is_at_most_150_lines_long() -> None:
    lines = [
        line
        for path in [*FOLDER.glob("*.py"), *FOLDER.glob("*.html")]
        for line in path.read_text("utf-8").splitlines()
    ]
    assert len(lines) <= 150
    assert max(map(len, lines)) <= 100


def test_the_board_tells_where_each_dossier_stands_and_what_is_due(client: TestClient) -> None:
    page = text_of(client.get("/"))
    assert '<a href="/dorp.json">Dorp</a>' in page
    assert "monitoring, cyclus 1, fouten: 0, waarschuwingen: " in page
    assert 'class="bad">rapportage van de meting: verwacht' in page
    assert "te laat" in page


def test_a_file_that_cannot_be_read_is_shown_with_its_problems(
    client: TestClient, folder: Path
) -> None:
    (folder / "kapot.json").write_text('{"okomodel": "1.0", "dossier": {"nam": "X"}}', "utf-8")
    (folder / "map.json").mkdir()
    for address in ("/", "/kapot.json"):
        page = text_of(client.get(address))
        assert 'dossier.nam: onbekende sleutel "nam". Bedoelde u name? [DOC02]' in page
    assert "Is a directory" in client.get("/map.json").text
    assert "Dorp" in client.get("/").text


def test_a_dossier_may_be_yaml_and_keeps_its_comments(client: TestClient, folder: Path) -> None:
    path = folder / "dorp.yaml"
    path.write_text("# van ons\n" + dumps(dorp(), form="yaml"), "utf-8")
    assert client.get("/").text.count(">Dorp</a>") == 2
    assert client.post("/dorp.yaml", data=form(client)).is_redirect
    assert path.read_text("utf-8").startswith("# van ons\n")
    assert load(path, Dossier).cycles[0].milestone("survey-report") is not None
    assert load(folder / "dorp.json") == dorp()


def test_an_empty_folder_is_an_empty_board(client: TestClient, folder: Path) -> None:
    (folder / "dorp.json").unlink()
    assert "In deze map staan nog geen dossiers" in client.get("/").text


def test_a_dossier_in_which_nothing_has_begun_can_begin(client: TestClient, folder: Path) -> None:
    dump(Dossier(id="nieuw", name="Nieuw", municipalities=CODE), folder / "nieuw.json")
    page = text_of(client.get("/nieuw.json"))
    assert page.count("<form") == 1
    assert 'value="decision"' in page
    assert '"overeenkomst" kan niet bereikt zijn op' in page


def test_whatever_a_dossier_says_stays_text(client: TestClient, folder: Path) -> None:
    evil = "<script>alert(1)</script>"
    dump(attrs.evolve(dorp(), name=evil, notes=f'"{evil}'), folder / "dorp.json")
    (folder / "&lt;x'.json").write_text("{", "utf-8")
    for address in ("/", "/dorp.json"):
        assert "alert(1)" in client.get(address).text
        assert evil not in client.get(address).text
    assert "&amp;lt;x&#39;.json" in client.get("/").text


def test_the_page_asks_nothing_from_elsewhere(client: TestClient) -> None:
    page = client.get("/")
    assert page.headers["content-security-policy"].startswith("default-src 'self';")
    (script,) = findall(r'<script src="(.*?)"', page.text)
    assert "htmx" in client.get(script).text


# ------------------------------------------------------------------------ reaching a milestone


def test_a_milestone_is_saved_in_the_file_with_who_and_when(
    client: TestClient, folder: Path
) -> None:
    answer = client.post("/dorp.json", data=form(client, who="Łucja de Vries"))
    assert (answer.status_code, answer.headers["location"]) == (303, "/dorp.json")
    saved = load(folder / "dorp.json", Dossier)
    record = saved.cycles[0].milestone("survey-report")
    assert record is not None
    assert str(record.done) == str(TODAY)
    ((moment, what),) = saved.extensions["op het bord opgeslagen"].items()
    assert moment[: len(today())] in {str(TODAY), today()}
    assert moment.endswith(", Łucja de Vries")
    assert what == "rapportage van de meting"
    assert (
        'name="who" required maxlength="60" value="Łucja de Vries"' in client.get("/dorp.json").text
    )


def test_what_comes_later_says_why_it_may_not_be_reached_yet(
    client: TestClient, folder: Path
) -> None:
    page = text_of(client.get("/dorp.json"))
    assert page.count("<form") == 1
    assert '"terugkoppeling" kan niet bereikt zijn op' in page
    before = (folder / "dorp.json").read_bytes()
    refused = client.post("/dorp.json", data=form(client, milestone="feedback"))
    assert refused.status_code == 409
    assert "Niet opgeslagen" in refused.text
    assert '"rapportage van de meting" komt daarvoor' in text_of(refused)
    assert (folder / "dorp.json").read_bytes() == before


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"day": "31-12-2026"}, "JJJJ-MM-DD"),
        ({"milestone": "feest"}, "'feest'"),
        ({"before": "{"}, "[DOC01]"),
    ],
)
def test_a_form_that_makes_no_sense_is_refused_in_words(
    client: TestClient, folder: Path, given: dict[str, str], told: str
) -> None:
    before = (folder / "dorp.json").read_bytes()
    refused = client.post("/dorp.json", data=form(client, **given))
    assert refused.status_code == 409
    assert told in text_of(refused)
    assert (folder / "dorp.json").read_bytes() == before


def test_a_stale_save_is_refused_and_says_who_changed_what_and_when(
    client: TestClient, folder: Path
) -> None:
    client.post("/dorp.json", data=form(client, who="Anna"))
    stale = form(client, who="Jan", milestone="feedback")
    client.post("/dorp.json", data=form(client, who="Marieke", milestone="feedback"))
    saved = (folder / "dorp.json").read_bytes()
    refused = client.post("/dorp.json", data=stale)
    assert refused.status_code == 409
    page = text_of(refused)
    assert "het is gewijzigd nadat het was gelezen (laatst geschreven op " in page
    assert f"cyclus 1, mijlpaal terugkoppeling: niets -> bereikt {TODAY}" in page
    assert any(f'"op het bord opgeslagen" "{day}' in page for day in (TODAY, today()))
    assert ', Marieke": niets -> "terugkoppeling"' in page
    assert "Anna" not in page[: page.index("</aside>")]
    assert (folder / "dorp.json").read_bytes() == saved


def test_a_refused_save_keeps_what_was_filled_in_and_can_be_done_on_the_fresh_page(
    client: TestClient, folder: Path
) -> None:
    stale = form(client, who="Jan", day=RECENTLY)
    now = attrs.evolve(load(folder / "dorp.json", Dossier), notes="Gebeld met de GGD.")
    dump(now, folder / "dorp.json")
    refused = client.post("/dorp.json", data=stale)
    page = text_of(refused)
    assert "notities: niets -> Gebeld met de GGD." in page
    assert "op het bord opgeslagen" not in page
    assert f'value="{RECENTLY}"' in page
    assert 'value="Jan"' in page
    again = client.post("/dorp.json", data=stale | {"before": shown(refused.text)})
    assert again.status_code == 303
    saved = load(folder / "dorp.json", Dossier)
    assert saved.notes == "Gebeld met de GGD."
    assert str(saved.cycles[0].milestones[-1].done) == RECENTLY


def test_a_file_that_somebody_broke_in_the_meantime_is_left_alone(
    client: TestClient, folder: Path
) -> None:
    stale = form(client)
    (folder / "dorp.json").write_text("{", "utf-8")
    refused = client.post("/dorp.json", data=stale)
    assert refused.status_code == 409
    assert "is niet meer als document te lezen" in refused.text
    assert (folder / "dorp.json").read_text("utf-8") == "{"
    (folder / "dorp.json").unlink()
    assert client.post("/dorp.json", data=stale).status_code == 404
    assert [*folder.iterdir()] == []


def test_a_disk_that_fails_leaves_the_file_whole(
    client: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    before, given = (folder / "dorp.json").read_bytes(), form(client)
    monkeypatch.setattr("okomodel.formats.replacing.fsync", full)
    refused = client.post("/dorp.json", data=given)
    assert refused.status_code == 409
    assert "No space left on device" in refused.text
    assert (folder / "dorp.json").read_bytes() == before
    assert [one.name for one in folder.iterdir()] == ["dorp.json"]


# ----------------------------------------------------------------------------- who may come near


@pytest.mark.parametrize(
    "name",
    ["..%2Fgeheim.json", "%2e%2e%2fgeheim.json", "..%5Cgeheim.json", "%2Fetc%2Fpasswd", "x"],
)
def test_no_name_leads_out_of_the_folder(client: TestClient, folder: Path, name: str) -> None:
    (folder.parent / "geheim.json").write_bytes((folder / "dorp.json").read_bytes())
    for answer in (client.get(f"/{name}"), client.post(f"/{name}", data=form(client))):
        assert answer.status_code == 404
        assert "Dorp" not in answer.text


@pytest.mark.parametrize("origin", ["https://elders.example", "null", "http://localhost:81", ""])
def test_a_form_on_another_site_cannot_save(client: TestClient, folder: Path, origin: str) -> None:
    before, given = (folder / "dorp.json").read_bytes(), form(client)
    answer = client.post("/dorp.json", data=given, headers={"Origin": origin})
    assert answer.status_code == 403
    assert (folder / "dorp.json").read_bytes() == before
    assert client.post("/dorp.json", data=given, headers={"Origin": "http://localhost"}).is_redirect


def test_a_day_that_has_not_come_is_not_saved(client: TestClient, folder: Path) -> None:
    before = (folder / "dorp.json").read_bytes()
    assert client.post("/dorp.json", data=form(client, day="2199-12-31")).status_code == 403
    assert (folder / "dorp.json").read_bytes() == before


def test_foreign_data_of_another_shape_is_refused_and_kept(
    client: TestClient, folder: Path
) -> None:
    path = folder / "dorp.json"
    read = load(path, Dossier)
    dump(attrs.evolve(read, extensions={"op het bord opgeslagen": "ja"}), path)
    before = path.read_bytes()
    assert client.post("/dorp.json", data=form(client)).status_code == 409
    assert path.read_bytes() == before


def test_another_name_for_this_machine_shows_nothing(client: TestClient) -> None:
    answer = client.get("/", headers={"Host": "elders.example"})
    assert answer.status_code == 400
    assert "Dorp" not in answer.text


def test_looking_changes_nothing(client: TestClient, folder: Path) -> None:
    before = (folder / "dorp.json").read_bytes()
    client.get("/dorp.json?" + "&".join(f"{key}=x" for key in form(client)))
    assert (folder / "dorp.json").read_bytes() == before
