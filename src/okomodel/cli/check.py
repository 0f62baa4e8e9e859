"""``okomodel check``: the findings about documents."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, final

import attrs

from okomodel.cli.documents import Opened, at_most_once, name_of, opened
from okomodel.cli.output import show_json, show_sheet
from okomodel.cli.profile import known_profile
from okomodel.cli.usage import WrongUsage, unknown
from okomodel.pages.report import report_sheet
from okomodel.reference.profile import Profile
from okomodel.reference.rule import rules
from okomodel.rules.checking import BUILT, check
from okomodel.wording import Language, Wording

__all__ = ["Settings", "check_files", "settings", "verdict"]

_NO_RULE = Wording('there is no rule "{name}"', 'regel "{name}" bestaat niet')
_NOT_BUILT = Wording("rule {name} is not built yet", "regel {name} is nog niet gebouwd")
_ABOUT = Wording("Checked on {on} by profile {profile}", "Beoordeeld op {on} met profiel {profile}")
_LETTERS = 3
"""How many letters of a code of a code name its family of rules."""


@final
@attrs.frozen(kw_only=True)
class Settings:
    """By what documents are judged."""

    on: date
    profile: Profile
    select: tuple[str, ...]
    ignore: tuple[str, ...]


def settings(on: date, profile: str, select: Iterable[str], ignore: Iterable[str]) -> Settings:
    """The settings that the options ask for; :class:`WrongUsage` for what does not exist."""
    return Settings(
        on=on,
        profile=known_profile(profile),
        select=tuple(_codes(select)),
        ignore=tuple(_codes(ignore)),
    )


def check_files(files: Sequence[str], by: Settings, lang: Language, *, as_json: bool) -> int:
    """Report what is found about each file; the exit code is that of the worst.

    It is 2 for what cannot be read, 1 for errors, 0 without.
    """
    at_most_once(files)
    judged = (_judged(file, by, lang) for file in files)
    return _tell_as_json(judged, by, lang) if as_json else _tell(judged, by, lang)


def _codes(values: Iterable[str]) -> Iterator[str]:
    for value in values:
        for part in value.split(","):
            yield _code(part.strip().upper())


def _code(wanted: str) -> str:
    codes = BUILT.codes
    if wanted and any(code.startswith(wanted) for code in codes):
        return wanted
    if wanted and any(code.startswith(wanted) for code in rules):
        raise WrongUsage(_NOT_BUILT, name=wanted)
    families = dict.fromkeys(code[:_LETTERS] for code in codes)
    raise unknown(_NO_RULE, wanted, (*families, *codes), shown=families)


def _judged(file: str, by: Settings, lang: Language) -> Opened:
    found = opened(file)
    found.remark_obstacle(lang)
    if found.document is None:
        return found
    report = check(found.document, by.on, by.profile, by.select, by.ignore)
    return attrs.evolve(found, report=found.report + found.located(report))


def _exit_code(one: Opened) -> int:
    return 2 if one.document is None else int(not one.report.ok)


def _tell(judged: Iterable[Opened], by: Settings, lang: Language) -> int:
    about = _ABOUT.text(lang, on=by.on, profile=by.profile.name)
    worst = 0
    for index, one in enumerate(judged):
        if index:
            print()
        title = name_of(one.file, lang)
        show_sheet(report_sheet(one.report, lang, one.document, title=title, about=about))
        worst = max(worst, _exit_code(one))
    return worst


def _tell_as_json(judged: Iterable[Opened], by: Settings, lang: Language) -> int:
    found = list(judged)
    files = [{"file": one.file, **one.report.to_dict(lang)} for one in found]
    show_json(verdict(by.on, by.profile.name, files, ok=all(one.report.ok for one in found)))
    return max(map(_exit_code, found), default=0)


def verdict(on: date, profile: str, files: Sequence[dict[str, Any]], *, ok: bool) -> dict[str, Any]:
    """What the command says as JSON."""
    return {"on": on.isoformat(), "profile": profile, "ok": ok, "files": files}
