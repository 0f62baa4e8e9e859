"""``okomodel figures``: a table of figures, as a GGD mails it, put in a dossier."""

from okomodel.cli.arguments import STANDARD_INPUT
from okomodel.cli.documents import opened
from okomodel.cli.output import remark, tell
from okomodel.cli.usage import WrongUsage
from okomodel.errors import UnknownName
from okomodel.formats.writing import dump
from okomodel.harmless import harmless
from okomodel.insight.stale import StaleDocument
from okomodel.model import Dossier, SurveyRound
from okomodel.model.round import round_named
from okomodel.pages.facts import FIGURE
from okomodel.reason import reason_of
from okomodel.survey.mailed import Mailed, figures_in
from okomodel.survey.recording import FiguresDiffer, with_measurements
from okomodel.survey.refusal import SurveyError
from okomodel.survey.rows import rows_of
from okomodel.wording import Language, Noun, Wording

__all__ = ["run"]

_NO_ROUND = Wording("--round is missing", "--round ontbreekt")
_NO_INTO = Wording("--into is missing: the dossier", "--into ontbreekt: het dossier")
_NO_INPUT = Wording(
    "what is written back is a file, not standard input (-)",
    "wat wordt teruggeschreven is een bestand, geen standaardinvoer (-)",
)
_NO_DOSSIER = Wording(
    "{file} is a register; a dossier was expected",
    "{file} is een register; verwacht werd een dossier",
)
_FILE = Wording("{file}: {reason}", "{file}: {reason}")
_PLAIN = Wording("{said}", "{said}")
_REPLACE = Wording("{said}. --replace replaces them", "{said}. --replace vervangt ze")
_FOUND = Wording(
    "{name}: {figures} of {round}, {withheld} of them withheld",
    "{name}: {figures} van {round}, waarvan {withheld} achtergehouden",
)
_NOT_UNDERSTOOD = Noun(
    Wording("row was not understood", "rij is niet begrepen"),
    Wording("rows were not understood", "rijen zijn niet begrepen"),
)
_COUNTED = Wording("{file}: {count}", "{file}: {count}")
_MEND = Wording(
    "nothing is written; mend the table, or write the rest with --partly",
    "er is niets geschreven; verbeter de tabel, of schrijf de rest met --partly",
)
_COLUMNS = Wording("columns that were not read: {names}", "kolommen die niet zijn gelezen: {names}")
_ELSEWHERE = Noun(
    Wording("row of another municipality", "rij van een andere gemeente"),
    Wording("rows of other municipalities", "rijen van andere gemeenten"),
)
_WRITTEN = Wording("written to {file}", "geschreven naar {file}")


def run(  # noqa: PLR0913 - as many as there are options
    *,
    file: str,
    round: str | None,
    into: str | None,
    sheet: str | None,
    weighted: bool,
    fractions: bool,
    partly: bool,
    replace: bool,
    lang: Language,
) -> int:
    """Read a table and put its figures in the round of a dossier."""
    if not round:
        raise WrongUsage(_NO_ROUND)
    dossier = _dossier(into)
    survey = _round(dossier, round)
    try:
        rows = rows_of(file, sheet)
        found = figures_in(rows, survey, dossier, weighted=weighted, fractions=fractions)
        _tell(found, file, dossier, survey, lang)
        if found.refusals and not partly:
            remark(_MEND.text(lang))
            return 1
        after = with_measurements(dossier, survey, found.figures, replace=replace)
        dump(after, str(into), over=dossier)
    except OSError as error:
        raise WrongUsage(_FILE, file=file, reason=reason_of(error)) from None
    except (SurveyError, StaleDocument, FiguresDiffer) as error:
        return _refused(error, lang)
    tell(_WRITTEN.text(lang, file=into))
    return 0


def _dossier(into: str | None) -> Dossier:
    if not into:
        raise WrongUsage(_NO_INTO)
    if into == STANDARD_INPUT:
        raise WrongUsage(_NO_INPUT)
    document = opened(into).document
    if not isinstance(document, Dossier):
        raise WrongUsage(_NO_DOSSIER, file=into)
    return document


def _round(dossier: Dossier, name: str) -> SurveyRound:
    """The round of the dossier with that id, or the one that is named."""
    found = next((one for one in dossier.rounds if one.id == name), None)
    try:
        return found or round_named(name)
    except (UnknownName, ValueError) as error:
        text = getattr(error, "text", None)
        said = Wording(text("en"), text("nl")) if text else Wording(str(error), str(error))
        raise WrongUsage(_PLAIN, said=said) from None


def _tell(found: Mailed, file: str, dossier: Dossier, survey: SurveyRound, lang: Language) -> None:
    """What was read, and all that was not."""
    for refusal in found.refusals:
        remark(harmless(refusal.text(lang)))
    if count := len(found.refusals):
        remark(_COUNTED.text(lang, file=file, count=_NOT_UNDERSTOOD.counted(count, lang)))
    if found.columns:
        remark(_COLUMNS.text(lang, names=found.columns))
    if found.elsewhere:
        remark(_COUNTED.text(lang, file=file, count=_ELSEWHERE.counted(found.elsewhere, lang)))
    told = {
        "figures": FIGURE.counted(len(found.figures), lang),
        "withheld": sum(one.withheld for one in found.figures),
    }
    tell(_FOUND.text(lang, name=dossier.name, round=survey.id, **told))


def _refused(error: SurveyError | StaleDocument | FiguresDiffer, lang: Language) -> int:
    said = error.text(lang)
    if isinstance(error, FiguresDiffer):
        said = _REPLACE.text(lang, said=said)
    for line in said.splitlines():
        remark(harmless(line.strip()))
    return 2
