"""Every record belongs to an organisation, and of every field it is said how long it is kept."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db.models import ForeignKey, Model

from frirum.rules import retention

MODELS = list(apps.get_app_config("records").get_models())
# Other people's tables in which our people stand.
LOG_IN = [
    model
    for label in ("account", "mfa")
    for model in apps.get_app_config(label).get_models()
    if model.__name__ != "EmailConfirmation"  # stays empty: a confirmation is a signed link
]
# Belongs to no single organisation, each with its reason.
COMMON = {
    "Organisation": "it is one",
    "Account": "one person may work in several; her memberships say in which",
    "Login": "it is an account's",
    "RecoveryCode": "it is an account's",
    "PushAddress": "it is an account's",
    "Told": "it is a volunteer's, or an account's",
    "LiveTally": "it is a line's, and only for minutes: the office gets it with the line",
    "TallyCarried": "it names the last batch of counts, of all lines",
    "Federation": "it is what organisations share",
}


def belongs(model: type[Model], seen: frozenset[type[Model]] = frozenset()) -> bool:
    """Whether a row leads to its organisation: by a field of its own, or by what it is a part of."""
    fields = {field.name: field for field in model._meta.fields}
    if {"organisation", "organisation_id"} & fields.keys():
        return True
    owners = [field.related_model for field in fields.values() if isinstance(field, ForeignKey) and not field.null]
    return any(owner not in seen and belongs(owner, seen | {model}) for owner in owners)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_record_belongs_to_an_organisation_or_is_common_to_all(model: type[Model]) -> None:
    assert belongs(model) != (model.__name__ in COMMON)


@pytest.mark.parametrize("model", [*MODELS, *LOG_IN], ids=lambda model: model.__name__)
def test_of_every_field_it_is_said_how_long_it_is_kept(model: type[Model]) -> None:
    silent = [field.name for field in model._meta.fields if not retention.is_named(model.__name__, field.name)]
    assert silent == []


def test_nothing_is_said_of_fields_that_are_gone() -> None:
    there = {f"{model.__name__}.{field.name}" for model in [*MODELS, *LOG_IN] for field in model._meta.fields}
    assert set(retention.KEPT) - there == set()


def test_no_running_talk_points_into_the_office() -> None:
    from frirum.records.router import store_of

    across = [
        f"{model.__name__}.{field.name}"
        for model in MODELS
        for field in model._meta.fields
        if isinstance(field, ForeignKey) and store_of(model) != store_of(field.related_model)
    ]
    assert across == []


def test_the_first_migration_makes_each_table_whole() -> None:
    """An operation for each constraint draws every table again: a first start then takes ten seconds (`./dev tables`)."""
    first = import_module("frirum.records.migrations.0001_initial").Migration
    assert {type(one).__name__ for one in first.operations} == {"CreateModel"}
