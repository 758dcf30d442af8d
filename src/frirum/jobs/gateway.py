"""The gateway for text messages: one signed note for each call, to the one address in the settings (ML1, DP6)."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import datetime
from typing import Any

import requests
from django.conf import settings

from frirum.jobs.outward import calling
from frirum.log import logger

log = logger("frirum.jobs")

SECONDS = 5.0


def send(note: dict[str, Any], *, now: datetime) -> bool:
    """Post a note; true when it was taken, or when there is no gateway or no number to send to."""
    if not settings.FRIRUM_GATEWAY_URL or not note["to"]:
        return True
    body = json.dumps(note, ensure_ascii=False, separators=(",", ":")).encode()
    moment = int(now.timestamp())
    headers = {"Content-Type": "application/json", "Frirum-Signature": f"t={moment},v1={signature(moment, body)}"}
    with calling(inside=settings.FRIRUM_GATEWAY_INSIDE) as session:
        try:
            answer = session.post(
                settings.FRIRUM_GATEWAY_URL,
                data=body,
                headers=headers,
                timeout=SECONDS,
                allow_redirects=False,
                stream=True,  # its words are not read, however long they are
            )
        except requests.RequestException as trouble:
            log.warning("gateway.unreachable", error=type(trouble).__name__)
            return False
    if not answer.ok or answer.is_redirect:
        log.warning("gateway.refused", code=answer.status_code)
        return False
    return True


def signature(moment: int, body: bytes) -> str:
    """HMAC-SHA256 over the moment, a full stop and the body, in hexadecimal."""
    secret = settings.FRIRUM_GATEWAY_SECRET.encode()
    return hmac.new(secret, f"{moment}.".encode() + body, hashlib.sha256).hexdigest()
