"""How an installation begins: an organisation, a line, and a link for the first administrator."""

from pathlib import Path

import httpx
import pytest

from tests.process import ended, environment, running

ORGANISATION = (
    *("admin", "organisation", "--slug", "jouren", "--name", "Jouren", "--country", "SE", "--zone", "Europe/Stockholm"),
    *("--language", "sv", "--contact", "kontakt@jouren.example", "--neutral-url", "https://www.smhi.se/"),
)
LINE = ("admin", "line", "--organisation", "jouren", "--slug", "chatt", "--name", "Chatten", "--answers-in", "sv", "en")
INVITE = (
    *("admin", "invite", "--organisation", "jouren", "--email", "siv@jouren.example", "--alias", "Siv"),
    *("--address", "https://desk.jouren.example"),
)


def test_an_organisation_a_line_and_the_first_administrator(tmp_path: Path) -> None:
    settings = environment(tmp_path)
    assert ended(*ORGANISATION, settings=settings).returncode == 0
    assert ended(*LINE, settings=settings).returncode == 0
    invited = ended(*INVITE, settings=settings)
    assert invited.returncode == 0
    told, link = invited.stdout.splitlines()
    assert told.startswith("For siv@jouren.example, once, until ")
    assert link.startswith("https://desk.jouren.example/account/welcome/#")  # SA16: no server ever sees what follows #
    with running("serve", "--port", "0", settings=settings) as house:
        door = httpx.get(f"{house.address}/chatt/status.json").json()
    assert door["open"] is False


def test_what_is_there_already_is_not_made_twice(tmp_path: Path) -> None:
    settings = environment(tmp_path)
    ended(*ORGANISATION, settings=settings)
    again = ended(*ORGANISATION, settings=settings)
    assert again.returncode == 1
    assert again.stderr == "The address “jouren” is taken, or one of our own: choose another.\n"


def test_a_line_of_nobody_is_refused(tmp_path: Path) -> None:
    done = ended(*LINE, settings=environment(tmp_path))
    assert done.returncode == 1
    assert "There is no organisation “jouren”" in done.stderr


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("Europe/Stockhome", "Europe/Stockholm"), ("http://smhi.se/", "https://www.smhi.se/"), ("Jouren!", "jouren")],
)
def test_a_slip_is_told_and_nothing_is_made(tmp_path: Path, wrong: str, right: str) -> None:
    words = [wrong if word == right else word for word in ORGANISATION]
    done = ended(*words, settings=environment(tmp_path))
    assert done.returncode == 2
    assert f"“{wrong}”" in done.stderr
    assert not (tmp_path / "office.sqlite3").exists()
