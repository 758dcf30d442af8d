"""While a start reads its modules the collector rests; afterwards it works, and leaves alone what was made."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

from frirum.config.waking import undisturbed

# Each is read by whoever asks for it first (docs/performance.md).
LATER = {
    "the painter of tracebacks": "rich",
    "cutting long texts": "regex",
    "sealing for the page without scripts": "cryptography",
    "the staff's way in": "frirum.web.staff_way",
    "what a talk is coded as": "frirum.queries.contact",
    "keys for push": "frirum.config.push",
    "changing tables": "django.db.migrations.executor",
    "mails, figures, shifts": "frirum.jobs.housework",
    "the office": "frirum.web.office.urls",
    "the desk's pages": "frirum.web.desk.urls",
    "workbooks": "openpyxl",
    "web push": "pywebpush",
    "typesetting": "typst",
}


def test_the_collector_rests_and_works_again() -> None:
    try:
        with undisturbed():
            assert not gc.isenabled()
        assert gc.isenabled()
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()


def test_it_works_again_after_a_start_that_was_refused() -> None:
    try:
        with pytest.raises(SystemExit), undisturbed():
            raise SystemExit("Frirum does not start")
        assert gc.isenabled()
    finally:
        gc.unfreeze()


def test_a_start_reads_nothing_that_the_first_page_does_not_need(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import sys, frirum.config.asgi; print(*sys.modules)"],
        env={**os.environ, "FRIRUM_MODE": "test", "FRIRUM_DATA": str(tmp_path)},
        capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    assert {name for name in LATER.values() if name in told} == set()
