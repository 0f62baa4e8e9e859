"""Whatever has words has them in Dutch and in English."""

from copy import copy, deepcopy
from datetime import date
from pickle import dumps, loads
from typing import Any

import pytest

from okomodel.findings import Level, Severity
from okomodel.wording import Labelled, Language, Wording, said


class Meal(Labelled):
    """What is eaten when."""

    BREAKFAST = "breakfast", "ontbijt", "breakfast"
    LUNCH = "late-lunch", "late lunch", "late lunch"


GREETING = Wording("hello {who}", "hallo {who}")


def test_a_wording_is_said_in_either_language() -> None:
    assert (GREETING.text(), GREETING.text("en"), GREETING.text("nl")) == (
        "hello {who}",
        "hello {who}",
        "hallo {who}",
    )


def test_its_parameters_are_said_in_that_language_too() -> None:
    assert GREETING.text("nl", who=Wording("world", "wereld")) == "hallo wereld"
    assert GREETING.text("en", who=Meal.BREAKFAST) == "hello breakfast"
    assert GREETING.text("nl", who=[Meal.BREAKFAST, Meal.LUNCH]) == "hallo ontbijt, late lunch"


def test_braces_in_a_parameter_are_just_braces() -> None:
    assert GREETING.text(who="{who} {0} {") == "hello {who} {0} {"


def test_braces_in_a_wording_without_parameters_are_just_braces() -> None:
    assert Wording("{}", "{}").text("nl") == "{}"


@pytest.mark.parametrize("lang", ["de", "", "NL", None, "english"])
def test_other_languages_are_refused(lang: Any) -> None:
    for speak in (GREETING.text, Meal.LUNCH.label, Severity.ERROR.label):
        with pytest.raises(ValueError, match="language expects 'nl' or 'en', not"):
            speak(lang)
    with pytest.raises(ValueError, match="language expects 'nl' or 'en', not"):
        GREETING.text(lang, who="you")


@pytest.mark.parametrize(
    ("value", "en", "nl"),
    [
        ("text", "text", "text"),
        (7, "7", "7"),
        (True, "true", "true"),
        (False, "false", "false"),
        (None, "None", "None"),
        (date(2026, 3, 24), "2026-03-24", "2026-03-24"),
        ((1, Meal.BREAKFAST), "1, breakfast", "1, ontbijt"),
        ([], "", ""),
        (Wording("a list", "een lijst"), "a list", "een lijst"),
        (Level.NORM, "norm of the approach", "norm van de aanpak"),
    ],
)
def test_parameters_are_said_as_a_person_reads_them(value: object, en: str, nl: str) -> None:
    assert (said(value), said(value, "nl")) == (en, nl)


def test_a_labelled_value_is_its_text() -> None:
    kind: Any = Meal
    lunch: str = Meal.LUNCH
    assert kind("late-lunch") is Meal.LUNCH
    assert str(lunch) == Meal.LUNCH.value == lunch == "late-lunch"
    assert f"{Meal.LUNCH}" == "late-lunch"


def test_a_labelled_value_is_found_by_its_text() -> None:
    assert Meal.of("late-lunch") is Meal.LUNCH
    assert Meal.of(Meal.LUNCH) is Meal.LUNCH
    with pytest.raises(ValueError, match="Meal has no value 'LUNCH'"):
        Meal.of("LUNCH")


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_labelled_value_survives_copying_and_pickling(lang: Language) -> None:
    for one in (*Severity, *Level):
        for again in (copy(one), deepcopy(one), loads(dumps(one))):
            assert again is one
            assert again.label(lang) == one.label(lang)
