"""``okomodel new``: a commented starting dossier."""

from pathlib import Path
from re import findall, sub

import pytest

from okomodel.formats import dump, load
from okomodel.model import Dossier, Milestone
from okomodel.model.shape import shape
from okomodel.reference.municipality import municipalities
from okomodel.rules import check
from tests.cli.ran import EN, NL, Command

START = "2026-11-23"

each_language = pytest.mark.parametrize("lang", ["nl", "en"])


def uncommented(path: Path) -> Path:
    """The same file, in which the examples count."""
    whole = path.with_name("whole.yaml")
    whole.write_text(sub(r"(?m)^#(?=  )", "", path.read_text("utf-8")), encoding="utf-8")
    return whole


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@each_language
def test_a_new_dossier_loads_and_nothing_is_wrong_with_it(okomodel: Command, lang: str) -> None:
    ran = okomodel("new", "nunspeet.yaml", "--lang", lang, "--start", START)
    assert (ran.code, ran.err) == (0, "")
    assert load("nunspeet.yaml") == Dossier(
        id="nunspeet", name="Nunspeet", municipalities=["GM0302"]
    )
    checked = okomodel("check", "nunspeet.yaml", "--on", START, *EN)
    assert (checked.code, checked.out.splitlines()[-1]) == (0, "No findings")


@each_language
@pytest.mark.parametrize("start", ["2024-02-29", START, "2027-01-31"])
def test_with_its_examples_it_loads_as_well_and_nothing_is_wrong_with_it(
    okomodel: Command, lang: str, start: str
) -> None:
    okomodel("new", "nunspeet.yaml", "--lang", lang, "--start", start)
    dossier = load(uncommented(Path("nunspeet.yaml")), Dossier)
    assert list(check(dossier, on=start)) == []
    assert dossier.participation
    assert len(dossier.core_team.members) == 5
    assert len(dossier.preparation) == 6
    assert dossier.cycles[0].round == dossier.rounds[0].id
    assert dossier.extensions
    for name, part in shape(Dossier).fields.items():
        assert getattr(dossier, name) != part.default or name in NOT_SHOWN, name
    cycle = dossier.cycles[0]
    assert cycle.priorities
    assert cycle.targets
    assert cycle.plan
    assert cycle.plan.actions[0].budget
    assert cycle.reports
    assert dossier.rounds[1].measurements


NOT_SHOWN = {"fictitious", "region", "target_ages", "logo_since", "currency"}
"""What a starting dossier leaves to the documentation, or shows with its default."""


def test_both_languages_have_the_same_examples(okomodel: Command) -> None:
    held: list[list[tuple[str, str]]] = []
    for lang in (NL, EN):
        okomodel("new", f"{lang[1]}.yaml", "--municipality", "Ede", "--start", START, *lang)
        text = uncommented(Path(f"{lang[1]}.yaml")).read_text("utf-8")
        held.append(
            findall(r"(?m)^ +(?:- )?(id|milestone|status|role|planned|start): +(\S+)", text)
        )
    assert held[0] == held[1]
    assert len(held[0]) > 30


def test_its_comments_name_every_value_that_they_list(okomodel: Command) -> None:
    okomodel("new", "nunspeet.yaml", *NL)
    text = Path("nunspeet.yaml").read_text("utf-8")
    assert set(findall(r"milestone: (\S+)", text)) <= {one.value for one in Milestone}
    assert max(map(len, text.splitlines())) <= 100


def test_it_says_what_to_do_next(okomodel: Command) -> None:
    assert okomodel("new", "nunspeet.yaml").out.splitlines() == [
        "nunspeet.yaml is written: the dossier of Nunspeet (GM0302).",
        "Open it in an editor: its comments say what to fill in. Then:",
        "  okomodel check nunspeet.yaml",
        "  okomodel next nunspeet.yaml",
    ]
    dutch = okomodel("new", "ede.yaml", *NL).out
    assert dutch.startswith("ede.yaml is geschreven: het dossier van Ede (GM0228).")
    assert okomodel("next", "ede.yaml", *NL).code == 0


