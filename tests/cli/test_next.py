"""``okomodel next``: what is due, what is late and by how much, what is blocked and by what."""

from pathlib import Path

from tests.cli.ran import EN, INVALID, NETWORK, NL, ON, VOORBEELDAM, Command, Written, dossier


def test_voorbeeldam_in_dutch(okomodel: Command) -> None:
    ran = okomodel("next", VOORBEELDAM, *ON, *NL)
    assert (ran.code, ran.err) == (0, "")
    late, _, coming = ran.out.partition("\nKomend\n")
    assert "2026-10-15  streefcijfers bepaald  2       gepland, 37 dagen te laat" in late
    assert "2026-10-02  werkgroepen gestart           2       verwacht, binnen de speling" in coming
    assert "gepland, wacht op\n" in coming
    assert "2027-10-02  begin van de volgende cyclus  3       verwacht" in coming


def test_voorbeeldam_in_english(okomodel: Command) -> None:
    ran = okomodel("next", VOORBEELDAM, *ON, *EN)
    assert "2026-10-15  targets set  2      planned, 37 days late" in ran.out
    assert "planned, waits for targets set" in ran.out


def test_a_register_names_the_dossier_and_puts_the_soonest_first(
    okomodel: Command, document: Written
) -> None:
    owing = [
        dossier(id="b", preparation=[{"milestone": "decision", "done": "2026-03-01"}]),
        dossier(id="a", preparation=[{"milestone": "decision", "done": "2026-02-01"}]),
    ]
    held = {"id": "oko", "name": "OKO", "dossiers": [one["dossier"] for one in owing]}
    ran = okomodel("next", document({"okomodel": "1.0", "programme": held}), *ON, *EN)
    late = ran.out.partition("Late")[2].splitlines()
    days = [line.split()[0] for line in late if line.startswith("  2026")]
    assert days == sorted(days)
    assert len(days) == 10


def test_a_register_in_which_nothing_has_begun_owes_nothing(okomodel: Command) -> None:
    ran = okomodel("next", NETWORK, *ON, *NL)
    assert (ran.code, ran.out.endswith("Er is niets te doen.\n")) == (0, True)


def test_a_profile_of_ones_own_sets_the_tolerance(okomodel: Command, tmp_path: Path) -> None:
    profile = tmp_path / "strikt.toml"
    profile.write_text("overdue_tolerance = 0\n", "utf-8")
    ran = okomodel("next", VOORBEELDAM, *ON, *EN, "--profile", str(profile))
    assert "work groups formed  2      expected, 50 days late" in ran.out


def test_a_profile_that_cannot_be_used_is_wrong_usage(okomodel: Command, tmp_path: Path) -> None:
    profile = tmp_path / "fout.toml"
    profile.write_text("respons_min = 3\n", "utf-8")
    ran = okomodel("next", VOORBEELDAM, *NL, "--profile", str(profile))
    assert (ran.code, ran.out) == (2, "")
    assert (
        "is niet te gebruiken: geen instelling 'respons_min'; bedoelde u 'response_min'?" in ran.err
    )
    ran = okomodel("check", VOORBEELDAM, *EN, "--profile", str(tmp_path / "none.toml"))
    assert (ran.code, "there is no such file" in ran.err) == (2, True)


def test_what_cannot_be_read_is_told_on_standard_error(
    okomodel: Command, document: Written
) -> None:
    ran = okomodel("next", document(INVALID), *NL)
    assert (ran.code, ran.out) == (2, "")
    assert "is niet te tonen\n" in ran.err


def test_without_a_file_it_is_wrong_usage(okomodel: Command) -> None:
    assert okomodel("next", *EN).err == "okomodel: FILE is missing\n"
