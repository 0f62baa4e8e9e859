"""The entry point of the command."""

import sys

import pytest

from okomodel.cli import main
from tests.cli.ran import ON, VOORBEELDAM


def ended(monkeypatch: pytest.MonkeyPatch, *tokens: str) -> object:
    monkeypatch.setattr(sys, "argv", ["okomodel", *tokens])
    with pytest.raises(SystemExit) as end:
        main()
    return end.value.code


def test_it_ends_the_process_with_the_exit_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended(monkeypatch, "show", str(VOORBEELDAM), *ON) == 0
    assert capsys.readouterr().out.startswith("Voorbeeldam\n")
    assert ended(monkeypatch, "chek") == 2


def test_it_needs_its_extra(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "cyclopts", None)
    assert ended(monkeypatch, "--help") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err == 'okomodel: this command needs its extra: pip install "okomodel[cli]"\n'


def test_an_interrupt_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_tokens: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("okomodel.cli.process.run_process", interrupted)
    assert ended(monkeypatch) == 130
