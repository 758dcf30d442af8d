"""Nothing of who she is, and nothing of what she says, is found anywhere afterwards (AN2, AN3, LG2, LG4).

Whole talks run from a marked address, told by a trusted proxy, with a marked browser and marked words; then every file
the house has written and every word it has said are searched, before and after the talk is erased.
"""

from pathlib import Path

import httpx

from tests.cast import Visitor
from tests.hub.lodging import at_desk, come_in, line_of, sit_down
from tests.line import VegasTab
from tests.lodger import Lodger, lodger

ADDRESS = "203.0.113.77"
BROWSER = "CANARY-browser"
WORDS = "kanariefågel i gruvan"
MARKS = {
    "X-Forwarded-For": ADDRESS,
    "User-Agent": BROWSER,
    "Accept-Language": "x-canary-tongue",
    "Referer": "https://canary-page.example/",
}
TRACES = [
    ADDRESS,
    "203.0.113",
    BROWSER,
    "canary-tongue",
    "canary-page",
    WORDS,
    "kanarief",
]


def test_a_whole_talk_leaves_no_trace_of_her(tmp_path: Path) -> None:
    with lodger(tmp_path, trusted="127.0.0.1") as house:
        people = house.facts
        staff = _talk_by_script(house, people)
        _talk_without_script(house)
        _break_things(house)
        assert _found(tmp_path, house) == []  # while the talks are still kept
        assert not any(trace in text for text in staff for trace in TRACES)  # AN3
        house.stop()
    assert _found(tmp_path, house) == []
    assert (tmp_path / "data" / "live.sqlite3").is_file()


def test_the_search_would_find_her(tmp_path: Path) -> None:
    with lodger(tmp_path) as house:
        (tmp_path / "data" / "log").write_text(f"GET / from {ADDRESS}")
        (tmp_path / "data" / "raw").write_bytes(bytes([203, 0, 113, 77]) + WORDS.encode("utf-16-le"))
        assert _found(tmp_path, house) != []


def _talk_by_script(house: Lodger, people: dict[str, object]) -> list[str]:
    """Everything that staff were shown of it."""
    bo = sit_down(house, at_desk(house, people, "Bo"))
    vega = come_in(house, headers=MARKS)
    vega.says(WORDS)
    ref = vega.vega.ref
    bo.until(lambda: bo.texts(ref) == [WORDS])
    assert bo.deed("take", {"c": ref}).status_code == 200
    bo.says(ref, WORDS + ", svarade Bo")
    vega.until(lambda: len(vega.texts()) == 2)
    bo.open_room()
    bo.until(lambda: bo.heard("granted", seg=1) and bo.room_ref)
    bo.murmur(WORDS)
    bo.until(lambda: bo.room_log.entries)
    vega.deed("feeling", {"when": "before", "value": 2})
    vega.deed("end")
    bo.hears("line", kind="ended")
    pages = [httpx.get(f"{house.address}/desk/chatt/", headers={"Cookie": f"__Host-s={bo.me.session}"}).text]
    for tab in (vega, bo):
        tab.close()
    return [str(bo.frames), *pages]


def _talk_without_script(house: Lodger) -> None:
    """The same by forms, as far as the page goes (AN9)."""
    origin = {"Origin": house.address, **MARKS}
    begun = httpx.post(
        f"{house.address}/chatt/begin", data={"text": WORDS, "language": "sv"}, headers=origin, follow_redirects=False
    )
    cookie = begun.headers.get("Set-Cookie", "").split(";")[0]
    assert begun.status_code == 303, begun.text
    assert cookie.startswith("__Host-v=")
    page = httpx.get(f"{house.address}/chatt/talk", headers={**MARKS, "Cookie": cookie})
    assert page.status_code == 200
    with httpx.stream("GET", f"{house.address}/chatt/frame", headers={**MARKS, "Cookie": cookie}) as frame:
        read = ""
        for piece in frame.iter_text():
            read += piece
            if WORDS in read:
                break
    assert WORDS in read  # she sees her own words
    httpx.get(f"{house.address}/chatt/exit", headers={**MARKS, "Cookie": cookie})


def _break_things(house: Lodger) -> None:
    """What goes wrong is told without her, too (LG4)."""
    for path in ("/chatt/nowhere", "/nowhere", "/chatt/frame", "/chatt/live", f"/{WORDS}", f"/chatt/?q={BROWSER}"):
        httpx.get(house.address + path, headers=MARKS)
    httpx.post(f"{house.address}/chatt/begin", content=WORDS.encode(), headers={"Origin": house.address, **MARKS})
    stranger = VegasTab(house.address, Visitor(line_of(house)), MARKS)
    assert stranger.deed("say", {"text": WORDS}).status_code >= 400
    lost = come_in(house, headers=MARKS)
    lost.send_text('{"t":"' + WORDS + '"}')
    lost.closes()
    lost.cut()


def _found(folder: Path, house: Lodger) -> list[tuple[str, str]]:
    """Where something of her is: file by file, and in what the house said."""
    needles = [(trace, form) for trace in TRACES for form in _forms(trace)]
    needles.append((ADDRESS, bytes([203, 0, 113, 77])))
    held = {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    held["its words"] = house.words.encode()
    return [(name, trace) for name, content in held.items() for trace, form in needles if form in content]


def _forms(trace: str) -> list[bytes]:
    return [trace.encode(), trace.lower().encode(), trace.encode("utf-16-le"), trace.encode("latin-1")]
