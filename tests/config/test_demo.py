"""`frirum demo`: one command to try Frirum, its data kept, nobody else's touched."""

import socket
import time
from pathlib import Path

from tests.process import ended, environment, running


def asked_for(folder: Path) -> list[str]:
    return ["demo", "--port", "0", "--data", str(folder)]


def test_it_is_ready_and_the_second_start_keeps_its_data_and_is_swift(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    with running(*asked_for(folder), settings=environment(tmp_path)) as first:
        assert first.address.startswith("http://localhost:")
    secret, office = (folder / "secret").read_text(), (folder / "office.sqlite3").stat().st_ino
    began = time.monotonic()
    with running(*asked_for(folder), settings=environment(tmp_path)) as second:
        assert time.monotonic() - began < 3
        assert second.address
    assert (folder / "secret").read_text() == secret
    assert (folder / "office.sqlite3").stat().st_ino == office


def test_fresh_forgets_what_was_kept_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    with running(*asked_for(folder), settings=environment(tmp_path)):
        pass
    secret = (folder / "secret").read_text()
    (folder / "holiday.jpg").write_text("not ours")
    with running(*asked_for(folder), "--fresh", settings=environment(tmp_path)):
        pass
    assert (folder / "secret").read_text() != secret
    assert (folder / "holiday.jpg").exists()


def test_a_real_installations_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "office.sqlite3").write_text("somebody's")
    done = ended(*asked_for(tmp_path), "--fresh", settings=environment(tmp_path))
    assert done.returncode == 1
    assert "holds another installation" in done.stderr
    assert (tmp_path / "office.sqlite3").read_text() == "somebody's"


def test_a_real_installations_settings_do_not_leak_in(tmp_path: Path) -> None:
    settings = environment(tmp_path, FRIRUM_DATABASE_URL="postgresql://db.example/real", FRIRUM_HOSTS="real.example")
    with running(*asked_for(tmp_path / "demo"), settings=settings) as demo:
        assert demo.address
    assert (tmp_path / "demo" / "office.sqlite3").exists()


def test_a_busy_port_is_told_before_anything_is_made(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = ended("demo", "--port", port, "--data", str(tmp_path / "demo"), settings=environment(tmp_path))
    assert done.returncode == 1
    assert f"port {port} is taken" in done.stderr
    assert not (tmp_path / "demo" / "office.sqlite3").exists()
