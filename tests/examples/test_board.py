"""The board: where each dossier stands, what is due, recording what was done, not by accident."""

import os
import sys
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path
from re import findall, search
from typing import Any
from urllib.parse import urlsplit

import attrs
import pytest
from httpx2 import Response
from starlette.requests import Request
from starlette.testclient import TestClient

from okomodel import Dossier, dump, dumps, lifecycle, load
from okomodel.board import board
from okomodel.board.recording import KEY, Entry, entries
from okomodel.wording import in_text
from tests.examples.dorp import CODE, RECENTLY, TODAY, dorp

Typed = dict[str, str]
LATER = "2199-12-31"
TODAY_SAID, LATER_SAID = (in_text(one, "nl") for one in (TODAY, date.fromisoformat(LATER)))
VOORBEELDAM = Path(__file__).parents[2] / "examples" / "voorbeeldam.json"


def client_of(app: Any, **more: Any) -> TestClient:
    return TestClient(app, base_url="http://localhost", follow_redirects=False, **more)


@pytest.fixture
def client(folder: Path) -> Iterator[TestClient]:
    with client_of(board(folder)) as client:
        yield client


def text_of(answer: Response) -> str:
    return unescape(answer.text)


def title_of(answer: Response) -> str:
    (title,) = findall("<title>(.*?)</title>", text_of(answer))
    return str(title)


def dated(day: object) -> str:
    """A day as a page has it."""
    return f'<span class="date">{day}</span>'


def version_in(page: str) -> str:
    """The version of the file that a page shows, and that its forms send along."""
    return str(findall(r'name="version" value="(.*?)"', page)[0])


def form(client: TestClient, who: str = "Marieke", **given: str) -> Typed:
    """What the page of Dorp sends when its first milestone is saved."""
    version = version_in(client.get("/dorp.json").text)
    filled = {"place": "1.survey-report", "what": "reached", "day": str(TODAY), "who": who}
    return {"version": version} | filled | given


def saved(client: TestClient, **given: str) -> Response:
    answer = client.post("/dorp.json", data=form(client, **given))
    assert answer.status_code == 303, text_of(answer)
    return answer


def recorded(folder: Path, milestone: str = "survey-report") -> Any:
    return load(folder / "dorp.json", Dossier).cycles[0].milestone(milestone)


def lines(folder: Path) -> list[tuple[str, str]]:
    return [(one.who, one.text) for one in entries(load(folder / "dorp.json", Dossier))]


def named(folder: Path, name: str) -> Dossier:
    """A dossier of that name in the folder, in which nothing has begun."""
    dossier = Dossier(id=name.lower(), name=name, municipalities=CODE)
    dump(dossier, folder / f"{name.lower()}.json")
    return dossier


# ------------------------------------------------------------------------------------- the list


def test_the_list_tells_where_each_dossier_stands_and_what_is_due(client: TestClient) -> None:
    page = text_of(client.get("/"))
    assert 'href="/dorp.json">Dorp</a>' in page
    assert "monitoring, cyclus 1, fouten: 0, waarschuwingen: " in page
    late = search(r"<b>rapportage van de meting</b>: <strong[^>]*>(\d+) dagen te laat", page)
    assert late
    assert ", was verwacht " in page


def test_what_is_not_late_tells_until_when_it_is_in_time(client: TestClient) -> None:
    saved(client, what="planned", day=LATER)
    assert f"gepland voor {dated(LATER_SAID)}, op tijd tot en met {dated(LATER_SAID)}" in text_of(
        client.get("/")
    )


def names_in(client: TestClient, asked: str) -> list[str]:
    return findall(r"<h2><a [^>]*>(.*?)</a></h2>", client.get(f"/?{asked}").text)


def test_the_list_is_sorted_and_filtered(client: TestClient, folder: Path) -> None:
    named(folder, "Aa")
    (folder / "kapot.json").write_text("{", "utf-8")
    assert names_in(client, "") == ["Dorp", "Aa", "kapot.json"]
    assert names_in(client, "orde=naam") == ["Aa", "Dorp", "kapot.json"]
    assert names_in(client, "toon=laat") == ["Dorp"]
    assert names_in(client, "toon=binnenkort") == ["Dorp"]
    assert names_in(client, "toon=problemen") == ["kapot.json"]
    assert names_in(client, "zoek=dOr") == ["Dorp"]
    assert names_in(client, "zoek=%20&toon=x&orde=x") == ["Dorp", "Aa", "kapot.json"]
    assert "Geen dossier voldoet hieraan." in client.get("/?zoek=zee").text


