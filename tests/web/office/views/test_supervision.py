"""Dag offers supervision on the page, and says who came (ST8, ST9)."""

from datetime import timedelta

import pytest

from frirum import clock
from frirum.records.models import Supervision, SupervisionPlace, Volunteer
from tests.storasyster import NOW, House, post

THERE = "/office/storasyster/supervision/"
WISH = {"starts": "17.30", "minutes": "45", "form": "remote", "times": "2"}


def day() -> str:
    return (clock.now() + timedelta(days=30)).date().isoformat()


def volunteer(house: House, name: str, number: int, state: str = "active") -> Volunteer:
    return Volunteer.objects.create(
        organisation=house.ours, number=number, name=name, state=state, since=NOW, made_at=NOW
    )


def was(house: House, *names: str) -> Supervision:
    """A gathering yesterday that these had booked."""
    held = Supervision.objects.create(
        organisation=house.ours,
        kind="group",
        form="in_person",
        starts_at=clock.now() - timedelta(days=1),
        minutes=60,
        places=5,
        led_by=house.people["dag"],
    )
    for number, name in enumerate(names, start=500):
        SupervisionPlace.objects.create(supervision=held, volunteer=volunteer(house, name, number), booked_at=NOW)
    return held


def test_dag_offers_two_times_in_a_row_on_the_wall_clock(house: House) -> None:
    dag = house.client("dag")
    assert post(dag, f"{THERE}alone/", {**WISH, "day": day(), "kind": "group", "places": "9"}).status_code == 303  # AZ9
    first, second = Supervision.objects.all()
    assert second.starts_at - first.starts_at == timedelta(minutes=45)
    assert (first.kind, first.places) == ("individual", 1)
    page = dag.get(THERE, secure=True).content.decode()
    assert "17:30–18:15" in page
    assert "18:15–19:00" in page


def test_dag_plans_a_gathering(house: House) -> None:
    dag = house.client("dag")
    sent = {**WISH, "day": day(), "places": "12", "form": "in_person"}
    assert post(dag, f"{THERE}group/", sent).status_code == 303
    assert "12 places left." in dag.get(THERE, secure=True).content.decode()


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"day": ""}, "Fill this in."),
        ({"day": "2020-01-01"}, "This day has passed."),
        ({"day": "2999-01-01"}, "more than a year away"),
        ({"starts": "halv sex"}, "Write a time of day, like 20:00."),
        ({"minutes": "fem"}, "Write a whole number"),
        ({"minutes": "5"}, "at least 15"),
        ({"times": "40"}, "at most 12"),
        ({"form": "letter"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_offered(house: House, more: dict[str, str], says: str) -> None:
    answer = post(house.client("dag"), f"{THERE}alone/", {**WISH, "day": day(), **more})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Supervision.objects.exists()


def test_a_time_that_overlaps_is_refused(house: House) -> None:
    dag = house.client("dag")
    post(dag, f"{THERE}alone/", {**WISH, "day": day()})
    answer = post(dag, f"{THERE}alone/", {**WISH, "day": day(), "starts": "18"})
    assert answer.status_code == 422
    assert "This is there already." in answer.content.decode()
    assert Supervision.objects.count() == 2


def test_dag_cancels_after_being_asked_once(house: House) -> None:
    dag = house.client("dag")
    post(dag, f"{THERE}alone/", {**WISH, "day": day(), "times": "1"})
    ref = Supervision.objects.get().ref
    assert "Nobody has booked it." in dag.get(f"{THERE}{ref}/cancel/", secure=True).content.decode()
    post(dag, f"{THERE}{ref}/cancel/")
    assert Supervision.objects.get().cancelled_at is not None
    assert "Cancelled" in dag.get(THERE, secure=True).content.decode()


def test_dag_is_asked_who_came_and_says_it(house: House) -> None:
    held, dag = was(house, "Nina", "Cleo"), house.client("dag")
    rut = volunteer(house, "Rut", 700)
    volunteer(house, "Gone", 701, state="left")
    assert "Say who came" in dag.get(THERE, secure=True).content.decode()
    page = dag.get(f"{THERE}{held.ref}/who-came/", secure=True).content.decode()
    assert "Rut" in page
    assert "Gone" not in page
    nina = Volunteer.objects.get(name="Nina")
    post(dag, f"{THERE}{held.ref}/who-came/", {"came": [nina.ref, rut.ref]})
    said = dict(held.taken.values_list("volunteer__name", "attended"))
    assert said == {"Nina": True, "Cleo": False, "Rut": True}
    assert "Nina, Rut" in dag.get(THERE, secure=True).content.decode()


def test_nobody_else_may(house: House) -> None:  # AZ3
    held = was(house, "Bo")
    for name in ("bo", "ada", "eva"):
        client = house.client(name)
        assert client.get(THERE, secure=True).status_code == 404
        assert post(client, f"{THERE}alone/", {**WISH, "day": day()}).status_code == 404
        assert post(client, f"{THERE}{held.ref}/who-came/").status_code == 404
    assert house.client("eva").get(f"/office/annan-jour/supervision/{held.ref}/cancel/", secure=True).status_code == 404
    assert SupervisionPlace.objects.get().attended is None


def test_no_field_could_hold_a_word_about_anybody() -> None:  # ST8
    words = {"CharField": {"ref", "kind", "form"}, "TextField": set()}
    for model in (Supervision, SupervisionPlace):
        for field in model._meta.fields:
            kind = type(field).__name__
            assert kind not in words or field.name in words[kind], field.name
