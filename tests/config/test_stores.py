"""The stores' addresses become Django settings that keep what was said and forget what was erased."""

from pathlib import Path

import pytest
from django.db import connections

from frirum.config.environ import SettingRefused
from frirum.config.stores import LIVE_WAL_PAGES, office_and_live


def test_without_addresses_both_stores_are_files_of_their_own(tmp_path: Path) -> None:
    stores = office_and_live("", "", folder=tmp_path)
    assert stores["default"]["NAME"] == str(tmp_path / "office.sqlite3")
    assert stores["live"]["NAME"] == str(tmp_path / "live.sqlite3")
    assert stores["live"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_an_office_on_postgresql_takes_the_live_talks_along_in_a_schema_of_their_own(tmp_path: Path) -> None:
    stores = office_and_live("postgresql://bo:p%40ss@db:5433/frirum", "", folder=tmp_path)
    assert stores["default"]["PASSWORD"] == "p@ss"
    assert stores["default"]["OPTIONS"] == {}
    assert stores["live"]["NAME"] == "frirum"
    assert stores["live"]["PORT"] == "5433"
    assert stores["live"]["OPTIONS"] == {"options": "-c search_path=live"}


def test_an_unknown_kind_of_store_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(SettingRefused, match="FRIRUM_LIVE_URL must begin with"):
        office_and_live("", "mysql://db/frirum", folder=tmp_path)


@pytest.mark.django_db(databases=["live"])
def test_the_live_file_is_durable_and_overwrites_what_is_erased() -> None:
    if connections["live"].vendor != "sqlite":
        return
    with connections["live"].cursor() as cursor:
        answers = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "secure_delete", "temp_store", "wal_autocheckpoint")
        }
    assert answers == {
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "temp_store": 2,
        "wal_autocheckpoint": LIVE_WAL_PAGES,
    }
