"""``okomodel measure``: from a file with the answers of pupils to figures in a dossier."""

from pathlib import Path
from shutil import copy

import pytest

from okomodel import Dossier, Programme, load
from okomodel.cli.waiting import waited
from okomodel.survey.measure import measured
from tests.cli.ran import EXAMPLES, NL, VOORBEELDAM, Command, Written

PUPILS = EXAMPLES / "survey" / "pupils"
ROUND = ("--round", "gmj-2023")
YAML = """\
# het dossier van Voorbeeldam
okomodel: "1.1"
dossier:
  id: voorbeeldam
  name: Voorbeeldam  # bestaat niet
  municipalities: [GM9001]
  fictitious: true
"""


@pytest.fixture
def dossier(document: Written) -> Path:
    return document(YAML, "voorbeeldam.yaml")


@pytest.mark.parametrize("kind", ["sav", "csv", "parquet"])
def test_the_figures_are_put_in_the_dossier_and_comments_stay(
    okomodel: Command, dossier: Path, kind: str
) -> None:
    ran = okomodel("measure", f"{PUPILS}.{kind}", *ROUND, "--into", dossier)
    assert ran.code == 0
    assert ran.out == (
        f"Voorbeeldam: 917 pupils, 14 indicators, 210 figures of gmj-2023\nwritten to {dossier}\n"
    )
    unknown = (
        "okomodel: not counted, because nothing is known of them: LEEFTIJD, AGE1ST, V21A, V21B\n"
    )
    assert ran.err == unknown
    assert dossier.read_text("utf-8").startswith(YAML)
    [held] = load(dossier, Dossier).rounds
    assert (held.id, held.year, len(held.measurements)) == ("gmj-2023", 2023, 210)


def test_without_a_dossier_nothing_is_written(okomodel: Command) -> None:
    ran = okomodel(
        "measure", f"{PUPILS}.sav", *ROUND, "--municipality", "9001", "--by", "none", *NL
    )
    assert ran.code == 0
    assert ran.out == (
        "de antwoorden: 917 leerlingen, 14 indicatoren, 14 cijfers van gmj-2023\n"
        "er is niets geschreven; --into DOSSIER zet ze erin\n"
    )


def test_what_is_there_is_replaced_only_when_asked(okomodel: Command, dossier: Path) -> None:
    fill = ("measure", f"{PUPILS}.sav", *ROUND, "--into", dossier)
    assert okomodel(*fill).code == 0
    before = dossier.read_bytes()
    assert okomodel(*fill).code == 0
    assert dossier.read_bytes() == before
    other = (*fill, "--municipality", "9002")
    ran = okomodel(*other)
    assert (ran.code, dossier.read_bytes()) == (2, before)
    assert "gmj-2023 has other figures of 210 of these" in ran.err
    assert "--replace replaces them" in ran.err
    assert okomodel(*other, "--replace").code == 0
    assert dossier.read_bytes() != before


def test_a_register_is_filled_in_one_pass(okomodel: Command, document: Written) -> None:
    rows = [("a", ["GM9001"]), ("b", ["GM9002", "GM9003"]), ("c", ["GM0302"])]
    dossiers = [{"id": id_, "name": id_.upper(), "municipalities": codes} for id_, codes in rows]
    register = document(
        {"okomodel": "1.1", "programme": {"id": "r", "name": "R", "dossiers": dossiers}}
    )
    ran = okomodel(
        "measure", f"{PUPILS}.csv", *ROUND, "--all-municipalities", "--register", register
    )
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "A: 917 pupils, 14 indicators, 210 figures of gmj-2023",
        "B: 1,337 pupils, 14 indicators, 210 figures of gmj-2023",
        f"written to {register}",
    ]
    assert "without pupils in the file: c" in ran.err
    filled = load(register, Programme)
    assert [len(one.rounds) for one in filled] == [1, 1, 0]


def test_own_indicators_have_means(okomodel: Command, dossier: Path) -> None:
    own = "  indicators:\n    - {code: AGE1ST, label: first drink, measures: mean, unit: years}\n"
    dossier.write_text(YAML + own, encoding="utf-8")
    fill = ("measure", f"{PUPILS}.sav", *ROUND, "--into", dossier, "--by", "none")
    ran = okomodel(*fill)
    assert (ran.code, ran.out) == (2, "")
    assert "AGE1ST: the largest value is 99" in ran.err
    assert "--missing AGE1ST=99" in ran.err
    assert okomodel(*fill, "--missing", "AGE1ST=99").code == 0
    [held] = load(dossier, Dossier).rounds
    assert held.measurements[-1].mean == pytest.approx(12.9, abs=0.5)


def test_weights_schools_and_columns_of_choice(okomodel: Command, dossier: Path) -> None:
    ran = okomodel(
        *("measure", f"{PUPILS}.csv", *ROUND, "--into", dossier, "--by", "grade, school"),
        *("--weight", "weegfactor_gemeentelijk", "--leave-out", "EBEGK3S2,SBOSK3S7"),
        *("--column", "V21A=SOROK3A7", "--leave-out", "V21A"),
    )
    assert ran.code == 0
    held = load(dossier, Dossier)
    assert [one.id for one in held.organisations] == ["01aa", "01bb"]
    assert not {"EBEGK3S2", "SBOSK3S7"} & {one.indicator for one in held.rounds[0].measurements}
    assert {one.weighted for one in held.rounds[0].measurements} == {True, False}


