"""Sends each record to the store it says it lives in."""

from typing import Any

from django.apps import apps
from django.db.models import Model

from frirum.records.store import OFFICE


def store_of(model: type[Model]) -> str:
    """The store of a model; a many-to-many table lives with the model that declares it."""
    owner = model._meta.auto_created or model
    return getattr(owner, "frirum_store", OFFICE)


class StoreRouter:
    """Django asks it for every query and every migration."""

    def db_for_read(self, model: type[Model], **_: Any) -> str:
        """Read where the record lives."""
        return store_of(model)

    def db_for_write(self, model: type[Model], **_: Any) -> str:
        """Write where the record lives."""
        return store_of(model)

    def allow_relation(self, one: Model, other: Model, **_: Any) -> bool:
        """Let records point at each other only within one store."""
        # By their tables, not their types: the account of a request comes wrapped.
        return store_of(one._meta.model) == store_of(other._meta.model)

    def allow_migrate(self, db: str, app_label: str, model_name: str | None = None, **hints: Any) -> bool:
        """Make a table only in its store; a data migration names its own with `hints={"store"}`."""
        if model := hints.get("model"):
            return db == store_of(model)
        if model_name:
            return db == store_of(apps.get_model(app_label, model_name))
        return db == str(hints.get("store", OFFICE))
