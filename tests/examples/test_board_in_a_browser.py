"""The board as its reader has it: in a browser, clicked through.

Debian's chromium is used where it is installed. Where it is not, this test is skipped and says so.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from socket import create_server
from threading import Thread
from typing import final

import attrs
import pytest
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait
from uvicorn import Config, Server

from examples.board.board import app
from okomodel import Dossier, load
from tests.examples.dorp import RECENTLY, today

CHROMIUM, DRIVER = which("chromium"), which("chromedriver")
FLAGS = """
--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-quic --no-first-run
--disable-background-networking --disable-component-update --disable-sync
"""


@contextmanager
def served() -> Iterator[str]:
    """The address at which the board is served, on a port that was free."""
    server = Server(Config(app, log_level="warning"))
    with create_server(("127.0.0.1", 0)) as socket:
        thread = Thread(target=server.run, kwargs={"sockets": [socket]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{socket.getsockname()[1]}/"
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def browser(profile: Path) -> Iterator[Chrome]:
    options = ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in [*FLAGS.split(), f"--user-data-dir={profile}"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    with Chrome(options=options, service=Service(str(DRIVER))) as chrome:
        yield chrome


@final
@attrs.frozen
class Window:
    """One window of the browser, in which somebody looks at the board."""

    chrome: Chrome
    handle: str

    def look_at(self, tag: str) -> str:
        """What the first element with that tag says."""
        self.chrome.switch_to.window(self.handle)
        return self.chrome.find_element(By.TAG_NAME, tag).text

    def wait_for(self, text: str, tag: str) -> None:
        """Wait until the first element with that tag says it."""
        self.chrome.switch_to.window(self.handle)
        swapped = [NoSuchElementException, StaleElementReferenceException]
        wait = WebDriverWait(self.chrome, 30, ignored_exceptions=swapped)
        wait.until(lambda chrome: text in chrome.find_element(By.TAG_NAME, tag).text)

    def open(self, name: str) -> None:
        self.chrome.switch_to.window(self.handle)
        self.chrome.find_element(By.LINK_TEXT, name).click()
        self.wait_for(name, "h1")

    def save_as(self, who: str) -> None:
        """Save the first milestone that may be reached."""
        self.chrome.switch_to.window(self.handle)
        name = self.chrome.find_element(By.NAME, "who")
        name.clear()
        name.send_keys(who)
        self.chrome.find_element(By.TAG_NAME, "button").click()


def window_on(chrome: Chrome, address: str) -> Window:
    chrome.switch_to.new_window("window")
    chrome.get(address)
    return Window(chrome, chrome.current_window_handle)


@pytest.mark.skipif(
    CHROMIUM is None or DRIVER is None,
    reason="chromium is not installed: apt-get install chromium chromium-driver",
)
def test_a_milestone_is_reached_and_a_window_that_grew_stale_is_refused(
    folder: Path, tmp_path: Path
) -> None:
    path, now = folder / "dorp.json", today()
    with served() as address, browser(tmp_path / "profile") as chrome:
        first, second = window_on(chrome, address), window_on(chrome, address)
        for window in (first, second):
            window.wait_for("Dorp", "h2")
            window.open("Dorp")

        first.save_as("Marieke")
        first.wait_for("terugkoppeling", "h2")
        assert done(path) == [RECENTLY, now]

        second.save_as("Jan")
        second.wait_for("Niet opgeslagen", "aside")
        refusal = second.look_at("aside")
        assert f"mijlpaal rapportage van de meting: niets -> bereikt {now}" in refusal
        assert ', Marieke": niets -> "rapportage van de meting"' in refusal
        assert done(path) == [RECENTLY, now]

        second.save_as("Jan")
        second.wait_for("dialoogsessie", "h2")
        assert done(path) == [RECENTLY, now, now]
        assert [*complaints(chrome)] == []


def done(path: Path) -> list[str]:
    return [str(one.done) for one in load(path, Dossier).cycles[0].milestones]


def complaints(chrome: Chrome) -> Iterator[str]:
    """What the browser's console says, except of an icon that is not there and of the refusal."""
    log = chrome.get_log("browser")  # type: ignore[no-untyped-call] # selenium leaves it untyped
    for entry in log:
        if "favicon.ico" not in entry["message"] and " 409 " not in entry["message"]:
            yield entry["message"]
