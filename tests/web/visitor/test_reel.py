"""The log on the simple page: opened, joined, each once, and honest about what it cannot open."""

from datetime import UTC, datetime

from frirum.queries.talk import Entry
from frirum.records import parts, sealing
from frirum.records.sealing import Place
from frirum.web.visitor.reel import Reel
from tests.cast import new_id

AT = datetime(2026, 3, 4, 19, 0, tzinfo=UTC)
KEY = sealing.new_key()
PLACE = Place("talk", "o", "l", "c", 1, sealing.commitment("talk", "c", 1, KEY))


def entries(text: str, *, first: int = 1, role: str = "visitor", alias: str = "") -> list[Entry]:
    instance = sealing.new_instance()
    made = []
    for at, part in enumerate(parts.split(text)):
        client = new_id()
        sealed = sealing.seal(PLACE, KEY, part, role=role, instance=instance, counter=at, client_id=client)
        sender = 0 if role == "visitor" else 7
        made.append(Entry(first + at, "said", sender, alias, client, 1, sealed, AT))
    return made


def reel(**keys: object) -> Reel:
    return Reel("sv", "Europe/Stockholm", {1: (PLACE, KEY)} if not keys else {})


def test_both_sides_are_shown_in_order() -> None:
    shown = reel().pieces([*entries("fråga"), *entries("svar", first=2, role="helper", alias="Bo")]).decode()
    assert shown.index("fråga") < shown.index("svar")
    assert 'class="said theirs"' in shown
    assert "Bo" in shown


def test_what_was_shown_is_not_shown_again() -> None:
    one = reel()
    assert b"en" in one.pieces(entries("en"))
    assert one.pieces(entries("en")) == b""
    assert one.shown == 1


def test_a_long_text_appears_when_its_last_part_is_there() -> None:
    long = entries("lång text " * 2000)
    one = reel()
    assert len(long) > 1
    assert one.pieces(long[:-1]) == b""
    assert b"text" in one.pieces(long[-1:])


def test_a_line_about_the_talk_stands_in_words() -> None:
    came = Entry(1, "came", None, "Bo", "", 1, b"", AT)
    assert "Bo är här nu." in reel().pieces([came]).decode()


def test_what_was_altered_is_told_and_the_rest_is_shown() -> None:
    [bad], [good] = entries("ett"), entries("två", first=2)
    altered = Entry(1, "said", 0, "", bad.client, 1, bad.envelope[:-1] + bytes([bad.envelope[-1] ^ 1]), AT)
    shown = reel().pieces([altered, good]).decode()
    assert "gick inte att öppna" in shown
    assert "två" in shown


def test_what_another_page_wrote_stays_shut_and_is_told_once() -> None:
    shown = reel(none=True).pieces([*entries("ett"), *entries("två", first=2)]).decode()
    assert shown.count("kan inte visas här") == 1
    assert "ett" not in shown.replace("Det som skrevs", "")
