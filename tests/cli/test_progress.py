"""``okomodel progress``: how far the targets of a dossier, or of a whole register, are."""

from pathlib import Path

import attrs
import pytest

from okomodel import Dossier, Programme, Verdict, load, progress
from okomodel.formats import dumps
from okomodel.wording import Language
from tests.cli.ran import (
    EN,
    EXAMPLES,
    INVALID,
    NETWORK,
    NL,
    ON,
    VOORBEELDAM,
    Command,
    Written,
    dossier,
    programme,
)

EIGHT = EXAMPLES / "eight-verdicts.json"


def said(shown: str) -> str:
    """What is shown, as one line: where it breaks says nothing."""
    return " ".join(shown.split())


def test_voorbeeldam_in_dutch(okomodel: Command) -> None:
    ran = okomodel("progress", VOORBEELDAM, *ON, *NL)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(
        "Voorbeeldam\n===========\nHoe ver de streefcijfers zijn op 21 november 2026"
    )
    assert (
        "weten-waar    83 % in      85 % in      88 %    85,5 %  geen         4,9 punten" in ran.out
    )
    assert "(+2 punten, met 95 % zekerheid tussen \u22123,1 en +7)" in said(ran.out)


def test_voorbeeldam_in_english(okomodel: Command) -> None:
    ran = okomodel("progress", VOORBEELDAM, *ON, *EN)
    assert "weten-waar  83 % in      85 % in      88 % by    85.5 %  no            4.9" in ran.out
    assert "(+2 points, 95 % sure between \u22123.1 and +7)" in said(ran.out)


def test_a_figure_that_may_not_be_shown_is_not(okomodel: Command) -> None:
    """Four of 214 pupils of class 2 follow from the 38 of class 4."""
    ran = okomodel("progress", VOORBEELDAM, *ON, *EN)
    (row,) = (line for line in ran.out.splitlines() if line.startswith("dronken"))
    assert "not shown" in row
    assert "20.4" not in ran.out


@pytest.mark.parametrize("file", [VOORBEELDAM, EIGHT])
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_each_target_has_its_verdict_and_its_sentence(
    okomodel: Command, file: Path, lang: Language
) -> None:
    ran = okomodel("progress", file, *ON, "--lang", lang)
    found = progress(load(file, Dossier), on="2026-11-21")
    assert len(found) >= 7
    for one in found:
        assert said(one.text(lang)) in said(ran.out)


def test_the_eight_verdicts_stand_there_once_each(okomodel: Command) -> None:
    found = progress(load(EIGHT, Dossier), on="2026-11-21")
    assert [one.verdict for one in found] == [*Verdict]
    table = okomodel("progress", EIGHT, *ON, *EN).out.partition("In brackets")[0]
    for one in ("no data", "reached", "worse", "on course", "behind"):
        assert table.count(f" {one} ") == 1
    assert table.count(" withheld:") == 1


def test_what_stands_in_brackets_is_called_by_its_dutch_name(okomodel: Command) -> None:
    told = said(okomodel("progress", VOORBEELDAM, *ON, *NL).out)
    assert "Tussen haakjes staat het 95%-betrouwbaarheidsinterval: waartussen het aandeel" in told


def test_before_a_round_is_reported_nothing_is_said_of_it(okomodel: Command) -> None:
    ran = okomodel("progress", VOORBEELDAM, "--on", "2025-12-01", *EN)
    assert said(ran.out).count("no later figure is known") >= 6
    assert "85 %" not in ran.out


def test_a_register_without_targets_says_so(okomodel: Command) -> None:
    dutch, english = (okomodel("progress", NETWORK, *ON, *lang) for lang in (NL, EN))
    assert (dutch.code, english.code) == (0, 0)
    assert dutch.out.endswith("\nEr zijn geen streefcijfers vastgelegd.\n")
    assert english.out.endswith("\nNo targets are recorded.\n")


def test_a_register_tells_of_each_dossier_that_has_targets(
    okomodel: Command, tmp_path: Path, document: Written
) -> None:
    both = [load(VOORBEELDAM, Dossier), load(EIGHT, Dossier)]
    empty = load(document(dossier(name="Nergens")), Dossier)
    register = load(document(programme()), Programme)
    path = tmp_path / "register.json"
    path.write_text(dumps(attrs.evolve(register, dossiers=[*both, empty])), "utf-8")
    ran = okomodel("progress", path, *ON, *EN)
    lines = ran.out.splitlines()
    assert [line for line in lines if line in ("Voorbeeldam", "Achtdorp", "Nergens")] == [
        "Voorbeeldam",
        "Achtdorp",
    ]


def test_a_stricter_profile_shows_less(okomodel: Command, tmp_path: Path) -> None:
    profile = tmp_path / "streng.toml"
    profile.write_text("min_base = 405\n", "utf-8")
    ran = okomodel("progress", VOORBEELDAM, *ON, *EN, "--profile", str(profile))
    assert "a figure is not shown" in said(ran.out)
    assert "85 %" not in ran.out


def test_standard_input_and_yaml_say_the_same(okomodel: Command, tmp_path: Path) -> None:
    yaml = tmp_path / "x.yaml"
    yaml.write_text(dumps(load(EIGHT), form="yaml"), "utf-8")
    expected = okomodel("progress", EIGHT, *ON, *NL)
    assert okomodel("progress", yaml, *ON, *NL) == expected
    assert okomodel("progress", "-", *ON, *NL, stdin=EIGHT.read_bytes()) == expected


def test_what_reading_noticed_stands_on_top(okomodel: Command, document: Written) -> None:
    newer = document({**dossier(), "okomodel": "1.7"})
    ran = okomodel("progress", newer, *ON, *EN)
    assert ran.code == 0
    assert ran.out.index("DOC07") < ran.out.index("No targets are recorded.")


def test_what_cannot_be_read_is_told_on_standard_error(
    okomodel: Command, document: Written
) -> None:
    ran = okomodel("progress", document(INVALID), *NL)
    assert (ran.code, ran.out) == (2, "")
    assert "is niet te tonen\n" in ran.err


@pytest.mark.parametrize(
    ("tokens", "why"),
    [
        ((), "FILE is missing"),
        (("nothing.json",), "there is no such file"),
        ((str(EIGHT), "--on", "2026-13-01"), "--on expects"),
        ((str(EIGHT), "--profile", "oko-n"), "did you mean oko-nl?"),
    ],
)
def test_what_cannot_be_followed_is_told(
    okomodel: Command, tokens: tuple[str, ...], why: str
) -> None:
    ran = okomodel("progress", *tokens, *EN)
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err