def test_an_empty_folder_is_an_empty_board(client: TestClient, folder: Path) -> None:
    (folder / "dorp.json").unlink()
    assert "In deze map staan nog geen dossiers" in client.get("/").text


def test_a_file_that_cannot_be_read_is_shown_with_its_problems(
    client: TestClient, folder: Path
) -> None:
    (folder / "kapot.json").write_text('{"okomodel": "1.0", "dossier": {"nam": "X"}}', "utf-8")
    (folder / "map.json").mkdir()
    (folder / "los.json").symlink_to(folder / "weg.json")
    for address in ("/", "/kapot.json"):
        page = text_of(client.get(address))
        assert 'dossier.nam: onbekende sleutel "nam". Bedoelde u name? [DOC02]' in page
    page = text_of(client.get("/"))
    assert "het is een map, en geen bestand" in page
    assert "dit bestand bestaat niet" in page
    assert "Dorp" in page
    assert str(folder) not in page


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_holds_nobody_up(client: TestClient, folder: Path) -> None:
    os.mkfifo(folder / "f.json")
    for address in ("/", "/f.json"):
        assert "named pipe, en geen bestand" in client.get(address).text
    assert "Dorp" in client.get("/").text
    answer = client.post("/f.json", data=form(client))
    assert answer.status_code == 409


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a name is always Unicode")
def test_a_name_that_is_no_utf_8_is_shown_and_in_nobodys_way(
    client: TestClient, folder: Path
) -> None:
    path = os.fsencode(folder) + b"/d\xf6rp.json"
    Path(os.fsdecode(path)).write_bytes((folder / "dorp.json").read_bytes())
    page = client.get("/")
    assert page.status_code == 200
    assert "Geef dit bestand een andere naam" in page.text
    assert names_in(client, "") == ["Dorp"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows allows no such names")
@pytest.mark.parametrize("name", ["a\nb", "100%", "a?b=c#d&e", "\u202ea", "a'\"<b>", ".", "é ü"])
def test_whatever_a_file_is_called_it_can_be_opened_and_saved(
    client: TestClient, folder: Path, name: str
) -> None:
    path = folder / f"x{name}.json"
    path.write_bytes((folder / "dorp.json").read_bytes())
    (folder / "dorp.json").unlink()
    (address,) = findall(r'href="(/x[^"]*)"', client.get("/").text)
    page = client.get(unescape(address))
    given = {"version": version_in(page.text), "place": "1.survey-report", "who": "Jan"}
    given |= {"what": "reached", "day": str(TODAY)}
    answer = client.post(unescape(address), data=given)
    assert answer.status_code == 303
    assert "Opgeslagen." in client.get(answer.headers["location"]).text
    assert load(path, Dossier).extensions[KEY]


def test_what_the_system_or_an_editor_keeps_beside_a_file_is_no_dossier(
    client: TestClient, folder: Path
) -> None:
    for name in (".dorp.json", "dorp.json~", "._dorp.json", "lees.txt"):
        (folder / name).write_text("{", "utf-8")
    (folder / "DORP.JSON").write_bytes((folder / "dorp.json").read_bytes())
    assert names_in(client, "") == ["Dorp", "Dorp"]


def test_a_dossier_that_cannot_be_judged_is_in_nobodys_way(
    client: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named(folder, "Aa")
    right = lifecycle.stage

    def wrong(dossier: Dossier, day: Any) -> Any:
        if dossier.name == "Aa":
            raise ZeroDivisionError
        return right(dossier, day)

    monkeypatch.setattr("okomodel.board.cards.stage", wrong)
    page = client.get("/")
    assert page.status_code == 200
    assert "Dit dossier is niet te tonen" in page.text
    assert "monitoring, cyclus 1" in page.text


# ---------------------------------------------------------------------------- what a page shows


def test_a_dossier_in_which_nothing_has_begun_can_begin(client: TestClient, folder: Path) -> None:
    named(folder, "Nieuw")
    page = text_of(client.get("/nieuw.json"))
    assert page.count('value="reached"') == 1
    assert 'value="0.decision"' in page
    assert '"overeenkomst" kan niet bereikt zijn op' in page


def test_whatever_a_dossier_says_stays_text(client: TestClient, folder: Path) -> None:
    evil = "<script>alert(1)</script>"
    dump(attrs.evolve(dorp(), name=evil, notes=f'"{evil}'), folder / "dorp.json")
    (folder / "&lt;x'.json").write_text("{", "utf-8")
    for address in ("/", "/dorp.json"):
        assert "alert(1)" in client.get(address).text
        assert evil not in client.get(address).text
    assert "&amp;lt;x&#39;.json" in client.get("/").text
    refused = client.post("/dorp.json", data=form(client, who=evil, day=evil, what=evil))
    assert evil not in refused.text


def test_the_pages_ask_nothing_from_elsewhere(client: TestClient) -> None:
    page = client.get("/")
    assert page.headers["content-security-policy"].startswith("default-src 'none';")
    assert "unsafe-inline" not in page.headers["content-security-policy"].split("script-src")[1]
    for asked in findall(r'(?:src|href)="(/-/.*?)"', page.text):
        assert client.get(asked).status_code == 200
    assert "http" not in page.text


def test_each_page_has_a_title_of_its_own(client: TestClient) -> None:
    answer = saved(client)
    answers = {
        "OKO-bord": client.get("/"),
        "Dorp - OKO-bord": client.get("/dorp.json"),
        "Opgeslagen - Dorp - OKO-bord": client.get(answer.headers["location"]),
        "Niet opgeslagen - Dorp - OKO-bord": client.post("/dorp.json", data=form(client, who="")),
        "Nieuw dossier - OKO-bord": client.get("/nieuw"),
        "Niet opgeslagen - Nieuw dossier - OKO-bord": client.post("/nieuw"),
        "Pagina niet gevonden - OKO-bord": client.get("/x"),
    }
    assert {title: title_of(one) for title, one in answers.items()} == {one: one for one in answers}


def with_few_pupils() -> Dossier:
    """Voorbeeldam, had three of nine pupils said what each figure of its last round tells."""
    document = load(VOORBEELDAM, Dossier)
    last = document.rounds[-1]
    few = [
        one if one.count is None else attrs.evolve(one, base=9, count=3)
        for one in last.measurements
    ]
    rounds = [*document.rounds[:-1], attrs.evolve(last, measurements=few)]
    return attrs.evolve(document, rounds=rounds)


def test_figures_of_pupils_are_shown_by_the_policy_and_no_form_holds_them(folder: Path) -> None:
    dump(with_few_pupils(), folder / "v.json")
    page, raw = (
        client_of(app).get("/v.json").text for app in (board(folder), board(folder, policy=None))
    )
    assert "33,3" in raw
    assert "33,3" not in page
    for one in (page, raw):
        assert '"count"' not in unescape(one)


def test_a_file_that_cannot_be_read_tells_no_figure_of_pupils(
    client: TestClient, folder: Path
) -> None:
    text = dumps(with_few_pupils()).replace('"base": 9', '"base": 2')
    (folder / "v.json").write_text(text, "utf-8")
    for address in ("/", "/v.json"):
        page = text_of(client.get(address))
        assert "measurements[0]: dit is niet te lezen; verbeter het in het bestand. [DOC05]" in page
        assert "count 3" not in page


# ---------------------------------------------------------------------------------- recording


def test_a_milestone_is_saved_in_the_file_with_who_and_when(
    client: TestClient, folder: Path
) -> None:
    answer = saved(client, who="Łucja de Vries")
    assert answer.headers["location"] == "/dorp.json?na=1.survey-report#melding"
    assert str(recorded(folder).done) == str(TODAY)
    (line,) = load(folder / "dorp.json", Dossier).extensions[KEY]
    assert line.pop("at")[:10] >= str(TODAY)
    assert line == {
        "who": "Łucja de Vries",
        "milestone": "survey-report",
        "cycle": 1,
        "before": {},
        "after": {"done": str(TODAY)},
    }
    assert 'value="Łucja de Vries"' in client.get("/dorp.json").text


def test_what_was_saved_is_confirmed_in_its_place_and_nothing_else_can_be_hit(
    client: TestClient,
) -> None:
    before = cards_in(client.get("/dorp.json").text)
    page = client.get(saved(client).headers["location"]).text
    assert cards_in(page) == before
    assert f"rapportage van de meting: bereikt op {TODAY_SAID} (Marieke, " in page
    assert 'class="record" open' not in page
    forms = findall(r"(?s)<form method=\"post\".*?</form>", page)
    assert forms
    assert len(forms) == len(
        findall(r'(?s)<details class="record">\s*<summary>.*?</form></details>', page)
    )
    assert cards_in(client.get("/dorp.json").text) != before


def cards_in(page: str) -> list[str]:
    return findall(r"<h3>(.*?) <small>", page)


def test_a_second_click_records_nothing_else(client: TestClient, folder: Path) -> None:
    given = form(client)
    first = client.post("/dorp.json", data=given)
    before = (folder / "dorp.json").read_bytes()
    second = client.post("/dorp.json", data=given)
    assert (second.status_code, second.headers) == (303, first.headers)
    assert (folder / "dorp.json").read_bytes() == before


@pytest.mark.parametrize(
    ("what", "day", "told"),
    [
        ("reached", str(TODAY), f"bereikt op {TODAY_SAID}"),
        ("planned", LATER, f"open, gepland voor {LATER_SAID}"),
        ("skipped", "", "overgeslagen (geen tijd)"),
    ],
)
def test_what_was_saved_can_be_undone_once(
    client: TestClient, folder: Path, what: str, day: str, told: str
) -> None:
    was = load(folder / "dorp.json", Dossier)
    saved(client, what=what, day=day, reason="geen tijd")
    undo = form(client, what="undo", line="0", who="Jan")
    assert client.post("/dorp.json", data=undo).status_code == 303
    now = load(folder / "dorp.json", Dossier)
    assert attrs.evolve(now, extensions={}) == was
    label = "rapportage van de meting"
    assert lines(folder) == [("Marieke", f"{label}: {told}"), ("Jan", f"{label}: open")]
    before = (folder / "dorp.json").read_bytes()
    assert client.post("/dorp.json", data=undo).status_code == 303
    assert (folder / "dorp.json").read_bytes() == before


def test_an_undo_can_be_undone(client: TestClient, folder: Path) -> None:
    saved(client)
    saved(client, what="undo", line="0")
    saved(client, what="undo", line="1")
    assert str(recorded(folder).done) == str(TODAY)


def test_what_was_changed_beside_the_board_is_not_undone(client: TestClient, folder: Path) -> None:
    saved(client)
    document = load(folder / "dorp.json", Dossier)
    kept = [one for one in document.cycles[0].milestones if one.milestone != "survey-report"]
    cycle = attrs.evolve(document.cycles[0], milestones=kept)
    dump(attrs.evolve(document, cycles=[cycle]), folder / "dorp.json")
    refused = client.post("/dorp.json", data=form(client, what="undo", line="0"))
    assert refused.status_code == 422
    assert "is sindsdien gewijzigd" in refused.text
    assert client.get("/dorp.json?na=1.survey-report").status_code == 200


def test_two_milestones_in_one_second_are_two_lines(client: TestClient, folder: Path) -> None:
    saved(client)
    saved(client, place="1.feedback")
    assert [what for _, what in lines(folder)] == [
        f"rapportage van de meting: bereikt op {TODAY_SAID}",
        f"terugkoppeling: bereikt op {TODAY_SAID}",
    ]


def test_a_milestone_is_planned_and_planned_anew(client: TestClient, folder: Path) -> None:
    saved(client, place="1.feedback", what="planned", day=LATER)
    saved(client, place="1.feedback", what="planned", day=str(TODAY))
    assert str(recorded(folder, "feedback").planned) == str(TODAY)
    assert f"gepland voor {dated(TODAY_SAID)}" in client.get("/dorp.json").text


def test_a_milestone_is_skipped_with_a_reason(client: TestClient, folder: Path) -> None:
    refused = client.post("/dorp.json", data=form(client, what="skipped", day=""))
    assert refused.status_code == 422
    assert "Vul in waarom de mijlpaal wordt overgeslagen." in refused.text
    saved(client, what="skipped", day="", reason="Geen tijd gehad")
    assert recorded(folder).skipped == "Geen tijd gehad"
    assert "overgeslagen (Geen tijd gehad)" in client.get("/dorp.json").text


def test_a_day_is_corrected_and_a_milestone_opened_again(client: TestClient, folder: Path) -> None:
    saved(client, place="1.survey", what="corrected", day=str(TODAY))
    assert str(recorded(folder, "survey").done) == str(TODAY)
    saved(client, place="1.survey", what="open", day="")
    assert recorded(folder, "survey") is None
    saved(client, what="undo", line="1", place="1.survey")
    assert str(recorded(folder, "survey").done) == str(TODAY)


def test_a_day_cannot_be_corrected_to_where_it_may_not_be(client: TestClient, folder: Path) -> None:
    saved(client, day=RECENTLY)
    before = (folder / "dorp.json").read_bytes()
    given = form(client, place="1.survey", what="corrected", day=str(TODAY))
    refused = client.post("/dorp.json", data=given)
    assert refused.status_code == 422
    assert "[CYC01]" in refused.text
    assert (folder / "dorp.json").read_bytes() == before


def test_what_comes_later_says_why_it_may_not_be_reached_yet(
    client: TestClient, folder: Path
) -> None:
    page = text_of(client.get("/dorp.json"))
    assert page.count('value="reached"') == 1
    assert '"terugkoppeling" kan niet bereikt zijn op' in page
    before = (folder / "dorp.json").read_bytes()
    refused = client.post("/dorp.json", data=form(client, place="1.feedback"))
    assert refused.status_code == 422
    assert "Niet opgeslagen" in refused.text
    assert '"rapportage van de meting" komt daarvoor' in text_of(refused)
    assert (folder / "dorp.json").read_bytes() == before


def test_a_dossier_may_be_yaml_and_keeps_its_comments(client: TestClient, folder: Path) -> None:
    path = folder / "dorp.yaml"
    path.write_text("# van ons\n" + dumps(dorp(), form="yaml"), "utf-8")
    assert client.get("/").text.count(">Dorp</a>") == 2
    given = form(client) | {"version": version_in(client.get("/dorp.yaml").text)}
    assert client.post("/dorp.yaml", data=given).is_redirect
    assert path.read_text("utf-8").startswith("# van ons\n")
    assert load(path, Dossier).cycles[0].milestone("survey-report") is not None
    assert load(folder / "dorp.json") == dorp()


def test_foreign_data_of_another_shape_is_refused_and_kept(
    client: TestClient, folder: Path
) -> None:
    path = folder / "dorp.json"
    for foreign in ("ja", {"x": 1}):
        dump(attrs.evolve(dorp(), extensions={KEY: foreign}), path)
        before = path.read_bytes()
        assert client.post("/dorp.json", data=form(client)).status_code == 422
        assert path.read_bytes() == before


@pytest.mark.parametrize("line", [None, 5, {}, {"at": 5}, {"at": "x", "who": "", "milestone": "y"}])
def test_a_line_that_somebody_else_wrote_is_passed_over_and_kept(
    client: TestClient, folder: Path, line: Any
) -> None:
    dump(attrs.evolve(dorp(), extensions={KEY: [line], "eigen": 1}), folder / "dorp.json")
    saved(client)
    extensions = load(folder / "dorp.json", Dossier).extensions
    assert extensions[KEY][0] == line
    assert extensions["eigen"] == 1
    assert len(lines(folder)) == 1
    undo = form(client, what="undo", line="0")
    assert client.post("/dorp.json", data=undo).status_code == 303


def test_a_line_reads_back_as_it_was_written(client: TestClient, folder: Path) -> None:
    saved(client)
    (line,) = load(folder / "dorp.json", Dossier).extensions[KEY]
    assert Entry.of(line).line == line


# ------------------------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"day": "31-12-2025"}, "JJJJ-MM-DD"),
        ({"day": ""}, "Vul de dag in."),
        ({"day": LATER}, f"{LATER_SAID} moet nog komen."),
        ({"what": "planned", "day": "ooit"}, '"ooit"'),
        ({"place": "1.feest"}, "Deze mijlpaal bestaat niet."),
        ({"place": ""}, "Deze mijlpaal bestaat niet."),
        ({"place": "77.survey"}, "cyclus"),
        ({"place": "0.survey"}, "cyclus"),
        ({"what": "feest"}, "Kies wat u wilt vastleggen."),
        ({"what": ""}, "Kies wat u wilt vastleggen."),
        ({"what": "undo", "line": "9"}, "Kies wat u wilt vastleggen."),
        ({"what": "undo", "line": "-1"}, "Kies wat u wilt vastleggen."),
        ({"who": ""}, "Vul in wie dit vastlegt"),
        ({"who": " "}, "Vul in wie dit vastlegt"),
        ({"who": "x" * 61}, "Dit zijn 61 tekens; er is plaats voor 60."),
        ({"who": "a\u202eb"}, "niet te lezen"),
        ({"what": "skipped", "reason": "x" * 501}, "er is plaats voor 500"),
    ],
)
def test_a_form_that_makes_no_sense_is_refused_in_words(
    client: TestClient, folder: Path, given: Typed, told: str
) -> None:
    before = (folder / "dorp.json").read_bytes()
    refused = client.post("/dorp.json", data=form(client, **given))
    assert refused.status_code == 422
    assert told in text_of(refused)
    assert "Niet opgeslagen" in refused.text
    assert (folder / "dorp.json").read_bytes() == before


