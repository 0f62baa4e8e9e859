"""Work that may take long: a bar on standard error, where that is a terminal."""

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

__all__ = ["waited"]

T = TypeVar("T")

_PATIENCE = 1.0
"""After so many seconds a person wants to see that something happens."""

_TURN = 0.1


def waited(work: Callable[[], T], done: Callable[[], float | None], about: str) -> T:
    """What work gives; where it takes long, a bar shows how much of it is done (0 to 1).

    >>> waited(lambda: 2, lambda: None, "counting")
    2
    """
    if sys.stderr is None or not sys.stderr.isatty():
        return work()
    with ThreadPoolExecutor(1) as at_work:
        future = at_work.submit(work)
        if not wait([future], _PATIENCE).done:
            _show(future, done, about)
        return future.result()


def _show(future: "Future[T]", done: Callable[[], float | None], about: str) -> None:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(about, total=None)
        while not wait([future], _TURN).done:
            if (part := done()) is not None:
                bar.update(task, total=1.0, completed=part)
