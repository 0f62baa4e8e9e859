"""Make the survey file of three municipalities that do not exist, as SPSS, CSV and Parquet.

    python examples/survey/make.py [FOLDER]

2,400 pupils of a round of 2023, with what such files have: codes as they were in 2023, 8 (does not
apply), 9 (not known) and empty answers, tick boxes (1 ticked, 2 not), other classes (``KLAS`` 0),
pupils without a municipality, and an age at first drink in which 99 stands for never. The same each
time: nothing is drawn but from a fixed seed.
"""

import sys
from pathlib import Path
from random import Random
from typing import Any

import pandas as pd
import pyreadstat

SEED, PUPILS, YEAR = 20231002, 2400, 2023
MUNICIPALITIES = {9001: ("01AA", "01BB"), 9002: ("02CC",), 9003: ("03DD", "03EE", "03FF")}
SHARES = {  # code of 2023: how many of 100 pupils of class 2 and of class 4 say yes
    "SOROK3S9": (78, 66),
    "SOROK3S11": (81, 74),
    "SOROK3S8": (88, 78),
    "LBAGK3S20": (12, 47),
    "SBOSK3S7": (72, 64),
    "SBRLK3S14": (9, 6),
    "LOMVK3S1": (24, 79),
    "SOOSK3S1": (41, 34),
    "EBEGK3S2": (33, 28),
}
ATTITUDES = {"LOAGK3S16": 18, "LOAGK3S17": 22, "LOAGK3S18": 26, "LOAGK3S19": 12, "LOAGK3S20": 14}
"""Of those who ever drank: how their parents feel about it. One of them, or none, is so."""

WORDS = {
    "KLAS": {0: "andere klas", 1: "klas 2", 2: "klas 4", 9: "onbekend"},
    "GENDER": {1: "jongen", 2: "meisje", 9: "onbekend of anders"},
    "MBOKK3S31": {1: "vmbo", 2: "havo/vwo", 8: "anders", 9: "onbekend"},
}
YES_OR_NO = {0: "nee", 1: "ja", 8: "n.v.t.", 9: "onbekend"}


def pupil(draw: Random) -> dict[str, Any]:
    """The answers of one pupil."""
    area = draw.choices([9001, 9002, 9003, None], [40, 20, 39, 1])[0]
    grade = draw.choices([0, 1, 2, 9], [4, 49, 45, 2])[0]
    is_older = grade == 2
    told: dict[str, Any] = {
        "Onderzoeksjaar": YEAR,
        "Gemeentecode": area,
        "Schoolcode": draw.choice(MUNICIPALITIES[area]) if area else "",
        "MIREB201": 9,
        "KLAS": grade,
        "GENDER": draw.choices([1, 2, 9], [48, 49, 3])[0],
        "MBOKK3S31": draw.choices([1, 2, 8, 9], [52, 44, 2, 2])[0],
        "LEEFTIJD": draw.choices([13, 14, 15, 16, 99], [30, 20, 25, 22, 3])[0],
        "weegfactor_gemeentelijk": round(draw.uniform(0.6, 1.8), 4),
    }
    for code, shares in SHARES.items():
        told[code] = yes_or_no(draw, shares[is_older])
    drank = told["LOMVK3S1"] == 1
    feeling = draw.choices([*ATTITUDES, ""], [*ATTITUDES.values(), 8])[0]
    for code in ATTITUDES:
        told[code] = int(code == feeling) if drank else 8
    told["AGE1ST"] = draw.choices(range(10, 16), [1, 2, 5, 9, 7, 3])[0] if drank else 99
    for box in ("V21A", "V21B"):
        told[box] = draw.choices([1, 2], [30, 70])[0]
    return told


def yes_or_no(draw: Random, share: int) -> int | None:
    """1 or 0, and now and then 9 or nothing."""
    return draw.choices([1, 0, 9, None], [share, 100 - share, 4, 2])[0]


def pupils() -> pd.DataFrame:
    """All of them: whole numbers, with nothing where a pupil left a question open."""
    draw = Random(SEED)  # noqa: S311 - nobody is to be surprised
    table = pd.DataFrame([pupil(draw) for _ in range(PUPILS)])
    texts, fractions = ["Schoolcode"], ["weegfactor_gemeentelijk"]
    whole = [name for name in table if name not in (*texts, *fractions)]
    return table.astype(dict.fromkeys(whole, "Int16"))


def write(folder: Path) -> None:
    """The file, three times over."""
    table = pupils()
    table.to_csv(folder / "pupils.csv", index=False)
    table.to_parquet(folder / "pupils.parquet", index=False)
    floats = table.astype({name: "float64" for name in table if table[name].dtype == "Int16"})
    labels: dict[str, Any] = {**WORDS, **dict.fromkeys((*SHARES, *ATTITUDES), YES_OR_NO)}
    pyreadstat.write_sav(
        floats, str(folder / "pupils.sav"), variable_value_labels=labels, row_compress=True
    )


if __name__ == "__main__":
    write(Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parent)
