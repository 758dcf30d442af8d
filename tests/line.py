"""A client of the live protocol, written from docs/protocol.md alone: one tab of a visitor, or of a desk.

It seals and opens for real, keeps its own log, asks again when it sees a gap, sends again what was not acknowledged,
answers the pulse, and hands keys on when it is asked. Deeds go by POST, through the same doors as a browser's.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable

import httpx
import msgspec
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from frirum.records import sealing
from frirum.records.sealing import Place
from frirum.rules.envelope import from_text, to_text
from tests.cast import Visitor, new_id
from tests.log import Frame, Log

WITHIN_S = 30.0


class Tab:
    """One live line and what came over it."""

    def __init__(self, address: str, room: str, cookies: dict[str, str], headers: dict[str, str]) -> None:
        self.address, self.room = address, room
        self.cookies, self.headers = cookies, headers
        self.frames: list[Frame] = []
        self.logs: dict[str, Log] = {}
        self.pending: dict[str, Frame] = {}  # said, not acknowledged
        self.own: dict[str, str] = {}  # her own words, by the client id
        self.refused: dict[str, str] = {}
        self.closed: int | None = None
        self.awake = True  # a sleeping laptop answers nothing
        self.auto_after = True
        self.changed = threading.Condition()
        self._line: ClientConnection | None = None
        self._reader: threading.Thread | None = None

    # Opening and closing

    def open(self, *, through: str = "") -> None:
        """Open the line (`through` another address: a proxy) and say hello with what is here already."""
        self.closed = None
        host, port = (through or self.address).removeprefix("http://").split(":")
        self._line = connect(
            f"{self.address.replace('http', 'ws', 1)}{self.room}live",
            sock=socket.create_connection((host, int(port))),
            origin=self.address,  # type: ignore[arg-type]
            additional_headers={"Cookie": cookies_of(self.cookies), **self.headers},
            compression=None,
            proxy=None,
            ping_interval=None,
            max_size=2**20,
            legacy=True,  # the line outlives this call
        )
        self._reader = threading.Thread(target=self._read, args=(self._line,), daemon=True)
        self._reader.start()
        self.send(self.hello())
        for frame in list(self.pending.values()):
            self.send(frame)

    def hello(self) -> Frame:
        return {"t": "hello", "v": 1, "after": {ref: log.last for ref, log in self.logs.items()}}

    def close(self) -> None:
        """Leave politely."""
        if self._line is not None:
            self._line.close()
            self._joined()

    def cut(self) -> None:
        """Vanish, as when the train enters a tunnel."""
        if self._line is not None:
            self._line.socket.close() if self.closed is not None else self._line.socket.shutdown(2)
            self._joined()

    def _joined(self) -> None:
        if self._reader is not None:
            self._reader.join(5)
        self._line = None

    # Talking

    def send(self, frame: Frame) -> None:
        """Send a frame; on a dead line it is lost, as it would be."""
        self.send_text(msgspec.json.encode(frame).decode())

    def send_text(self, text: str | bytes) -> None:
        try:
            assert self._line is not None
            self._line.send(text)
        except (ConnectionClosed, AssertionError, OSError):
            pass

    def deed(self, name: str, body: Frame | None = None) -> httpx.Response:
        """POST one deed."""
        return httpx.post(
            f"{self.address}{self.room}{name}",
            json=body or {},
            headers={"Origin": self.address, "Cookie": cookies_of(self.cookies), **self.proof(), **self.headers},
            timeout=30,
        )

    def proof(self) -> dict[str, str]:
        """The header that shows that our own page asks."""
        raise NotImplementedError

    # Hearing

    def until[T](self, wish: Callable[[], T], *, within: float = WITHIN_S) -> T:
        """Wait until something is so, and give it; fails after `within` seconds."""
        end = time.monotonic() + within
        with self.changed:
            while not (found := wish()):
                left = end - time.monotonic()
                assert left > 0, (
                    f"not within {within} s; heard: {[f['t'] for f in self.frames[-30:]]} closed: {self.closed}"
                )
                self.changed.wait(left)
            return found

    def heard(self, kind: str, /, **fields: object) -> list[Frame]:
        """The frames of a kind that say this."""
        return [f for f in self.frames if f["t"] == kind and all(f.get(k) == v for k, v in fields.items())]

    def hears(self, kind: str, /, *, within: float = WITHIN_S, **fields: object) -> Frame:
        """Wait for such a frame; gives the last one."""
        return self.until(lambda: self.heard(kind, **fields), within=within)[-1]

    def last(self, kind: str) -> Frame:
        """The last frame of a kind."""
        return self.heard(kind)[-1]

    def hears_nothing(self, kind: str, /, *, for_s: float = 0.5, **fields: object) -> None:
        """For so long, no such frame comes that was not there before."""
        before = len(self.heard(kind, **fields))
        time.sleep(for_s)
        assert len(self.heard(kind, **fields)) == before

    def all_acknowledged(self, *, within: float = WITHIN_S) -> None:
        self.until(lambda: not self.pending, within=within)

    def closes(self, *, within: float = WITHIN_S) -> int:
        """Wait until the server closes the line; gives its code."""
        self.until(lambda: self.closed is not None, within=within)
        assert self.closed is not None
        return self.closed

    def _read(self, line: ClientConnection) -> None:
        try:
            for text in line:
                frame = msgspec.json.decode(text)
                with self.changed:
                    self.frames.append(frame)
                    if self.awake:
                        self.take(frame)
                    self.changed.notify_all()
        except (ConnectionClosed, OSError):
            pass
        with self.changed:
            self.closed = line.close_code or 1006
            self.changed.notify_all()

    def take(self, frame: Frame) -> None:
        """Apply one frame."""
        kind = frame["t"]
        if kind == "pulse":
            self.send({"t": "pulse", **self.reached()})
            self.pulse(frame)
        elif kind in {"said", "line"}:
            self.log(frame.get("c", "")).take(frame)
            self.pending.pop(frame.get("id", ""), None)
        elif kind == "ack":
            self.acknowledged(frame)
        elif kind == "no":
            self.refused[frame["id"]] = frame["why"]
            if frame["why"] not in {"slow_down", "busy"}:
                self.pending.pop(frame["id"], None)
        else:
            self.other(frame)

    def acknowledged(self, frame: Frame) -> None:
        said = self.pending.pop(frame["id"], None)
        if said is not None and "seq" in frame:
            mine = {**said, "t": "said", "seq": frame["seq"], "by": self.role, "mine": True}
            self.log(said.get("c", "")).take(mine)

    def reached(self) -> Frame:
        """What a visitor's page says of how far the log came."""
        return {}

    def pulse(self, frame: Frame) -> None:
        raise NotImplementedError

    def other(self, frame: Frame) -> None:
        raise NotImplementedError

    role = ""

    def log(self, ref: str) -> Log:
        raise NotImplementedError


