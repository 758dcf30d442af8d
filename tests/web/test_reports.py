"""Of a report only the directive and a count remain, thirty a minute (HD10)."""

import io
import json

import pytest
from django.test import Client

from frirum.web.reports import MOST_A_MINUTE, TALLY, Tally
from tests.staff import NOW, later

pytestmark = pytest.mark.django_db(databases=["default", "live"])
REPORT = {
    "csp-report": {
        "document-uri": "https://chat.example/chatt/?CANARY",
        "blocked-uri": "https://evil.example/CANARY",
        "effective-directive": "script-src-elem",
        "script-sample": "CANARY",
    }
}


def send(client: Client, report: object) -> int:
    return client.post("/csp-reports", json.dumps(report), content_type="application/csp-report").status_code


def test_only_the_directive_is_kept(client: Client, log_told: io.StringIO) -> None:  # HD10
    before = TALLY.counts["script-src-elem"]
    assert send(client, REPORT) == 204
    assert TALLY.counts["script-src-elem"] == before + 1
    told = log_told.getvalue()
    assert "csp.broken" in told
    assert "CANARY" not in told + str(TALLY.counts)


@pytest.mark.parametrize("junk", [[], {"csp-report": {"effective-directive": "CANARY"}}, {"csp-report": 1}, "x" * 9000])
def test_junk_is_not_counted(client: Client, junk: object) -> None:
    before = sum(TALLY.counts.values())
    assert send(client, junk) == 400
    assert sum(TALLY.counts.values()) == before


def test_thirty_a_minute_and_no_more() -> None:
    tally = Tally()
    assert [tally.take("img-src", now=NOW) for _ in range(MOST_A_MINUTE + 1)] == [True] * MOST_A_MINUTE + [False]
    assert tally.take("img-src", now=later(NOW, seconds=60))
