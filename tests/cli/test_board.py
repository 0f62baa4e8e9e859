"""``okomodel board``: served on this machine, to who has the address."""

import subprocess
import sys
from pathlib import Path
from signal import SIGINT
from socket import create_server
from urllib.error import HTTPError
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from tests.cli.ran import NL, VOORBEELDAM, Command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "voorbeeldam.json").write_bytes(VOORBEELDAM.read_bytes())
    return tmp_path


def test_what_cannot_be_served_is_told(okomodel: Command, folder: Path) -> None:
    told = okomodel("board", folder / "weg", *NL)
    assert told == (2, "", f"okomodel: map {folder / 'weg'} bestaat niet\n")
    told = okomodel("board", folder, "--port", "x")
    assert told == (2, "", 'okomodel: --port expects a number from 0 to 65535, not "x"\n')
    assert okomodel("board", folder, "--port", "65536").code == 2
    with create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        told = okomodel("board", folder, "--port", port, *NL)
    assert told.err.startswith(f"okomodel: poort {port} is bezet;")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows stops processes otherwise")
def test_the_board_is_open_to_who_has_its_address_until_it_is_stopped(folder: Path) -> None:
    command = [sys.executable, "-m", "okomodel", "board", str(folder), "--lang", "nl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as board:
        assert board.stdout
        ready, address = (board.stdout.readline().decode().strip() for _ in range(2))
        assert ready.startswith(f"Het bord van {folder} staat klaar")
        assert address.startswith("http://127.0.0.1:")
        opener = build_opener(HTTPCookieProcessor())
        with pytest.raises(HTTPError) as refused:
            opener.open(address.partition("?")[0])
        refused.value.close()
        with opener.open(address) as page:
            assert b"Voorbeeldam" in page.read()
        board.send_signal(SIGINT)
        out, err = board.communicate()
    assert (board.returncode, err) == (0, b""), (out, err)


def test_without_its_extra_it_says_how_to_install_it(
    okomodel: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    told = okomodel("board", folder, *NL)
    assert (told.code, told.out) == (2, "")
    assert 'pip install "okomodel[board]"' in told.err
    assert len(told.err.splitlines()) == 1
