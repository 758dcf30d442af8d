"""A file is taken at one door only, and only from who is logged in (UP1)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from frirum.web.uploads import MOST_BYTES
from tests import storasyster
from tests.storasyster import House

pytestmark = pytest.mark.django_db(databases=["default", "live"])
THERE = "/office/storasyster/people/bring-in/"
SAME = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def house(db: None) -> House:
    return storasyster.build()


def file(size: int = 9) -> SimpleUploadedFile:
    return SimpleUploadedFile("lista.csv", b"x" * size)


def test_one_file_is_taken_there(house: House) -> None:
    assert house.client("dag").post(THERE, {"sheet": file()}, secure=True).status_code == 422


def test_two_are_not(house: House) -> None:
    sent = {"sheet": file(), "other": file()}
    assert house.client("dag").post(THERE, sent, secure=True).status_code == 413


def test_a_big_one_is_never_whole_in_memory(house: House) -> None:
    answer = house.client("dag").post(THERE, {"sheet": file(MOST_BYTES * 3)}, secure=True)
    assert "This file is too big" in answer.content.decode()


def test_nowhere_else(house: House) -> None:
    there = "/office/storasyster/directory/add/"
    assert house.client("dag").post(there, {"sheet": file()}, secure=True).status_code == 413


def test_not_from_who_is_not_logged_in(house: House) -> None:
    assert Client(headers=SAME).post(THERE, {"sheet": file()}, secure=True).status_code in {302, 413}
