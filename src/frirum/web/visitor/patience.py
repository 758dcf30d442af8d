"""How fast things may be sent to us by form or script: talks from one network (AB3, AB4), and deeds of one visit (WS5).

Her live line keeps its own pace; what she sends beside it must not be a way around.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from datetime import datetime

from django.http import HttpRequest

from frirum.records.places import PLACES
from frirum.rules.pace import VISITOR_PACE, spend
from frirum.web.address import address_of
from frirum.web.visitor.cookie import Token
from frirum.web.visitor.refused import TooFast, TooManyFromHere

MOST_REMEMBERED = 20_000


def require_patience(request: HttpRequest, token: Token, *, now: datetime) -> None:
    """Raise TooManyFromHere when the next talk from this network must wait; her words stay with her."""
    if PLACES.wait(address_of(request), token_hash=token.hash, now=now) > 0:
        raise TooManyFromHere


class Paces:
    """How much each visit may still send at once; the one that was quiet longest is forgotten first."""

    def __init__(self) -> None:
        self._left: OrderedDict[bytes, tuple[float, datetime]] = OrderedDict()
        self._lock = threading.Lock()

    def require(self, token: Token, *, now: datetime) -> None:
        """Count one deed of this visit; raises TooFast, and then nothing was counted. Ending is never counted."""
        with self._lock:
            left, at = self._left.pop(token.hash, (float(VISITOR_PACE.burst), now))
            left, wait = spend(left, (now - at).total_seconds(), VISITOR_PACE)
            self._left[token.hash] = left, max(at, now)
            while len(self._left) > MOST_REMEMBERED:
                self._left.popitem(last=False)
        if wait:
            raise TooFast

    def forget(self) -> None:
        """Forget every visit."""
        with self._lock:
            self._left.clear()


PACES = Paces()
