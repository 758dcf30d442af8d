"""The threat model lists what must hold, and only tests that name it."""

from workshop.docs_promises import ID, named_in, promises
from workshop.promises import PROMISES
from workshop.said import ROOT


def test_every_id_that_a_test_names_is_a_promise_or_said_to_be_left_out() -> None:
    left_out = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8").split("## Left out")[1]
    assert set(named_in("tests", "bench")) - set(PROMISES) - set(ID.findall(left_out)) == set()


def test_nothing_is_both_promised_and_left_out() -> None:
    left_out = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8").split("## Left out")[1]
    assert set(ID.findall(left_out)) & set(PROMISES) == set()


def test_a_row_names_the_tests() -> None:
    row = next(line for line in promises().splitlines() if line.startswith(f"| LG{3} "))
    assert "| `tests/config/test_logs.py`" in row
