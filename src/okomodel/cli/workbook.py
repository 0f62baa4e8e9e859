"""``okomodel workbook``: a document as an Excel workbook, and back."""

from collections.abc import Iterable
from datetime import date
from os import environ
from pathlib import Path
from typing import TypedDict, Unpack, final

import attrs

from okomodel.cli.documents import opened
from okomodel.cli.output import remark, tell
from okomodel.cli.usage import WrongUsage, one_of
from okomodel.cli.written import refuse_to_overwrite
from okomodel.findings import Report, Spot
from okomodel.formats import Reading
from okomodel.formats.excel.form import EXCEL
from okomodel.formats.forms import form_of, is_only_read
from okomodel.formats.limits import Limits
from okomodel.formats.replacing import standing
from okomodel.formats.writing import dump, put
from okomodel.insight.difference import changes
from okomodel.insight.stale import StaleDocument
from okomodel.model import Dossier, Programme
from okomodel.model.document import Document
from okomodel.wording import Language, Noun, Wording, language_of

__all__ = ["Given", "run"]

_VERBS = ("new", "export", "import")
_NO_VERB = Wording('workbook cannot "{name}"', 'workbook kent geen "{name}"')
_NO_OUT = Wording("--out is missing", "--out ontbreekt")
_NO_TARGET = Wording(
    "--out or --into is missing; --prove only reads",
    "--out of --into ontbreekt; --prove leest alleen",
)
_BOTH = Wording("--out and --into do not go together", "--out en --into gaan niet samen")
_NO_WORKBOOK = Wording(
    "{file} is a workbook: let it end in .xlsx",
    "{file} is een werkboek: laat het eindigen op .xlsx",
)
_IS_WORKBOOK = Wording(
    "{file} is a workbook itself; import makes a document (.json, .yaml)",
    "{file} is zelf een werkboek; import maakt een document (.json, .yaml)",
)
_NOT_FROM_WORKBOOK = Wording(
    "{file} is no workbook; import reads one (.xlsx)",
    "{file} is geen werkboek; import leest er een (.xlsx)",
)
_EXISTS = Wording(
    "{file} is there already; --force writes over it",
    "{file} bestaat al; --force schrijft eroverheen",
)
_NOT_THERE = Wording("{file} is not there; --out makes it", "{file} is er niet; --out maakt het")
_OTHER = Wording(
    "{file} is of {other}, the workbook of {id}; --force writes over it",
    "{file} is van {other}, het werkboek van {id}; --force schrijft eroverheen",
)
_MADE = Wording("written to {file}: {rows}", "geschreven naar {file}: {rows}")
_NEW = Wording(
    "written to {file}: an empty workbook; begin at the sheet {sheet}",
    "geschreven naar {file}: een leeg werkboek; begin bij het blad {sheet}",
)
_READ = Wording("read: {name}, {rows}", "gelezen: {name}, {rows}")
_WRITTEN = Wording("written to {file}", "geschreven naar {file}")
_CHANGED = Wording("written to {file}: {changes}", "geschreven naar {file}: {changes}")
_SAME = Wording("{file} says the same already", "{file} zegt al hetzelfde")
_STALE = Wording("{said}", "{said}")
_UNREAD = Wording(
    "no part of the document, and not read: {cells}",
    "hoort niet bij het document, en is niet gelezen: {cells}",
)
_SEE = Wording("{said} (--prove names them)", "{said} (--prove noemt ze)")
_PROVEN = Wording(
    "read back: the same document, {cells} not read",
    "teruggelezen: hetzelfde document, {cells} niet gelezen",
)
_ROW = Noun(Wording("row", "rij"), Wording("rows", "rijen"))
_CELL = Noun(Wording("cell", "cel"), Wording("cells", "cellen"))
_CHANGE = Noun(Wording("change", "wijziging"), Wording("changes", "wijzigingen"))
_FINDING = Noun(Wording("finding", "bevinding"), Wording("findings", "bevindingen"))


class Given(TypedDict):
    """What the arguments say but for the languages."""

    file: str
    out: str | None
    into: str | None
    findings: bool
    on: date
    register: bool
    prove: bool
    force: bool


@final
@attrs.frozen(kw_only=True)
class _Asked:
    """What the arguments say, and in which languages: what is told, and the workbook."""

    file: str
    out: str | None
    into: str | None
    findings: bool
    on: date
    register: bool
    prove: bool
    force: bool
    told: Language
    book: Language


def run(*, what: str, lang: Language | None, **given: Unpack[Given]) -> int:
    """Make a workbook, or read one."""
    told = lang or language_of(environ)
    asked = _Asked(told=told, book=lang or "nl", **given)
    verb = one_of(_VERBS, what, _NO_VERB)
    return {"new": _new, "export": _export, "import": _import}[verb](asked)


