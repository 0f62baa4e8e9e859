"""The board as its reader has it: in a browser, clicked through.

Debian's chromium is used where it is installed. Where it is not, this test is skipped and says so.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib.resources import files
from pathlib import Path
from shutil import which
from socket import create_server
from threading import Thread
from typing import Any, final

import attrs
import pytest
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver import ActionChains, Chrome, ChromeOptions, Keys
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait
from uvicorn import Config, Server

from okomodel import Dossier, dump, load
from okomodel.board import board
from okomodel.board.recording import entries
from okomodel.wording import in_text
from tests.examples.dorp import RECENTLY, dorp, today

CHROMIUM, DRIVER = which("chromium"), which("chromedriver")
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
VOORBEELDAM = Path(__file__).parents[2] / "examples" / "voorbeeldam.json"
FLAGS = """
--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-quic --no-first-run
--disable-background-networking --disable-component-update --disable-sync
"""
PAGES = ("", "?toon=laat", "dorp.json", "voorbeeldam.json", "kapot.json", "nieuw", "weg.json")

pytestmark = pytest.mark.skipif(
    CHROMIUM is None or DRIVER is None,
    reason="chromium is not installed: apt-get install chromium chromium-driver",
)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which the board is served, on a port that was free."""
    server = Server(Config(board(folder, token="geheim"), log_level="warning"))
    with create_server(("127.0.0.1", 0)) as socket:
        thread = Thread(target=server.run, kwargs={"sockets": [socket]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{socket.getsockname()[1]}/"
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="module")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    options = ChromeOptions()
    options.binary_location = str(CHROMIUM)
    profile = tmp_path_factory.mktemp("profile")
    for flag in [*FLAGS.split(), f"--user-data-dir={profile}"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    with Chrome(options=options, service=Service(str(DRIVER))) as chrome:
        yield chrome


@pytest.fixture
def window(chrome: Chrome, folder: Path) -> Iterator["Window"]:
    """A window on the board of a folder with dossiers, one of which cannot be read."""
    (folder / "kapot.json").write_text('{"okomodel": "1.0", "dossier": {"nam": "X"}}', "utf-8")
    (folder / "voorbeeldam.json").write_bytes(VOORBEELDAM.read_bytes())
    with served(folder) as address:
        window = another(chrome, address)
        window.go("?token=geheim")
        yield window
        chrome.switch_to.new_window("window")  # without what this one was made to look like
        for handle in set(chrome.window_handles) - {chrome.current_window_handle}:
            chrome.switch_to.window(handle)
            chrome.close()
        chrome.switch_to.window(chrome.window_handles[0])


@final
@attrs.frozen
class Window:
    """One window of the browser, in which somebody looks at the board."""

    chrome: Chrome
    handle: str
    address: str

    def look(self) -> Chrome:
        self.chrome.switch_to.window(self.handle)
        return self.chrome

    def go(self, page: str) -> None:
        self.look().get(self.address + page)

    def find(self, selector: str) -> WebElement:
        return self.look().find_element(By.CSS_SELECTOR, selector)

    def wait_for(self, text: str, selector: str) -> WebElement:
        """The first element that the selector finds, when it says the text."""
        swapped = [NoSuchElementException, StaleElementReferenceException]
        wait = WebDriverWait(self.look(), 30, ignored_exceptions=swapped)
        wait.until(lambda _: text in self.find(selector).text)
        return self.find(selector)

    def run(self, script: str) -> Any:
        return self.look().execute_script(script)

    def tell(self, command: str, **given: Any) -> Any:
        """Tell the browser what a page cannot: how wide, how dark, on paper."""
        return self.look().execute_cdp_cmd(command, given)

    def begin(self, milestone: str = "survey-report", who: str = "Marieke") -> WebElement:
        """Open the form of a milestone of the first cycle, fill in who; its button."""
        card = f"#m-1-{milestone}"
        if not self.find(f"{card} form").is_displayed():
            self.find(f"{card} summary").click()
        name = self.find(f"{card} [name=who]")
        name.clear()
        name.send_keys(who)
        return self.find(f"{card} button")

    def press(self, *keys: str) -> WebElement:
        """What has the focus after these keys."""
        ActionChains(self.look()).send_keys(*keys).perform()
        return self.look().switch_to.active_element

    def tab_to(self, text: str) -> WebElement:
        """Press Tab until what has the focus says a text, or has it as its value or name."""
        for _ in range(100):
            found = self.press(Keys.TAB)
            said = (found.get_attribute(name) for name in ("textContent", "value", "name"))
            if text in said:
                return found
        raise AssertionError(text)


def another(chrome: Chrome, address: str) -> Window:
    chrome.switch_to.new_window("window")
    return Window(chrome, chrome.current_window_handle, address)


def done(folder: Path) -> list[str]:
    return [str(one.done) for one in load(folder / "dorp.json", Dossier).cycles[0].milestones]


def lines(folder: Path) -> list[str]:
    return [one.text for one in entries(load(folder / "dorp.json", Dossier))]


def complaints(chrome: Chrome) -> list[str]:
    """What the browser's console says, except of the refusals."""
    log = chrome.get_log("browser")  # type: ignore[no-untyped-call] # selenium leaves it untyped
    said = [entry["message"] for entry in log]
    return [one for one in said if not any(code in one for code in (" 409 ", " 422 ", " 404 "))]


# ----------------------------------------------------------------------------------- recording


def test_a_milestone_is_reached_and_a_window_that_grew_stale_is_refused(
    window: Window, folder: Path
) -> None:
    second, now = another(window.chrome, window.address), today()
    for one in (window, second):
        one.go("")
        one.look().find_element(By.LINK_TEXT, "Dorp").click()
        one.wait_for("Dorp", "h1")

    window.begin().click()
    window.wait_for("rapportage van de meting: bereikt op", "#melding")
    assert done(folder) == [RECENTLY, now]

    second.begin(who="Jan").click()
    refusal = second.wait_for("Niet opgeslagen", "#melding").text
    assert (
        f"rapportage van de meting: bereikt op {in_text(date.fromisoformat(now), 'nl')}" in refusal
    )
    assert "Marieke" in refusal
    assert done(folder) == [RECENTLY, now]

    second.begin("feedback", who="Jan").click()
    second.wait_for("terugkoppeling: bereikt op", "#melding")
    assert done(folder) == [RECENTLY, now, now]
    assert complaints(window.chrome) == []


@pytest.mark.parametrize("pause", [0, 0.1, 0.3, 0.6, 0.9])
def test_a_second_click_records_nothing_else(window: Window, folder: Path, pause: float) -> None:
    window.go("dorp.json")
    button = window.begin()
    twice = ActionChains(window.look(), duration=0).move_to_element(button).click()
    twice.pause(pause).click().perform()
    window.wait_for("bereikt op", "#melding")
    window.wait_for("Nog open", "#open")
    assert lines(folder) == [
        f"rapportage van de meting: bereikt op {in_text(date.fromisoformat(today()), 'nl')}"
    ]


def test_after_a_save_no_button_is_in_sight(window: Window, folder: Path) -> None:
    window.go("dorp.json")
    window.begin().click()
    window.wait_for("bereikt op", "#melding")
    assert not [one for one in buttons(window) if one.is_displayed()]
    assert window.look().switch_to.active_element == window.find("#melding")

    window.look().refresh()
    window.wait_for("bereikt op", "#melding")
    assert len(lines(folder)) == 1


def buttons(window: Window) -> list[WebElement]:
    return window.look().find_elements(By.CSS_SELECTOR, "main form[method=post] button")


def test_after_a_stale_save_no_button_is_in_sight(window: Window, folder: Path) -> None:
    window.go("dorp.json")
    button = window.begin()
    dump(attrs.evolve(dorp(), notes="Gebeld."), folder / "dorp.json")
    ActionChains(window.look(), duration=0).move_to_element(button).click().pause(
        0.5
    ).click().perform()
    window.wait_for("notities: niets -> Gebeld.", "#melding")
    assert not [one for one in buttons(window) if one.is_displayed()]
    assert lines(folder) == []


def test_what_was_saved_is_undone(window: Window, folder: Path) -> None:
    window.go("dorp.json")
    window.begin().click()
    window.wait_for("bereikt op", "#melding")
    window.find("#melding ~ .record summary").click()
    window.find("#melding ~ .record button").click()
    window.wait_for("rapportage van de meting: open", "#melding")
    assert done(folder) == [RECENTLY]


def test_only_the_fields_that_are_needed_are_in_sight(window: Window) -> None:
    window.go("dorp.json")
    window.begin()
    form = "#m-1-survey-report form"
    seen = {"reached": ["day"], "planned": ["day"], "skipped": ["reason"]}
    for what, fields in seen.items():
        window.find(f"{form} [value={what}]").click()
        shown = [
            name for name in ("day", "reason") if window.find(f"{form} .{name}").is_displayed()
        ]
        assert shown == fields


@pytest.fixture(params=["with scripts", "without scripts"])
def keyed(request: pytest.FixtureRequest, window: Window) -> Window:
    """The page of Dorp, come to by keyboard alone, in a browser that runs scripts or does not."""
    is_off = request.param == "without scripts"
    window.tell("Emulation.setScriptExecutionDisabled", value=is_off)
    window.go("")
    window.tab_to("Dorp")
    window.press(Keys.ENTER)
    window.wait_for("Dorp", "h1")
    return window


def assert_told(window: Window, text: str, title: str) -> None:
    """The message has the focus, and the page a title that says how it went."""
    window.wait_for(text, "#melding")
    assert window.look().switch_to.active_element == window.find("#melding")
    assert window.look().title == f"{title} - Dorp - OKO-bord"


def test_a_milestone_is_skipped_and_that_undone_by_keyboard_alone(
    keyed: Window, folder: Path
) -> None:
    keyed.tab_to("Vastleggen: rapportage van de meting")
    keyed.press(Keys.ENTER)
    keyed.tab_to("reached")
    keyed.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    keyed.tab_to("reason")
    keyed.press("Geen tijd")
    keyed.tab_to("who")
    keyed.press("Marieke", Keys.ENTER)
    assert_told(keyed, "overgeslagen (Geen tijd)", "Opgeslagen")
    keyed.press(Keys.TAB)
    keyed.press(Keys.ENTER)
    keyed.tab_to("who")
    keyed.press(Keys.ENTER)
    assert_told(keyed, "rapportage van de meting: open", "Opgeslagen")
    assert done(folder) == [RECENTLY]


def test_what_is_refused_is_told_to_who_has_a_keyboard_alone(keyed: Window, folder: Path) -> None:
    keyed.tab_to("Vastleggen: terugkoppeling")
    keyed.press(Keys.ENTER)
    keyed.tab_to("who")
    keyed.press("Marieke", Keys.ENTER)
    assert_told(keyed, "Vul de dag in.", "Niet opgeslagen")
    assert lines(folder) == []


def test_a_new_dossier_is_begun(window: Window, folder: Path) -> None:
    window.go("nieuw")
    window.find("[name=municipality]").send_keys("Nunspeet", Keys.ENTER)
    window.wait_for("Het dossier is begonnen", "#melding")
    assert (folder / "nunspeet.json").is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows allows no such names")
def test_a_name_with_a_percent_sign_is_an_address(window: Window, folder: Path) -> None:
    (folder / "dorp.json").rename(folder / "100%25 é?#.json")
    window.go("")
    window.look().find_element(By.LINK_TEXT, "Dorp").click()
    window.begin().click()
    window.wait_for("bereikt op", "#melding")


def test_the_list_keeps_itself_fresh_and_what_has_the_focus_keeps_it(
    window: Window, folder: Path
) -> None:
    window.go("")
    window.tab_to("Dorp")
    dump(attrs.evolve(dorp(), name="Dorp aan Zee"), folder / "dorp.json")
    window.run("dispatchEvent(new Event('focus'))")
    window.wait_for("Dorp aan Zee", "#list")
    assert window.look().switch_to.active_element.text == "Dorp aan Zee"


# ------------------------------------------------------------------------------ how it is seen


def opened(window: Window, page: str) -> None:
    """A page with everything on it unfolded."""
    window.go(page)
    window.run("document.querySelectorAll('details').forEach(one => one.open = true)")


def refused(window: Window) -> None:
    """The page that follows a form that was not filled in."""
    window.go("dorp.json")
    button = window.begin()
    window.run("document.querySelectorAll('[name=day]').forEach(one => one.value = '')")
    button.click()
    window.wait_for("Vul de dag in.", "#melding")


def saved(window: Window) -> None:
    """The page that follows a save."""
    window.go("dorp.json")
    window.begin().click()
    window.wait_for("bereikt op", "#melding")
    window.run("document.querySelectorAll('details').forEach(one => one.open = true)")


def each_page(window: Window) -> Iterator[str]:
    for page in PAGES:
        opened(window, page)
        yield page
    for come in (refused, saved):
        come(window)
        yield come.__name__


@pytest.mark.parametrize("width", [320, 390, 1200])
def test_nothing_is_wider_than_the_window(window: Window, width: int) -> None:
    window.tell(
        "Emulation.setDeviceMetricsOverride",
        width=width,
        height=800,
        deviceScaleFactor=1,
        mobile=False,
    )
    for page in each_page(window):
        assert window.run("return innerWidth") == width
        assert window.run("return document.documentElement.scrollWidth") <= width, page


def test_on_paper_stands_the_dossier_and_not_its_forms(window: Window) -> None:
    window.go("voorbeeldam.json")
    folded = "details.okomodel, .okomodel details:not([open]) > :not(summary)"
    window.tell("Emulation.setEmulatedMedia", media="print")
    assert window.find(".okomodel").is_displayed()
    for selector in ("form", "nav", ".record", ".work"):
        assert not window.find(selector).is_displayed()
    assert window.run(f"return [...document.querySelectorAll('{folded}')].length") > 0
    heights = f"return [...document.querySelectorAll('{folded}')].map(one => one.offsetHeight)"
    assert all(height > 0 for height in window.run(heights))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(window: Window, scheme: str) -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    window.tell("Emulation.setEmulatedMedia", features=features)
    found = {page: violations(window) for page in each_page(window)}
    assert {page: one for page, one in found.items() if one} == {}


def violations(window: Window) -> list[str]:
    """What axe finds against WCAG 2.2 AA on the page as it is."""
    window.run(AXE)
    found = window.look().execute_async_script(
        """
        const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
        axe.run(document, {runOnly: tags}).then(arguments[0]);
        """
    )
    return [f"{one['id']}: {node['html']}" for one in found["violations"] for node in one["nodes"]]
