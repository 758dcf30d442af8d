"""Each record is in its own store and in no other."""

import pytest
from django.db import connections

from frirum.records.models import Account, Conversation, Message, Organisation
from frirum.records.router import StoreRouter, store_of
from frirum.records.store import LiveStore


def test_a_talk_lives_in_the_live_store_and_an_account_in_the_office() -> None:
    assert store_of(Conversation) == "live"
    assert store_of(Account) == "default"


@pytest.mark.django_db(databases=["default", "live"])
def test_each_table_is_made_in_one_store_only() -> None:
    office = set(connections["default"].introspection.table_names())
    live = set(connections["live"].introspection.table_names())
    assert Conversation._meta.db_table in live - office
    assert Organisation._meta.db_table in office - live
    assert "account_emailaddress" in office - live


def test_a_record_does_not_point_into_the_other_store() -> None:
    router = StoreRouter()
    assert router.allow_relation(Message(), Conversation())
    assert not router.allow_relation(Conversation(), Account())


def test_a_table_of_last_year_is_still_known_by_its_mark() -> None:
    class Historical(LiveStore):
        class _meta:  # noqa: N801
            auto_created = False

    assert StoreRouter().allow_migrate("live", "records", "historical", model=Historical)
    assert not StoreRouter().allow_migrate("default", "records", "historical", model=Historical)


def test_a_data_migration_names_its_store() -> None:
    assert StoreRouter().allow_migrate("default", "records")
    assert not StoreRouter().allow_migrate("live", "records")
    assert StoreRouter().allow_migrate("live", "records", store="live")
