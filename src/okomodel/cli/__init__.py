"""The command ``okomodel`` (extra ``cli``: cyclopts and rich).

``import okomodel.cli`` works without the extra; :func:`main` says how to install it.
"""

import sys
from importlib import import_module
from os import environ

from okomodel.wording import Wording, language_of

__all__ = ["main"]

_INTERRUPTED = 130  # as shells count it: 128 and the number of the signal
_EXTRA = ("cyclopts", "rich")
_WITHOUT_EXTRA = Wording(
    'okomodel: this command needs its extra: pip install "okomodel[cli]"',
    'okomodel: dit commando heeft een aanvulling nodig: pip install "okomodel[cli]"',
)


def main() -> None:
    """Run the command as this process and end it with the command's exit code.

    Without the extra it says in one line how to install it, and ends with 2.
    """
    try:
        sys.exit(_run())
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


def _run() -> int:
    try:
        for package in _EXTRA:
            import_module(package)
    except ImportError:
        print(_WITHOUT_EXTRA.text(language_of(environ)), file=sys.stderr)
        return 2
    from okomodel.cli.process import run_process

    return run_process(sys.argv[1:])
