"""A file is taken at one door only, and only from who is logged in (UP1)."""

import os
import threading
from http.client import HTTPConnection
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from frirum.web.uploads import MOST_BYTES
from tests import storasyster
from tests.open_house import OpenHouse
from tests.storasyster import House

pytestmark = pytest.mark.django_db(databases=["default", "live"])
THERE = "/office/storasyster/people/bring-in/"
CONTACTS = "/office/storasyster/contacts/import/"
TOKEN = "t" * 32
SAME = {"sec-fetch-site": "same-origin"}
MEGABYTE = 1024 * 1024
BIG = 200


@pytest.fixture
def office(db: None) -> House:
    return storasyster.build()


def file(size: int = 9) -> SimpleUploadedFile:
    return SimpleUploadedFile("lista.csv", b"x" * size)


def test_one_file_is_taken_there(office: House) -> None:
    assert office.client("dag").post(THERE, {"sheet": file()}, secure=True).status_code == 422


def test_two_are_not(office: House) -> None:
    sent = {"sheet": file(), "other": file()}
    assert office.client("dag").post(THERE, sent, secure=True).status_code == 413


def test_a_big_one_is_never_whole_in_memory(office: House) -> None:
    answer = office.client("dag").post(THERE, {"sheet": file(MOST_BYTES * 3)}, secure=True)
    assert "This file is too big" in answer.content.decode()


def test_nowhere_else(office: House) -> None:
    there = "/office/storasyster/directory/add/"
    assert office.client("dag").post(there, {"sheet": file()}, secure=True).status_code == 413


def test_not_from_who_is_not_logged_in(office: House) -> None:
    assert Client(headers=SAME).post(THERE, {"sheet": file()}, secure=True).status_code in {302, 413}


@pytest.mark.parametrize("there", [THERE, CONTACTS])
@pytest.mark.django_db(databases=["default", "live"], transaction=True)
def test_two_hundred_megabytes_over_a_real_connection_are_refused_in_a_sentence(house: OpenHouse, there: str) -> None:
    """Neither memory nor the disk grows with it: the page and this test's own client are in the same process."""
    dag = storasyster.build().client("dag")
    before, most, done = memory(), [0], threading.Event()

    def watch() -> None:
        while not done.wait(0.02):
            most[0] = max(most[0], memory())

    watching = threading.Thread(target=watch)
    watching.start()
    status, said = send_slowly(house.address, there, dag.cookies["__Host-s"].value)
    done.set()
    watching.join()
    assert status == 422
    assert "This file is too big" in said or "at most 1 megabyte" in said
    assert most[0] - before < 30 * MEGABYTE


def send_slowly(address: str, there: str, session: str) -> tuple[int, str]:
    """Send a sheet of two hundred megabytes as a browser does, a piece at a time."""
    head = b'--x\r\ncontent-disposition: form-data; name="sheet"; filename="a.csv"\r\n\r\nDatum\r\n'
    foot, piece = b"\r\n--x--\r\n", b"2024-03-01\r\n" * (64 * 1024)
    many = BIG * MEGABYTE // len(piece)
    connection = HTTPConnection(address.removeprefix("http://"), timeout=60)
    connection.putrequest("POST", there)
    for name, value in {
        **SAME,
        "cookie": f"__Host-s={session}; __Host-c={TOKEN}",
        "x-csrftoken": TOKEN,
        "content-type": "multipart/form-data; boundary=x",
        "content-length": str(len(head) + many * len(piece) + len(foot)),
    }.items():
        connection.putheader(name, value)
    connection.endheaders(head)
    for _ in range(many):
        connection.send(piece)
    connection.send(foot)
    answer = connection.getresponse()
    said = answer.read().decode()
    connection.close()
    return answer.status, said


def memory() -> int:
    """What this process holds now, in bytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
