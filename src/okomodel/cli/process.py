"""The command as a process: arguments in, exit code out, whatever happens on the way."""

import os
import sys
from collections.abc import Sequence
from datetime import date
from io import TextIOWrapper

from okomodel.cli.app import command_line, guarded
from okomodel.cli.language import language_asked
from okomodel.cli.mistake import mistake
from okomodel.cli.output import console, remark, show_json
from okomodel.cli.usage import WrongUsage
from okomodel.wording import Language, Wording
from cyclopts import CycloptsError

__all__ = ["run", "run_process"]

_INTERRUPTED = 130  # as shells count it: 128 and the number of the signal
_PIPE_CLOSED = 141
_CANNOT_WRITE = Wording("cannot write: {reason}", "schrijven lukt niet: {reason}")


def run_process(tokens: Sequence[str]) -> int:
    """Run the command on standard output and error as this process has them."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return _flushed(run(tokens))
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        _close_output()
        return _PIPE_CLOSED
    except OSError as error:
        _close_output()
        lang = language_asked(tokens, os.environ)
        remark(_CANNOT_WRITE.text(lang, reason=error.strerror or error))
        return 2
