"""Every no of rules and actions has a sentence."""

import importlib
import inspect
import pkgutil

import frirum.actions
import frirum.queries
import frirum.rules
from frirum.web.refusals import REFUSALS, refusal_of


def refusing() -> set[type[Exception]]:
    found: set[type[Exception]] = set()
    for package in (frirum.rules, frirum.actions, frirum.queries):
        for module in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
            for _, one in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
                if issubclass(one, Exception) and one.__module__.startswith("frirum."):
                    found.add(one)
    return found


def test_every_refusal_has_a_sentence() -> None:
    assert sorted(one.__name__ for one in refusing() if one.__name__ not in REFUSALS) == []


def test_no_two_refusals_share_a_name() -> None:
    names = [one.__name__ for one in refusing()]
    assert len(names) == len(set(names))


def test_no_sentence_shouts_and_every_one_ends() -> None:
    for refusal in REFUSALS.values():
        assert str(refusal.say).endswith(".")
        assert "!" not in str(refusal.say)
        assert refusal.status in {400, 401, 403, 404, 405, 409, 413, 422, 429, 500, 503}


def test_what_nobody_foresaw_is_no_refusal() -> None:
    assert refusal_of(RuntimeError()) is None
