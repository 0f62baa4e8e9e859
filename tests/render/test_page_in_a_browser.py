"""Whole pages as their reader has them: judged by axe-core in a browser, narrow, dark, on paper.

Debian's chromium is used where it is installed. Where it is not, these tests are skipped.
"""

from base64 import b64decode
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from shutil import which
from typing import Any

import attrs
import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

import okomodel
from okomodel import Dossier, Programme, schedule
from okomodel.model import CoreTeam, Member
from okomodel.render.view import show
from tests.render.shown import DAY, EXAMPLES, LONG, RIGHT_TO_LEFT

CHROMIUM, DRIVER = which("chromium"), which("chromedriver")
FLAGS = """
--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-quic --no-first-run
--disable-background-networking --disable-component-update --disable-sync --hide-scrollbars
"""
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
JUDGED = """
const done = arguments[0];
axe.run(document, {resultTypes: ["violations"]}).then(
  (found) => done(found.violations.map((one) => one.id + ": " + one.nodes[0].html)),
  (error) => done([String(error)]));
"""
OPENED = 'document.querySelectorAll("details").forEach((one) => { one.open = true; })'
WIDTH = "return document.documentElement.scrollWidth"

pytestmark = pytest.mark.skipif(
    CHROMIUM is None or DRIVER is None,
    reason="chromium is not installed: apt-get install chromium chromium-driver",
)

EXAMPLE = okomodel.load(EXAMPLES / "voorbeeldam.json", Dossier)
VERDICTS = okomodel.load(EXAMPLES / "eight-verdicts.json", Dossier)
REGISTER = okomodel.load(EXAMPLES / "oko-network.json", Programme)


def extreme() -> Dossier:
    """A dossier of which the texts are as long, and as unlike Dutch, as they can be."""
    long, turned = f"{LONG} <script>alert(1)</script>", f"{RIGHT_TO_LEFT} 2026-11-21"
    member = Member(role="school", organisation="school", start="2024", name=turned)
    team = CoreTeam(members=[member])
    return attrs.evolve(EXAMPLE, name=long, region=turned, core_team=team, cycles=())


THINGS: dict[str, object] = {
    "dossier": EXAMPLE,
    "empty": Dossier(id="x", name="X", municipalities=["GM0302"]),
    "extreme": extreme(),
    "register": REGISTER,
    "agenda": schedule.due(EXAMPLE, DAY),
    "findings": okomodel.check(EXAMPLE, on=DAY),
    "progress": okomodel.progress(VERDICTS, DAY),
    "census": okomodel.census(REGISTER, DAY),
}


@pytest.fixture(scope="module")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    options = ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in [*FLAGS.split(), f"--user-data-dir={tmp_path_factory.mktemp('profile')}"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    with Chrome(options=options, service=Service(str(DRIVER))) as chrome:
        yield chrome


def tell(chrome: Chrome, command: str, **what: Any) -> Any:
    return chrome.execute_cdp_cmd(command, what)


def opened(chrome: Chrome, page: str, folder: Path, width: int, scheme: str) -> None:
    """Open a page at a width, in light or dark, with all of its parts open."""
    (folder / "page.html").write_text(page, "utf-8")
    feature = {"name": "prefers-color-scheme", "value": scheme}
    tell(chrome, "Emulation.setEmulatedMedia", features=[feature])
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    tell(chrome, "Emulation.setDeviceMetricsOverride", **size)
    chrome.get((folder / "page.html").as_uri())
    chrome.execute_script(OPENED)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("thing", THINGS)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    thing: str, scheme: str, chrome: Chrome, tmp_path: Path
) -> None:
    page = show(THINGS[thing], on=DAY, lang="nl").page()
    for width in (320, 640, 1100):
        opened(chrome, page, tmp_path, width, scheme)
        assert chrome.execute_script(WIDTH) <= width
        chrome.execute_script(AXE)
        assert chrome.execute_async_script(JUDGED) == []
    log = chrome.get_log("browser")  # type: ignore[no-untyped-call] # selenium leaves it untyped
    assert log == []


def test_on_paper_every_part_lies_open(chrome: Chrome, tmp_path: Path) -> None:
    page = show(EXAMPLE, on=DAY, lang="nl").page()
    sizes = []
    for made in (page, page.replace("::details-content", "::none"), page):
        (tmp_path / "page.html").write_text(made, "utf-8")
        chrome.get((tmp_path / "page.html").as_uri())
        sizes.append(b64decode(tell(chrome, "Page.printToPDF")["data"]).count(b"/Type /Page\n"))
    assert sizes[0] == sizes[2] > sizes[1] > 0


@pytest.mark.parametrize(
    ("ground", "ink"),
    [
        ("#fff", "#000"),
        ("#fff", "rgba(0, 0, 0, .87)"),
        ("#fff", "#3b3b3b"),
        ("#111", "#fff"),
        ("#1f1f1f", "#ccc"),
        ("#000", "#fff"),
        ("#22272e", "#adbac7"),
        ("#131416", "#cfd0d0"),
    ],
)
@pytest.mark.parametrize("form", ["html", "_repr_html_"])
def test_on_any_ground_the_ink_of_the_page_can_be_read(
    ground: str, ink: str, form: str, chrome: Chrome, tmp_path: Path
) -> None:
    part = getattr(show(EXAMPLE, on=DAY, lang="nl"), form)()
    host = f'<body style="background: {ground}; color: {ink}">{part}</body>'
    opened(chrome, f"<!DOCTYPE html><meta charset=utf-8>{host}", tmp_path, 1100, "light")
    chrome.execute_script(AXE)
    found = chrome.execute_async_script(JUDGED)
    assert [one for one in found if one.startswith(("color-contrast", "scrollable"))] == []
