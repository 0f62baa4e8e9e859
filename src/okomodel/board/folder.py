"""A folder of dossiers: which files there are, what each holds, and saving in it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import final

import attrs

from okomodel.board.recording import KEY, entries
from okomodel.board.refusal import Refused, Stale, in_words
from okomodel.errors import OkomodelError
from okomodel.formats import dump, dumps, load
from okomodel.formats.replacing import replace, standing
from okomodel.insight.difference import changes
from okomodel.insight.stale import StaleDocument
from okomodel.model import Dossier

__all__ = ["File", "Folder"]

_SUFFIXES = {".json", ".yaml", ".yml"}
_REMEMBERED = 500
_MOST_CHANGES = 10


@final
@attrs.frozen
class File:
    """A file of the folder: what it held when it had this ``version``, or the problem with it."""

    name: str
    version: str
    dossier: Dossier | None = None
    problem: str = ""

    @property
    def title(self) -> str:
        """What the dossier is called; the name of the file where that is not known."""
        return self.dossier.name if self.dossier else self.name

    @property
    def has_address(self) -> bool:
        """Whether its name can stand in an address: that is UTF-8, and not every name is."""
        return not any("\ud800" <= sign <= "\udfff" for sign in self.name)


@final
@attrs.define
class Folder:
    """The dossiers that lie in one folder.

    What was read is remembered by its version, a while: so a file that did not change is read
    once, and a save that comes too late is told what was changed.
    """

    path: Path
    _read: dict[tuple[str, str], File] = attrs.field(factory=dict, init=False)

    def files(self) -> Iterator[File]:
        """What each file holds, by the order of their names."""
        return map(self.file, sorted(self._names()))

    def find(self, name: str) -> File | None:
        """The file with that name; None: there is none, and no name leads out of the folder."""
        return self.file(name) if name in self._names() else None

    def file(self, name: str) -> File:
        """What a file holds now."""
        try:
            version = self._version(name)
            if known := self._read.get((name, version)):
                return known
            found = File(name, version, load(self.path / name, Dossier))
        except (OkomodelError, OSError) as error:  # it is shown with its problem
            return File(name, "", problem=in_words(error))
        self._remember(found)
        return found

    def save(self, name: str, version: str, change: Callable[[Dossier], Dossier]) -> None:
        """Save a change of what a file held in that version.

        Raises :class:`okomodel.board.refusal.Stale` where it was changed since.
        """
        now = self.file(name)
        if now.version != version or now.dossier is None:
            raise Stale(*self._told(now, version))
        try:
            dump(change(now.dossier), self.path / name, over=now.dossier)
        except StaleDocument:
            raise Stale(*self._told(self.file(name), version)) from None

    def add(self, name: str, dossier: Dossier) -> None:
        """Save a new dossier; nothing that stands there is written over."""
        target = self.path / name

        def look() -> None:
            if standing(target):
                raise Refused(f"Er is al een bestand {name}; geef een andere naam.", "name")

        look()
        replace(target, dumps(dossier).encode(), look)

    def _names(self) -> Iterable[str]:
        found = (one.name for one in self.path.iterdir())
        return {one for one in found if one[:1] != "." and Path(one).suffix.lower() in _SUFFIXES}

    def _version(self, name: str) -> str:
        found = standing(self.path / name)  # refuses a pipe, at which reading would wait for ever
        if found is None:
            raise FileNotFoundError(2, "")
        return f"{found.st_mtime_ns:x}-{found.st_size:x}-{found.st_ino:x}"

    def _remember(self, found: File) -> None:
        self._read[found.name, found.version] = found
        for oldest in list(islice(self._read, max(0, len(self._read) - _REMEMBERED))):
            self._read.pop(oldest, None)

    # --------------------------------------------------------------------- what was changed since

    def _told(self, now: File, version: str) -> Iterator[str]:
        if now.dossier is None:
            yield f"Het bestand is intussen niet meer te lezen: {now.problem}"
            return
        written = datetime.fromtimestamp((self.path / now.name).stat().st_mtime).astimezone()
        yield f"Het dossier is gewijzigd nadat u deze pagina opende, om {written:%H:%M}."
        if (shown := self._read.get((now.name, version))) and shown.dossier:
            yield from _since(shown.dossier, now.dossier)


def _since(before: Dossier, now: Dossier) -> Iterator[str]:
    for entry in entries(now)[len(entries(before)) :]:
        yield f"{entry.who}, {entry.at:%H:%M}: {entry.text}"
    others = [one for one in changes(before, now) if KEY not in one.path]
    yield from (one.text("nl") for one in others[:_MOST_CHANGES])
    if rest := len(others[_MOST_CHANGES:]):
        yield f"en nog {rest}"
