"""The plain page's list: streamed to whoever holds the talk's cookie, bounded, one for each visit (AN9, WS13)."""

import threading

import httpx
import pytest

from frirum.hub import stream
from frirum.hub.line import Close
from frirum.records.models import Conversation
from tests import cast
from tests.hub.conftest import Tonight

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


class Frame:
    """A frame of the plain page, read as it comes."""

    def __init__(self, address: str, cookie: str) -> None:
        self.text, self.over = "", False
        self.changed = threading.Condition()
        self.client = httpx.Client(headers={"Cookie": cookie}, timeout=30)
        self.response = self.client.send(self.client.build_request("GET", f"{address}/chatt/frame"), stream=True)
        self.thread = threading.Thread(target=self._read, daemon=True)
        self.thread.start()

    def _read(self) -> None:
        try:
            for piece in self.response.iter_text():
                with self.changed:
                    self.text += piece
                    self.changed.notify_all()
        except httpx.HTTPError:
            pass
        with self.changed:
            self.over = True
            self.changed.notify_all()

    def shows(self, words: str, *, within: float = 10.0) -> None:
        with self.changed:
            assert self.changed.wait_for(lambda: words in self.text, within), self.text[-500:]

    def ends(self, *, within: float = 10.0) -> None:
        with self.changed:
            assert self.changed.wait_for(lambda: self.over, within)
        self.close()

    def leave(self) -> None:
        """Close the page in the middle of the stream."""
        self.response.extensions["network_stream"].get_extra_info("socket").shutdown(2)
        self.close()

    def close(self) -> None:
        self.thread.join(5)
        self.response.close()
        self.client.close()


def begins(tonight: Tonight, words: str = "hej") -> str:
    """Vega begins without scripts; gives her cookie."""
    address = tonight.house.address
    answer = httpx.post(
        f"{address}/chatt/begin", data={"text": words, "language": "sv"}, headers={"Origin": address}, timeout=30
    )
    assert answer.status_code == 303, answer.text
    return answer.headers["Set-Cookie"].split(";")[0]


def test_the_same_talk_without_scripts(tonight: Tonight) -> None:  # AN9
    bo = tonight.house.desk(tonight.bo)
    frame = Frame(tonight.house.address, begins(tonight, "jag har inget skript"))
    frame.shows("jag har inget skript")
    talk = Conversation.objects.get()
    bo.until(lambda: bo.texts(talk.ref) == ["jag har inget skript"])
    assert bo.last("desk")["queue"][0]["plain"] is True  # Bo sees that the server does her part
    assert bo.deed("take", {"c": talk.ref}).status_code == 200
    bo.says(talk.ref, "det gör inget")
    frame.shows("det gör inget")
    assert bo.deed("end", {"c": talk.ref}).status_code == 200
    frame.ends()


def test_only_her_cookie_opens_it(tonight: Tonight) -> None:  # WS13: the same right as a line
    cookie, address = begins(tonight), tonight.house.address
    cast.elsewhere()
    assert httpx.get(f"{address}/chatt/frame").status_code == 404
    assert httpx.get(f"{address}/chatt/frame", headers={"Cookie": "__Host-v=x"}).status_code == 404
    assert httpx.get(f"{address}/annan/frame", headers={"Cookie": cookie}).status_code == 404  # T13
    assert httpx.post(f"{address}/chatt/frame", headers={"Cookie": cookie}).status_code == 405
    assert httpx.get(f"{address}/chatt/frame", headers={"Cookie": cookie, "Host": "evil.example"}).status_code == 404


def test_the_newest_stream_wins(tonight: Tonight) -> None:  # WS13
    cookie = begins(tonight)
    first = Frame(tonight.house.address, cookie)
    first.shows("hej")
    second = Frame(tonight.house.address, cookie)
    second.shows("hej")
    first.ends()
    httpx.get(f"{tonight.house.address}/chatt/exit", headers={"Cookie": cookie})
    second.ends()


def test_a_stream_does_not_last_for_ever(tonight: Tonight, monkeypatch: pytest.MonkeyPatch) -> None:  # WS13
    monkeypatch.setattr(stream, "LASTS_S", 0.2)
    monkeypatch.setattr(stream, "BEAT_S", 0.1)
    frame = Frame(tonight.house.address, begins(tonight))
    frame.shows("hej")
    frame.ends()
    assert "refresh" in frame.text  # and the frame asks again by itself


def test_a_page_that_is_left_is_forgotten(tonight: Tonight) -> None:
    from frirum.hub import gate

    frame = Frame(tonight.house.address, begins(tonight))
    frame.shows("hej")
    frame.leave()
    vega = tonight.vega()
    vega.hears("talk")
    vega.until(lambda: len(gate.exchange().visitors) == 1, within=15)


def test_a_plain_page_counts_as_a_tab_and_no_frame_reaches_another(tonight: Tonight) -> None:  # WS9
    cookie = begins(tonight, "mitt")
    frame = Frame(tonight.house.address, cookie)
    frame.shows("mitt")
    other = tonight.vega()
    other.says("ditt")
    assert "ditt" not in frame.text
    assert other.closed != Close.ELSEWHERE
    httpx.get(f"{tonight.house.address}/chatt/exit", headers={"Cookie": cookie})
    frame.ends()
