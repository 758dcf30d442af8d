"""Lets talks begin from one network only so fast, and from where a visit was blocked more slowly (AB3, AB4)."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest

from frirum.records.places import PLACES
from frirum.web.address import address_of
from frirum.web.visitor.cookie import Token
from frirum.web.visitor.refused import TooManyFromHere


def require_patience(request: HttpRequest, token: Token, *, now: datetime) -> None:
    """Raise TooManyFromHere when the next talk from this network must wait; her words stay with her."""
    if PLACES.wait(address_of(request), token_hash=token.hash, now=now) > 0:
        raise TooManyFromHere
