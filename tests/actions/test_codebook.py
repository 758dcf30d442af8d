"""Dag writes a draft of the code book: adds, renames, retires, orders (AL3)."""

import pytest

from frirum.actions import codebook as deeds
from frirum.actions.codebook import NoSuchCodeBook
from frirum.queries.codebook import book_in_use, draft_of
from frirum.records.models import CodeBook
from frirum.rules.access import NotAllowed
from frirum.rules.codebook import Book, NotInTheBook
from frirum.rules.codes import CodeIsHeld, ListIsClosed, NotAList
from frirum.rules.wording import Flaw, NotInOrder
from tests import storasyster
from tests.storasyster import NOW, House

pytestmark = pytest.mark.django_db(databases=["default", "live"])


@pytest.fixture
def house(db: None) -> House:
    return storasyster.build()


def draft(house: House) -> Book:
    found = draft_of(house.ours.pk)
    assert found is not None
    return found


def add(house: House, name: str = "Hbtqi", *, of: str = "topic", below: str | None = None, who: str = "dag") -> str:
    return deeds.add(house.actors[who], house.ours.pk, of, {"sv": name}, below=below, now=NOW)


def names(book: Book, dimension: str) -> list[str]:
    return [code.name("sv") for code in book.dimension(dimension).choices]


def test_the_first_change_begins_a_draft_and_the_book_in_use_stays(house: House) -> None:
    key = add(house)
    assert key.startswith("own_hbtqi_")
    assert (draft(house).number, draft(house).base) == (2, "frirum-2026")
    assert names(draft(house), "topic") == [*names(book_in_use(house.ours.pk), "topic"), "Hbtqi"]
    add(house, "Djur", of="circumstance")
    assert CodeBook.objects.filter(organisation=house.ours).count() == 2


def test_a_sub_topic_is_added_below_its_main_topic(house: House) -> None:
    key = add(house, "På arbetet", below="school_work")
    assert draft(house).dimension("topic").subs("school_work") == (draft(house).dimension("topic").chosen(key),)


@pytest.mark.parametrize(("of", "below"), [("topic", "rape"), ("topic", "nowhere"), ("who", "relative")])
def test_nothing_is_added_below_what_is_no_main_topic(house: House, of: str, below: str) -> None:
    with pytest.raises(NotInTheBook):
        add(house, of=of, below=below)


def test_risk_and_told_take_no_codes_of_one_s_own_and_keep_what_is_reckoned_from(house: House) -> None:
    with pytest.raises(ListIsClosed):
        add(house, of="risk")
    with pytest.raises(NotAList):
        add(house, of="shoe_size")
    with pytest.raises(CodeIsHeld):
        deeds.take_out(house.actors["dag"], house.ours.pk, "told", "first_time", now=NOW)


def test_dag_renames_in_one_language_or_five_and_the_key_stays(house: House) -> None:
    dag, ours = house.actors["dag"], house.ours.pk
    deeds.rename(dag, ours, "topic", "grief", {"sv": "Sorg och saknad", "fi": "Suru"}, now=NOW)
    grief = draft(house).dimension("topic").chosen("grief")
    assert grief.names == {"sv": "Sorg och saknad", "fi": "Suru"}
    assert grief.name("da") == "Sorg och saknad"  # no English: any
    assert book_in_use(ours).name("topic", "grief", "sv") == "Sorg"
    deeds.rename(dag, ours, "topic", "grief", {"sv": "Sorg och saknad"}, now=NOW)  # its own name is no neighbour's


def test_dag_names_in_and_out(house: House) -> None:  # AL3
    deeds.name_list(house.actors["dag"], house.ours.pk, "in", {"sv": "In"}, now=NOW)
    assert draft(house).dimension("in").title("sv") == "In"
    with pytest.raises(NotAList):
        deeds.name_list(house.actors["dag"], house.ours.pk, "up", {"sv": "Upp"}, now=NOW)


