"""What the plan costs: per year and kind, and who pays."""

from collections.abc import Iterator, Sequence

from okomodel.letters.matter import Matter
from okomodel.letters.sentence import (
    Block,
    Listing,
    Name,
    Paragraph,
    Part,
    Row,
    Sentence,
    Table,
)
from okomodel.model import BudgetKind, BudgetLine
from okomodel.model.document import Place
from okomodel.pages.money import amount
from okomodel.wording import Wording

__all__ = ["budgeted", "money"]

_HEADING = Wording("Money", "Geld")
_TOTAL = Wording("In all {amount} is budgeted{years}.", "In totaal is {amount} begroot{years}.")
_IN_YEAR, _IN_YEARS = (
    Wording(" for {first}", " voor {first}"),
    Wording(" for {first} to {last}", " voor {first} tot en met {last}"),
)
_IN_BOTH = Wording(" for {first} and {last}", " voor {first} en {last}")
_PAID = Wording("It is paid by: {funders}.", "Het geld komt van: {funders}.")
_FUNDER = Wording("{funder} ({amount})", "{funder} ({amount})")
_WITHOUT = Wording(
    "For {count} of the {total} actions no amount is recorded.",
    "Van {count} van de {total} acties is geen bedrag vastgelegd.",
)
_TITLED = Wording("{title}: {amount} in {year}", "{title}: {amount} in {year}")
_BOTH = 2
_NOTHING = "\u2013"  # nobody says that it is 0
_YEAR, _SUM = Wording("Year", "Jaar"), Wording("Total", "Totaal")


def money(matter: Matter) -> Iterator[Part]:
    """The money per year and kind."""
    lines = _lines(matter)
    if lines:
        first = Paragraph((*budgeted(matter), *_funders(matter, lines), *_without(matter)))
        blocks: list[Block] = [first, _table(matter, lines)]
        if titled := tuple(_titled(matter, lines)):
            blocks.append(Listing(titled))
        yield Part(Name.MONEY, _HEADING.text(matter.lang), tuple(blocks))


def budgeted(matter: Matter) -> Iterator[Sentence]:
    """How much in all years together."""
    if lines := _lines(matter):
        years = sorted({one.thing.year for one in lines})
        worded = _IN_YEAR if len(years) == 1 else _IN_YEARS if len(years) > _BOTH else _IN_BOTH
        # A year is no number of which thousands are told apart.
        when = worded.text(matter.lang, first=str(years[0]), last=str(years[-1]))
        yield matter.say(_TOTAL, *lines, amount=_amount(matter, lines), years=when)


def _lines(matter: Matter) -> Sequence[Place]:
    """The lines of the actions of the plan, and those of no action."""
    plan = matter.plan
    holders = [plan.to("actions", i) for i in range(len(plan.thing.actions))] if plan else []
    return [
        one.to("budget", index)
        for one in (*holders, matter.at)
        for index in range(len(one.thing.budget))
    ]


def _amount(matter: Matter, lines: Sequence[Place]) -> str:
    whole = sum(one.thing.amount for one in lines)
    return amount(whole, matter.dossier.currency, matter.lang)


def _funders(matter: Matter, lines: Sequence[Place]) -> Iterator[Sentence]:
    funders = dict.fromkeys(one.thing.funder for one in lines)
    told = [
        _FUNDER.text(
            matter.lang,
            funder=funder,
            amount=_amount(matter, [one for one in lines if one.thing.funder is funder]),
        )
        for funder in funders
    ]
    yield matter.say(_PAID, *lines, funders=", ".join(told))


def _titled(matter: Matter, lines: Sequence[Place]) -> Iterator[Sentence]:
    """For what money is, where a line says so."""
    for line in sorted(lines, key=lambda one: one.thing.year):
        if title := line.thing.title:
            told = {"amount": _amount(matter, [line]), "year": str(line.thing.year)}
            yield matter.say(_TITLED, line, **told, title=title)


def _without(matter: Matter) -> Iterator[Sentence]:
    plan = matter.plan
    every = plan.thing.actions if plan else ()
    lacking = sum(not one.budget for one in every)
    if plan and lacking:
        yield matter.say(_WITHOUT, plan, count=lacking, total=len(every))


def _table(matter: Matter, lines: Sequence[Place]) -> Table:
    years = sorted({one.thing.year for one in lines})
    kinds = [one for one in BudgetKind if any(each.thing.kind is one for each in lines)]
    named = (_YEAR.text(matter.lang), *(one.label(matter.lang) for one in kinds))
    headings = (*(one[:1].upper() + one[1:] for one in named), _SUM.text(matter.lang))
    rows = [_row(matter, str(year), _of(lines, year), kinds) for year in years]
    if len(rows) > 1:
        rows.append(_row(matter, _SUM.text(matter.lang), lines, kinds))
    return Table(headings, (False, *(True for _ in headings[1:])), tuple(rows))


def _of(lines: Sequence[Place], year: int) -> Sequence[Place]:
    return [one for one in lines if one.thing.year == year]


def _row(matter: Matter, called: str, lines: Sequence[Place], kinds: Sequence[BudgetKind]) -> Row:
    of_kinds = [[one for one in lines if _line(one).kind is kind] for kind in kinds]
    amounts = (_amount(matter, some) if some else _NOTHING for some in of_kinds)
    cells = (called, *amounts, _amount(matter, lines))
    return Row(cells, tuple(one.path for one in lines))


def _line(place: Place) -> BudgetLine:
    found: BudgetLine = place.thing
    return found