def test_a_refused_form_keeps_what_was_filled_in(client: TestClient) -> None:
    given = form(client, what="skipped", who="Jan & co", reason="", day=RECENTLY)
    page = text_of(client.post("/dorp.json", data=given))
    assert 'value="Jan & co"' in page
    assert f'value="{RECENTLY}"' in page
    assert 'value="skipped" checked' in page
    assert 'aria-invalid="true"' in page


def test_a_form_without_fields_is_refused(client: TestClient) -> None:
    assert client.post("/dorp.json").status_code == 422
    assert client.post("/dorp.json", content=b"\xff=%ff").status_code == 422
    assert client.post("/dorp.json", files={"who": b"x"}).status_code == 400


def test_a_stale_save_is_refused_and_says_who_changed_what_and_when(
    client: TestClient, folder: Path
) -> None:
    saved(client, who="Anna")
    stale = form(client, who="Jan", place="1.feedback")
    saved(client, who="Marieke", place="1.feedback")
    before = (folder / "dorp.json").read_bytes()
    refused = client.post("/dorp.json", data=stale)
    assert refused.status_code == 409
    page = text_of(refused)
    assert "Het dossier is gewijzigd nadat u deze pagina opende, om " in page
    assert search(rf"Marieke, \d\d:\d\d: terugkoppeling: bereikt op {TODAY_SAID}", page)
    assert "Anna" not in page[: page.index("Nog open")]
    assert str(folder) not in page
    assert 'class="record" open' not in page
    assert (folder / "dorp.json").read_bytes() == before


