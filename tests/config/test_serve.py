"""`frirum serve`: it starts, answers, says nothing of who asked, and ends at once; or says clearly why not."""

import json
import signal
import socket
import time
from pathlib import Path

import httpx
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from tests.process import SECRET, ended, environment, free_port, running
from workshop.docs_logs import names

CANARY = "CANARY-xyz"
ADDRESS = "203.0.113.77"


def test_it_starts_answers_and_ends(tmp_path: Path) -> None:
    with running("serve", "--port", "0", settings=environment(tmp_path)) as house:
        answer = httpx.get(f"{house.address}/nowhere-at-all")
        assert answer.status_code == 404
        assert "server" not in answer.headers  # HD8
        assert "date" in answer.headers
        began = time.monotonic()
        house.popen.send_signal(signal.SIGTERM)
        house.popen.wait(5)
        assert time.monotonic() - began < 3.5
    assert house.out == [f"ready {house.address}"]


def test_an_unknown_host_is_refused_and_not_repeated(tmp_path: Path) -> None:  # HD11
    with running("serve", "--port", "0", settings=environment(tmp_path)) as house:
        answer = httpx.get(f"{house.address}/", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert "evil" not in answer.text + str(answer.headers)


def test_what_it_writes_stands_in_the_inventory_and_names_nobody(tmp_path: Path) -> None:  # LG1, LG2, AN2
    settings = environment(tmp_path, FRIRUM_TRUSTED_PROXY="127.0.0.1")
    marks = {
        "X-Forwarded-For": ADDRESS,
        "User-Agent": CANARY,
        "Referer": f"https://{CANARY}.example/",
        "Cookie": CANARY,
    }
    with running("serve", "--port", "0", settings=settings) as house:
        for path in (f"/{CANARY}", f"/?q={CANARY}", "/%00", f"/{CANARY}/%ff"):
            httpx.get(house.address + path, headers=marks)
        httpx.post(f"{house.address}/{CANARY}", headers=marks, content=CANARY)
        with pytest.raises(InvalidStatus):
            connect(house.address.replace("http", "ws") + f"/{CANARY}/live", additional_headers=marks, proxy=None)
        _speak_no_http(house.address)
    events = [json.loads(line)["event"] for line in house.err if line]
    assert set(events) <= names()
    kept = "\n".join([*house.out, *house.err]) + "".join(
        file.read_bytes().decode("latin1") for file in tmp_path.rglob("*") if file.is_file()
    )
    assert CANARY not in kept
    assert ADDRESS not in kept


def _speak_no_http(address: str) -> None:
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=5) as line:
        line.sendall(f"GET /?{CANARY}\xe5 HTTP/1.1\r\nHost: localhost\r\n\r\n{CANARY}\r\n\r\n".encode("latin1"))
        assert line.recv(100).startswith(b"HTTP/1.1 400")


def test_a_busy_port_is_told_in_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = ended("serve", "--port", port, settings=environment(tmp_path))
    assert done.returncode == 1
    assert done.stderr == (
        f"Frirum does not start: port {port} is taken: stop what uses it, or choose another with --port.\n"
    )


def test_two_do_not_share_a_folder(tmp_path: Path) -> None:
    with running("serve", "--port", "0", settings=environment(tmp_path)) as house:
        done = ended("serve", "--port", "0", settings=environment(tmp_path))
        assert httpx.get(f"{house.address}/robots.txt").status_code == 200
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"Frirum does not start: another Frirum is running on the folder {tmp_path}: stop it, or choose another.\n"
    )
    with running("serve", "--port", "0", settings=environment(tmp_path)) as after:
        assert after.address, "the lock went with its process"


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"FRIRUM_SECRET_KEY": ""}, "FRIRUM_SECRET_KEY is not set"),
        ({"FRIRUM_SECRET_KEY": "short"}, "FRIRUM_SECRET_KEY is too weak"),
        ({"FRIRUM_HOSTS": ""}, "FRIRUM_HOSTS is not set"),
        ({"FRIRUM_HOSTS": "*"}, "FRIRUM_HOSTS may not hold"),
        ({"FRIRUM_DEBUG": "1"}, "FRIRUM_DEBUG is on"),
        ({"SENTRY_DSN": "https://key@errors.example/1"}, "SENTRY_DSN is set"),
        ({"FRIRUM_MODE": "debug"}, "FRIRUM_MODE must be one of"),
        ({"FRIRUM_DATABASE_URL": "mysql://db/x"}, "FRIRUM_DATABASE_URL must begin with"),
        ({"FRIRUM_TRUSTED_PROXY": "nginx"}, "FRIRUM_TRUSTED_PROXY holds"),
        ({"FRIRUM_DATA": "/dev/null/data"}, "the folder /dev/null/data cannot be made"),
    ],
)
def test_unsafe_settings_are_refused_in_one_sentence(  # ER2, LG5
    tmp_path: Path, settings: dict[str, str], sentence: str
) -> None:
    done = ended("serve", "--port", str(free_port()), settings=environment(tmp_path, **settings))
    assert done.returncode == 1
    assert done.stderr.startswith(f"Frirum does not start: {sentence}")
    assert done.stderr.count("\n") == 1
    assert SECRET not in done.stderr


def test_a_socket_file_serves_an_onion(tmp_path: Path) -> None:  # AN6
    file = tmp_path / "frirum.sock"
    with running("serve", "--socket", str(file), settings=environment(tmp_path)) as house:
        assert house.out == [f"ready {file}"]
        with httpx.Client(transport=httpx.HTTPTransport(uds=str(file))) as client:
            assert client.get("http://localhost/nowhere-at-all").status_code == 404
