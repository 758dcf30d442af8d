"""A house in a process of its own, on a folder of its own, that a test may kill and start again.

`python -m tests.lodger` serves the line `chatt`, always open, with Bo and Cleo to be logged in; it prints one line of
JSON: where it answers, and what the cast needs to walk in. Started again on the same folder it finds everything there.
With settings of its own it is a night instead: Bo comes to sit down, Siv and Rut are on call, each with a phone.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from frirum.queries.line import LineFacts

HERE = Path(__file__).resolve().parents[1]
PHONES = {"Siv": "+46701111111", "Rut": "+46702222222"}


@dataclass
class Lodger:
    """The running process, and everything it has written."""

    folder: Path
    port: int = 0
    trusted: str = ""
    quick: bool = False
    night: Mapping[str, str] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)
    process: subprocess.Popen[str] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def words(self) -> str:
        """Everything it said, on both of its outputs."""
        return "".join((self.folder / name).read_text() for name in ("out", "err"))

    def start(self) -> None:
        """Start it, and wait until it answers."""
        settings = {
            **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
            "FRIRUM_MODE": "demo",
            "FRIRUM_DATA": str(self.folder / "data"),
            "FRIRUM_TRUSTED_PROXY": self.trusted,
            "PORT": str(self.port),
            "QUICK": "1" if self.quick else "",
            "NIGHT": "1" if self.night else "",
            "AHEAD": str(self.folder / "ahead"),
            **self.night,
        }
        with (self.folder / "err").open("a") as err:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.lodger"],
                cwd=HERE,
                env=settings,
                stdout=subprocess.PIPE,
                stderr=err,
                text=True,
            )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, (self.folder / "err").read_text()
        self.facts = json.loads(line)
        self.port = self.facts["port"]

    def forward(self, *, seconds: float) -> None:
        """Let its clock run ahead, also over a kill."""
        ahead, new = self.folder / "ahead", self.folder / "ahead.new"
        new.write_text(str(float(ahead.read_text()) + seconds))
        new.replace(ahead)  # it is read at any moment

    def kill(self) -> None:
        """SIGKILL: nothing is said, nothing is put in order."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self._gone()

    def stop(self) -> None:
        """Ask it to stop."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self._gone()

    def _gone(self) -> None:
        assert self.process is not None
        self.process.wait(20)
        assert self.process.stdout is not None
        with (self.folder / "out").open("a") as out:
            out.write(self.process.stdout.read())
        self.process.stdout.close()


@contextmanager
def lodger(
    folder: Path, *, trusted: str = "", quick: bool = False, night: Mapping[str, str] | None = None
) -> Iterator[Lodger]:
    """A house that can be killed; stopped at the end.

    `quick` lets everybody write as fast as she can (else WS5); `night` are more settings, for a night with on-call.
    """
    (folder / "data").mkdir()
    for name in ("out", "err"):
        (folder / name).touch()
    (folder / "ahead").write_text("0")
    house = Lodger(folder, trusted=trusted, quick=quick, night=night or {})
    house.start()
    try:
        yield house
    finally:
        house.stop()


def main() -> None:
    """Serve."""
    _run_ahead(Path(os.environ["AHEAD"]))
    from frirum.config import asgi, tables
    from frirum.config.serve import listen, serve
    from frirum.hub import desk, visitor
    from frirum.rules.pace import Pace

    if os.environ["QUICK"]:
        visitor.VISITOR_PACE = desk.VOLUNTEER_PACE = Pace(burst=100_000, per_minute=100_000)  # type: ignore[misc]
    sockets = listen(["127.0.0.1"], int(os.environ["PORT"]))
    tables.make_ready()
    facts = {"port": sockets[0].getsockname()[1], **_cast()}
    serve(asgi.application, sockets=sockets, tell=lambda: print(json.dumps(facts, default=str), flush=True))


def _run_ahead(file: Path) -> None:
    """Before anybody looks at the clock: it says how much later it is than anywhere else."""
    from frirum import clock

    here = clock.now
    clock.now = lambda: here() + timedelta(seconds=float(file.read_text()))


def _cast() -> dict[str, Any]:
    from frirum import clock
    from frirum.queries.line import line as line_called
    from frirum.records.models import Duty
    from tests import cast

    if line_called("chatt") is not None:
        return {"line": asdict(cast.facts("chatt"))}
    now, line = clock.now() - timedelta(seconds=1), cast.storasyster(always_open=True)
    if os.environ["NIGHT"]:
        return {"line": asdict(line), "sessions": _at_night(line, now)}
    people = {}
    for who in (cast.bo(line, now=now), cast.cleo(line, now=now)):
        desk = cast.on_duty(who, now=clock.now())
        private = desk.key.private.private_numbers().private_value
        people[who.alias] = {
            "who": {**asdict(who), "line": None},
            "duty": desk.duty,
            "ref": Duty.objects.get(pk=desk.duty).ref,
            "session": desk.session,
            "key": desk.key.id,
            "private": private,
        }
    return {"line": asdict(line), "people": people}


def _at_night(line: LineFacts, now: datetime) -> dict[str, str]:
    from frirum.records.models import OnCallPlace, ShiftPlan
    from tests import cast

    ShiftPlan.objects.create(line_id=line.id, minimum=0)
    sessions = {"Bo": cast.log_in(cast.bo(line, now=now))}
    for position, (alias, phone) in enumerate(PHONES.items()):
        who = cast.person(alias, line, seat="on_call", now=now)
        OnCallPlace.objects.create(line_id=line.id, account_id=who.id, position=position, phone=phone)
        sessions[alias] = cast.log_in(who)
    return sessions


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frirum.config.settings")
    main()
