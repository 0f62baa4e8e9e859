"""``okomodel find``: a code by a name, in either language."""

import pytest

from okomodel.pages.find import kinds
from okomodel.reference.municipality import municipalities
from tests.cli.ran import EN, NL, Command


def rows(out: str) -> list[str]:
    """The lines below the heading of the table."""
    return out.split("\n\n", 1)[1].splitlines()[1:]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("gemeente kampen", "GM0166  Kampen"),
        ("municipality Gemeente Kampen", "GM0166  Kampen"),
        ("gemeente 0267", "GM0267  Nijkerk"),
        (
            "Gemeente Kollumerland c.a.",
            "GM0079  Kollumerland en Nieuwkruisland, t/m 31 december 2018",
        ),
        ("ggd friesland", "GG7206  GGD Fryslân"),
        ("ggd-regio vggm", "GG1911  Veiligheids- en Gezondheidsregio Gelderland-Midden"),
        ("rol verslavingszorg", "addiction-care  verslavingszorg"),
        ("role addiction", "addiction-care  verslavingszorg"),
        ("leefomgeving thuis", "home  thuis"),
        ("mijlpaal start-training", "start-training  starttraining"),
    ],
)
def test_one_thing_is_found(okomodel: Command, words: str, found: str) -> None:
    ran = okomodel("find", *words.split(), *NL)
    assert (ran.code, ran.err) == (0, "")
    assert [line.split(maxsplit=1) for line in rows(ran.out)] == [found.split(maxsplit=1)]


def test_several_are_listed(okomodel: Command) -> None:
    ran = okomodel("find", "gemeente", "bergen", *EN)
    assert [line.split()[0] for line in rows(ran.out)] == ["GM0373", "GM0893"]
    assert "SBEZK3S1" in okomodel("find", "indicator", "eenzaam", *EN).out
    assert "lonely" in okomodel("find", "indicator", "eenzaam", *EN).out


def test_without_words_all_are_listed(okomodel: Command) -> None:
    ran = okomodel("find", "gemeente", *NL)
    assert len(rows(ran.out)) == len(municipalities.today)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_everything_that_is_named_can_be_listed(okomodel: Command, lang: str) -> None:
    for kind in kinds("nl" if lang == "nl" else "en"):
        assert okomodel("find", kind, "--lang", lang).code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("kip", 'soort "kip" bestaat niet; bekend: gemeente, indicator, GGD-regio'),
        ("rolle x", 'soort "rolle" bestaat niet; bedoelt u rol?'),
        ("rol kip", "geen rol 'kip'"),
        ("gemeente kampn", "geen gemeente 'kampn'; bedoelde u 'Kampen (GM0166)'?"),
        ("indicator kip", "geen indicator 'kip'"),
        ("gemeente \x1b[31m", "geen gemeente"),
    ],
)
def test_what_is_not_found_is_said_in_one_line(okomodel: Command, words: str, said: str) -> None:
    ran = okomodel("find", *words.split(), *NL)
    assert (ran.code, ran.out) == (2, "")
    assert said.replace("bedoelt", "bedoelde") in ran.err
    assert len(ran.err.splitlines()) == 1
    assert "\x1b" not in ran.err
