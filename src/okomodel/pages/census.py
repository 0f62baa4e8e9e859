"""How many municipalities take part, by cohort, and what was published beside it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from okomodel.insight.census import Census, CohortCount, Reconciliation, Reconciliations
from okomodel.insight.occasion import Occasion
from okomodel.model import Cohort
from okomodel.pages.facts import NONE, headings, remark, row, said_columns
from okomodel.pages.sheet import Block, Cell, Entry, Paragraph, Section, Sheet, Table, Tone
from okomodel.reference.municipality import only_known_until
from okomodel.values.partial_date import PartialDate
from okomodel.wording import Language, Noun, Wording, span

__all__ = ["census_sheet", "cohort_blocks", "published_blocks", "reconciled_sheet"]

_TITLE = Wording("Municipalities that take part", "Deelnemende gemeenten")
_ABOUT = Wording("On {on}: {range} municipalities", "Op {on}: {range} gemeenten")
_RECONCILED = Wording(
    "Published counts and the register", "Gepubliceerde aantallen en het register"
)
_AGREE = Wording("{agree} of {all} agree", "{agree} van {all} kloppen")
_COHORT_COLUMNS = (
    Wording("Cohort", "Cohort"),
    Wording("Start", "Begin"),
    Wording("Municipalities", "Gemeenten"),
    Wording("Not named", "Zonder naam"),
)
_NO_COHORT = Wording("without a cohort", "zonder cohort")
_TOTAL = Wording("Total", "Totaal")
_PUBLISHED_COLUMNS = (
    Wording("Date", "Datum"),
    Wording("Published", "Gepubliceerd"),
    Wording("At least", "Ten minste"),
    Wording("At most", "Ten hoogste"),
    Wording("Agrees", "Klopt"),
    Wording("Range because of", "Onzeker door"),
)
_YES, _NO = Wording("yes", "ja"), Wording("no", "nee")
_COHORT = Noun(Wording("cohort", "cohort"), Wording("cohorts", "cohorten"))
_MUNICIPALITY = Noun(Wording("municipality", "gemeente"), Wording("municipalities", "gemeenten"))
_DISAGREES = Wording(
    "{on}: {count} published, but the register allows {range}.",
    "{on}: {count} gepubliceerd, maar het register laat {range} toe.",
)
_TOO_FEW = Wording(
    "The register knows too few that take part: at least {number} that joined are not recorded.",
    "Het register kent te weinig deelnemers: ten minste {number} die meedoen zijn niet vastgelegd.",
)
_TOO_MANY = Wording(
    "The register has too many that take part: at least {number} ended, or had not begun.",
    "Het register heeft te veel deelnemers: ten minste {number} deden niet meer of nog niet mee.",
)


def census_sheet(counted: Census, occasion: Occasion, lang: Language) -> Sheet:
    """A census as a sheet; it has a day of its own. By itself it knows cohorts by their ids."""
    del occasion
    about = _ABOUT.text(lang, on=counted.on, range=span(counted.certain, counted.possible))
    return Sheet(_TITLE.text(lang), about, (Section("", cohort_blocks(counted, (), lang)),))


def reconciled_sheet(reconciled: Reconciliations, occasion: Occasion, lang: Language) -> Sheet:
    """Published counts beside the register, as a sheet; each has a day of its own."""
    del occasion
    agree = sum(one.agrees for one in reconciled)
    about = _AGREE.text(lang, agree=agree, all=len(reconciled))
    blocks = tuple(published_blocks(reconciled, lang))
    return Sheet(_RECONCILED.text(lang), about, (Section("", blocks),))


# -------------------------------------------------------------------------------------- cohorts


def cohort_blocks(counted: Census, cohorts: Iterable[Cohort], lang: Language) -> tuple[Block, ...]:
    """How many municipalities each cohort of a census has; and until when they are known."""
    return (_cohorts_table(counted, cohorts, lang), *_limit((counted.on,), lang))


def _limit(days: Iterable[PartialDate], lang: Language) -> Iterator[Block]:
    """Until when the municipalities are known, where an answer is for later."""
    last = max((day.latest for day in days), default=date.min)
    if limit := only_known_until(last):
        yield remark(limit, lang)


def _cohorts_table(counted: Census, cohorts: Iterable[Cohort], lang: Language) -> Table:
    known = {cohort.id: cohort for cohort in cohorts}
    rows = [_cohort(count, known, lang) for count in counted.cohorts]
    total = (
        Cell(_TOTAL.text(lang), Tone.STRONG),
        Cell(""),
        Cell(span(counted.certain, counted.possible), Tone.STRONG),
        Cell(str(sum(count.unnamed for count in counted.cohorts)), Tone.STRONG),
    )
    return said_columns(Table(headings(_COHORT_COLUMNS, lang, "  99"), (*rows, total)))


def _cohort(count: CohortCount, known: Mapping[str, Cohort], lang: Language) -> tuple[Cell, ...]:
    cohort = known.get(count.cohort) if count.cohort else None
    name = cohort.called.text(lang) if cohort else count.cohort or _NO_COHORT.text(lang)
    start = cohort.start if cohort else None
    return row(lang, name, start, span(count.certain, count.possible), count.unnamed)


# ----------------------------------------------------------------------------- published counts


def published_blocks(reconciled: Sequence[Reconciliation], lang: Language) -> Iterator[Block]:
    """Published counts beside the census, and what may explain each that disagrees."""
    if not reconciled:
        yield remark(NONE, lang)
        return
    rows = tuple(_count(one, lang) for one in reconciled)
    yield Table(headings(_PUBLISHED_COLUMNS, lang, " 999"), rows)
    for one in reconciled:
        if not one.agrees:
            yield _explained(one, lang)
    yield from _limit((one.published.on for one in reconciled), lang)


def _count(one: Reconciliation, lang: Language) -> tuple[Cell, ...]:
    agrees = Cell(_YES.text(lang), Tone.GOOD) if one.agrees else Cell(_NO.text(lang), Tone.WARNING)
    told = (one.published.on, one.published.count, one.census.certain, one.census.possible)
    return row(lang, *told, agrees, Cell(_room(one, lang), Tone.MUTED))


def _room(one: Reconciliation, lang: Language) -> str:
    """How many cohorts and municipalities make a range of the census."""
    cohorts = {count.cohort for count in one.census.cohorts}
    widening = [
        explanation.subject in cohorts for explanation in one.explanations if explanation.widens
    ]
    numbers = ((_COHORT, sum(widening)), (_MUNICIPALITY, len(widening) - sum(widening)))
    return ", ".join(noun.counted(number, lang) for noun, number in numbers if number)


def _explained(one: Reconciliation, lang: Language) -> Entry:
    allowed = span(one.census.certain, one.census.possible)
    head = _DISAGREES.text(lang, on=one.published.on, count=one.published.count, range=allowed)
    missing = (_TOO_FEW if one.missing > 0 else _TOO_MANY).text(lang, number=abs(one.missing))
    lines = [missing, *(explanation.text(lang) for explanation in one.explanations)]
    return Entry((Cell(head, Tone.WARNING),), tuple(Paragraph((Cell(line),)) for line in lines))