def test_name_id_and_municipality_can_be_said(okomodel: Command) -> None:
    okomodel("new", "a.yaml", "--municipality", "GM1900", "--name", "Súdwest: 'noord'")
    assert load("a.yaml") == Dossier(
        id="sudwest-noord", name="Súdwest: 'noord'", municipalities=["GM1900"]
    )
    okomodel("new", "b.yml", "--municipality", "den bosch", "--id", "s-hertogenbosch")
    assert load("b.yml", Dossier).id == "s-hertogenbosch"
    okomodel("new", "c.yaml", "--municipality", "Ede", "--name", "???")
    assert load("c.yaml", Dossier).id == "gm0228"


def test_every_municipality_can_begin(okomodel: Command) -> None:
    for one in ("GM0518", "GM0796", "GM1969", "GM0373"):
        assert okomodel("new", f"{one}.yaml").code == 0
        assert load(f"{one}.yaml", Dossier).name == municipalities[one].name


def test_a_name_cannot_break_out_of_its_comment(okomodel: Command) -> None:
    okomodel("new", "a.yaml", "--municipality", "Ede", "--name", "Ede\nnotes: x")
    assert load("a.yaml", Dossier).name == "Ede\nnotes: x"


def test_a_name_steers_no_terminal(okomodel: Command) -> None:
    ran = okomodel("new", "a.yaml", "--municipality", "Ede", "--name", "\x1b[31m")
    assert "\x1b" not in ran.out + ran.err + Path("a.yaml").read_text("utf-8")
    assert load("a.yaml", Dossier).name == "\x1b[31m"


@pytest.mark.parametrize("name", ["Gemeente Ede", "gem. Ede", "Ede (Gelderland)", "Ede Gelderland"])
def test_a_municipality_may_be_named_as_people_do(okomodel: Command, name: str) -> None:
    assert okomodel("new", "a.yaml", "--municipality", name).code == 0
    assert load("a.yaml", Dossier).municipalities == ("GM0228",)


def test_it_never_writes_over_a_file(okomodel: Command) -> None:
    Path("ede.yaml").write_text("van mij", encoding="utf-8")
    ran = okomodel("new", "ede.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "okomodel: ede.yaml is there already, and is left as it is; give another name\n"
    )
    assert Path("ede.yaml").read_text("utf-8") == "van mij"


@pytest.mark.parametrize(
    ("tokens", "said"),
    [
        (("nunspeet.json",), "only YAML has those: end nunspeet.json in .yaml"),
        (("nunspeet",), "end nunspeet in .yaml"),
        (("nunspet.yaml",), 'no municipality "nunspet"; did you mean Nunspeet (GM0302)?'),
        (("qq.yaml",), "name it with --municipality, such as --municipality Ede"),
        (("bergen.yaml",), "did you mean Bergen (NH.) (GM0373) or Bergen (L.) (GM0893)?"),
        (
            ("brielle.yaml",),
            "no municipality any more since 31 December 2022; it is in Voorne aan Zee",
        ),
        (("ede.yaml", "--id", "Ede 1"), "--id expects an id"),
        (("ede.yaml", "--start", "2199-01-01"), "--start"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(
    okomodel: Command, tokens: tuple[str, ...], said: str
) -> None:
    ran = okomodel("new", *tokens)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
    assert said in ran.err
    assert list(Path().iterdir()) == []


def test_the_document_can_be_changed_and_keeps_its_comments(okomodel: Command) -> None:
    okomodel("new", "ede.yaml", *NL)
    before = Path("ede.yaml").read_text("utf-8")
    dump(Dossier(id="ede", name="Ede", municipalities=["GM0228"], region="Vallei"), "ede.yaml")
    after = Path("ede.yaml").read_text("utf-8").splitlines()
    assert set(before.splitlines()) <= set(after)
    assert "  region: Vallei" in after
