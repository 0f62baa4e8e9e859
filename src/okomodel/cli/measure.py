"""``okomodel measure``: from a file with the answers of pupils to figures in a dossier."""

import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, final

import attrs

from okomodel.cli.arguments import STANDARD_INPUT
from okomodel.cli.documents import opened
from okomodel.cli.output import remark, tell
from okomodel.cli.usage import WrongUsage
from okomodel.cli.waiting import waited
from okomodel.errors import InvalidValue, UnknownName
from okomodel.formats.writing import dump
from okomodel.harmless import harmless
from okomodel.insight.stale import StaleDocument
from okomodel.model import Dossier, Programme, SurveyRound
from okomodel.model.document import Document
from okomodel.pages.facts import FIGURE
from okomodel.reason import reason_of
from okomodel.survey.columns import MUNICIPALITY
from okomodel.survey.extra import extra
from okomodel.survey.measure import Measured, measured
from okomodel.survey.recording import FiguresDiffer, with_measurements
from okomodel.survey.refusal import SurveyError, refused
from okomodel.survey.rounds import counted_round
from okomodel.wording import Language, Noun, Wording

if TYPE_CHECKING:
    from okomodel.survey.files import SurveyFile
    from okomodel.survey.planning import Request, Source

__all__ = ["run"]

_NONE = "none"
_NO_ROUND = Wording("--round is missing", "--round ontbreekt")
_PAIR = Wording(
    '{option} expects NAME=VALUE, not "{value}"', '{option} verwacht NAAM=WAARDE, niet "{value}"'
)
_NUMBER = Wording(
    '{option} expects a number behind the =, not "{value}"',
    '{option} verwacht een getal achter de =, niet "{value}"',
)
_BOTH = Wording(
    "--all-municipalities goes with --register, and not with --into or --municipality",
    "--all-municipalities hoort bij --register, en niet bij --into of --municipality",
)
_NO_INPUT = Wording(
    "what is written back is a file, not standard input (-)",
    "wat wordt teruggeschreven is een bestand, geen standaardinvoer (-)",
)
_NO_DOSSIER = Wording(
    "{file} is a register; a dossier was expected (--all-municipalities --register fills it whole)",
    "{file} is een register; verwacht werd een dossier (--all-municipalities --register vult het"
    " helemaal)",
)
_NO_REGISTER = Wording(
    "{file} is a dossier; a register was expected (--into fills a dossier)",
    "{file} is een dossier; verwacht werd een register (--into vult een dossier)",
)
_FILE = Wording("{file}: {reason}", "{file}: {reason}")
_OTHER_ROUND = Wording(
    "the round {round} of dossier {dossier} is of another year or of other classes",
    "de ronde {round} van dossier {dossier} is van een ander jaar of van andere klassen",
)
_COUNTING = Wording("counting {file}", "{file} tellen")
_REPLACE = Wording("{said}. --replace replaces them", "{said}. --replace vervangt ze")
_DONE = Wording(
    "{name}: {pupils}, {indicators}, {figures} of {round}",
    "{name}: {pupils}, {indicators}, {figures} van {round}",
)
_PUPIL = Noun(Wording("pupil", "leerling"), Wording("pupils", "leerlingen"))
_INDICATOR = Noun(Wording("indicator", "indicator"), Wording("indicators", "indicatoren"))
_WRITTEN = Wording("written to {file}", "geschreven naar {file}")
_NOT_WRITTEN = Wording(
    "nothing is written; --into DOSSIER puts them there",
    "er is niets geschreven; --into DOSSIER zet ze erin",
)
_UNKNOWN = Wording(
    "not counted, because nothing is known of them: {names}",
    "niet geteld, omdat er niets van bekend is: {names}",
)
_NOT_IN_FILE = Wording(
    "without pupils in the file: {names}", "zonder leerlingen in het bestand: {names}"
)
_ANSWERS = Wording("the answers", "de antwoorden")


