"""The limit that the product is held against: the same server and the same way out, relaying without storing.

A frame is read as the protocol's, acknowledged to its sender and passed on to the other end of its talk.
"""

import asyncio
import json
from collections import defaultdict
from typing import Any

from frirum.hub import frames
from frirum.hub.line import MANY, Line

_talks: dict[str, list[Line]] = defaultdict(list)


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Relay between the lines of /echo/<talk>; a desk opens /echo/<talk>,<talk>,…"""
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
    elif scope["type"] == "websocket":
        await _relay(scope, receive, send)


async def _relay(scope: dict[str, Any], receive: Any, send: Any) -> None:
    await receive()
    await send({"type": "websocket.accept"})
    line = Line(send, many=MANY in scope.get("extensions", {}))
    talks = scope["path"].rsplit("/", 1)[-1].split(",")
    for talk in talks:
        _talks[talk].append(line)
    seqs = dict.fromkeys(talks, 0)
    while True:
        message = await receive()
        if message["type"] == "websocket.disconnect":
            break
        frame = frames.read(message["text"])
        if not isinstance(frame, frames.Say):
            continue
        talk = frame.c or talks[0]
        seqs[talk] += 1
        said = (
            f'{{"t":"said","seq":{seqs[talk]},"by":"visitor","who":{json.dumps("")},"id":"{frame.id}",'
            f'"seg":{frame.seg},"e":"{frame.e}","at":""}}'
        )
        line.push(frames.ack(frame.id, seqs[talk]))
        for other in _talks[talk]:
            if other is not line:
                other.push(said)
    line.gone()
    for talk in talks:
        _talks[talk].remove(line)


async def _lifespan(receive: Any, send: Any) -> None:
    await receive()
    await send({"type": "lifespan.startup.complete"})
    await receive()
    await send({"type": "lifespan.shutdown.complete"})
    await asyncio.sleep(0)
