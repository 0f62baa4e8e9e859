"""The command as a process of its own: what a shell, a pipe and a terminal see of it."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.ran import NETWORK, NL, ON, SOME, VOORBEELDAM

COMMAND = [sys.executable, "-m", "okomodel"]
ROOT = Path(__file__).parents[2]
SOURCE = str(ROOT / "src")

posix_only = pytest.mark.skipif(os.name != "posix", reason="pipes, signals and terminals of POSIX")


def environment(**more: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return {**kept, "PYTHONPATH": SOURCE, **more}


def run(*tokens: str | Path, **more: Any) -> subprocess.CompletedProcess[bytes]:
    command = [*COMMAND, *map(str, tokens)]
    more.setdefault("env", environment())
    return subprocess.run(command, capture_output=True, check=False, timeout=60, **more)


def test_the_exit_code_is_that_of_the_command() -> None:
    bad = b'{"okomodel": "1.0", "dossier": {"id": "x", "name": "X", "municipalities": ["GM0000"]}}'
    assert run("check", VOORBEELDAM, *ON, *SOME).returncode == 0
    assert run("check", "-", *ON, input=bad).returncode == 1
    assert run("check", "nergens.json").returncode == 2


def test_json_stands_alone_on_standard_output() -> None:
    ran = run("check", NETWORK, "nergens.json", *ON, "--format", "json")
    assert json.loads(ran.stdout)["ok"] is False
    assert ran.stderr.startswith(b"okomodel: nergens.json: ")
    assert ran.returncode == 2


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(
    "tokens",
    [("show", NETWORK), ("show", VOORBEELDAM), ("check", NETWORK), ("rules",), ("--help",)],
    ids=lambda tokens: tokens[0],
)
def test_what_is_piped_has_80_columns_and_no_colours(
    tokens: tuple[str | Path, ...], lang: str
) -> None:
    on = ON if tokens[0] in {"show", "check"} else ()
    forced = environment(FORCE_COLOR="1", COLUMNS="200", TERM="xterm-256color")
    ran = run("--lang", lang, *tokens, *on, env=forced)
    said = ran.stdout.decode()
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert "\x1b" not in said
    assert max(map(len, said.splitlines())) <= 80
    assert said == run("--lang", lang, *tokens, *on).stdout.decode()


@pytest.mark.parametrize(
    "variables",
    [{"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}, {"PYTHONUTF8": "0"}],
    ids=str,
)
def test_output_is_utf8_whatever_the_locale(variables: dict[str, str]) -> None:
    ran = run("show", NETWORK, "noardeast-fryslan", *ON, env=environment(**variables))
    assert ran.stdout.decode().startswith("Noardeast-Fryslân\n")
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_help_loads_nothing_that_it_does_not_need() -> None:
    look = (
        "import sys; from okomodel.cli.process import run; run(['check', '--help']);"
        "print(sorted({'cattrs', 'msgspec', 'dateutil'} & set(sys.modules)), file=sys.stderr);"
        "print([m for m in sys.modules if m.startswith('okomodel.rules')], file=sys.stderr)"
    )
    command = [sys.executable, "-c", look]
    ran = subprocess.run(command, capture_output=True, check=True, env=environment(), timeout=60)
    assert ran.stderr.decode().split() == ["[]", "[]"]


@pytest.mark.parametrize("missing", ["cyclopts", "rich"])
def test_without_its_extra_it_says_how_to_install_it(missing: str) -> None:
    start = f"import sys; sys.modules['{missing}'] = None; import okomodel.cli as c; c.main()"
    for variables, word in (({}, b"needs"), ({"LANG": "nl_NL.UTF-8"}, b"nodig")):
        ran = subprocess.run(
            [sys.executable, "-W", "error", "-c", start],
            capture_output=True,
            check=False,
            env=environment(**variables),
            timeout=60,
        )
        assert (ran.returncode, ran.stdout) == (2, b"")
        (line,) = ran.stderr.splitlines()
        assert b'pip install "okomodel[cli]"' in line
        assert word in line


@posix_only
def test_a_closed_pipe_ends_it_quietly() -> None:
    read, write = os.pipe()
    os.close(read)
    command = [*COMMAND, "show", str(NETWORK), *ON]
    ran = subprocess.run(
        command, stdout=write, stderr=subprocess.PIPE, check=False, env=environment(), timeout=60
    )
    os.close(write)
    assert ran.stderr == b""
    assert ran.returncode == 128 + signal.SIGPIPE


def test_an_interrupt_ends_it_quietly() -> None:
    start = (
        "import sys, types; from okomodel.cli import main\n"
        "def read(size): raise KeyboardInterrupt\n"
        "sys.stdin = types.SimpleNamespace(buffer=types.SimpleNamespace(read=read))\n"
        "sys.argv[1:] = ['check', '-']; main()"
    )
    command = [sys.executable, "-c", start]
    ran = subprocess.run(command, capture_output=True, check=False, env=environment(), timeout=60)
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, b"", b"")


@posix_only
def test_a_terminal_gets_colours_unless_it_wants_none() -> None:
    assert b"\x1b[32m" in on_terminal("show", VOORBEELDAM, *ON, *NL, "--all")
    assert b"\x1b[36m" in on_terminal("--help")
    for asked in (("show", VOORBEELDAM, *ON), ("--help",)):
        assert b"\x1b" not in on_terminal(*asked, NO_COLOR="1")
        assert b"\x1b" not in on_terminal(*asked, TERM="dumb")


@posix_only
def test_a_narrow_terminal_gets_narrow_lines() -> None:
    said = on_terminal("check", NETWORK, *ON, columns=50, NO_COLOR="1").decode()
    assert 40 < max(map(len, said.splitlines())) <= 50


def on_terminal(*tokens: str | Path, columns: int = 100, **variables: str) -> bytes:
    """What the command writes to a terminal of so many columns."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    process = subprocess.Popen(
        [*COMMAND, *map(str, tokens)],
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        env=environment(**{"TERM": "xterm-256color", **variables}),
    )
    os.close(theirs)
    said = b""
    try:
        while piece := os.read(ours, 4096):
            said += piece
    except OSError:  # a terminal whose other side is closed
        pass
    os.close(ours)
    assert process.wait(60) == 0
    return said


@posix_only
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_what_cannot_be_written_is_said() -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        ran = subprocess.run(
            [*COMMAND, "schema"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env=environment(),
            timeout=60,
        )
    assert ran.returncode == 2
    assert ran.stderr.startswith(b"okomodel: cannot write: ")
    assert len(ran.stderr.splitlines()) == 1


def test_what_needs_no_colours_loads_nothing_that_paints() -> None:
    code = (
        "import sys\nfrom okomodel.cli.process import run\n"
        f"run(['show', {str(VOORBEELDAM)!r}, '--on', '2026-11-21'])\n"
        "print('rich.console' in sys.modules, file=sys.stderr)"
    )
    command = [sys.executable, "-c", code]
    ran = subprocess.run(command, capture_output=True, check=True, env=environment(), timeout=60)
    assert ran.stderr.decode() == "False\n"


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    ran = run("convert", VOORBEELDAM, tmp_path / "nergens" / "x.json", *NL)
    assert ran.returncode == 2
    file = tmp_path / "nergens" / "x.json"
    said = f"okomodel: schrijven lukt niet ({file}): dit bestand bestaat niet\n"
    assert ran.stderr.decode() == said