@final
@attrs.frozen(kw_only=True)
class _Asked:
    """What the options say."""

    round: str | None
    into: str | None
    by: str
    weight: str | None
    municipality: str | None
    all_municipalities: bool
    register: str | None
    column: tuple[str, ...]
    leave_out: tuple[str, ...]
    missing: tuple[str, ...]
    replace: bool

    def judge(self) -> None:
        """Raise :class:`okomodel.cli.usage.WrongUsage` for options that do not go together."""
        if not self.round:
            raise WrongUsage(_NO_ROUND)
        if self.all_municipalities != bool(self.register):
            raise WrongUsage(_BOTH)
        if self.register and (self.into or self.municipality):
            raise WrongUsage(_BOTH)
        if self.target == STANDARD_INPUT:
            raise WrongUsage(_NO_INPUT)

    @property
    def target(self) -> str | None:
        """The document in which figures are put."""
        return self.register or self.into

    def request(self, survey: SurveyRound, **more: Any) -> "Request":
        """What is asked of the answers."""
        from okomodel.survey.planning import Request, breakdown

        return Request(
            survey=survey,
            by=breakdown([] if self.by == _NONE else _listed((self.by,))),
            weight=self.weight,
            columns={
                **dict(_pairs("--column", self.column)),
                **dict.fromkeys(_listed(self.leave_out)),
            },
            missing=_numbers(self.missing),
            **more,
        )


def run(  # noqa: PLR0913 - as many as there are options
    *,
    file: str,
    round: str | None,
    into: str | None,
    by: str,
    weight: str | None,
    municipality: str | None,
    all_municipalities: bool,
    register: str | None,
    column: tuple[str, ...],
    leave_out: tuple[str, ...],
    missing: tuple[str, ...],
    replace: bool,
    lang: Language,
) -> int:
    """Count the answers in a file, and put the figures in a dossier or in those of a register."""
    asked = _Asked(
        round=round,
        into=into,
        by=by,
        weight=weight,
        municipality=municipality,
        all_municipalities=all_municipalities,
        register=register,
        column=column,
        leave_out=leave_out,
        missing=missing,
        replace=replace,
    )
    return _obeyed(file, asked, lang)


def _obeyed(file: str, asked: _Asked, lang: Language) -> int:
    asked.judge()
    document = _document(asked)
    extra("narwhals")
    try:
        with _answers(file) as answers:
            filled = _filled(answers, document, asked, _COUNTING.text(lang, file=file))
        if asked.target and document:
            dump(filled.document, asked.target, over=document)
    except (SurveyError, StaleDocument, FiguresDiffer) as error:
        return _refused(error, lang)
    except (InvalidValue, UnknownName) as error:
        raise WrongUsage(Wording(error.text("en"), error.text("nl"))) from None
    _tell(filled, asked, lang)
    return 0


def _document(asked: _Asked) -> Document | None:
    if asked.target is None:
        return None
    document = opened(asked.target).document
    if isinstance(document, Programme) != asked.all_municipalities:
        wording = _NO_REGISTER if asked.all_municipalities else _NO_DOSSIER
        raise WrongUsage(wording, file=asked.target)
    return document


@contextmanager
def _answers(file: str) -> Generator["SurveyFile"]:
    from okomodel.survey.files import opened as answers_of

    try:
        with answers_of(file) as answers:
            yield answers
    except OSError as error:
        if error.filename != file:
            raise
        raise WrongUsage(_FILE, file=file, reason=reason_of(error)) from None


# ------------------------------------------------------------------------------------- counting


@final
@attrs.frozen
class _Filled:
    """What was counted, and the document with it; ``dossiers``: those that got figures."""

    found: Measured
    round: str
    document: Any
    dossiers: tuple[Dossier, ...] = ()
    without: tuple[str, ...] = ()


def _filled(answers: "SurveyFile", document: Document | None, asked: _Asked, about: str) -> _Filled:
    if isinstance(document, Programme):
        return _register_filled(answers, document, asked, about)
    from okomodel.survey.areas import areas_of

    survey = _round(document, asked)
    request = asked.request(survey, indicators=document.indicators if document else ())
    codes = areas_of(asked.municipality) if asked.municipality else ()
    if not codes and document and _has_municipalities(answers.source(request)):
        codes = document.municipalities
    found = _measured(answers, attrs.evolve(request, areas=codes), about)
    if document is None:
        return _Filled(found, survey.id, None)
    after = with_measurements(document, survey, found.figures[""], replace=asked.replace)
    return _Filled(found, survey.id, after, (after,))


