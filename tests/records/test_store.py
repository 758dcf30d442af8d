"""Keys by chance: neither a number nor a row's place in the file says what came before what (AN10)."""

from datetime import date

import pytest
from django.db import connection, models

from frirum.actions import contact
from frirum.actions.contact import Where
from frirum.queries.codebook import book_in_use
from frirum.records.models import Contact, ContactCode, Correction, Count, Tally
from frirum.records.store import ScatteredKey, new_ref
from tests import storasyster
from tests.coded import COMMON
from tests.storasyster import House

pytestmark = pytest.mark.django_db(databases=["default", "live"])
MARCH = date(2026, 3, 1)
TWENTY = 20


@pytest.fixture
def house(db: None) -> House:
    return storasyster.build()


@pytest.mark.parametrize("model", [Contact, ContactCode, Correction, Count, Tally])
def test_what_is_coded_and_counted_has_a_key_by_chance(model: type[models.Model]) -> None:
    assert isinstance(model._meta.pk, ScatteredKey)


def test_contacts_and_their_counts_stand_in_no_order(house: House) -> None:
    book_in_use(house.ours.pk)
    keys = [new_ref() for _ in range(TWENTY)]
    for key in keys:
        contact.write(Where(house.ours.pk, house.line.pk, "chat", MARCH), COMMON, key=key, version=None)
    by_number = list(Contact.objects.order_by("pk").values_list("key", flat=True))
    assert sorted(by_number) == sorted(keys)
    assert by_number not in (keys, keys[::-1])
    assert min(Count.objects.values_list("pk", flat=True)) > 1 << 40


@pytest.mark.parametrize("model", [Contact, ContactCode, Correction, Count, Tally])
def test_in_sqlite_the_place_in_the_file_is_the_key(model: type[models.Model]) -> None:
    """A key that is not the row's own number would stand beside one that counts up, and everybody could read it."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT type, pk FROM pragma_table_info(%s) WHERE name = 'id'", [table])
            assert [(kind.lower(), key) for kind, key in cursor.fetchall()] == [("integer", 1)]
            cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [table])
            assert "AUTOINCREMENT" not in cursor.fetchone()[0].upper()
        else:
            cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [table])
            assert cursor.fetchone() == (None,)


def test_no_field_of_a_contact_leads_back_or_is_finer_than_a_month(house: House) -> None:
    """Over all fields there are, so that one that is added must be looked at here."""
    plain = {"AutoField", "SlugField", "CharField", "BooleanField", "ScatteredKey"}
    leads = {"contact", "book", "organisation", "line", "account_id"}  # the account is the coordinator's who corrected
    for model in (Contact, ContactCode, Correction):
        for field in model._meta.concrete_fields:
            assert field.get_internal_type() in plain | {"DateField", "ForeignKey", "BigIntegerField"}, field.name
            assert not field.is_relation or field.name in leads
            if isinstance(field, models.DateField):
                checks = [
                    str(one.condition) for one in model._meta.constraints if isinstance(one, models.CheckConstraint)
                ]
                assert f"(AND: ('{field.name}__day', 1))" in checks
            if field.get_internal_type() == "BigIntegerField":
                assert field.primary_key or field.name in leads
    related = {one.related_model for one in Contact._meta.related_objects}
    assert related == {ContactCode, Correction}  # nothing else knows of it
