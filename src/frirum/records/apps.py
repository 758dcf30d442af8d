"""Tells Django about our records, in both stores."""

from django.apps import AppConfig


class Records(AppConfig):
    """One app for all that we remember."""

    name = "frirum.records"
    label = "records"

    def ready(self) -> None:
        """Lay the ground for the live store before its tables are made."""
        from django.db.models.signals import pre_migrate

        from frirum.records.ground import lay_schema

        pre_migrate.connect(lay_schema, sender=self, dispatch_uid="frirum.lay_schema")
