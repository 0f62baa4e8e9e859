"""How the codes of OKO's surroundings look, and by which ids things refer to each other.

Only their form is judged here; whether a code exists is a question for ``reference``, whether an
id does for ``rules``.
"""

from typing import Annotated

from okomodel.values.constraints import Number, Slug, Text, whole_number
from okomodel.values.held import Refers
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