class VegasTab(Tab):
    """A visitor's tab."""

    role = "visitor"

    def __init__(self, address: str, vega: Visitor, headers: dict[str, str] | None = None) -> None:
        super().__init__(address, f"/{vega.line.slug}/", {"__Host-v": vega.token}, headers or {})
        self.vega = vega
        self.token = ""
        self.seen = 0
        self.hands_on = True  # grants K when she is asked

    def proof(self) -> dict[str, str]:
        return {"X-Talk-Token": self.token} if self.token else {}

    def begin(self, **more: object) -> httpx.Response:
        """Send herself into the queue, then open the line."""
        vega = self.vega
        answer = self.deed("begin", {"language": "sv", "kc": to_text(vega.kc), "ref": vega.ref, **more})
        if answer.status_code == 200:
            self.token = answer.json()["token"]
            self.open()
            for key in answer.json()["keys"]:
                self.grant(key["key"], key["pub"])
        return answer

    def hello(self) -> Frame:
        return {"t": "hello", "v": 1, "after": {self.vega.ref: self.log("").last}}

    def say(self, text: str, *, client: str = "") -> str:
        """Say something; returns the message's id."""
        client = client or new_id()
        sealed = self.vega.seal(text, client)
        frame = {"t": "say", "id": client, "seg": self.vega.segment, "e": to_text(sealed)}
        with self.changed:
            self.pending[client] = frame
            self.own[client] = text
        self.send(frame)
        return client

    def says(self, text: str) -> str:
        """Say something and wait until it is durable."""
        client = self.say(text)
        self.until(lambda: client not in self.pending)
        return client

    def grant(self, key: str, public: str) -> None:
        sealed = self.vega.grant(key, from_text(public))
        self.send({"t": "grant", "seg": self.vega.segment, "key": key, "e": to_text(sealed)})

    def reached(self) -> Frame:
        return {"seq": self.log("").last, "seen": self.seen}

    def shows(self, seq: int) -> None:
        """The page shows the log so far while she looks, and says so."""
        self.seen = seq
        self.send({"t": "pulse", **self.reached()})

    def pulse(self, frame: Frame) -> None:
        if frame["seq"] > self.log("").last:
            self.log("").ask(self.log("").last)

    def other(self, frame: Frame) -> None:
        if frame["t"] == "keys" and self.hands_on:
            for key in frame["keys"]:
                self.grant(key["key"], key["pub"])
        elif frame["t"] == "want" and self.hands_on and frame["seg"] == self.vega.segment:
            self.grant(frame["key"], frame["pub"])

    def log(self, ref: str) -> Log:
        return self.logs.setdefault("", Log(self._ask))

    def _ask(self, last: int) -> None:
        if self.auto_after:
            self.send({"t": "after", "seq": last})

    def texts(self) -> list[str]:
        """Everything said, opened, in order."""
        vega = self.vega
        return [opened(vega.place, vega.key, one) for one in self.log("").entries if one["t"] == "said"]


def opened(place: Place, key: bytes, entry: Frame) -> str:
    """What an entry says. Raises CannotOpen."""
    role = "colleague" if entry["t"] == "murmured" else entry["by"]
    return sealing.open_(place, key, from_text(entry["e"]), role=role, client_id=entry["id"]).text


def cookies_of(cookies: dict[str, str]) -> str:
    return "; ".join(f"{name}={value}" for name, value in cookies.items())
