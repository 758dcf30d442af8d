"""An error page tells nothing of what broke, and still shows the numbers and the way out (ER1)."""

import io

import pytest
from django.test import Client
from django.urls import path as url

from frirum.config import urls as real
from tests.staff import SAME, House, browser, house

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)
CANARY = "CANARY-she-said-this"


@pytest.fixture
def at() -> House:
    return house()


def breaks(request, **names):  # type: ignore[no-untyped-def]
    raise RuntimeError(CANARY + request.GET.get("x", ""))


class Broken:
    """The real addresses, and one that breaks."""

    urlpatterns = [url("chatt/broken/", breaks), url("broken/", breaks), *real.urlpatterns]
    handler400, handler403, handler404, handler500 = real.handler400, real.handler403, real.handler404, real.handler500


@pytest.mark.parametrize("path", ["/broken/", "/chatt/broken/"])
def test_what_broke_never_reaches_a_person_nor_a_log(
    settings, at: House, path: str, log_told: io.StringIO
) -> None:  # ER1, LG4
    settings.ROOT_URLCONF = settings.VISITORS_URLCONF = Broken
    answer = browser().get(path, {"x": "CANARY-in-the-address"})
    assert answer.status_code == 500
    assert b"CANARY" not in answer.content
    assert b"Traceback" not in answer.content
    assert answer.headers["Cache-Control"] == "no-store"
    assert '"error": "RuntimeError"' in log_told.getvalue()
    assert "CANARY" not in log_told.getvalue()


def test_the_numbers_follow_the_lines_country(at: House, client: Client) -> None:  # ER1
    page = client.get("/chatt/nothing-here/", headers={"Accept-Language": "fi"}).content.decode()
    assert "116 111" in page
    assert "Bris" in page
    assert "112" in client.get("/nowhere/").content.decode()


def test_the_way_out_stands_on_every_error(at: House, client: Client) -> None:  # ER1
    assert 'href="/chatt/exit"' in client.get("/chatt/nothing-here/").content.decode()


@pytest.mark.parametrize(("language", "words"), [("sv", "Lämna"), ("nb", "Forlat"), ("da", "Forlad"), ("fi", "Poistu")])
def test_an_error_speaks_her_language(at: House, client: Client, language: str, words: str) -> None:
    page = client.get("/nowhere/", headers={"Accept-Language": language}).content.decode()
    assert f'lang="{language}"' in page
    assert words in page


def test_too_much_at_once_is_413(at: House, client: Client) -> None:
    big = client.post("/account/login/", {"login": "x" * 300_000}, headers=SAME)
    assert big.status_code == 413


def test_an_error_needs_no_record(settings, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(slug: str) -> None:
        raise RuntimeError(CANARY)

    monkeypatch.setattr("frirum.web.errors.line", broken)
    assert client.get("/nowhere/").status_code == 404