def test_a_refused_save_can_be_done_on_the_fresh_page(client: TestClient, folder: Path) -> None:
    stale = form(client, who="Jan", day=RECENTLY)
    now = attrs.evolve(load(folder / "dorp.json", Dossier), notes="Gebeld met de GGD.")
    dump(now, folder / "dorp.json")
    refused = client.post("/dorp.json", data=stale)
    page = text_of(refused)
    assert "notities: niets -> Gebeld met de GGD." in page
    assert f'value="{RECENTLY}"' in page
    assert 'value="Jan"' in page
    again = client.post("/dorp.json", data=stale | {"version": version_in(page)})
    assert again.status_code == 303
    assert load(folder / "dorp.json", Dossier).notes == "Gebeld met de GGD."
    assert str(recorded(folder).done) == RECENTLY


def test_a_stale_save_is_refused_by_a_board_that_was_started_anew(
    client: TestClient, folder: Path
) -> None:
    stale = form(client)
    dump(attrs.evolve(dorp(), notes="x"), folder / "dorp.json")
    refused = client_of(board(folder)).post("/dorp.json", data=stale)
    assert refused.status_code == 409
    assert "Het dossier is gewijzigd" in refused.text


def test_a_page_is_still_good_for_a_board_that_was_started_anew(
    client: TestClient, folder: Path
) -> None:
    assert client_of(board(folder)).post("/dorp.json", data=form(client)).status_code == 303


