"""The command as a process: arguments in, exit code out, whatever happens on the way."""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from cyclopts import CycloptsError

from okomodel.cli.app import COMMANDS, command_line
from okomodel.cli.arguments import guarded, language_asked, value_of
from okomodel.cli.mistake import understood
from okomodel.cli.output import console, remark, show_json
from okomodel.cli.usage import Unreadable, WrongUsage, asked_day
from okomodel.errors import MissingExtra, SaveError
from okomodel.reason import reason_of
from okomodel.wording import Language, Wording

__all__ = ["run", "run_process"]

_PIPE_CLOSED = 141  # as shells count it: 128 and the number of the signal
_CANNOT_WRITE = Wording("cannot write{file}: {reason}", "schrijven lukt niet{file}: {reason}")


def run_process(tokens: Sequence[str]) -> int:
    """Run the command on standard output and error as this process has them."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = run(tokens)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        return _stopped(_PIPE_CLOSED)
    except OSError as error:
        file = f" ({error.filename})" if error.filename else ""
        lang = language_asked(tokens, os.environ)
        remark(_CANNOT_WRITE.text(lang, file=file, reason=reason_of(error)))
        return _stopped(2)
    return code


def run(tokens: Sequence[str]) -> int:
    """Do what the arguments ask; the exit code."""
    lang = language_asked(tokens, os.environ)
    try:
        return _obeyed(tokens, lang)
    except Unreadable as error:
        from okomodel.cli.documents import tell_why_not

        tell_why_not(error, lang)
    except (WrongUsage, MissingExtra, SaveError) as error:
        remark(error.text(lang))
    if value_of("--format", tokens) == "json":
        _show_nothing_as_json(tokens)
    return 2


def _obeyed(tokens: Sequence[str], lang: Language) -> int:
    try:
        asked = guarded(tokens)
        code = command_line(lang, asked)(
            asked,
            console=console() if _asks_for_help(tokens) else None,
            print_error=False,
            exit_on_error=False,
            result_action="return_value",
        )
    except CycloptsError as error:
        raise understood(error, COMMANDS) from None
    return code or 0


def _asks_for_help(tokens: Sequence[str]) -> bool:
    """Whether cyclopts will write something itself; only then rich is loaded for it."""
    return not tokens or not {"--help", "-h", "--version"}.isdisjoint(tokens)


def _show_nothing_as_json(tokens: Sequence[str]) -> None:
    """What ``check`` says as JSON where it could not check anything."""
    from okomodel.cli.check import verdict

    try:
        day = asked_day(value_of("--on", tokens))
    except WrongUsage:
        day = asked_day(None)
    show_json(verdict(day, value_of("--profile", tokens) or "oko-nl", [], ok=False))


def _stopped(code: int) -> int:
    """The exit code, after standard output was given up: Python flushes it at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code
