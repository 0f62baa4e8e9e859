"""``okomodel collect``: loose dossiers put into a register, with what changes first."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from okomodel.cli.arguments import STANDARD_INPUT
from okomodel.cli.documents import opened, tell_why_not
from okomodel.cli.output import remark, show_sheet, tell
from okomodel.cli.usage import Unreadable, WrongUsage
from okomodel.formats.forms import FORMS
from okomodel.formats.writing import dump
from okomodel.insight.collecting import collected
from okomodel.insight.difference import Change, changes
from okomodel.insight.stale import StaleDocument
from okomodel.model import Dossier, Programme
from okomodel.pages.sheet import Cell, Entry, Section, Sheet, Tone
from okomodel.reason import reason_of
from okomodel.wording import Language, Noun, Wording

__all__ = ["run"]

_NO_REGISTER = Wording("--into is missing: the register", "--into ontbreekt: het register")
_IS_DOSSIER = Wording(
    "{file} is a dossier; a register was expected",
    "{file} is een dossier; verwacht werd een register",
)
_IS_REGISTER = Wording(
    "{file} is a register, too: let the folder hold dossiers alone",
    "{file} is ook een register: laat in de map alleen dossiers staan",
)
_TWICE = Wording(
    "{file} and {other} both hold the dossier {id}",
    "{file} en {other} bevatten allebei het dossier {id}",
)
_NO_INPUT = Wording(
    "what is written back is a file, not standard input (-)",
    "wat wordt teruggeschreven is een bestand, geen standaardinvoer (-)",
)
_FOLDER = Wording("{folder}: {reason}", "{folder}: {reason}")
_EMPTY = Wording("{folder} holds no dossiers", "in {folder} staan geen dossiers")
_TITLE = Wording("What changes in {name}", "Wat er verandert in {name}")
_ABOUT = Wording("{new}, {changed}, {same}", "{new}, {changed}, {same}")
_NEW = Noun(Wording("new dossier", "nieuw dossier"), Wording("new dossiers", "nieuwe dossiers"))
_CHANGED = Noun(
    Wording("changed dossier", "gewijzigd dossier"),
    Wording("changed dossiers", "gewijzigde dossiers"),
)
_SAME = Noun(
    Wording("dossier that stays the same", "dossier dat hetzelfde blijft"),
    Wording("dossiers that stay the same", "dossiers die hetzelfde blijven"),
)
_IS_NEW = Wording("new", "nieuw")
_WRITTEN = Wording("written to {file}", "geschreven naar {file}")
_NOT_WRITTEN = Wording(
    "nothing is written; --yes puts them into {file}",
    "er is niets geschreven; --yes zet ze in {file}",
)
_NOTHING = Wording("there is nothing to change", "er is niets te wijzigen")


def run(*, folder: str, into: str, yes: bool, lang: Language) -> int:
    """Show what the dossiers of a folder change in a register, and put them there if asked."""
    register = _register(into)
    found = _dossiers(folder, into, lang)
    if found is None:
        return 1
    after = collected(register, found.values())
    show_sheet(_sheet(register, after, found, lang))
    if after == register:
        tell(_NOTHING.text(lang))
    elif yes:
        return _written(after, into, register, lang)
    else:
        remark(_NOT_WRITTEN.text(lang, file=into))
    return 0


def _register(into: str) -> Programme:
    if not into:
        raise WrongUsage(_NO_REGISTER)
    if into == STANDARD_INPUT:
        raise WrongUsage(_NO_INPUT)
    register = opened(into).document
    if not isinstance(register, Programme):
        raise WrongUsage(_IS_DOSSIER, file=into)
    return register


def _written(after: Programme, into: str, register: Programme, lang: Language) -> int:
    try:
        dump(after, into, over=register)
    except StaleDocument as error:
        remark(error.text(lang))
        return 2
    tell(_WRITTEN.text(lang, file=into))
    return 0


# --------------------------------------------------------------------------------- the dossiers


def _dossiers(folder: str, into: str, lang: Language) -> Mapping[str, Dossier] | None:
    """The dossier of each file; None where one cannot be read, which is said of each."""
    found: dict[str, Dossier] = {}
    is_whole = True
    for file in _files(folder, into):
        try:
            document = opened(str(file)).document
        except Unreadable as error:
            tell_why_not(error, lang)
            is_whole = False
            continue
        if not isinstance(document, Dossier):
            raise WrongUsage(_IS_REGISTER, file=str(file))
        if other := next((name for name, one in found.items() if one.id == document.id), None):
            raise WrongUsage(_TWICE, file=str(file), other=other, id=document.id)
        found[str(file)] = document
    return found if is_whole else None


def _files(folder: str, into: str) -> list[Path]:
    """The files that may hold a document, by name; not the register itself, nor what is hidden."""
    suffixes = tuple(suffix for form in FORMS for suffix in form.suffixes)
    try:
        every = sorted(Path(folder).iterdir())
    except OSError as error:
        raise WrongUsage(_FOLDER, folder=folder, reason=reason_of(error)) from None
    meant = [one for one in every if one.name.endswith(suffixes) and one.name[0] not in ".~"]
    found = [one for one in meant if one.is_file() and not one.samefile(into)]
    if not found:
        raise WrongUsage(_EMPTY, folder=folder)
    return found


# ---------------------------------------------------------------------------------- what changes


def _sheet(
    before: Programme, after: Programme, found: Mapping[str, Dossier], lang: Language
) -> Sheet:
    known = {one.id: one for one in before.dossiers}
    new = [one for one in found.values() if one.id not in known]
    changed = [one for one in found.values() if one.id in known and known[one.id] != one]
    told = {
        "new": _NEW.counted(len(new), lang),
        "changed": _CHANGED.counted(len(changed), lang),
        "same": _SAME.counted(len(after.dossiers) - len(new) - len(changed), lang),
    }
    sections = [
        *(Section(_heading(one), (_said(_IS_NEW.text(lang)),)) for one in new),
        *(Section(_heading(one), (*_lines(known[one.id], one, lang),)) for one in changed),
    ]
    title = _TITLE.text(lang, name=before.name)
    return Sheet(title, _ABOUT.text(lang, **told), tuple(sections))


def _heading(one: Dossier) -> str:
    return f"{one.name} ({one.id})"


def _lines(before: Dossier, after: Dossier, lang: Language) -> Iterator[Entry]:
    for change in changes(before, after):
        yield _said(change.text(lang), Tone.WARNING if _is_gone(change) else Tone.PLAIN)


def _is_gone(change: Change) -> bool:
    return change.after is None


def _said(text: str, tone: Tone = Tone.PLAIN) -> Entry:
    return Entry((Cell(text, tone),), ())
