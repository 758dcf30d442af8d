"""`./dev test`: lays out what the tests need and runs them all, the client's first and pytest's last word last."""

import os
import sys

from workshop import browser, node, postgresql
from workshop.said import ROOT, run, say

PYTEST = [sys.executable, "-m", "pytest"]
# Files stay together: stories share a server, and two cores carry two workers.
FAILED = 1  # pytest's answer when tests failed, and nothing worse
SIDE_BY_SIDE = ["-n", "2", "--dist", "loadfile"]


def main(argv: list[str]) -> int:
    """Run everything, or with words after it only what they name; the answer is the exit code."""
    os.environ["CHROMIUM"] = browser.ready()
    node.packages()
    with postgresql.running() as server:
        os.environ["FRIRUM_TEST_POSTGRESQL_URL"] = server
        if argv:
            return run([*PYTEST, *argv])
        return everything()


def everything() -> int:
    """The client's tests, the stores' on PostgreSQL, then all of them on SQLite; each is run whatever came before."""
    codes = [client(), *(_twice_if_needed(words, extra) for words, extra in _runs())]
    return max(codes)


def _twice_if_needed(words: list[str], extra: dict[str, str]) -> int:
    """Run them; those that failed once more by themselves: on a crowded machine a browser may come too late.

    What fails again has failed; what stumbled stands above with its reason.
    """
    code = run([*PYTEST, *words], extra=extra)
    if code != FAILED:
        return code
    say("Some stumbled: once more, one after the other")
    alone = [word for word in words if word not in SIDE_BY_SIDE]
    return run([*PYTEST, *alone, "--last-failed", "--last-failed-no-failures=none"], extra=extra)


def client() -> int:
    """Run the client's own tests with Node's runner."""
    tests = sorted(str(test.relative_to(ROOT)) for test in (ROOT / "tests" / "client").rglob("*.test.js"))
    if not tests:
        return 0
    say("The client, with Node")
    return run([*node.ready(), "--test", "--test-reporter=dot", *tests])


def _runs() -> list[tuple[list[str], dict[str, str]]]:
    on_postgresql = ["-m", "both_stores and not story", *SIDE_BY_SIDE]
    return [(on_postgresql, {"FRIRUM_TEST_DB": "postgresql"}), (SIDE_BY_SIDE, {"FRIRUM_TEST_DB": "sqlite"})]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
