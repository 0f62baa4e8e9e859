"""The names, the order and the types of the columns: what a reader of a table may rely on."""

import pytest

from okomodel import Programme, tables
from okomodel.tables import Table
from tests.tables.told import EMPTY, TABLES

HEADERS = {
    "participation": """
        dossier text
        dossier_name text
        municipality text
        region text
        fictitious boolean
        status text
        since text
        since_earliest date
        since_latest date
        cohort text
        source text
        note text
        municipality_in_force text
        path text
    """,
    "milestones": """
        dossier text
        dossier_name text
        municipalities text
        cycle integer
        part text
        milestone text
        planned text
        planned_earliest date
        planned_latest date
        done text
        done_earliest date
        done_latest date
        done_by text
        done_by_earliest date
        done_by_latest date
        skipped text
        participants integer
        body text
        document text
        note text
        source text
        reached text
        reached_earliest date
        reached_latest date
        said_by text
        path text
    """,
    "members": """
        dossier text
        dossier_name text
        municipalities text
        role text
        organisation text
        start text
        start_earliest date
        start_latest date
        end text
        end_earliest date
        end_latest date
        fte float
        path text
    """,
    "priorities": """
        dossier text
        dossier_name text
        municipalities text
        cycle integer
        priority text
        title text
        domain text
        indicators text
        chosen_on text
        chosen_on_earliest date
        chosen_on_latest date
        path text
    """,
    "targets": """
        dossier text
        dossier_name text
        municipalities text
        cycle integer
        target text
        indicator text
        group text
        priority text
        better text
        baseline_round text
        baseline_percentage float
        baseline_mean float
        baseline_base integer
        value float
        by text
        by_earliest date
        by_latest date
        aim text
        gender text
        education text
        path text
    """,
    "actions": """
        dossier text
        dossier_name text
        municipalities text
        cycle integer
        action text
        title text
        kind text
        status text
        status_since text
        status_since_earliest date
        status_since_latest date
        status_reason text
        planned_start text
        planned_start_earliest date
        planned_start_latest date
        planned_end text
        planned_end_earliest date
        planned_end_latest date
        actual_start text
        actual_start_earliest date
        actual_start_latest date
        actual_end text
        actual_end_earliest date
        actual_end_latest date
        priority text
        domain text
        owner text
        partners text
        description text
        participants integer
        path text
    """,
    "budget": """
        dossier text
        dossier_name text
        municipalities text
        currency text
        cycle integer
        action text
        year integer
        amount integer
        title text
        kind text
        funder text
        path text
    """,
    "measurements": """
        dossier text
        dossier_name text
        municipalities text
        round text
        year integer
        instrument text
        reported_on text
        reported_on_earliest date
        reported_on_latest date
        indicator text
        group text
        level text
        organisation text
        base integer
        count integer
        percentage float
        weighted boolean
        withheld boolean
        note text
        mean float
        gender text
        education text
        label_en text
        label_nl text
        source text
        path text
    """,
    "findings": """
        dossier text
        dossier_name text
        municipalities text
        code text
        name text
        severity text
        level text
        message text
        hint text
        source text
        waived boolean
        path text
    """,
    "participants": """
        municipality text
        name text
        certain boolean
        since text
        since_earliest date
        since_latest date
        dossiers text
        cohorts text
        stage text
        due text
        due_cycle integer
        due_by date
        due_late_by integer
    """,
    "members with names": """
        dossier text
        dossier_name text
        municipalities text
        role text
        organisation text
        start text
        start_earliest date
        start_latest date
        end text
        end_earliest date
        end_latest date
        fte float
        name text
        end_reason text
        path text
    """,
}
"""Written down once, by hand: a column that is added comes before the path."""


def header(table: Table) -> list[tuple[str, str]]:
    return [(column.name, column.type.value) for column in table.columns]


def written(name: str) -> list[tuple[str, ...]]:
    return [tuple(line.split()) for line in HEADERS[name].strip().splitlines()]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_the_columns_that_it_always_had(name: str) -> None:
    assert header(TABLES[name](EMPTY[0])) == written(name)


def test_the_table_of_participants_has_the_columns_that_it_always_had() -> None:
    assert header(tables.participants(Programme(id="oko", name="OKO"))) == written("participants")


def test_who_asks_for_names_gets_them_before_the_path() -> None:
    assert header(tables.members(EMPTY[0], personal=True)) == written("members with names")
