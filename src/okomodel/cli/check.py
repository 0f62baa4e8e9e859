"""``okomodel check``: the findings about documents."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import Any, TypedDict, Unpack, final

import attrs

from okomodel.cli.documents import at_most_once, name_of, opened, tell_obstacle
from okomodel.cli.output import show_json, show_sheet
from okomodel.cli.usage import NO_RULE, Unreadable, WrongUsage, families, one_of, unknown
from okomodel.cli.written import refuse_to_overwrite, show_or_write
from okomodel.findings import Report
from okomodel.model.document import Document
from okomodel.pages.report import report_sheet
from okomodel.pages.sheet import Section, Sheet
from okomodel.reference.profile import Profile
from okomodel.reference.rule import problems, rules
from okomodel.rules.checking import BUILT, check
from okomodel.wording import Language, Wording

__all__ = ["AsPage", "run", "verdict"]

_ABOUT = Wording("Checked on {on} by profile {profile}", "Beoordeeld op {on} met profiel {profile}")
_FINDINGS = Wording("Findings", "Bevindingen")
_ONE_FORM = Wording(
    "--html and --format json do not go together", "--html en --format json gaan niet samen"
)
_FORMATS = ("text", "json")
_NO_FORMAT = Wording('there is no format "{name}"', 'formaat "{name}" bestaat niet')


class AsPage(TypedDict):
    """To which file a page is written (None: it is told on standard output), over what is there."""

    html: str | None
    force: bool


@final
@attrs.frozen
class _Settings:
    """By what documents are judged."""

    on: date
    profile: Profile
    select: tuple[str, ...]
    ignore: tuple[str, ...]

    @property
    def rules(self) -> tuple[Sequence[str], Sequence[str]]:
        """Which rules are selected, and which not: what is a problem of documents is no rule."""
        select, ignore = ([*filter(_is_rule, some)] for some in (self.select, self.ignore))
        return select, BUILT.codes if self.select and not select else ignore

    def ignores(self, code: str) -> bool:
        """Whether that code is one of those that are ignored."""
        return code.startswith(self.ignore) if self.ignore else False


def _is_rule(code: str) -> bool:
    return any(one.startswith(code) for one in BUILT.codes)


def run(
    *,
    files: Sequence[str],
    on: date,
    profile: Profile,
    select: Iterable[str],
    ignore: Iterable[str],
    form: str,
    lang: Language,
    **page: Unpack[AsPage],
) -> int:
    """Report what is found about each file; the exit code is that of the worst.

    It is 2 for what cannot be read, 1 for errors, 0 without.
    """
    by = _Settings(on, profile, tuple(_codes(select)), tuple(_codes(ignore)))
    as_json = one_of(_FORMATS, form, _NO_FORMAT) == "json"
    if as_json and page["html"] is not None:
        raise WrongUsage(_ONE_FORM)
    at_most_once(files)
    for file in files:
        refuse_to_overwrite(file, page["html"], force=page["force"])
    judged = (_judged(file, by, lang) for file in files)
    if page["html"] is not None:
        return _tell_as_page(judged, by, page["html"], lang)
    return (_tell_as_json if as_json else _tell)(judged, by, lang)


def _codes(values: Iterable[str]) -> Iterator[str]:
    for value in values:
        for part in value.split(","):
            yield _code(part.strip())


def _code(given: str) -> str:
    """The code, or the first letters of codes, that were given; of a name, its code."""
    codes, wanted = (*problems, *BUILT.codes), given.upper()
    if wanted and any(code.startswith(wanted) for code in codes):
        return wanted
    named = {one.name: code for code, one in chain(problems.items(), rules.items())}
    wanted = named.get(given.lower(), wanted)
    if wanted in codes:
        return wanted
    known = families(codes)
    raise unknown(NO_RULE, wanted, (*known, *codes), shown=known)


@final
@attrs.frozen
class _Judged:
    """What is found about a file; it has no document where it cannot be read."""

    file: str
    document: Document | None
    report: Report


def _judged(file: str, by: _Settings, lang: Language) -> _Judged:
    try:
        found = opened(file)
    except Unreadable as error:
        tell_obstacle(error, lang)
        return _Judged(file, None, error.report)
    report = check(found.document, by.on, by.profile, *by.rules)
    noticed = attrs.evolve(
        found.report, findings=[one for one in found.report if not by.ignores(one.code)]
    )
    return _Judged(file, found.document, noticed + found.located(report))


def _exit_code(one: _Judged) -> int:
    return 2 if one.document is None else int(not one.report.ok)


def _tell(judged: Iterable[_Judged], by: _Settings, lang: Language) -> int:
    about = _ABOUT.text(lang, on=by.on, profile=by.profile.name)
    worst = 0
    for index, one in enumerate(judged):
        if index:
            print()
        title = name_of(one.file, lang)
        show_sheet(report_sheet(one.report, lang, one.document, title=title, about=about))
        worst = max(worst, _exit_code(one))
    return worst


def _tell_as_page(judged: Iterable[_Judged], by: _Settings, out: str, lang: Language) -> int:
    """All in one page, without figures about pupils: it may go from hand to hand."""
    found = list(judged)
    about = _ABOUT.text(lang, on=by.on, profile=by.profile.name)
    parts = [
        report_sheet(
            one.report.without_figures(), lang, one.document, title=name_of(one.file, lang)
        )
        for one in found
    ]
    if len(parts) == 1:
        sheet = attrs.evolve(parts[0], about=about)
    else:
        sections = (Section(one.title, one.sections) for one in parts)
        sheet = Sheet(_FINDINGS.text(lang), about, tuple(sections))
    show_or_write(sheet, out, lang)
    return max(map(_exit_code, found), default=0)


def _tell_as_json(judged: Iterable[_Judged], by: _Settings, lang: Language) -> int:
    found = list(judged)
    files = [{"file": one.file, **one.report.to_dict(lang)} for one in found]
    show_json(verdict(by.on, by.profile.name, files, ok=all(one.report.ok for one in found)))
    return max(map(_exit_code, found), default=0)


def verdict(on: date, profile: str, files: Sequence[dict[str, Any]], *, ok: bool) -> dict[str, Any]:
    """What the command says as JSON."""
    return {"on": on.isoformat(), "profile": profile, "ok": ok, "files": files}
