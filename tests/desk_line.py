"""The same client at a desk: several talks, the keys to them, the backroom, and handing keys on (docs/protocol.md)."""

from __future__ import annotations

from frirum.records import sealing
from frirum.records.parts import CannotOpen, Part
from frirum.records.sealing import Place
from frirum.rules.envelope import from_text, to_text
from tests.cast import AtDesk, new_id
from tests.line import Tab, opened
from tests.log import Frame, Log

CSRF = "x" * 32


class DeskTab(Tab):
    """One browser tab of somebody on duty."""

    role = "helper"

    def __init__(self, address: str, me: AtDesk, headers: dict[str, str] | None = None) -> None:
        cookies = {"__Host-s": me.session, "__Host-c": CSRF}
        super().__init__(address, f"/desk/{me.who.line.slug}/", cookies, headers or {})
        self.me = me
        self.places: dict[tuple[str, int], Place] = {}
        self.keys: dict[tuple[str, int], bytes] = {}  # K of each segment it could open
        self.opened_by: dict[tuple[str, int], str] = {}  # whose grant it was
        self.sealed_wrong: list[tuple[str, str]] = []  # grants that did not open or did not match
        self.instance = sealing.new_instance()
        self.counter = 0
        self.room_log = Log(self._ask_room)
        self.room_ref = ""
        self.hands_on = True

    def proof(self) -> dict[str, str]:
        return {"X-CSRFToken": CSRF}

    def hello(self) -> Frame:
        return {**super().hello(), "room": self.room_log.last, "key": self.me.key.id}

    def say(self, ref: str, text: str, *, client: str = "") -> str:
        """Say something in a talk under the newest K this desk holds."""
        client = client or new_id()
        segment = max((seg for c, seg in self.keys if c == ref), default=1)
        sealed = self._seal(self.places[ref, segment], self.keys[ref, segment], Part(text), "helper", client)
        frame = {"t": "say", "c": ref, "id": client, "seg": segment, "e": sealed}
        with self.changed:
            self.pending[client] = frame
            self.own[client] = text
        self.send(frame)
        return client

    def says(self, ref: str, text: str) -> str:
        """Say something and wait until it is durable."""
        self.until(lambda: any(c == ref for c, _ in self.keys))
        client = self.say(ref, text)
        self.until(lambda: client not in self.pending)
        return client

    def murmur(self, text: str) -> str:
        """Say something in the backroom."""
        client, segment = new_id(), max(seg for c, seg in self.keys if c == self.room_ref)
        place, key = self.places[self.room_ref, segment], self.keys[self.room_ref, segment]
        sealed = self._seal(place, key, Part(text), "colleague", client)
        self.send({"t": "murmur", "id": client, "seg": segment, "e": sealed})
        self.own[client] = text
        return client

    def open_room(self) -> None:
        """Begin a segment of the backroom with a K of its own, and hand it to every colleague who asks."""
        desk = self.hears("desk")
        self.room_ref = desk["room"]["ref"]
        key, number = sealing.new_key(), desk["room"]["seg"] + 1
        kc = sealing.commitment("backroom", self.room_ref, number, key)
        place = Place("backroom", self.me.who.line.organisation_ref, self.me.who.line.ref, self.room_ref, number, kc)
        answer = self.deed("segment", {"room": True, "after": number - 1, "kc": to_text(kc)})
        assert answer.status_code == 200, answer.text
        self.places[self.room_ref, number], self.keys[self.room_ref, number] = place, key
        self._hand_on({"room": self.room_ref, "seg": number, "key": self.me.key.id, "pub": to_text(self.me.key.public)})

    def _seal(self, place: Place, key: bytes, part: Part, role: str, client: str) -> str:
        self.counter += 1
        sealed = sealing.seal(
            place, key, part, role=role, instance=self.instance, counter=self.counter, client_id=client
        )
        return to_text(sealed)

    def pulse(self, frame: Frame) -> None:
        for ref, seq in frame["talks"].items():
            if seq > self.log(ref).last:
                self.log(ref).ask(self.log(ref).last)

    def other(self, frame: Frame) -> None:
        if frame["t"] == "segment":
            self._learn_segment(frame)
        elif frame["t"] == "granted":
            self._learn_key(frame)
        elif frame["t"] == "want" and self.hands_on:
            self._hand_on(frame)
        elif frame["t"] == "murmured":
            self.room_log.take(frame)
            self.pending.pop(frame["id"], None)

    def _learn_segment(self, frame: Frame) -> None:
        line, where = self.me.who.line, "room" if "room" in frame else "c"
        context = "backroom" if where == "room" else "talk"
        ref, number = frame[where], frame["seg"]
        if where == "room":
            self.room_ref = ref
        self.places[ref, number] = Place(context, line.organisation_ref, line.ref, ref, number, from_text(frame["kc"]))

    def _learn_key(self, frame: Frame) -> None:
        name = (frame.get("c") or frame["room"], frame["seg"])
        for one in frame["from"]:
            try:
                key = sealing.open_grant(self.places[name], from_text(one["e"]), self.me.key)
            except CannotOpen:
                self.sealed_wrong.append((name[0], one["by"]))
            else:
                self.keys.setdefault(name, key)
                self.opened_by.setdefault(name, one["by"])

    def _hand_on(self, want: Frame) -> None:
        where = "room" if "room" in want else "c"
        name = (want[where], want["seg"])
        if name in self.keys:
            sealed = sealing.grant(
                self.places[name], self.keys[name], key_id=want["key"], public=from_text(want["pub"])
            )
            self.send({"t": "grant", where: name[0], "seg": name[1], "key": want["key"], "e": to_text(sealed)})

    def log(self, ref: str) -> Log:
        return self.logs.setdefault(ref, Log(lambda last: self._ask(ref, last)))

    def _ask(self, ref: str, last: int) -> None:
        if self.auto_after:
            self.send({"t": "after", "c": ref, "seq": last})

    def _ask_room(self, last: int) -> None:
        self.send({"t": "after", "room": last})

    def texts(self, ref: str) -> list[str]:
        """Everything said in a talk, opened, in order; "(sealed)" where no key is here."""
        said = [one for one in self.log(ref).entries if one["t"] == "said"]
        return [
            opened(self.places[ref, one["seg"]], self.keys[ref, one["seg"]], one)
            if (ref, one["seg"]) in self.keys
            else "(sealed)"
            for one in said
        ]

    def murmurs(self) -> list[str]:
        """Everything said in the backroom, opened, in order."""
        return [
            opened(self.places[self.room_ref, one["seg"]], self.keys[self.room_ref, one["seg"]], one)
            for one in self.room_log.entries
        ]