def test_a_file_that_somebody_broke_in_the_meantime_is_left_alone(
    client: TestClient, folder: Path
) -> None:
    stale = form(client)
    (folder / "dorp.json").write_text("{", "utf-8")
    refused = client.post("/dorp.json", data=stale)
    assert refused.status_code == 409
    assert "niet meer te lezen" in refused.text
    assert "Marieke" in refused.text
    assert (folder / "dorp.json").read_text("utf-8") == "{"
    (folder / "dorp.json").unlink()
    gone = client.post("/dorp.json", data=stale)
    assert gone.status_code == 404
    assert "<dd>Marieke</dd>" in gone.text
    assert [*folder.iterdir()] == []


def test_a_disk_that_fails_leaves_the_file_whole(
    client: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: int) -> None:
        raise OSError(28, "No space left on device", str(folder))

    before, given = (folder / "dorp.json").read_bytes(), form(client)
    monkeypatch.setattr("okomodel.formats.replacing.fsync", full)
    refused = client.post("/dorp.json", data=given)
    assert refused.status_code == 500
    assert "de schijf is vol" in refused.text
    assert str(folder) not in refused.text
    assert 'value="Marieke"' in refused.text
    assert (folder / "dorp.json").read_bytes() == before
    assert [one.name for one in folder.iterdir()] == ["dorp.json"]