@pytest.mark.parametrize(
    ("given", "flaw"),
    [({"en": "Grief"}, Flaw.MISSING), ({"sv": "x" * 61}, Flaw.TOO_LONG), ({"sv": "diskriminering"}, Flaw.TAKEN)],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(house: House, given: dict[str, str], flaw: Flaw) -> None:
    with pytest.raises(NotInOrder) as refused:
        deeds.rename(house.actors["dag"], house.ours.pk, "topic", "grief", given, now=NOW)
    assert [fault.flaw for fault in refused.value.faults] == [flaw]
    assert draft_of(house.ours.pk) is None


def test_dag_orders_a_list_and_the_sub_topics_below_one(house: House) -> None:
    dag, ours = house.actors["dag"], house.ours.pk
    deeds.move(dag, ours, "who", "relative_parent", up=True, now=NOW)
    deeds.move(dag, ours, "who", "relative_parent", up=True, now=NOW)  # on top already
    assert [code.key for code in draft(house).dimension("who").choices][:2] == ["relative_parent", "exposed_self"]
    deeds.move(dag, ours, "topic", "child_family", up=False, now=NOW)
    assert [code.key for code in draft(house).dimension("topic").subs("sexual")][:2] == ["child_known", "child_family"]
    deeds.move(dag, ours, "topic", "grief", up=True, now=NOW)
    mains = [code.key for code in draft(house).dimension("topic").choices if code.parent is None]
    assert mains[-3:] == ["grief", "relative_load", "everyday"]


def test_a_retired_neighbour_is_passed_over_and_is_not_moved_itself(house: House) -> None:
    dag, ours = house.actors["dag"], house.ours.pk
    deeds.take_out(dag, ours, "gender", "man", now=NOW)
    deeds.move(dag, ours, "gender", "non_binary", up=True, now=NOW)
    deeds.move(dag, ours, "gender", "man", up=True, now=NOW)
    assert [code.key for code in draft(house).dimension("gender").choices] == ["non_binary", "woman", "not_said"]


def test_a_published_code_is_retired_and_can_come_back_a_new_one_is_gone(house: House) -> None:
    dag, ours = house.actors["dag"], house.ours.pk
    key = add(house)
    deeds.take_out(dag, ours, "topic", key, now=NOW)
    assert draft(house).dimension("topic").code(key) is None
    deeds.take_out(dag, ours, "topic", "sexual", now=NOW)
    topics = draft(house).dimension("topic")
    assert topics.code("sexual") is not None
    assert {"sexual", "rape"} & {code.key for code in topics.choices} == set()
    deeds.bring_back(dag, ours, "topic", "sexual", now=NOW)
    assert {"sexual", "rape"} <= {code.key for code in draft(house).dimension("topic").choices}


def test_a_code_does_not_come_back_beside_another_of_its_name(house: House) -> None:
    dag, ours = house.actors["dag"], house.ours.pk
    deeds.take_out(dag, ours, "topic", "grief", now=NOW)
    add(house, "Sorg")
    with pytest.raises(NotInOrder):
        deeds.bring_back(dag, ours, "topic", "grief", now=NOW)


def test_dag_begins_from_another_code_book_and_loses_nothing_of_his_own(house: House) -> None:
    dag, ours = house.actors["dag"], house.ours.pk
    own = add(house)
    deeds.rename(dag, ours, "in", "tell", {"sv": "Vill säga det högt"}, now=NOW)
    deeds.begin_from(dag, ours, "alarmtelefonen", now=NOW)
    made = draft(house)
    assert (made.base, made.dimension("in").title("nb")) == ("alarmtelefonen", "Inn")
    assert made.name("in", "tell", "sv") == "Vill säga det högt"
    assert made.dimension("topic").chosen(own)
    assert made.dimension("age").code("60_up") is not None
    assert "60_up" not in {code.key for code in made.dimension("age").choices}
    every = {(code.dimension, code.key) for code in book_in_use(ours).codes()}
    assert every <= {(code.dimension, code.key) for code in made.codes()}
    with pytest.raises(NoSuchCodeBook):
        deeds.begin_from(dag, ours, "nowhere", now=NOW)


@pytest.mark.parametrize("who", ["bo", "ada", "eva"])
def test_nobody_else_may(house: House, who: str) -> None:
    actor, ours = house.actors[who], house.ours.pk
    with pytest.raises(NotAllowed):
        add(house, who=who)
    with pytest.raises(NotAllowed):
        deeds.rename(actor, ours, "topic", "grief", {"sv": "Fel"}, now=NOW)
    with pytest.raises(NotAllowed):
        deeds.name_list(actor, ours, "in", {"sv": "Fel"}, now=NOW)
    with pytest.raises(NotAllowed):
        deeds.move(actor, ours, "topic", "grief", up=True, now=NOW)
    with pytest.raises(NotAllowed):
        deeds.take_out(actor, ours, "topic", "grief", now=NOW)
    with pytest.raises(NotAllowed):
        deeds.bring_back(actor, ours, "topic", "grief", now=NOW)
    with pytest.raises(NotAllowed):
        deeds.begin_from(actor, ours, "csm", now=NOW)
    assert draft_of(ours) is None


def test_eva_s_office_reaches_no_draft_of_ours(house: House) -> None:  # AZ3
    key = add(house)
    with pytest.raises(NotInTheBook):
        deeds.take_out(house.actors["eva"], house.theirs.pk, "topic", key, now=NOW)
    assert draft(house).dimension("topic").chosen(key)
