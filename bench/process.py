"""One server process of a measurement: started, watched, stopped."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType
from urllib.request import urlopen

HERE = Path(__file__).resolve().parent.parent
MIB = 1024 * 1024
HOUSEWORK_DONE_S = 4.0


class Server:
    """A server on its own core and port, with a data folder of its own."""

    def __init__(self, what: str, folder: Path | None = None, *more: str) -> None:
        self.folder = folder or Path(tempfile.mkdtemp(prefix="frirum-bench-"))
        self.port = _free_port()
        environ = {**os.environ, "FRIRUM_MODE": "test", "FRIRUM_DATA": str(self.folder)}
        environ.pop("PYTHONDONTWRITEBYTECODE", None)
        self.ready_s = 0.0  # from the start of the process until it said that it answers
        self.began = time.perf_counter()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bench.server", what, str(self.port), *more],
            cwd=HERE, env=environ, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def __enter__(self) -> "Server":
        assert self.process.stdout is not None
        if not self.process.stdout.readline().startswith("ready"):
            raise RuntimeError("the server did not start")
        self.ready_s = time.perf_counter() - self.began
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def memory(self) -> int:
        """Resident memory now, in bytes."""
        return self._status("VmRSS:")

    def settled(self) -> "Server":
        """The same once the housework was taken up, which begins when the doors are open and is done once."""
        time.sleep(HOUSEWORK_DONE_S)
        return self

    def idle(self) -> int:
        """Resident memory once the housework was taken up."""
        return self.settled().memory()

    def peak(self) -> int:
        """The most resident memory since `peak_from_now`, in bytes."""
        return self._status("VmHWM:")

    def peak_from_now(self) -> int:
        """Set the peak back to what is resident now, and tell that."""
        Path(f"/proc/{self.process.pid}/clear_refs").write_text("5")
        return self.memory()

    def _status(self, name: str) -> int:
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith(name):
                return int(line.split()[1]) * 1024
        return 0

    def cpu_s(self) -> float:
        """Processor time used so far, in seconds."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def first_page(self, path: str) -> float:
        """Seconds from the start of the process to the first whole page."""
        while True:
            try:
                with urlopen(f"http://localhost:{self.port}{path}", timeout=5) as answer:
                    answer.read()
                    return time.perf_counter() - self.began
            except OSError:
                if time.perf_counter() - self.began > 30:
                    raise
                time.sleep(0.005)


def _free_port() -> int:
    with socket.socket() as some:
        some.bind(("127.0.0.1", 0))
        return int(some.getsockname()[1])