def test_a_round_of_the_dossier_is_known_by_its_id(okomodel: Command, dossier: Path) -> None:
    rounds = "  rounds:\n    - {id: herfst, year: 2023, instrument: gmj, grades: [2]}\n"
    dossier.write_text(YAML + rounds, encoding="utf-8")
    ran = okomodel("measure", f"{PUPILS}.csv", "--round", "herfst", "--into", dossier)
    assert ran.code == 0
    assert {one.group for one in load(dossier, Dossier).rounds[0].measurements} == {"2"}


def test_a_file_of_one_municipality_needs_no_column_for_it(
    okomodel: Command, dossier: Path, document: Written
) -> None:
    answers = document("KLAS,SOROK3A3\n1,1\n2,0\n", "x.csv")
    ran = okomodel("measure", answers, "--round", "oko-2025", "--by", "grade", "--into", dossier)
    assert ran.out.startswith("Voorbeeldam: 2 pupils, 1 indicator, 3 figures")


@pytest.mark.parametrize(
    ("tokens", "why"),
    [
        (("x.csv",), "--round is missing"),
        (("x.csv", "--round", "2025"), "round expects an instrument and a year"),
        (("x.csv", "--round", "ok-2025"), "no round 'ok-2025'; did you mean 'oko-2025'?"),
        (("x.csv", *ROUND, "--by", "sex"), "no breakdown 'sex'"),
        (("x.csv", *ROUND, "--column", "A"), '--column expects NAME=VALUE, not "A"'),
        (("x.csv", *ROUND, "--missing", "A=x"), "--missing expects a number behind the ="),
        (("x.csv", *ROUND, "--by", "grade", "--leave-out", "A"), "no column 'A'"),
        (("x.csv", *ROUND, "--into", "-"), "a file, not standard input"),
        (("x.csv", *ROUND, "--all-municipalities"), "--all-municipalities goes with --register"),
        (("x.csv", *ROUND, "--register", "r.json"), "--all-municipalities goes with --register"),
        (("x.csv", *ROUND, "--municipality", "Ede"), "municipality expects the code of a"),
        (("niets.csv", *ROUND), "niets.csv: there is no such file"),
        (("x.csv", *ROUND, "--into", str(EXAMPLES / "oko-network.json")), "is a register"),
        (
            ("x.csv", *ROUND, "--all-municipalities", "--register", str(VOORBEELDAM)),
            "is a dossier; a register was expected",
        ),
        (("x.xlsx", *ROUND), "a survey file: .sav"),
        (("x.csv", *ROUND), 'GENDER: there is no such column. Leave "gender" out of by (--by)'),
    ],
)
def test_what_cannot_be_followed_is_said_in_one_line(
    okomodel: Command,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    tokens: tuple[str, ...],
    why: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("x.csv", "x.xlsx"):
        (tmp_path / name).write_text("KLAS,V1\n1,1\n2,0\n", encoding="utf-8")
    ran = okomodel("measure", *tokens)
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err
    assert ran.err.startswith("okomodel: ")


def test_a_round_of_other_classes_in_a_register_is_refused_and_nothing_is_written(
    okomodel: Command, document: Written
) -> None:
    held = {"id": "gmj-2023", "year": 2023, "instrument": "gmj", "grades": [2]}
    of = {"id": "a", "name": "A", "municipalities": ["GM9001"], "rounds": [held]}
    register = document(
        {"okomodel": "1.1", "programme": {"id": "r", "name": "R", "dossiers": [of]}}
    )
    before = register.read_bytes()
    ran = okomodel(
        "measure", f"{PUPILS}.csv", *ROUND, "--all-municipalities", "--register", register
    )
    assert (ran.code, register.read_bytes()) == (2, before)
    assert "the round gmj-2023 of dossier a is of another year or of other classes" in ran.err


def test_a_file_that_was_changed_in_the_meantime_is_not_written_over(
    okomodel: Command, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*given: object) -> object:
        copy(VOORBEELDAM, dossier.with_suffix(".json"))
        dossier.write_text(YAML.replace("fictitious: true", "notes: x"), encoding="utf-8")
        return measured(*given)  # type: ignore[arg-type]

    monkeypatch.setattr("okomodel.cli.measure.measured", slow)
    ran = okomodel("measure", f"{PUPILS}.csv", *ROUND, "--into", dossier)
    assert (ran.code, ran.out) == (2, "")
    assert "it was changed since it was read" in ran.err
    assert "notes: x" in dossier.read_text("utf-8")


def test_a_bar_is_shown_where_it_takes_long(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from threading import Event

    seen = Event()

    def done() -> float:
        seen.set()
        return 0.5

    monkeypatch.setattr("okomodel.cli.waiting._PATIENCE", 0.0)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    assert waited(lambda: seen.wait(10), done, "counting x") is True
    assert "counting x" in capsys.readouterr().err
