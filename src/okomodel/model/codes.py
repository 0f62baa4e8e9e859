"""How the codes of OKO's surroundings look, and by which ids things refer to each other.

Only their form is judged here; whether a code exists is a question for ``reference``, whether an
id does for ``rules``.
"""

from collections.abc import Iterator
from re import ASCII, IGNORECASE, sub
from re import compile as pattern
from typing import Annotated

from okomodel.values.constraints import Number, Slug, Text, whole_number
from okomodel.values.held import Refers
from okomodel.values.typed_text import bare, spellings
from okomodel.wording import Wording

__all__ = [
    "CODE",
    "CohortId",
    "Count",
    "Currency",
    "DossierId",
    "Grade",
    "Group",
    "IndicatorCode",
    "Mean",
    "MunicipalityCode",
    "OrganisationId",
    "Percentage",
    "PriorityId",
    "RoundId",
    "RuleCode",
    "SourceId",
    "Year",
]

_DIGITS = pattern(r"(?:gm)?[ _-]*([0-9]{1,4})", ASCII | IGNORECASE)
_LONGEST_CODE = 4


def _codes(text: str) -> Iterator[str]:
    """The area codes that a text may mean: ``345`` is GM0345."""
    if digits := _DIGITS.fullmatch(bare(text)):
        yield f"GM{digits[1].zfill(_LONGEST_CODE)}"
    yield from spellings(text)


def _groups(text: str) -> Iterator[str]:
    """The groups that a text may mean: ``2 en 4`` is 2+4."""
    found = bare(text).lower()
    yield sub(
        r"\s*(?:[+,;&/]|\ben\b|\band\b)\s*", "+", sub(r"klas(?:sen)?|grades?", "", found)
    ).strip()
    if found in {"alle", "allen", "iedereen", "everybody", "everyone"}:
        yield "all"


CohortId = Annotated[Slug, Refers("cohorts")]
DossierId = Annotated[Slug, Refers("dossiers")]
OrganisationId = Annotated[Slug, Refers("organisations")]
PriorityId = Annotated[Slug, Refers("priorities")]
RoundId = Annotated[Slug, Refers("rounds")]
SourceId = Annotated[Slug, Refers("sources")]

MunicipalityCode = Annotated[
    str,
    Text(
        Wording(
            "an area code (GM and four digits; in another country such as IE-MN)",
            "een gebiedscode (GM en vier cijfers; in een ander land zoals IE-MN)",
        ),
        r"GM[0-9]{4}|[A-Z]{2}-[A-Z0-9\-]{1,12}",
        typed=_codes,
        otherwise=Wording(
            'Look up the code of a name: okomodel find municipality "Ede".',
            'Zoek de code bij een naam op: okomodel find gemeente "Ede".',
        ),
    ),
]
CODE = Text(
    Wording(
        "an indicator code (a capital, then 2 to 11 capitals or digits)",
        "een indicatorcode (een hoofdletter, dan 2 tot 11 hoofdletters of cijfers)",
    ),
    "[A-Z][A-Z0-9]{2,11}",
)
IndicatorCode = Annotated[str, CODE, Refers("indicators")]
Currency = Annotated[
    str,
    Text(
        Wording(
            "a currency (three capitals, such as EUR)", "een munt (drie hoofdletters, als EUR)"
        ),
        "[A-Z]{3}",
    ),
]
RuleCode = Annotated[
    str,
    Text(
        Wording(
            "a rule code (three capitals and two digits)",
            "een regelcode (drie hoofdletters en twee cijfers)",
        ),
        "[A-Z]{3}[0-9]{2}",
    ),
    Refers("rules"),
]
Group = Annotated[
    str,
    Text(
        Wording(
            'a group ("all", or grades 1-13 joined by +)',
            'een groep ("all", of klassen 1-13 verbonden met +)',
        ),
        r"all|(1[0-3]|[1-9])(\+(1[0-3]|[1-9]))*",
        typed=_groups,
    ),
]
Count = Annotated[
    int,
    Number(
        Wording(
            "a whole number from 0 to 1,000,000,000", "een geheel getal van 0 tot 1.000.000.000"
        ),
        least=0,
        most=1_000_000_000,
    ),
]
Mean = Annotated[
    float,
    Number(
        Wording(
            "a number from -1,000,000,000 to 1,000,000,000",
            "een getal van -1.000.000.000 tot 1.000.000.000",
        ),
        whole=False,
        least=-1_000_000_000,
        most=1_000_000_000,
    ),
]
Percentage = Annotated[
    float,
    Number(
        Wording("a percentage from 0 to 100", "een percentage van 0 tot 100"),
        whole=False,
        least=0,
        most=100,
    ),
]
Year = Annotated[int, whole_number(1900, 2199, Wording("a year", "een jaar"))]
Grade = Annotated[int, whole_number(1, 13, Wording("a grade", "een klas"))]
