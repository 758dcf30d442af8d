"""The gate: who is let in, before anything is accepted, and how many."""

import socket
import struct

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from frirum.actions import duty
from frirum.hub import gate
from frirum.hub.line import Close
from tests import cast
from tests.hub.conftest import Tonight
from tests.line import Tab

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


def knock(tab: Tab, *, origin: str | None = "", host: str = "", **headers: str) -> ClientConnection:
    """Open a bare line with the tab's cookies."""
    cookies = "; ".join(f"{name}={value}" for name, value in tab.cookies.items())
    return connect(
        tab.address.replace("http", "ws") + f"{tab.room}live",
        origin=tab.address if origin == "" else origin,  # type: ignore[arg-type]
        additional_headers={"Cookie": cookies, **({"Host": host} if host else {}), **headers},
        compression=headers.pop("compression", None),
        proxy=None,
        legacy=True,
    )


def refused(tab: Tab, **how: str | None) -> bool:
    """Whether the gate says no, with nothing but 403."""
    try:
        knock(tab, **how).close()  # type: ignore[arg-type]
    except InvalidStatus as answer:
        return answer.response.status_code == 403
    return False


def test_only_our_own_page_opens_a_line(tonight: Tonight) -> None:  # WS1
    vega, bo = tonight.vega(), tonight.house.desk(tonight.bo)
    for tab in (vega, bo):
        assert not refused(tab)
        assert refused(tab, origin=None)
        assert refused(tab, origin="https://evil.example")
        assert refused(tab, origin="null")
        assert refused(tab, origin=tab.address.replace("http", "https"))
        assert refused(tab, origin=tab.address + ".evil.example")
        # Host and origin agree with each other, but the host is not ours (HD11).
        assert refused(tab, origin="http://evil.example", host="evil.example")


def test_a_visitor_needs_the_cookie_of_her_talk(tonight: Tonight) -> None:  # WS2
    vega = tonight.vega()
    for wrong in ("", "x", vega.cookies["__Host-v"][:-1], vega.token):
        vega.cookies["__Host-v"] = wrong
        assert refused(vega)


def test_her_cookie_opens_no_other_line(tonight: Tonight) -> None:  # T13
    vega = tonight.vega()
    cast.elsewhere()
    vega.room = "/annan/"
    assert refused(vega)
    vega.room = "/not-there/"
    assert refused(vega)


def test_after_a_hurried_exit_the_cookie_opens_nothing(tonight: Tonight) -> None:  # QE3
    vega = tonight.vega()
    assert vega.deed("exit").status_code == 204
    assert refused(vega)


def test_a_volunteer_needs_a_strong_log_in_that_is_on_duty_here(tonight: Tonight) -> None:  # WS2, SA3
    bo = tonight.house.desk(tonight.bo)
    rut = cast.rut(tonight.line, now=tonight.now)
    wrong = {
        "nobody": "",
        "a stranger": "x" * 43,
        "logged in, not on duty": cast.log_in(rut),
        "another log-in than the duty's": cast.log_in(tonight.bo.who),
        "without second factor": cast.log_in(tonight.bo.who, strong=False),
        "on duty elsewhere": cast.on_duty(cast.eva(now=tonight.now), now=tonight.now).session,
    }
    for who, session in wrong.items():
        bo.cookies["__Host-s"] = session
        assert refused(bo), who
    bo.cookies["__Host-s"] = tonight.bo.session
    assert not refused(bo)
    duty.go_off(tonight.bo.duty, now=tonight.now)
    assert refused(bo)


def test_too_big_frames_and_bytes_close_the_line(tonight: Tonight) -> None:  # WS3
    for frame, code in (("x" * (16 * 1024 + 1), 1009), (b"\x00\x01", Close.NOT_UNDERSTOOD)):
        vega = tonight.vega()
        vega.hears("talk")
        vega.send_text(frame)
        assert vega.closes() == code


def test_a_frame_of_16_kib_is_let_through(tonight: Tonight) -> None:  # WS3
    vega = tonight.vega()
    vega.hears("talk")
    vega.says("å" * 4000)  # one part, padded and sealed
    vega.send_text('{"t":"pulse"}' + " " * (16 * 1024 - 13))
    vega.says("hej")


def test_compression_is_offered_to_nobody(tonight: Tonight) -> None:  # WS4
    vega = tonight.vega()
    line = connect(
        vega.address.replace("http", "ws") + "/chatt/live",
        origin=vega.address,  # type: ignore[arg-type]
        additional_headers={"Cookie": f"__Host-v={vega.vega.token}"},
        compression="deflate",
        proxy=None,
        legacy=True,
    )
    assert line.response is not None
    assert "Sec-WebSocket-Extensions" not in line.response.headers
    assert line.protocol.extensions == []
    line.close()


def test_who_says_no_hello_is_let_go(tonight: Tonight, monkeypatch: pytest.MonkeyPatch) -> None:  # WS7
    monkeypatch.setattr("frirum.hub.session.HELLO_WITHIN_S", 0.3)
    line = knock(tonight.vega())
    with pytest.raises(ConnectionClosed):
        line.recv(5)
    assert line.close_code == Close.TOO_SLOW


def test_the_first_frame_is_hello_or_nothing(tonight: Tonight) -> None:  # WS8
    line = knock(tonight.vega())
    line.send('{"t":"pulse"}')
    with pytest.raises(ConnectionClosed):
        line.recv(5)
    assert line.close_code == Close.NOT_UNDERSTOOD


def test_two_tabs_each_and_the_newest_win(tonight: Tonight) -> None:  # WS7
    vega, bo = tonight.vega(), tonight.house.desk(tonight.bo)
    vegas = [vega, *(tonight.house.vega(vega.vega, begin=False) for _ in range(2))]
    bos = [bo, *(tonight.house.desk(tonight.bo) for _ in range(2))]
    for first, second, third in (vegas, bos):
        assert first.closes() == Close.ELSEWHERE
        assert second.closed is third.closed is None
    vegas[1].says("från den andra")
    vegas[2].until(lambda: vegas[2].texts() == ["från den andra"])


def test_the_house_has_so_many_lines(tonight: Tonight, monkeypatch: pytest.MonkeyPatch) -> None:  # WS7
    vega = tonight.vega()
    vega.hears("talk")
    monkeypatch.setattr(gate, "LINES_MOST", 1)
    assert refused(vega)


def test_other_paths_are_refused(tonight: Tonight) -> None:  # AZ1
    vega = tonight.vega()
    for room in ("/", "/chatt/more/", "/desk/", "/CHATT/", "/chatt//"):
        vega.room = room
        assert refused(vega), room


def test_a_line_that_is_reset_takes_nobody_along(tonight: Tonight) -> None:
    vega, bo = tonight.talk()
    raw = vega._line.socket  # type: ignore[union-attr]
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    vega.cut()
    bo.says(vega.vega.ref, "är du där")
    vega.open()
    vega.until(lambda: vega.texts() == ["är du där"])
