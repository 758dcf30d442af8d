"""The simple page's part of the sealing: during her own request the server does what her browser cannot (AN9).

K exists here for one request at a time, unwrapped with her cookie; what is kept is sealed like everybody's.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from frirum.actions import conversation, grant, plain
from frirum.actions.conversation import Begun
from frirum.actions.grant import Granted
from frirum.queries import talk as talks
from frirum.queries.line import LineFacts
from frirum.queries.talk import MyTalk
from frirum.records import parts, sealing, wrapping
from frirum.records.sealing import Place
from frirum.records.store import new_ref
from frirum.rules.text import neutral
from frirum.web.visitor.cookie import Token

VISITOR = 0


@dataclass(frozen=True, slots=True)
class FirstWords:
    """What the form carried besides the words."""

    language: str
    label: str
    feeling: int | None


def begin(line: LineFacts, token: Token, first: FirstWords, *, now: datetime) -> Begun:
    """Begin a talk whose K the server makes and wraps under her cookie. Raises what the deed raises."""
    ref = new_ref()
    place, key = _fresh(line, ref, 1)
    begun = conversation.begin(
        line,
        ref=ref,
        token_hash=token.hash,
        language=first.language,
        label=first.label,
        feeling=first.feeling,
        kc=place.kc,
        wrapped=wrapping.wrap_for_cookie(place, key, token.secret),
        share=wrapping.new_share(),
        now=now,
    )
    _grant(begun.ident, place, key, [(one.ref, one.public) for one in begun.keys])
    return begun


def carry_on(line: LineFacts, token: Token, talk: MyTalk, *, now: datetime) -> None:
    """Go on here with a new segment; K of the one before stays where it was made."""
    place, key = _fresh(line, talk.ref, talk.segment + 1)
    wrapped = wrapping.wrap_for_cookie(place, key, token.secret)
    _, keys = conversation.begin_segment(token.hash, after=talk.segment, kc=place.kc, wrapped=wrapped, now=now)
    _grant(talk.id, place, key, [(one.ref, one.public) for one in keys])


def say(line: LineFacts, token: Token, talk: MyTalk, text: str, *, form: str, now: datetime) -> None:
    """Seal a text and say it, once: the same words from the same form again are not said again.

    Raises CannotOpen when the cookie does not open this talk's K, and what the deed raises.
    """
    place, key = place_of(line, talk), key_of(line, token, talk)
    instance = sealing.new_instance()
    for counter, part in enumerate(parts.split(neutral(text))):
        client = _once(token, form, text, counter)
        envelope = sealing.seal(place, key, part, role="visitor", instance=instance, counter=counter, client_id=client)
        try:
            plain.say_plain(token.hash, client=client, segment=talk.segment, envelope=envelope, now=now)
        except plain.SaidBefore:
            continue  # the browser sent the form twice: the words are there
    hand_on(line, token, talk, talks.keys_without(talk.id))


def hand_on(line: LineFacts, token: Token, talk: MyTalk, to: list[tuple[str, bytes]]) -> None:
    """Grant K to duty keys that came later. Raises CannotOpen."""
    _grant(talk.id, place_of(line, talk), key_of(line, token, talk), to)


def place_of(line: LineFacts, talk: MyTalk) -> Place:
    """Where the words of the segment in use belong."""
    return Place("talk", line.organisation_ref, line.ref, talk.ref, talk.segment, talk.kc)


def key_of(line: LineFacts, token: Token, talk: MyTalk) -> bytes:
    """K of the segment in use, from her cookie. Raises CannotOpen, also when K was never the server's."""
    return wrapping.unwrap_for_cookie(place_of(line, talk), talk.wrapped or b"", token.secret)


def _fresh(line: LineFacts, ref: str, segment: int) -> tuple[Place, bytes]:
    key = sealing.new_key()
    kc = sealing.commitment("talk", ref, segment, key)
    return Place("talk", line.organisation_ref, line.ref, ref, segment, kc), key


def _grant(ident: int, place: Place, key: bytes, to: list[tuple[str, bytes]]) -> None:
    grants = [
        Granted(
            place.conversation,
            place.segment,
            ref,
            VISITOR,
            sealing.grant(place, key, key_id=ref, public=public),
        )
        for ref, public in to
    ]
    if grants:
        grant.keep_from_visitor(ident, grants)


def _once(token: Token, form: str, text: str, counter: int) -> str:
    """A client id: the same for the same words in the same form; without the cookie it tells nothing."""
    return str(uuid.UUID(bytes=token.derived(form, str(counter), text)[:16], version=4))