def test_a_fault_of_the_board_is_a_page_that_keeps_what_was_typed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_of(board(folder), raise_server_exceptions=False)
    given = form(client)
    monkeypatch.setattr("okomodel.board.recording.lifecycle.complete", lambda *_, **__: 1 / 0)
    answer = client.post("/dorp.json", data=given)
    assert answer.status_code == 500
    assert "Er ging iets mis op het bord. Er is niets opgeslagen." in answer.text
    assert "<dd>Marieke</dd>" in answer.text
    assert "ZeroDivisionError" not in answer.text


def test_a_folder_that_is_gone_is_a_page(tmp_path: Path) -> None:
    answer = client_of(board(tmp_path / "weg")).get("/")
    assert answer.status_code == 500
    assert "De map met de dossiers is niet te lezen" in answer.text
    assert str(tmp_path) not in answer.text


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/weg.json", 404),
        ("GET", "/a/b", 404),
        ("PUT", "/dorp.json", 405),
        ("GET", "/-/x", 404),
    ],
)
def test_what_is_not_there_is_a_page_in_dutch(
    client: TestClient, method: str, address: str, status: int
) -> None:
    answer = client.request(method, address)
    assert answer.status_code == status
    assert '<html lang="nl">' in answer.text
    assert "Naar alle dossiers" in answer.text
    assert "Not Found" not in answer.text


