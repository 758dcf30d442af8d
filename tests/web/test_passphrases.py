"""What may be a passphrase, and how one is kept (SA6, SA7)."""

import threading
import time

import pytest
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from frirum.web import passphrases
from frirum.web.passphrases import Argon2id, made_up


@pytest.mark.parametrize(
    "good",
    [
        "stilla vatten rinner",
        "kort men bra ord",
        "ålder över ö 🙂 fält",
        "aaaa bbbb cccc dddd eeee ffff",
        "x1y2z3" * 2 + "abcdefg",
    ],
)
def test_length_is_enough(good: str) -> None:  # SA6
    validate_password(good)


@pytest.mark.parametrize(
    "bad", ["för kort", "a" * 129, "aaaaaaaaaaaaaaaa", "passwordpassword", "1qaz2wsx3edc4rfv", "123123123123123123"]
)
def test_short_long_and_easy_ones_are_refused(bad: str) -> None:  # SA6
    with pytest.raises(ValidationError):
        validate_password(bad)


def test_a_made_up_one_has_seven_words_and_is_never_the_same() -> None:  # SA6
    made = {made_up() for _ in range(50)}
    assert len(made) == 50
    assert all(len(one.split(" ")) == 7 for one in made)
    for one in made:
        validate_password(one)
    assert len(passphrases._words()) ** 7 > 2**85


def test_argon2id_is_above_the_floor() -> None:  # SA7
    kept = make_password("stilla vatten rinner")
    assert kept.startswith("argon2$argon2id$v=19$m=47104,t=2,p=1$")
    assert check_password("stilla vatten rinner", kept)
    assert not check_password("stilla vatten rann", kept)


def test_only_two_are_worked_out_at_once(monkeypatch: pytest.MonkeyPatch) -> None:  # SA7
    running, most, lock = 0, 0, threading.Lock()

    def slow(self: object, password: str, salt: str) -> str:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.03)
        with lock:
            running -= 1
        return "x"

    monkeypatch.setattr(Argon2id.__bases__[0], "encode", slow)
    threads = [threading.Thread(target=Argon2id().encode, args=("p", "s")) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 2
