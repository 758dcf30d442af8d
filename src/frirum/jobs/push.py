"""Web push to somebody on call: content-free, encrypted to her browser, and only to the services that were chosen (ML2)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from email.utils import parseaddr

import requests
from django.conf import settings
from pywebpush import WebPushException, webpush

from frirum.actions.oncall import forget_device
from frirum.jobs.outward import calling
from frirum.log import logger
from frirum.queries.oncall import Device
from frirum.rules.oncall import may_push_to

log = logger("frirum.jobs")

SECONDS = 5.0
LIVES_SECONDS = 600  # a call that is older than this has fallen due long ago
GONE = {404, 410}


def send(devices: Iterable[Device], *, title: str, link: str, topic: str) -> bool:
    """Tell each browser; false when one of them could not be told now. What is gone for good is forgotten."""
    told = True
    for device in devices:
        # The list may have become shorter since the browser gave its address.
        if may_push_to(device.endpoint, settings.FRIRUM_PUSH_HOSTS):
            told = _one(device, json.dumps({"title": title, "link": link, "tag": topic}), topic) and told
    return told


def _one(device: Device, note: str, topic: str) -> bool:
    try:
        with calling() as session:
            webpush(
                {"endpoint": device.endpoint, "keys": {"p256dh": device.public, "auth": device.secret}},
                data=note,
                vapid_private_key=str(settings.PUSH_KEY_FILE),
                vapid_claims={"sub": f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}"},
                ttl=LIVES_SECONDS,
                headers={"Urgency": "high", "Topic": topic},
                timeout=SECONDS,
                requests_session=session,
            )
    except WebPushException as no:
        if no.response is not None and no.response.status_code in GONE:
            forget_device(device.id)
            return True
        log.warning("push.refused", code=0 if no.response is None else no.response.status_code)
        return False
    except (requests.RequestException, ValueError) as trouble:
        log.warning("push.unreachable", error=type(trouble).__name__)
        return False
    return True
