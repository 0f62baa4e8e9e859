"""``okomodel new``: a commented starting dossier, to be filled in by hand."""

from collections.abc import Iterable
from datetime import date
from importlib.resources import files
from pathlib import Path
from re import compile as pattern
from shlex import quote
from string import Template

from okomodel.cli.usage import WrongUsage
from okomodel.errors import InvalidValue, UnknownName
from okomodel.formats.forms import form_of
from okomodel.formats.replacing import standing
from okomodel.formats.yaml.form import YAML
from okomodel.formats.yaml.layout import flow
from okomodel.harmless import harmless
from okomodel.model import Dossier
from okomodel.reference.municipality import AmbiguousName, Municipality, municipalities
from okomodel.values.calendar import LAST_YEAR, months_after
from okomodel.values.typed_text import slug_of
from okomodel.wording import Language, Wording

__all__ = ["run"]

_NOT_YAML = Wording(
    "a starting dossier has comments, and only YAML has those: end {file} in .yaml",
    "een begindossier heeft uitleg erbij, en dat kan alleen in YAML: laat {file} eindigen op .yaml",
)
_EXISTS = Wording(
    "{file} is there already, and is left as it is; give another name",
    "{file} bestaat al en blijft zoals het is; geef een andere naam",
)
_WHICH = Wording(
    'there is no municipality "{name}"; name it with --municipality, such as --municipality Ede',
    'gemeente "{name}" bestaat niet; noem haar met --municipality, zoals --municipality Ede',
)
_NEAR = Wording(
    'there is no municipality "{name}"; did you mean {near}? (--municipality names it)',
    'gemeente "{name}" bestaat niet; bedoelde u {near}? (--municipality noemt haar)',
)
_ENDED = Wording(
    "{name} is no municipality any more since {ended}; it is in {after} now",
    "{name} is sinds {ended} geen gemeente meer; het ligt nu in {after}",
)
_BAD_ID = Wording(
    '--id expects {expects}, not "{value}"', '--id verwacht {expects}, niet "{value}"'
)
_TOO_LATE = Wording(
    "--start expects a day from which the examples can go on for years, not {value}",
    "--start verwacht een dag vanaf welke de voorbeelden nog jaren door kunnen gaan, niet {value}",
)
_OR = Wording(" or ", " of ")
_DONE = Wording(
    "{file} is written: the dossier of {name} ({code}).\n"
    "Open it in an editor: its comments say what to fill in. Then:\n"
    "  okomodel check {file}\n"
    "  okomodel next {file}",
    "{file} is geschreven: het dossier van {name} ({code}).\n"
    "Open het in een editor: de uitleg erin zegt wat er in te vullen is. Daarna:\n"
    "  okomodel check {file}\n"
    "  okomodel next {file}",
)


_CODE = pattern("[Gg][Mm][0-9]+")  # to look like another code means nothing

_HORIZON = 10
"""So many years ahead the horizon of the example lies."""

_LAST_MONTH = 48


def run(*, file: str, municipality: str, name: str, id: str, start: date, lang: Language) -> int:
    """Write the starting dossier of a municipality to a file that is not there yet.

    Without a municipality it is that of which the file has the name; without a name the dossier
    has that of its municipality, and without an id one that is made of its name.
    """
    if form_of(file) is not YAML:
        raise WrongUsage(_NOT_YAML, file=file)
    if start.year + _HORIZON > LAST_YEAR:
        raise WrongUsage(_TOO_LATE, value=start)
    found = _found(municipality or Path(file).stem)
    dossier = _dossier(found, name or found.name, id)
    text = _starting_text(dossier, found, Path(file).name, start, lang)
    try:
        with Path(file).open("x", encoding="utf-8", newline="\n") as new:
            new.write(text)
    except FileExistsError:
        standing(file)
        raise WrongUsage(_EXISTS, file=file) from None
    print(_DONE.text(lang, file=quote(harmless(file)), name=dossier.name, code=found.code))
    return 0


def _starting_text(
    dossier: Dossier, municipality: Municipality, file: str, start: date, lang: Language
) -> str:
    """The commented text of a dossier that has nothing but its name and its municipality."""
    months = {f"month{n}": str(months_after(start, n)) for n in range(_LAST_MONTH + 1)}
    template = Template(
        files("okomodel.cli").joinpath(f"new.{lang}.yaml").read_text(encoding="utf-8")
    )
    return template.substitute(
        months,
        file=harmless(file),
        heading=harmless(dossier.name),
        id=flow(dossier.id),
        name=flow(dossier.name),
        code=municipality.code,
        municipality=municipality.name,
        organisation=flow(f"Gemeente {municipality.name}"),
        horizon=start.year + _HORIZON,
        lastyear=start.year - 1,
        year=months_after(start, 8).year,
        planyear=months_after(start, 25).year,
        targetyear=start.year + _HORIZON // 2,
        month=start.isoformat()[:7],
    )


def _found(name: str) -> Municipality:
    try:
        found = municipalities.find(name)
    except UnknownName as error:
        if error.nearest and not _CODE.fullmatch(name):
            raise WrongUsage(_NEAR, name=name, near=_either(error.nearest)) from None
        raise WrongUsage(_WHICH, name=name) from None
    except AmbiguousName as error:
        near = _either(f"{one.name} ({one.code})" for one in error.bearers)
        raise WrongUsage(_NEAR, name=name, near=near) from None
    if found.valid_until is not None:
        after = [one.name for one in municipalities.successors(found.code)]
        raise WrongUsage(_ENDED, name=found.name, ended=found.valid_until, after=after)
    return found


def _either(names: Iterable[str]) -> Wording:
    names = tuple(names)
    return Wording(_OR.en.join(names), _OR.nl.join(names))


def _dossier(municipality: Municipality, name: str, id: str) -> Dossier:
    try:
        return Dossier(
            id=id or slug_of(name) or municipality.code.lower(),
            name=name,
            municipalities=[municipality.code],
        )
    except InvalidValue as error:
        raise WrongUsage(_BAD_ID, expects=error.expects, value=id) from None
