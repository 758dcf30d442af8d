"""Fills a data folder for a measurement, in a process of its own, and hands back who is in it."""

import os
import pickle
import sys


def main(talks: int) -> None:
    """Write the scene to standard output."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frirum.config.settings")
    import django

    django.setup()
    from django.db import transaction

    from bench.scene import set_up
    from frirum.config import tables

    tables.make_ready()
    with transaction.atomic("default"), transaction.atomic("live"):
        made = set_up(talks)
    sys.stdout.buffer.write(pickle.dumps(made))
