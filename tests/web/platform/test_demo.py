"""One-click sign-in exists in a demo and nowhere else."""

import subprocess
import sys

import pytest
from django.test import RequestFactory

from frirum.rules.rights import Role
from frirum.web.platform import demo
from tests.process import environment
from tests.staff import browser, organisation, person

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)
ASK = "import django; django.setup(); from django.urls import reverse; print(reverse('platform:demo', args=['bo']))"


def test_the_address_does_not_exist_elsewhere() -> None:
    person("bo@demo.invalid", "Bo", organisation("storasyster", "chatt"), Role.VOLUNTEER)
    assert browser().get("/account/demo/bo/").status_code == 404
    assert browser().post("/account/demo/bo/").status_code == 404


def test_even_the_view_itself_refuses_elsewhere() -> None:
    from django.http import Http404

    with pytest.raises(Http404):
        demo.sign_in(RequestFactory().post("/account/demo/bo/"), name="bo")


def test_the_address_exists_in_a_demo(tmp_path) -> None:  # type: ignore[no-untyped-def]
    settings = environment(tmp_path, FRIRUM_MODE="demo", DJANGO_SETTINGS_MODULE="frirum.config.settings")
    told = subprocess.run([sys.executable, "-c", ASK], env=settings, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "/account/demo/bo/"


def test_one_click_in_a_demo_is_a_whole_log_in(settings) -> None:  # type: ignore[no-untyped-def]
    bo = person("bo@demo.invalid", "Bo", organisation("storasyster", "chatt"), Role.VOLUNTEER)
    settings.FRIRUM_MODE = "demo"
    settings.ROOT_URLCONF = "tests.web.platform.demo_urls"
    client = browser()
    page = client.get("/account/demo/bo/")
    assert "Be Bo" in page.content.decode()
    assert client.get("/account/").status_code == 302  # to look changes nothing
    assert client.post("/account/demo/bo/")["Location"] == "/desk/"
    assert client.get("/account/").status_code == 200
    assert client.post("/account/demo/eva/").status_code == 404
    assert bo.is_active


def test_the_bare_address_of_a_demo_leads_to_the_visitors_page(settings) -> None:  # type: ignore[no-untyped-def]
    settings.ROOT_URLCONF = "tests.web.platform.demo_urls"
    organisation("storasyster", "chatt")
    assert browser().get("/").status_code == 404  # only in a demo
    settings.FRIRUM_MODE = "demo"
    assert browser().get("/")["Location"] == "/chatt/"


@pytest.mark.parametrize(
    ("name", "roles", "there"),
    [
        ("cleo", (Role.VOLUNTEER,), "/desk/"),
        ("dag", (Role.COORDINATOR, Role.VOLUNTEER), "/office/"),
        ("siv", (Role.ADMINISTRATOR,), "/office/"),
    ],
)
def test_everybody_lands_where_she_works(settings, name, roles, there) -> None:  # type: ignore[no-untyped-def]
    person(f"{name}@demo.invalid", name.title(), organisation("storasyster", "chatt"), *roles)
    settings.FRIRUM_MODE = "demo"
    settings.ROOT_URLCONF = "tests.web.platform.demo_urls"
    assert browser().post(f"/account/demo/{name}/")["Location"] == there
