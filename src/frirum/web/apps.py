"""Tells Django that the rooms, their templates and the client's files belong to the house."""

from django.apps import AppConfig


class Web(AppConfig):
    """The rooms with doors."""

    name = "frirum.web"
    label = "web"
