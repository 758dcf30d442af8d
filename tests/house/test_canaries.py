"""Marks that are given to every address of the house and must come out nowhere: who asked, what was sent, what broke."""

import io
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.http import HttpResponseBase

from frirum.web import doors
from tests import cast
from tests.cast import Clock
from tests.routes import ROUTES
from tests.staff import SAME, House, browser, house, logged_in

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)

ADDRESS = "203.0.113.77"
MARK = "CANARY-xyz"
# Deeds that look at nothing that is sent along.
BODILESS = {"/account/stay/", "/chatt/exit", "/jour/exit", "/volunteer/storasyster/calendar/"}
# The only places that take a file: lists, held in memory.
LISTS = {"/office/storasyster/people/bring-in/", "/office/storasyster/contacts/import/"}
FROM = {"User-Agent": MARK, "Referer": f"https://{MARK}.example/", "X-Forwarded-For": ADDRESS, "X-Real-IP": ADDRESS}


def whole(answer: HttpResponseBase) -> bytes:
    """All of an answer, also of one that is sent as it is read."""
    return answer.getvalue()  # type: ignore[attr-defined, no-any-return]


def tables() -> str:
    """Everything that stands in both stores."""
    told = []
    for store in ("default", "live"):
        with connections[store].cursor() as cursor:
            for table in connections[store].introspection.table_names(cursor):
                cursor.execute(f'SELECT * FROM "{table}"')
                told += [repr(row) for row in cursor.fetchall()]
    return "\n".join(told)


def files() -> bytes:
    """Everything that lies in the data folder, apart from the client's own files."""
    whole = Path(settings.FRIRUM_DATA)
    return b"".join(one.read_bytes() for one in whole.rglob("*") if one.is_file() and "static" not in one.parts)


@pytest.fixture
def at() -> House:
    return house()


def test_no_answer_to_staff_tells_who_asked_and_no_table_keeps_it(at: House) -> None:  # AN2, AN3
    asked = 0
    for client in (logged_in(at.bo), logged_in(at.dag), logged_in(at.ada)):
        for route in ROUTES:
            answer = client.get(route.path, headers=FROM, REMOTE_ADDR=ADDRESS)
            told = whole(answer).decode(errors="replace") + repr(answer.headers)
            assert MARK not in told, route.path
            assert ADDRESS not in told, route.path
            asked += answer.status_code == 200
    assert asked > 30
    browser().post("/account/login/", {"login": "bo@example.org", "password": "x"}, headers=FROM, REMOTE_ADDR=ADDRESS)
    assert MARK not in tables()
    assert ADDRESS not in tables()
    assert b"bo@example.org" in files()
    assert MARK.encode() not in files()
    assert ADDRESS.encode() not in files()


def test_no_column_could_hold_an_address_or_a_browser() -> None:  # AN2, AN3
    wrong = ("ip", "addr", "agent", "browser", "referer", "referrer", "fingerprint", "geo", "device", "accept")
    named = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.fields
        if any(word in field.name.split("_") or field.name.startswith(word) for word in wrong)
    ]
    assert named == []


def test_whatever_breaks_wherever_nothing_of_it_is_told(  # LG4, ER1
    at: House, monkeypatch: pytest.MonkeyPatch, log_told: io.StringIO
) -> None:
    def breaks(caller: object) -> None:
        she_wrote = f"{MARK} in a local"
        raise RuntimeError(f"{MARK} {she_wrote} {caller}")

    monkeypatch.setattr(doors, "_zone", breaks)
    client, broke = logged_in(at.dag), 0
    for route in ROUTES:
        assert route.door is not None
        for method in route.door.methods:
            body = f'{{"text":"{MARK}"}}'
            answer = client.generic(
                method,
                f"{route.path}?q={MARK}",
                body,
                "application/json",
                headers={**SAME, **FROM},
                REMOTE_ADDR=ADDRESS,
            )
            assert MARK.encode() not in whole(answer), route.path
            broke += answer.status_code == 500
    assert broke > 60
    told = log_told.getvalue()
    assert told.count('"error": "RuntimeError"') >= broke, "each is told, by its class"
    assert MARK not in told
    assert ADDRESS not in told


def test_a_report_leaves_a_rule_and_a_count(at: House, log_told: io.StringIO) -> None:  # HD10
    report = (
        f'{{"csp-report":{{"document-uri":"https://{MARK}/","referrer":"{MARK}","blocked-uri":"https://{MARK}/",'
        f'"effective-directive":"script-src-elem","script-sample":"{MARK}","source-file":"{MARK}","line-number":7}}}}'
    )
    answer = browser().post(
        "/csp-reports", report, content_type="application/csp-report", headers=FROM, REMOTE_ADDR=ADDRESS
    )
    assert answer.status_code == 204
    told = log_told.getvalue()
    assert "script-src-elem" in told
    for place in (told, tables(), files().decode("latin1")):
        assert MARK not in place
        assert ADDRESS not in place


def test_a_file_is_taken_nowhere_but_where_people_are_brought_in(at: House, clock: Clock) -> None:  # UP1
    line = cast.storasyster("jour")
    vega = cast.waits(line, now=clock.now())
    clients = [logged_in(at.dag), logged_in(at.bo), browser()]
    clients[2].cookies["__Host-v"] = vega.token
    for client in clients:
        for route in ROUTES:
            for path in {route.path, route.path.replace("chatt", "jour")}:
                file = SimpleUploadedFile("photo.jpg", MARK.encode() * 100, "image/jpeg")
                answer = client.post(path, {"file": file, "text": "hej"}, headers=SAME)
                # 404, 405, 409: no such deed now; 400, 413: no files; 302, 401, 403: nobody who may.
                taken = answer.status_code not in {302, 303, 400, 401, 403, 404, 405, 409, 413}
                assert not taken or path in BODILESS or (path in LISTS and client == clients[0]), path
                assert MARK.encode() not in whole(answer) or path in LISTS
    assert MARK.encode() not in files()
    assert MARK not in tables()


def test_no_other_page_offers_to_send_a_file(at: House) -> None:  # UP1
    client = logged_in(at.dag)
    seen = 0
    for route in ROUTES:
        answer = client.get(route.path)
        page = whole(answer)
        if route.path in LISTS:
            continue
        assert b'type="file"' not in page, route.path
        assert b"multipart/form-data" not in page, route.path
        seen += answer.status_code == 200
    assert seen > 10
