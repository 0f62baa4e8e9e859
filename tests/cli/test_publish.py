"""``okomodel publish``: a copy of a document in which no figure is about too few pupils."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from okomodel import attack, load, publishable
from okomodel.formats import dumps, loads
from okomodel.reference.policy import policies
from tests.cli.ran import (
    EN,
    EXAMPLES,
    INVALID,
    NETWORK,
    NL,
    VOORBEELDAM,
    Command,
    Written,
    dossier,
)

EIGHT = EXAMPLES / "eight-verdicts.json"
SAID = (
    "okomodel: 1 figure withheld by oko-2025 (at least 30 pupils, at least 5 on either side, "
    "never 100 percent), 1 more so that they do not follow\n"
)
NARROWEST = (
    "okomodel: the narrowest that can still be computed: "
    "dossier.rounds[1].measurements[15] lies between 0 and 42 pupils\n"
)


def measured(*figures: dict[str, Any], year: int = 2025, **more: Any) -> dict[str, Any]:
    """A document with a round that has these figures."""
    told = [{"indicator": "SOROK3A3", **one} for one in figures]
    held = {"id": "r", "year": year, "instrument": "oko", "measurements": told}
    return dossier(rounds=[held], **more)


# -------------------------------------------------------------------------------- what is written


@pytest.mark.parametrize("policy", [*policies])
@pytest.mark.parametrize("file", [VOORBEELDAM, EIGHT, NETWORK])
def test_what_is_written_may_be_published(
    okomodel: Command, tmp_path: Path, file: Path, policy: str
) -> None:
    out = tmp_path / "x.json"
    ran = okomodel("publish", file, "--out", out, "--policy", policy)
    assert (ran.code, ran.out) == (0, "")
    assert out.read_text("utf-8") == dumps(publishable(load(file), policy))


def test_without_a_policy_it_is_that_of_the_ggd(okomodel: Command) -> None:
    ran = okomodel("publish", VOORBEELDAM, "--out", "-")
    assert loads(ran.out) == publishable(load(VOORBEELDAM), "oko-2025") != load(VOORBEELDAM)


def test_standard_output_has_the_document_and_nothing_else(okomodel: Command) -> None:
    ran = okomodel("publish", VOORBEELDAM, "--out", "-", "--attack", *EN)
    assert (ran.code, ran.err) == (0, SAID + NARROWEST)
    assert ran.out == dumps(publishable(load(VOORBEELDAM)))
    data = VOORBEELDAM.read_bytes()
    assert okomodel("publish", "-", "--out", "-", "--attack", *EN, stdin=data) == ran


def test_yaml_goes_in_and_comes_out(okomodel: Command, tmp_path: Path) -> None:
    yaml, json, again = (tmp_path / name for name in ("x.yaml", "x.json", "y.yaml"))
    yaml.write_text(dumps(load(VOORBEELDAM), form="yaml"), "utf-8")
    made = publishable(load(VOORBEELDAM))
    assert okomodel("publish", yaml, "--out", json).err == SAID
    assert okomodel("publish", VOORBEELDAM, "--out", again).err == SAID
    assert json.read_text("utf-8") == dumps(made)
    assert again.read_text("utf-8") == dumps(made, form="yaml")
    assert okomodel("publish", yaml, "--out", "-").out == dumps(made, form="yaml")


def test_what_was_published_can_be_published_again(okomodel: Command, tmp_path: Path) -> None:
    once, twice = tmp_path / "once.json", tmp_path / "twice.json"
    okomodel("publish", VOORBEELDAM, "--out", once)
    ran = okomodel("publish", once, "--out", twice, *EN)
    assert ran.err == (
        "okomodel: nothing had to be withheld by oko-2025 (at least 30 pupils, at least 5 on "
        "either side, never 100 percent)\nokomodel: 2 figures withheld already\n"
    )
    assert twice.read_bytes() == once.read_bytes()


def test_comments_do_not_go_along(okomodel: Command, tmp_path: Path) -> None:
    """They might tell what is withheld."""
    source, out = tmp_path / "x.yaml", tmp_path / "y.yaml"
    source.write_text(f"# vier van klas 2\n{dumps(load(VOORBEELDAM), form='yaml')}", "utf-8")
    ran = okomodel("publish", source, "--out", out, *EN)
    assert f"comments may tell figures: those of {source} are not in {out}\n" in ran.err
    assert "vier van klas 2" not in out.read_text("utf-8")
    ran = okomodel("publish", "-", "--out", "-", *NL, stdin=source.read_bytes())
    assert "dat van standaardinvoer staat niet in standaarduitvoer\n" in ran.err
    assert "vier van klas 2" not in ran.out


# ------------------------------------------------------------------------------------ what is told


def test_in_dutch_it_says_how_many_and_why(okomodel: Command) -> None:
    ran = okomodel("publish", VOORBEELDAM, "--out", "-", "--attack", *NL)
    counts, narrowest = ran.err.splitlines()
    assert counts.startswith("okomodel: 1 cijfer achtergehouden volgens oko-2025 (")
    assert counts.endswith("), en nog 1 omdat ze anders te berekenen zijn")
    assert narrowest.endswith("dossier.rounds[1].measurements[15] ligt tussen 0 en 42 leerlingen")


def test_each_figure_counts_once(okomodel: Command, document: Written) -> None:
    """The code of 2021 stands for two indicators of today; weighted it is of the same pupils."""
    few = document(measured({"indicator": "LBAGK3S20", "base": 20, "count": 3}, year=2021))
    ran = okomodel("publish", few, "--out", "-", *EN)
    assert ran.err.startswith("okomodel: 1 figure withheld by")
    assert "more" not in ran.err
    both = ({"base": 20, "count": 9}, {"base": 40, "percentage": 44, "weighted": True})
    ran = okomodel("publish", document(measured(*both)), "--out", "-", *EN)
    assert ran.err.startswith("okomodel: 1 figure withheld by")
    assert ", 1 more so" in ran.err
    assert ran.out.count('"withheld": true') == 2


def test_what_a_target_starts_from_counts_too(okomodel: Command, document: Written) -> None:
    start = {"round": "r", "percentage": 33.3, "base": 12}
    target = {"id": "t", "indicator": "SOROK3A3", "baseline": start, "value": 50, "by": "2027"}
    cycle = {"number": 1, "start": "2025-01-01", "targets": [target]}
    ran = okomodel("publish", document(measured(cycles=[cycle])), "--out", "-", "--attack", *EN)
    assert ran.err.startswith("okomodel: 1 figure withheld by")
    assert "33.3" not in ran.out
    assert "nothing is computed of what is withheld" in ran.err


def test_where_nothing_is_withheld_nothing_can_be_computed(
    okomodel: Command, document: Written
) -> None:
    path = document(measured({"base": 400, "count": 300}))
    ran = okomodel("publish", path, "--out", "-", "--attack", *EN)
    assert ran.err.startswith("okomodel: nothing had to be withheld by oko-2025 (")
    assert ran.err.endswith("okomodel: nothing is withheld\n")
    dutch = okomodel("publish", path, "--out", "-", *NL)
    assert dutch.err.startswith("okomodel: volgens oko-2025 hoefde niets te worden achtergehouden")
    assert loads(ran.out) == load(path)


def test_what_is_withheld_for_what_was_withheld_before_says_so(
    okomodel: Command, document: Written
) -> None:
    """Of the 400 pupils of both classes 42; the 38 of class 4 tell of the four of class 2."""
    few = {"base": 214, "group": "2", "withheld": True}
    path = document(
        measured({"base": 400, "count": 42}, few, {"base": 186, "count": 38, "group": "4"})
    )
    ran = okomodel("publish", path, "--out", "-", *EN)
    assert ran.err.startswith(
        "okomodel: 1 figure withheld so that what was withheld before does not follow, by oko-2025 "
    )
    assert ran.err.endswith("okomodel: 1 figure withheld already\n")


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (EN, ("the narrowest that was found: dossier.", "of 2 figures only an outer bound was")),
        (NL, ("het nauwste dat is gevonden: dossier.", "van 2 cijfers is alleen een buitengrens")),
    ],
)
def test_where_the_attack_was_cut_short_it_says_so(
    okomodel: Command,
    monkeypatch: pytest.MonkeyPatch,
    lang: tuple[str, str],
    told: tuple[str, str],
) -> None:
    monkeypatch.setattr("okomodel.cli.publish.attack", partial(attack, effort=1))
    ran = okomodel("publish", VOORBEELDAM, "--out", "-", "--attack", *lang)
    assert ran.code == 0
    assert all(part in ran.err for part in told)


def test_of_weighted_figures_it_says_that_it_computes_nothing(
    okomodel: Command, document: Written
) -> None:
    path = document(measured({"base": 12, "percentage": 44, "weighted": True}))
    ran = okomodel("publish", path, "--out", "-", "--attack", *EN)
    assert ran.err.startswith("okomodel: 1 figure withheld by")
    assert "nothing is computed of what is withheld: it is weighted" in ran.err


def test_a_warning_is_told_beside_the_document(okomodel: Command, document: Written) -> None:
    newer = document({**dossier(), "okomodel": "1.7"})
    ran = okomodel("publish", newer, "--out", "-")
    assert ran.code == 0
    assert loads(ran.out) == load(newer)
    assert "DOC07" in ran.err


# ----------------------------------------------------------------------------- what it refuses


def test_what_is_there_is_not_written_over_unasked(okomodel: Command, tmp_path: Path) -> None:
    out = tmp_path / "x.json"
    out.write_text("mine", "utf-8")
    ran = okomodel("publish", VOORBEELDAM, "--out", out, *NL)
    assert ran == (2, "", f"okomodel: {out} bestaat al; --force schrijft eroverheen\n")
    assert out.read_text("utf-8") == "mine"
    assert okomodel("publish", VOORBEELDAM, "--out", out, "--force") == (0, "", SAID)
    assert load(out) == publishable(load(VOORBEELDAM))


@pytest.mark.parametrize("more", [(), ("--force",)])
def test_the_source_is_never_written_over(
    okomodel: Command, tmp_path: Path, more: tuple[str, ...]
) -> None:
    """It would lose figures for good, under any of its names."""
    source, other = tmp_path / "x.json", tmp_path / "y.json"
    source.write_bytes(VOORBEELDAM.read_bytes())
    other.hardlink_to(source)
    for out in (source, other, tmp_path / "." / "x.json"):
        ran = okomodel("publish", source, "--out", out, *more)
        assert ran == (2, "", f"okomodel: {out} is the file that is read\n")
    assert source.read_bytes() == VOORBEELDAM.read_bytes()


@pytest.mark.parametrize(
    ("tokens", "why"),
    [
        ((), "FILE is missing"),
        ((str(VOORBEELDAM),), "--out is missing"),
        ((str(VOORBEELDAM), "--out", "x.json", "--policy", "swng"), "did you mean swing?"),
        ((str(VOORBEELDAM), "--out", "x.json", "--policy", "none"), 'there is no policy "none"'),
        (("nothing.json", "--out", "x.json"), "there is no such file"),
    ],
)
def test_what_cannot_be_followed_is_told(
    okomodel: Command,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    tokens: tuple[str, ...],
    why: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = okomodel("publish", *tokens, *EN)
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err
    assert not list(tmp_path.iterdir())


def test_an_unknown_policy_is_told_in_dutch(okomodel: Command, tmp_path: Path) -> None:
    ran = okomodel("publish", VOORBEELDAM, "--out", tmp_path / "x", "--policy", "gmjv", *NL)
    assert ran.code == 2
    assert ran.err.startswith('okomodel: beleid "gmjv" bestaat niet; ')


def test_a_document_with_problems_is_told_and_nothing_is_written(
    okomodel: Command, document: Written, tmp_path: Path
) -> None:
    out = tmp_path / "x.json"
    ran = okomodel("publish", document(INVALID), "--out", out, *EN)
    assert (ran.code, ran.out) == (2, "")
    assert "cannot be shown\n" in ran.err
    assert "DOC02" in ran.err
    assert not out.exists()