def _register_filled(
    answers: "SurveyFile", register: Programme, asked: _Asked, about: str
) -> _Filled:
    from okomodel.survey.areas import with_successor

    survey = counted_round(asked.round or "")
    shares: dict[str, list[str]] = {}
    for dossier in register.dossiers:
        for code in dossier.municipalities:
            for one in with_successor(code, survey.year):
                shares.setdefault(one, []).append(dossier.id)
    own = {one.code: one for some in (register, *register) for one in some.indicators}
    request = asked.request(survey, indicators=tuple(own.values()), apart=True, shares=shares)
    found = _measured(answers, request, about)
    after = [_with(dossier, found, survey, asked) for dossier in register.dossiers]
    got = tuple(one for one in after if found.figures.get(one.id))
    without = tuple(one.id for one in after if not found.figures.get(one.id))
    return _Filled(found, survey.id, attrs.evolve(register, dossiers=after), got, without)


def _with(dossier: Dossier, found: Measured, survey: SurveyRound, asked: _Asked) -> Dossier:
    figures = found.figures.get(dossier.id)
    if not figures:
        return dossier
    before = next((one for one in dossier.rounds if one.id == survey.id), survey)
    if before.grades != survey.grades or before.year != survey.year:
        raise refused("", _OTHER_ROUND, dossier=dossier.id, round=survey.id)
    return with_measurements(dossier, before, figures, replace=asked.replace)


def _round(document: Dossier | None, asked: _Asked) -> SurveyRound:
    rounds = document.rounds if document else ()
    found = (one for one in rounds if one.id == asked.round)
    return counted_round(next(found, None) or asked.round or "")


def _has_municipalities(source: "Source") -> bool:
    return MUNICIPALITY.upper() in {name.upper() for name in source.schema}


def _measured(answers: "SurveyFile", request: "Request", about: str) -> Measured:
    return waited(lambda: measured(answers.source(request), request), answers.progress, about)


# --------------------------------------------------------------------------------------- options


def _listed(values: Iterable[str]) -> list[str]:
    return [name.strip() for value in values for name in value.split(",") if name.strip()]


def _pairs(option: str, values: Iterable[str]) -> Iterator[tuple[str, str]]:
    for value in values:
        name, sign, code = value.partition("=")
        if not (name.strip() and sign):
            raise WrongUsage(_PAIR, option=option, value=value)
        yield name.strip(), code.strip()


def _numbers(values: Iterable[str]) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for name, text in _pairs("--missing", values):
        some = found.setdefault(name, [])
        try:
            some += [float(one) for one in _listed([text])]
        except ValueError:
            raise WrongUsage(_NUMBER, option="--missing", value=f"{name}={text}") from None
    return found


# ---------------------------------------------------------------------------------- what is said


def _refused(error: SurveyError | StaleDocument | FiguresDiffer, lang: Language) -> int:
    said = error.text(lang)
    if isinstance(error, FiguresDiffer):
        said = _REPLACE.text(lang, said=said)
    first, *more = said.splitlines()
    remark(first)
    for line in more:
        print(harmless(line), file=sys.stderr)
    return 2


def _tell(filled: _Filled, asked: _Asked, lang: Language) -> None:
    found = filled.found
    names = {one.id: one.name for one in filled.dossiers} if asked.register else {}
    alone = filled.dossiers[0].name if filled.dossiers else _ANSWERS.text(lang)
    for key, figures in found.figures.items():
        told = {
            "name": names.get(key, alone),
            "pupils": _PUPIL.counted(found.pupils[key], lang),
            "indicators": _INDICATOR.counted(len({one.indicator for one in figures}), lang),
            "figures": FIGURE.counted(len(figures), lang),
        }
        tell(_DONE.text(lang, round=filled.round, **told))
    written = asked.target and _WRITTEN.text(lang, file=asked.target)
    tell(written or _NOT_WRITTEN.text(lang))
    for wording, some in ((_UNKNOWN, found.unknown), (_NOT_IN_FILE, filled.without)):
        if some:
            remark(wording.text(lang, names=some))
