"""``okomodel next``: what is due, what is late and by how much, what is blocked and by what."""

from pathlib import Path

from tests.cli.ran import EN, INVALID, NETWORK, NL, ON, VOORBEELDAM, Command, Written, dossier


def lines(out: str) -> list[str]:
    """What is said line by line, whatever the widths of the columns."""
    return [" ".join(line.split()) for line in out.splitlines()]


def test_voorbeeldam_in_dutch(okomodel: Command) -> None:
    ran = okomodel("next", VOORBEELDAM, *ON, *NL)
    assert (ran.code, ran.err) == (0, "")
    late, now, coming = (lines(part) for part in _parts(ran.out, "\nNu\n", "\nBinnenkort\n"))
    assert "2026-10-15 streefcijfers bepaald cyclus 2 37 dagen te laat, was gepland" in late
    assert "2026-11-13 rapportage aan de raad cyclus 1 8 dagen te laat, elke 12" in late
    assert any(line.startswith("2026-10-02 werkgroepen gestart cyclus 2") for line in now)
    assert any("wacht op" in line for line in coming)
    assert "2027-10-02 begin van de volgende cyclus verwacht" in coming


def _parts(out: str, *headings: str) -> list[str]:
    found = []
    for heading in headings:
        before, _, out = out.partition(heading)
        found.append(before)
    return [*found, out]


def test_voorbeeldam_in_english(okomodel: Command) -> None:
    ran = okomodel("next", VOORBEELDAM, *ON, *EN)
    assert "2026-10-15 targets set cycle 2 37 days late, was planned" in lines(ran.out)
    assert "planned, waits for" in " ".join(lines(ran.out))


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


def test_in_a_register_without_plans_it_is_the_end_of_support_that_is_asked_about(
    okomodel: Command,
) -> None:
    ran = okomodel("next", NETWORK, *ON, *NL)
    told = " ".join(lines(ran.out))
    assert ran.code == 0
    assert "januari 2026 Altena ondersteuning" in told
    assert "cyclus" not in told


def test_nothing_to_do_is_said(okomodel: Command, document: Written) -> None:
    ran = okomodel("next", document(dossier()), *ON, *NL)
    assert ran.out.endswith("Er is niets te doen.\n")


def test_a_profile_of_ones_own_sets_the_tolerance(okomodel: Command, tmp_path: Path) -> None:
    profile = tmp_path / "strikt.toml"
    profile.write_text("overdue_tolerance = 0\n", "utf-8")
    ran = okomodel("next", VOORBEELDAM, *ON, *EN, "--profile", str(profile))
    assert "2026-10-02 work groups formed cycle 2 50 days late, was expected" in lines(ran.out)


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
