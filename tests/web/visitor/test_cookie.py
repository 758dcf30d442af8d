"""Her cookie and what is derived from it."""

from django.http import HttpResponse
from django.test import RequestFactory

from frirum.rules.envelope import to_text
from frirum.web.visitor.cookie import expire, give, new_token, read_token, token_of


def test_a_token_is_random_and_long() -> None:
    made = {new_token().secret for _ in range(1000)}
    assert len(made) == 1000  # AN7
    assert {len(secret) for secret in made} == {32}


def test_what_is_stored_and_what_the_form_carries_tell_nothing_of_each_other() -> None:
    token = new_token()
    assert token.form != to_text(token.hash) != token.text


def test_the_token_is_the_same_before_and_after_the_end() -> None:
    token, answer = new_token(), HttpResponse()
    give(answer, token, over=True)
    value = answer.cookies["__Host-v"].value
    assert value != token.text  # QE4
    assert read_token(value) == token == read_token(token.text)


def test_anything_else_counts_as_nothing() -> None:
    for text in ("", "abc", "!" * 43, to_text(b"x" * 31), to_text(b"x" * 33), "å"):
        assert read_token(text) is None
    assert token_of(RequestFactory().get("/")) is None


def test_expiring_takes_it_away_at_once() -> None:
    answer = HttpResponse()
    expire(answer)
    assert (answer.cookies["__Host-v"].value, answer.cookies["__Host-v"]["max-age"]) == ("", 0)


def test_what_is_derived_is_the_same_for_the_same_and_else_another() -> None:
    token = new_token()
    assert token.derived("a", "b") == token.derived("a", "b")
    assert len({token.derived("a", "b"), token.derived("ab", ""), new_token().derived("a", "b")}) == 3