def _new(asked: _Asked) -> int:
    from okomodel.formats.excel.book import empty_workbook
    from okomodel.formats.excel.layout import ROOT_NAMES

    _as_workbook(asked.file)
    if standing(asked.file) and not asked.force:
        raise WrongUsage(_EXISTS, file=asked.file)
    kind = Programme if asked.register else Dossier
    put(empty_workbook(kind, asked.book), asked.file)
    sheet = ROOT_NAMES[kind].text(asked.book)
    tell(_NEW.text(asked.told, file=asked.file, sheet=sheet))
    return 0


def _as_workbook(file: str) -> None:
    if not file.lower().endswith(EXCEL.suffixes):
        raise WrongUsage(_NO_WORKBOOK, file=file)


# ------------------------------------------------------------------------------------ export


def _export(asked: _Asked) -> int:
    from okomodel.formats.excel.book import workbook

    if not asked.out:
        raise WrongUsage(_NO_OUT)
    _as_workbook(asked.out)
    refuse_to_overwrite(asked.file, asked.out, force=asked.force)
    document = opened(asked.file).document
    report = _checked(document, asked.on) if asked.findings else None
    data = workbook(document, asked.book, report)
    put(data, asked.out)
    rows = _ROW.counted(_rows(document), asked.told)
    if report:
        rows = f"{rows}, {_FINDING.counted(len(report), asked.told)}"
    tell(_MADE.text(asked.told, file=asked.out, rows=rows))
    return _proven(data, document, asked) if asked.prove else 0


def _checked(document: Document, on: date) -> Report:
    from okomodel.rules.checking import check

    return check(document, on)


def _rows(document: Document) -> int:
    from okomodel.formats.excel.filled import filled_in

    filled = filled_in(document, "nl")
    return sum(len(rows) for _, rows in filled.sheets) + len(filled.extensions)


def _proven(data: bytes, document: Document, asked: _Asked) -> int:
    """Whether what was written says the same; every cell that was not read is told."""
    reading = EXCEL.read(data, Limits())
    _tell_cells(reading.unread)
    if reading.document != document:  # pragma: no cover - nobody has seen it
        raise AssertionError(asked.out)
    cells = _CELL.counted(len(reading.unread), asked.told)
    tell(_PROVEN.text(asked.told, cells=cells))
    return int(bool(reading.unread))


def _tell_cells(cells: Iterable[Spot]) -> None:
    for one in cells:
        tell(one.text())


# ------------------------------------------------------------------------------------ import


def _import(asked: _Asked) -> int:
    target = asked.out or asked.into
    if asked.out and asked.into:
        raise WrongUsage(_BOTH)
    if not (target or asked.prove):
        raise WrongUsage(_NO_TARGET)
    _judge_target(asked)
    found = opened(asked.file)
    if found.form != EXCEL.name:
        raise WrongUsage(_NOT_FROM_WORKBOOK, file=asked.file)
    rows = _ROW.counted(_rows(found.document), asked.told)
    tell(_READ.text(asked.told, name=found.document.name, rows=rows))
    _tell_unread(found, asked)
    if asked.into:
        _bring_up_to_date(found.document, asked.into, asked)
    elif asked.out:
        dump(found.document, asked.out)
        tell(_WRITTEN.text(asked.told, file=asked.out))
    return int(asked.prove and bool(found.unread))


def _judge_target(asked: _Asked) -> None:
    for target in filter(None, (asked.out, asked.into)):
        if is_only_read(target) or form_of(target) is EXCEL:
            raise WrongUsage(_IS_WORKBOOK, file=target)
    if asked.out:
        refuse_to_overwrite(asked.file, asked.out, force=asked.force)
    if asked.into and not Path(asked.into).exists():
        raise WrongUsage(_NOT_THERE, file=asked.into)


def _tell_unread(found: Reading, asked: _Asked) -> None:
    if asked.prove:
        _tell_cells(found.unread)
    if found.unread or asked.prove:
        cells = _CELL.counted(len(found.unread), asked.told)
        said = _UNREAD.text(asked.told, cells=cells)
        remark(said if asked.prove else _SEE.text(asked.told, said=said))


def _bring_up_to_date(document: Document, file: str, asked: _Asked) -> None:
    """Put what the workbook says into a document that is there."""
    before = opened(file).document
    is_other = type(before) is not type(document) or before.id != document.id
    if is_other and not asked.force:
        raise WrongUsage(_OTHER, file=file, other=before.id, id=document.id)
    if before == document:
        tell(_SAME.text(asked.told, file=file))
        return
    try:
        dump(document, file, over=before)
    except StaleDocument as error:
        raise WrongUsage(_STALE, said=Wording(error.text("en"), error.text("nl"))) from None
    if is_other:
        tell(_WRITTEN.text(asked.told, file=file))
        return
    told = _CHANGE.counted(len(changes(before, document)), asked.told)
    tell(_CHANGED.text(asked.told, file=file, changes=told))
