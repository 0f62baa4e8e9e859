"""``okomodel export``: a table of a document as a file."""

from collections.abc import Callable, Mapping
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

from okomodel import tables
from okomodel.cli.documents import name_of, opened
from okomodel.cli.output import remark
from okomodel.cli.policy import chosen_policy
from okomodel.cli.usage import WrongUsage, unknown
from okomodel.cli.written import refer_to_check, refuse_to_overwrite
from okomodel.errors import InvalidValue, UnknownName
from okomodel.formats.writing import put
from okomodel.insight.occasion import Occasion
from okomodel.model import Dossier, Programme
from okomodel.model.document import Document
from okomodel.reference.profile import Profile
from okomodel.tables.exported import FORMS, exported
from okomodel.tables.table import Table
from okomodel.wording import Language, Noun, Wording

__all__ = ["run"]

_WHICH = Wording("--table is missing: one of {tables}", "--table ontbreekt: een van {tables}")
_NO_TABLE = Wording('there is no table "{name}"', 'tabel "{name}" bestaat niet')
_NO_OUT = Wording("--out is missing: the file to write", "--out ontbreekt: het bestand om te maken")
_NO_FORM = Wording(
    "{out} is no table: let it end in {forms}", "{out} is geen tabel: laat het eindigen op {forms}"
)
_OF_REGISTER = Wording(
    "{file} is a dossier, and the table {table} is of a register",
    "{file} is een dossier, en de tabel {table} is van een register",
)
_OF_DOSSIER = Wording(
    "{file} is a register, and the table {table} is of a dossier",
    "{file} is een register, en de tabel {table} is van een dossier",
)
_NO_INDICATOR = Wording(
    "--indicator is missing: of which indicator the series is",
    "--indicator ontbreekt: van welke indicator de reeks is",
)
_PLAIN = Wording("{said}", "{said}")
_ABOUT = Wording(
    "{name} ({id}): table {table}, as of {on}{policy}. Made with okomodel {version}.",
    "{name} ({id}): tabel {table}, stand op {on}{policy}. Gemaakt met okomodel {version}.",
)
_BY = Wording(", small numbers by {policy}", ", kleine aantallen volgens {policy}")
_WRITTEN = Wording("written to {out}: {count}", "geschreven naar {out}: {count}")
_ROW = Noun(Wording("row", "rij"), Wording("rows", "rijen"))

_OF_ANY: Mapping[str, Callable[[Any, Occasion, Language], Table]] = {
    "actions": lambda one, _on, _lang: tables.actions(one),
    "budget": lambda one, _on, _lang: tables.budget(one),
    "findings": lambda one, by, lang: tables.findings(one, by.on, by.profile, lang, by.policy),
    "measurements": lambda one, by, _lang: tables.measurements(one, by.policy),
    "members": lambda one, _on, _lang: tables.members(one),
    "milestones": lambda one, _on, _lang: tables.milestones(one),
    "participation": lambda one, by, _lang: tables.participation(one, by.on),
    "priorities": lambda one, _on, _lang: tables.priorities(one),
    "targets": lambda one, by, _lang: tables.targets(one, by.policy),
}
_OF_A_REGISTER: Mapping[str, Callable[[Any, Occasion, Language], Table]] = {
    "participants": lambda one, by, _lang: tables.participants(one, by.on, by.profile),
    "panel": lambda one, by, _lang: tables.panel(one, by.on, by.profile),
}
_SERIES = "series"
_TABLES = (*_OF_ANY, *_OF_A_REGISTER, _SERIES)


def run(  # noqa: PLR0913 - as many as there are options
    *,
    file: str,
    table: str,
    out: str,
    on: date,
    labels: bool,
    indicator: str,
    policy: str,
    profile: Profile,
    force: bool,
    lang: Language,
) -> int:
    """Write one table of a document."""
    form = _form(table, out)
    if table == _SERIES and not indicator:
        raise WrongUsage(_NO_INDICATOR)
    refuse_to_overwrite(file, out, force=force)
    occasion = Occasion.of(on, profile, chosen_policy(policy))
    found = opened(file)
    try:
        made = _table(found.document, table, indicator, occasion, lang, name_of(file, lang))
        about = _about(found.document, table, occasion, lang)
        told = exported(made, form, about=about, labels=lang if labels else None)
    except (InvalidValue, UnknownName) as error:
        raise WrongUsage(_PLAIN, said=Wording(error.text("en"), error.text("nl"))) from None
    refer_to_check(file, found, lang)
    put(told, out)
    remark(_WRITTEN.text(lang, out=out, count=_ROW.counted(len(made), lang)))
    return 0


def _form(table: str, out: str) -> str:
    """What can be told before the file is read."""
    if not table:
        raise WrongUsage(_WHICH, tables=_TABLES)
    if table not in _TABLES:
        raise unknown(_NO_TABLE, table, _TABLES)
    if not out:
        raise WrongUsage(_NO_OUT)
    form = Path(out).suffix.lower().removeprefix(".")
    if form not in FORMS:
        raise WrongUsage(_NO_FORM, out=out, forms=tuple(f".{one}" for one in FORMS))
    return form


def _table(
    document: Document, table: str, code: str, occasion: Occasion, lang: Language, file: str
) -> Table:
    if table == _SERIES:
        if not isinstance(document, Dossier):
            raise WrongUsage(_OF_DOSSIER, file=file, table=table)
        by = occasion.policy, occasion.profile
        return tables.series(document, code, policy=by[0], profile=by[1])
    if table in _OF_A_REGISTER and not isinstance(document, Programme):
        raise WrongUsage(_OF_REGISTER, file=file, table=table)
    return {**_OF_ANY, **_OF_A_REGISTER}[table](document, occasion, lang)


def _about(document: Document, table: str, occasion: Occasion, lang: Language) -> str:
    """Where the table comes from, of which day, and what made it."""
    policy = _BY.text(lang, policy=occasion.policy.name) if occasion.policy else ""
    told = {"name": document.name, "id": document.id, "on": occasion.on, "policy": policy}
    return _ABOUT.text(lang, table=table, version=version("okomodel"), **told)
