"""The agenda, as a sheet: it renders whatever a dossier says."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okomodel.insight.occasion import Occasion
from okomodel.model import Dossier, MilestoneRecord, Programme
from okomodel.pages.agenda import to_do_sheet
from okomodel.wording import Language
from tests.documents import dossiers, programmes
from tests.render.shown import HOSTILE, LONG, RIGHT_TO_LEFT, shown

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize("name", [HOSTILE, LONG, RIGHT_TO_LEFT])
def test_hostile_names_are_harmless_and_fit(name: str) -> None:
    one = Dossier(
        id="x",
        name=name,
        municipalities=["GM0302"],
        preparation=[MilestoneRecord(milestone="decision", done="2026-01-01")],
    )
    assert shown(to_do_sheet(one, Occasion.of(date(2026, 11, 21)), "nl"))
    register = Programme(id="oko", name=name, dossiers=[one])
    assert shown(to_do_sheet(register, Occasion.of(date(2026, 11, 21)), "en"))


@given(st.one_of(dossiers(), programmes()), DAYS, st.sampled_from(["nl", "en"]))
def test_any_document_is_shown(one: Dossier | Programme, day: date, lang: Language) -> None:
    assert shown(to_do_sheet(one, Occasion.of(day), lang))