# -------------------------------------------------------------------------------- a new dossier


def test_a_new_dossier_is_begun(client: TestClient, folder: Path) -> None:
    answer = client.post("/nieuw", data={"municipality": "nunspeet"})
    assert answer.headers["location"] == "/nunspeet.json?na=nieuw#melding"
    page = client.get(answer.headers["location"])
    assert "Het dossier is begonnen, in nunspeet.json." in page.text
    assert title_of(page) == "Opgeslagen - Nunspeet - OKO-bord"
    assert load(folder / "nunspeet.json", Dossier).municipalities == ("GM0302",)
    assert client.post("/nieuw", data={"municipality": "nunspeet"}).headers == answer.headers


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "Vul de gemeente in."),
        ({"municipality": "Nunspet"}, "Bedoelde u Nunspeet (GM0302)?"),
        ({"municipality": "Bergen"}, "Bedoelde u Bergen"),
        ({"municipality": "GM9999"}, "Gemeente GM9999 bestaat niet."),
        ({"municipality": "Heerhugowaard"}, "het ligt nu in Dijk en Waard"),
        ({"municipality": "Nunspeet", "name": "x" * 81}, "ten hoogste 80"),
        ({"municipality": "Nunspeet", "name": "Dorp"}, "Er is al een bestand dorp.json"),
    ],
)
def test_what_cannot_be_begun_is_refused_in_words(
    client: TestClient, folder: Path, given: Typed, told: str
) -> None:
    refused = client.post("/nieuw", data=given)
    assert refused.status_code == 422
    assert told in text_of(refused)
    for value in given.values():
        assert f'value="{value}"' in refused.text
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
    assert "Dit formulier komt niet van het bord zelf." in answer.text
    assert (folder / "dorp.json").read_bytes() == before
    assert client.post("/dorp.json", data=given, headers={"Origin": "http://localhost"}).is_redirect


