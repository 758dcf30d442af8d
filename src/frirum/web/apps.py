"""Tells Django that the rooms, their templates and the client's files belong to the house."""

from allauth.account.apps import AccountConfig
from django.apps import AppConfig


class Web(AppConfig):
    """The rooms with doors."""

    name = "frirum.web"
    label = "web"

    def ready(self) -> None:
        """Listen to what allauth tells of a log-in."""
        from frirum.web.platform import hooks

        hooks.connect()


class LogIn(AccountConfig):  # type: ignore[misc]
    """allauth's log-in. Its middleware stands in `web.staff_way`, where only staff pass, so its own look at the
    settings would not find it."""

    def ready(self) -> None:
        """Look at nothing."""
