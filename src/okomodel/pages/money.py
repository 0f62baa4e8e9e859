"""Money: in the currency of its dossier, by year."""

from collections.abc import Iterable, Iterator, Sequence

from okomodel.model import Action, BudgetLine
from okomodel.pages.facts import headings, named, row, said_columns
from okomodel.pages.sheet import Block, Cell, Paragraph, Table
from okomodel.wording import Language, Wording, thousands

__all__ = ["amount", "budget_blocks", "by_year", "titled_money", "total"]

_EURO = "EUR"
_EUROS = Wording("€{amount}", "€\u00a0{amount}")
_OTHER = Wording("{amount} {currency}", "{amount} {currency}")
_YEAR = Wording("{year}: {amount}", "{year}: {amount}")
_OF_LINE = named(BudgetLine, "year", "amount", "title", "kind", "funder")
_ACTION = Wording("Action", "Actie")
_MARKS = " 9   "


def amount(number: int, currency: str | None, lang: Language) -> str:
    r"""A sum of money; where the currency is not known, only how much.

    >>> amount(20_000, "EUR", "nl"), amount(20_000, "GBP", "nl"), amount(1, "EUR", "en")
    ('€\xa020.000', '20.000 GBP', '€1')
    """
    if currency is None:
        return thousands(number).text(lang)
    said = _EUROS if currency == _EURO else _OTHER
    return said.text(lang, amount=thousands(number), currency=currency)


def total(lines: Iterable[BudgetLine], currency: str | None, lang: Language) -> str:
    """How much in all years together."""
    return amount(sum(line.amount for line in lines), currency, lang)


def by_year(lines: Iterable[BudgetLine], currency: str | None, lang: Language) -> str:
    """How much in each year, taken together."""
    sums: dict[int, int] = {}
    for line in lines:
        sums[line.year] = sums.get(line.year, 0) + line.amount
    years = ((year, amount(sums[year], currency, lang)) for year in sorted(sums))
    return ", ".join(_YEAR.text(lang, year=year, amount=told) for year, told in years)


def budget_blocks(
    budget: Sequence[BudgetLine], currency: str | None, lang: Language
) -> Iterator[Block]:
    """A budget line by line in the order of the years, with the sum of each year if it has some."""
    if len({line.year for line in budget}) < len(budget):
        yield Paragraph((Cell(by_year(budget, currency, lang)),))
    rows = (_line(line, currency, lang) for line in sorted(budget, key=lambda one: one.year))
    yield said_columns(Table(headings(_OF_LINE.values(), lang, _MARKS), tuple(rows)))


def titled_money(
    actions: Iterable[Action], currency: str | None, lang: Language
) -> Iterator[Table]:
    """For what the money of actions is, where lines say so."""
    wordings = (_ACTION, *(_OF_LINE[field] for field in ("year", "amount", "title")))
    rows = tuple(
        row(lang, action.title, line.year, amount(line.amount, currency, lang), line.title)
        for action in actions
        for line in action.budget
        if line.title
    )
    if rows:
        yield Table(headings(wordings, lang, "  9 "), rows)


def _line(line: BudgetLine, currency: str | None, lang: Language) -> tuple[Cell, ...]:
    told = amount(line.amount, currency, lang)
    return row(lang, line.year, told, line.title, line.kind, line.funder)