def test_another_name_for_this_machine_shows_nothing(client: TestClient, folder: Path) -> None:
    answer = client.get("/", headers={"Host": "elders.example"})
    assert answer.status_code == 400
    assert "Dorp" not in answer.text
    for hosts in (["elders.example"], "*"):
        app = board(folder, hosts=hosts)
        assert client_of(app).get("/", headers={"Host": "elders.example"}).status_code == 200


def test_only_who_has_the_token_is_let_in(folder: Path) -> None:
    client = client_of(board(folder, token="geheim"))
    for address in ("/", "/dorp.json", "/nieuw", "/?token=x", "/?token=%C3%A9"):
        answer = client.get(address)
        assert answer.status_code == 403
        assert "Dorp" not in answer.text
        assert "hele adres" in answer.text
    refused = client.post("/dorp.json", data={"who": "Jan", "day": "2026-01-01"})
    assert refused.status_code == 403
    assert "<dd>Jan</dd>" in refused.text
    answer = client.get("/dorp.json?token=geheim")
    assert (answer.status_code, answer.headers["location"]) == (303, "/dorp.json")
    assert client.get("/dorp.json").status_code == 200
    saved(client)


def test_who_has_signed_in_types_no_name(folder: Path) -> None:
    def signed_in(request: Request) -> str:
        return request.headers["x-remote-user"]

    client = client_of(board(folder, who=signed_in), headers={"X-Remote-User": "j.jansen"})
    assert 'name="who"' not in client.get("/dorp.json").text
    answer = saved(client, who="iemand anders")
    assert "set-cookie" not in answer.headers
    assert lines(folder) == [("j.jansen", f"rapportage van de meting: bereikt op {TODAY_SAID}")]


def test_a_form_that_is_far_too_large_is_refused(client: TestClient, folder: Path) -> None:
    before = (folder / "dorp.json").read_bytes()
    assert client.post("/dorp.json", data=form(client, who="x" * 100_000)).status_code == 413
    assert (folder / "dorp.json").read_bytes() == before


def test_looking_changes_nothing(client: TestClient, folder: Path) -> None:
    before = (folder / "dorp.json").read_bytes()
    client.get("/dorp.json?" + "&".join(f"{key}=x" for key in form(client)))
    assert client.get("/dorp.json?na=x").status_code == 200
    assert (folder / "dorp.json").read_bytes() == before


# ------------------------------------------------------------------------- within something else


def test_mounted_in_an_application_its_links_stay_within_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOSSIERS", str(folder))
    sys.modules.pop("examples.board.board", None)
    from examples.board.board import app

    client = client_of(app)
    page = client.get("/bord/").text
    for address in findall(r'(?:href|src|action)="(/.*?)"', page):
        assert address.startswith("/bord/")
        assert client.get(address).status_code == 200
    given = form(client_of(board(folder)))
    answer = client.post("/bord/dorp.json", data=given)
    assert urlsplit(answer.headers["location"]).path == "/bord/dorp.json"
    assert client.get(answer.headers["location"]).status_code == 200
    assert client.get("/bord/weg.json").status_code == 404
    assert "Naar alle dossiers" in client.get("/bord/weg.json").text
