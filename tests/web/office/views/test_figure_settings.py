"""Dag publishes figures, and chooses how long contacts are kept (CS3)."""

import pytest

from frirum.records.models import FigureSettings
from tests.storasyster import House, post

THERE = "/office/storasyster/published-figures/"


def test_dag_publishes_and_sees_where(house: House) -> None:
    dag = house.client("dag")
    assert "/figures/storasyster/" not in dag.get(THERE, secure=True).content.decode()
    answer = post(dag, THERE, {"public": "on", "keep_months": "24"})
    assert (answer.status_code, answer.headers["Location"]) == (303, THERE)
    assert "https://testserver/figures/storasyster/" in dag.get(THERE, secure=True).content.decode()
    kept = FigureSettings.objects.get()
    assert (kept.public, kept.keep_months) == (True, 24)


def test_a_wrong_number_is_said_and_nothing_is_saved(house: House) -> None:
    dag = house.client("dag")
    for wrong, says in (("6", "at least 12"), ("200", "at most 120"), ("x", "whole number"), ("", "Fill this in")):
        answer = post(dag, THERE, {"public": "on", "keep_months": wrong})
        assert answer.status_code == 422
        assert says in answer.content.decode()
    assert not FigureSettings.objects.exists()


@pytest.mark.parametrize("name", ["bo", "ada", "eva"])
def test_nobody_else_may(house: House, name: str) -> None:  # AZ3
    assert house.client(name).get(THERE, secure=True).status_code == 404
    assert post(house.client(name), THERE, {"public": "on", "keep_months": "24"}).status_code == 404
    assert not FigureSettings.objects.exists()
