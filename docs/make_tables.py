"""Write the tables of these pages anew from okomodel's own, and from glossary.csv: `make tables`.

A page says where a table stands: between `<!-- table: rules -->` and `<!-- end of table -->`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import redirect_stdout
from csv import DictReader
from importlib import import_module
from inspect import isclass
from io import StringIO
from pathlib import Path
from re import DOTALL, Match
from re import compile as pattern

import okomodel
from docs.keys import HEADINGS, entities, rows_of
from okomodel import tables
from okomodel.cli.app import COMMANDS
from okomodel.cli.process import run
from okomodel.model import Milestone, Programme
from okomodel.reference.profile import profiles
from okomodel.reference.rule import Rule, problems, rules
from okomodel.reference.source import sources
from okomodel.reference.tables import rows
from okomodel.reference.template import CycleTemplate, Step, templates
from okomodel.rules import BUILT
from okomodel.values.time_limit import TimeLimit
from okomodel.wording import Labelled, Language

PAGES = Path(__file__).parent

_TABLE = pattern(r"<!-- table: ([a-z]+) -->\n.*?<!-- end of table -->", DOTALL)
_LETTERS = 3


def renewed(page: str) -> str:
    """A page with its tables as they are now."""
    return _TABLE.sub(_written, page)


def _written(match: Match[str]) -> str:
    table = "\n".join(TABLES[match[1]]())
    return f"<!-- table: {match[1]} -->\n{table}\n<!-- end of table -->"


def _table(headings: Sequence[str], cells: Iterable[Sequence[str]]) -> Iterator[str]:
    for row in (headings, ["---"] * len(headings), *cells):
        yield f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |"


# ---------------------------------------------------------------------------------------- rules


def _rules() -> Iterator[str]:
    families = dict.fromkeys(code[:_LETTERS] for code in rules)
    for family in families:
        yield from ("", f"### {_said_of(family)}", "")
        yield from _listed(rule for rule in rules.values() if rule.code.startswith(family))
    yield ""


def _said_of(family: str) -> str:
    """What the module of a family of rules says of itself, as a heading."""
    judge = next(one for one in BUILT.judges if one.code.startswith(family))
    return str(import_module(judge.judging.__module__).__doc__).partition("\n")[0].rstrip(".")


def _problems() -> Iterator[str]:
    return _listed(problems.values())


def _listed(some: Iterable[Rule]) -> Iterator[str]:
    return _table(("Rule", "What it states"), map(_row, some))


def _regels() -> Iterator[str]:
    """The rules as a Dutch page tells them."""
    for family, said in _FAMILIES.items():
        yield from ("", f"### {family}: {said}", "")
        these = (rule for rule in rules.values() if rule.code.startswith(family))
        yield from _table(("Regel", "Wat hij zegt"), map(_regel, these))
    yield ""


_FAMILIES = {
    "REF": "ids zijn uniek, verwijzingen kloppen, gemeenten en indicatoren bestaan",
    "COH": "cohorten, gepubliceerde aantallen en de volgorde van een deelname",
    "TEA": "de rollen in het kernteam zijn vervuld",
    "CYC": "mijlpalen en cycli volgen elkaar op zoals de aanpak zegt",
    "MON": "metingen zijn regelmatig, met genoeg respons, snel gerapporteerd en besproken",
    "PRI": "drie of vier speerpunten, vast voor de cyclus, elk met streefcijfers en acties",
    "TGT": "streefcijfers beginnen bij een nulmeting, liggen aan de goede kant en hebben een dag",
    "ACT": "de acties van een plan, met hun dagen, uitvoerders en geld",
    "REP": "de raad wordt geïnformeerd",
    "WAI": "ontheffingen, waarmee iemand een bevinding opzij heeft gelegd",
    "SRC": "feiten in een register noemen hun bron",
}


def _regel(rule: Rule) -> Sequence[str]:
    return _named(rule, "nl"), f"{rule.statement.nl}<br>Bron: {_link(rule.source)}"


def _row(rule: Rule) -> Sequence[str]:
    states = f"{rule.statement.en}<br>*{rule.statement.nl}*<br>Source: {_link(rule.source)}"
    return _named(rule, "en"), states


def _named(rule: Rule, lang: Language) -> str:
    name = rule.name if lang == "en" else rule.called.text(lang)
    return f"**{rule.code}** {name}<br>{rule.severity.label(lang)}, {rule.level.label(lang)}"


def _link(source: str) -> str:
    if not source:
        return "okomodel"
    address = sources[source].url
    return f"[{source}]({address})" if address else source


# ------------------------------------------------------------------------------------- settings


def _settings() -> Iterator[str]:
    settings = ((row["setting"], row["unit"]) for row in rows("profiles"))
    told = ((f"`{name}`", *_values(name), unit, _used_by(name)) for name, unit in settings)
    return _table(("setting", *profiles, "unit", "rules"), told)


def _values(name: str) -> Iterator[str]:
    return (_as_toml(getattr(profile, name)) for profile in profiles.values())


def _as_toml(value: object) -> str:
    match value:
        case float():
            return f"`{value:g}`"
        case int():
            return f"`{value}`"
        case tuple():
            return " ".join(map(_as_toml, value))
    return f'`"{value}"`'


def _used_by(setting: str) -> str:
    return ", ".join(rule.code for rule in rules.values() if setting in rule.settings)


# ----------------------------------------------------------------------------------- milestones


def _milestones() -> Iterator[str]:
    headings = ("part", "milestone", "comes after", *templates)
    return _table(headings, map(_milestone, templates["oko-nl"].steps))


def _milestone(step: Step) -> Sequence[str]:
    one = step.milestone
    expected = (_expected(template, one) for template in templates.values())
    named = f"`{one.value}`<br>*{one.label('nl')}*"
    return step.part.value, named, _after(step), *expected


def _expected(template: CycleTemplate, milestone: Milestone) -> str:
    return str(template.expected_after(milestone))


def _after(step: Step) -> str:
    always = ", ".join(one.value for one in step.after)
    first = ", ".join(one.value for one in step.after_in_first_cycle)
    return f"{always}; in the first cycle also {first}" if first else always


# --------------------------------------------------------------------------------- enumerations


def _enumerations() -> Iterator[str]:
    for kind in enumerations():
        home = "okomodel" if kind.__name__ in okomodel.__all__ else kind.__module__
        yield from ("", "```{eval-rst}", f".. autoclass:: {home}.{kind.__name__}")
        yield from ("   :no-members:", "```", "")
        yield from _table(("value", "English", "Nederlands"), map(_value, kind))
    yield ""


def enumerations() -> list[type[Labelled]]:
    """The enumerations of the rooms that public classes live in, in the order of the alphabet."""
    public = [getattr(okomodel, name) for name in okomodel.__all__]
    homes = {thing.__module__ for thing in (*public, TimeLimit) if isclass(thing)}
    kinds = (kind for kind in Labelled.__subclasses__() if kind.__module__ in homes)
    return sorted(kinds, key=lambda kind: kind.__name__)


def _value(one: Labelled) -> Sequence[str]:
    return f"`{one.value}`", one.en, one.nl


# ------------------------------------------------------------------------------------- glossary


def _glossary() -> Iterator[str]:
    return _table(("Nederlands, *English*", "What it is"), map(_term, glossary()))


def glossary() -> list[dict[str, str]]:
    """The words of the field; ``label_of`` names the value of an enumeration with that label."""
    with (PAGES / "glossary.csv").open(encoding="utf-8", newline="") as file:
        return list(DictReader(file, strict=True))


def _term(word: dict[str, str]) -> Sequence[str]:
    kind, _, value = word["label_of"].partition(".")
    where = f" {{py:class}}`~okomodel.{kind}` `{value}`." if kind else ""
    return _word(word), word["meaning"] + where


def _woordenlijst() -> Iterator[str]:
    return _table(("Nederlands, *Engels*", "Wat het is"), map(_woord, glossary()))


def _woord(word: dict[str, str]) -> Sequence[str]:
    value = word["label_of"].partition(".")[2]
    where = f" In een dossier: `{value}`." if value else ""
    return _word(word), word["meaning_nl"] + where


def _word(word: dict[str, str]) -> str:
    return f"**{word['nl']}**<br>*{word['en']}*"


# -------------------------------------------------------------------------------------- sources


def _sources() -> Iterator[str]:
    return _table(("id", "What it is", "From"), _listed_in("en"))


def _bronnen() -> Iterator[str]:
    return _table(("id", "Wat het is", "Van"), _listed_in("nl"))


def _listed_in(lang: Language) -> Iterator[Sequence[str]]:
    for one in sources.values():
        title = f"[{one.title}]({one.url})" if one.url else one.title
        yield f"`{one.id}`", title, one.published.label(lang) if one.published else ""


# ---------------------------------------------------------------------------------- the command


def _command() -> Iterator[str]:
    for name in COMMANDS:
        yield from ("", f"## okomodel {name}", "", "```console", f"$ okomodel {name} --help")
        yield from _help(name)
        yield "```"
    yield ""


def _help(name: str) -> Iterator[str]:
    with redirect_stdout(StringIO()) as said:
        run([name, "--help", "--lang", "en"])
    yield from said.getvalue().rstrip("\n").splitlines()


# ----------------------------------------------------------------------------------------- keys


def _keys() -> Iterator[str]:
    for entity in entities():
        said = str(entity.__doc__).partition("\n")[0].replace("``", "`")
        yield from ("", f"### {entity.__name__}", "", said, "")
        yield from _table(HEADINGS, rows_of(entity))
    yield ""


# -------------------------------------------------------------------------------------- columns


def _columns() -> Iterator[str]:
    nothing = Programme(id="oko", name="OKO")
    for name in _TOLD:
        table = getattr(tables, name)(nothing)
        yield from ("", f"## {name}", "", _first_line(getattr(tables, name)), "")
        yield from _table(("column", "type", "what it is", "in Dutch"), map(_column, table.columns))
    yield ""


_TOLD = (
    "participants",
    "panel",
    "participation",
    "milestones",
    "members",
    "priorities",
    "targets",
    "actions",
    "budget",
    "measurements",
    "findings",
)


def _first_line(function: object) -> str:
    """What a function says first of itself, without what only Sphinx reads."""
    return _ROLE.sub(r"`\1`", str(function.__doc__).partition("\n")[0])


_ROLE = pattern(":[a-z]+:`([^`]+)`")


def _column(column: tables.Column) -> Sequence[str]:
    said = column.description
    return f"`{column.name}`", column.type.value, said.en, said.nl


TABLES: dict[str, Callable[[], Iterator[str]]] = {
    "rules": _rules,
    "regels": _regels,
    "problems": _problems,
    "settings": _settings,
    "milestones": _milestones,
    "enumerations": _enumerations,
    "glossary": _glossary,
    "woordenlijst": _woordenlijst,
    "sources": _sources,
    "bronnen": _bronnen,
    "command": _command,
    "columns": _columns,
    "keys": _keys,
}
"""What makes each table that a page may ask for, line by line."""


if __name__ == "__main__":
    for file in sorted(PAGES.rglob("*.md")):
        file.write_text(renewed(file.read_text(encoding="utf-8")), encoding="utf-8")
