"""Rules as sheets."""

import pytest

from okomodel.pages.rule import rule_sheet, rules_sheet
from okomodel.reference.rule import Rule, problems, rules
from okomodel.wording import Language
from tests.render.shown import part, shown


def test_a_rule_is_told_in_full() -> None:
    assert shown(rule_sheet(rules["COH05"], "nl")).splitlines() == [
        "COH05",
        "=====",
        "ondersteuning voorbij zonder besluit",
        "",
        "Ernst   waarschuwing",
        "Niveau  norm van de aanpak",
        "Bron    Trimbos-instituut: more municipalities start with OKO (46",
        "        municipalities; cohorts 2023 and January 2024; kick-off 17-18 January",
        "        2024; inspiration weeks; logo) [trimbos-2024]",
        "        https://www.trimbos.nl/actueel/nieuws/steeds-meer-gemeenten-starten-met-",
        "        opgroeien-in-een-kansrijke-omgeving-oko/",
        "",
        "Wat de regel zegt",
        "  De ondersteuning duurt vier jaar (instelling van het profiel), geteld vanaf de",
        "  laatste keer ondersteund; daarna staat in het dossier of de gemeente",
        "  zelfstandig doorgaat, pauzeert of stopt. Wie daarna in besluitvorming is,",
        "  wordt niets gevraagd.",
        "",
        "Toelichting",
        "  Het landelijke programma ondersteunt een gemeente vier jaar; hoe het daarna",
        "  verdergaat is aan de gemeente, en het dossier hoort dat te zeggen. De jaren",
        "  (support_length) tellen vanaf de laatste dag die het begin van de laatste",
        "  ondersteuning kan betekenen; de regel zwijgt zodra een latere status begonnen",
        "  kan zijn, en wie besluit over doorgaan wordt niets gevraagd. Leg vast dat de",
        "  gemeente besluit, doorgaat, pauzeert of stopt.",
        "",
        "Instellingen van het profiel",
        "  Profiel         support_length",
        "  oko-nl          4",
        "  oko-pilot       4",
        "  planet-youth    4",
        "  public-sources  4",
        "",
        "Hoe de bevindingen luiden",
        "  de ondersteuning sinds … duurde … jaar en was uiterlijk … voorbij, en nergens",
        "  staat hoe het verdergaat.",
        "    Tip: Leg vast dat de gemeente over doorgaan besluit, doorgaat, pauzeert of",
        "    stopt.",
    ]


def test_a_rule_of_its_own_names_okomodel_as_its_source() -> None:
    assert "Source    okomodel itself\n" in shown(rule_sheet(rules["COH02"]))


def test_a_source_without_address_has_its_title_only() -> None:
    said = shown(rule_sheet(rules["CYC03"]))
    assert "[council-letter-2025]\n\nWhat it states" in said


def test_a_rule_is_explained_in_english_too() -> None:
    said = part(shown(rule_sheet(rules["COH05"])), "Explanation")
    assert said.startswith("The national programme supports a municipality for four years;")


@pytest.mark.parametrize(
    ("code", "lang", "rows"),
    [
        ("TEA02", "en", ["planet-youth    project lead"]),
        ("MON02", "nl", ["oko-nl          3 maanden", "planet-youth    8 weken"]),
        ("MON03", "nl", ["oko-nl          80"]),
        ("PRI01", "en", ["oko-nl          3               4", "planet-youth    1               6"]),
    ],
)
def test_the_settings_of_the_known_profiles_stand_with_a_rule(
    code: str, lang: Language, rows: list[str]
) -> None:
    heading = "Instellingen van het profiel" if lang == "nl" else "Settings of the profile"
    told = part(shown(rule_sheet(rules[code], lang)), heading).splitlines()
    assert set(rows) <= set(told)


def test_a_rule_without_settings_shows_none() -> None:
    assert "Settings of the profile" not in shown(rule_sheet(rules["ACT02"]))


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("rule", [*problems.values(), *rules.values()], ids=lambda one: one.code)
def test_every_rule_and_problem_can_be_told_in_both_languages(rule: Rule, lang: Language) -> None:
    told = shown(rule_sheet(rule, lang))
    assert "{" not in told
    heading = "Toelichting" if lang == "nl" else "Explanation"
    assert " ".join(part(told, heading).split()) == rule.explanation.text(lang)


def test_a_list_of_rules() -> None:
    said = shown(rules_sheet([rules["COH02"]], "nl"))
    assert said == (
        "Regels\n======\n1 regel waarmee okomodel beoordeelt\n\n"
        "COH02 waarschuwing (samenhang van de gegevens) gemeente in twee cohorten\n"
        "  Een gemeente hoort bij één cohort: één bevinding per gemeente, met haar\n"
        "  cohorten.\n"
    )
    assert "2 rules by which okomodel judges" in shown(rules_sheet([rules["COH01"]] * 2))
