"""`frirum demo`: one command to try Frirum, its data kept, nobody else's touched."""

import re
import socket
import time
from pathlib import Path

import httpx
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from tests.process import ended, environment, running


def asked_for(folder: Path) -> list[str]:
    return ["demo", "--port", "0", "--data", str(folder)]


class Browser:
    """A browser on localhost: unlike httpx it sends secure cookies over plain HTTP, and it fills in forms."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.cookies: dict[str, str] = {}

    def get(self, address: str) -> httpx.Response:
        return self._kept(httpx.get(address, headers=self._headers()))

    def post(self, address: str, **fields: str) -> httpx.Response:
        page = self.get(address)
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
        assert found, page.status_code
        data = {"csrfmiddlewaretoken": found[1], **fields}
        return self._kept(httpx.post(address, data=data, headers={"Origin": self.origin, **self._headers()}))

    def _headers(self) -> dict[str, str]:
        return {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}

    def _kept(self, answer: httpx.Response) -> httpx.Response:
        self.cookies.update(answer.cookies.items())
        return answer


def test_it_is_ready_and_the_second_start_keeps_its_data(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    with running(*asked_for(folder), settings=environment(tmp_path)) as first:
        assert first.address.startswith("http://localhost:")
    secret, office = (folder / "secret").read_text(), (folder / "office.sqlite3").stat().st_ino
    with running(*asked_for(folder), settings=environment(tmp_path)) as second:
        assert second.address
    assert (folder / "secret").read_text() == secret
    assert (folder / "office.sqlite3").stat().st_ino == office


def test_it_tells_what_to_try(tmp_path: Path) -> None:
    with running(*asked_for(tmp_path / "demo"), settings=environment(tmp_path)) as demo:
        told = demo.links
        visitor = httpx.get(told["The visitor's page"])
        asked = httpx.get(told["Bo, a volunteer"])
    assert demo.out[0] == f"ready {demo.address}"
    assert visitor.status_code == 200
    assert 'id="begin"' in visitor.text  # the door is open
    assert asked.status_code == 200
    assert {"Cleo, a volunteer", "Dag, the coordinator", "The ordinary log-in, as Bo"} <= set(told)


def test_one_click_signs_bo_in(tmp_path: Path) -> None:
    with running(*asked_for(tmp_path / "demo"), settings=environment(tmp_path)) as demo:
        bo, stranger = Browser(demo.address), Browser(demo.address)
        done = bo.post(demo.links["Bo, a volunteer"])
        account = bo.get(f"{demo.address}/account/")
        turned_away = stranger.get(f"{demo.address}/account/")
    assert done.status_code == 302
    assert account.status_code == 200
    assert "bo@demo.invalid" in account.text
    assert turned_away.status_code == 302


def test_bo_logs_in_by_hand_with_passphrase_and_code(tmp_path: Path) -> None:  # SA3
    with running(*asked_for(tmp_path / "demo"), settings=environment(tmp_path)) as demo:
        told, bo = demo.links, Browser(demo.address)
        first = bo.post(told["The ordinary log-in, as Bo"], login=told["e-mail address"], password=told["passphrase"])
        half = bo.get(f"{demo.address}/account/")
        code = format_hotp_value(hotp_value(told["key for a code app"], int(time.time()) // 30))
        bo.post(demo.address + first.headers["location"], code=code)
        whole = bo.get(f"{demo.address}/account/")
    assert half.status_code == 302  # the passphrase alone opens nothing
    assert whole.status_code == 200
    assert "bo@demo.invalid" in whole.text


def test_nobody_is_signed_in_by_one_click_outside_a_demo(tmp_path: Path) -> None:
    with running(*asked_for(tmp_path / "demo"), settings=environment(tmp_path)) as demo:
        path = demo.links["Bo, a volunteer"].removeprefix(demo.address)
        assert httpx.get(demo.address + path).status_code == 200
    # The same data, the same people, served for real.
    with running("serve", "--port", "0", settings=environment(tmp_path / "demo")) as house:
        assert httpx.get(house.address + path).status_code == 404
        assert httpx.post(house.address + path, headers={"Origin": house.address}).status_code == 404


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


def test_fresh_on_a_busy_port_empties_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    with running(*asked_for(folder), settings=environment(tmp_path)) as demo:
        port, secret = demo.address.rpartition(":")[2], (folder / "secret").read_text()
        done = ended("demo", "--port", port, "--data", str(folder), "--fresh", settings=environment(tmp_path))
        assert httpx.get(demo.links["The visitor's page"]).status_code == 200
    assert done.returncode == 1
    assert f"port {port} is taken" in done.stderr
    assert (folder / "secret").read_text() == secret


def test_two_demos_do_not_share_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    with running(*asked_for(folder), settings=environment(tmp_path)):
        secret = (folder / "secret").read_text()
        done = ended(*asked_for(folder), "--fresh", settings=environment(tmp_path))
    assert done.returncode == 1
    assert "another Frirum is running on the folder" in done.stderr
    assert (folder / "secret").read_text() == secret


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


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    done = ended(*asked_for(tmp_path / "file" / "demo"), settings=environment(tmp_path))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "cannot be made" in done.stderr
    assert done.stdout == ""


def test_a_busy_port_is_told_before_anything_is_made(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = ended("demo", "--port", port, "--data", str(tmp_path / "demo"), settings=environment(tmp_path))
    assert done.returncode == 1
    assert f"port {port} is taken" in done.stderr
    assert not (tmp_path / "demo" / "office.sqlite3").exists()
