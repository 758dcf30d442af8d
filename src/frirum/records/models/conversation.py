"""The talk: one visitor's conversation, its segments of keys, its log and who is in it."""

from django.db import models
from django.db.models import Q

from frirum.records.models.duty import Duty, DutyKey
from frirum.records.store import LiveModel, new_ref


class Conversation(LiveModel):
    """One visitor's talk: waiting, then open, then ended; erased twenty minutes after it ended."""

    ref = models.CharField(max_length=22, unique=True, default=new_ref)
    organisation_id = models.BigIntegerField()
    line_id = models.BigIntegerField()
    state = models.CharField(max_length=8)  # waiting, open, ended
    language = models.CharField(max_length=2)
    label = models.CharField(max_length=24, blank=True)  # "girl 12"; AL2
    token_hash = models.BinaryField(max_length=32, null=True, unique=True)  # SA1; null when her cookie is dead
    share = models.BinaryField(max_length=32, null=True)  # unlocks the K she kept in her tab; gone at exit
    segment = models.IntegerField(default=1)  # the number of the key in use
    epoch = models.IntegerField(default=0)  # rises when somebody is let in or leaves
    began_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    end_reason = models.CharField(max_length=24, blank=True)
    erase_at = models.DateTimeField(null=True)
    heard_at = models.DateTimeField()  # when she was last heard from
    helper_lost_at = models.DateTimeField(null=True)
    paused = models.BooleanField(default=False)  # a block was asked for and nobody could agree yet
    closing_told_at = models.DateTimeField(null=True)
    danger = models.CharField(max_length=12, default="not_judged")  # AL4
    young_and_ongoing = models.BooleanField(default=False)
    phases = models.JSONField(default=list)  # AL1: the phases ticked
    feeling_before = models.SmallIntegerField(null=True)  # ST2
    feeling_after = models.SmallIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["line_id", "state", "id"], name="talk_line_state")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=["waiting", "open", "ended"]), name="talk_state"),
            models.CheckConstraint(condition=Q(state="ended") | Q(ended_at=None), name="talk_ended_has_end"),
            models.CheckConstraint(
                condition=Q(danger__in=["not_judged", "none", "worried", "acute"]), name="talk_danger"
            ),
        ]


class Segment(LiveModel):
    """The time one key K of a talk was in use; the server knows only its commitment, or wraps it for the plain page."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="segments")
    number = models.IntegerField()
    kc = models.BinaryField(max_length=32)
    plain = models.BooleanField(default=False)  # the server does her part
    wrapped = models.BinaryField(max_length=64, null=True)  # plain only: K under a key from her cookie
    began_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "number"], name="segment_once")]


class Message(LiveModel):
    """One entry of the talk's log: something said (sealed), or a line about the talk (who came, who can read)."""

    # No index of its own: `message_order` begins with the talk, and each index costs at every message.
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="messages", db_index=False)
    seq = models.BigIntegerField()
    kind = models.CharField(max_length=20)  # "said", or a kind of line (rules.conversation)
    sender = models.BigIntegerField(null=True)  # said: 0 is the visitor, else the duty; lines: null
    alias = models.CharField(max_length=30, blank=True)
    client = models.BinaryField(max_length=16, null=True)  # the sender's UUID for it
    segment = models.IntegerField(default=0)
    envelope = models.BinaryField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "seq"], name="message_order"),
            models.UniqueConstraint(fields=["conversation", "sender", "client"], name="message_once"),
        ]


class Member(LiveModel):
    """A volunteer in a talk: the one who holds it, or one who reads along beside her, visibly."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="members")
    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="memberships")
    part = models.CharField(max_length=8)  # holds, beside
    since = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "duty"], condition=Q(left_at=None), name="member_once"),
            models.UniqueConstraint(fields=["conversation"], condition=Q(left_at=None, part="holds"), name="one_holds"),
            models.CheckConstraint(condition=Q(part__in=["holds", "beside"]), name="member_part"),
        ]


class Grant(LiveModel):
    """K of one segment, sealed to one duty key by her or by a colleague; useless unless it matches the commitment."""

    segment = models.ForeignKey(Segment, on_delete=models.CASCADE, related_name="grants")
    key = models.ForeignKey(DutyKey, on_delete=models.CASCADE, related_name="grants")
    granter = models.BigIntegerField()  # 0 is the visitor, else the duty
    sealed = models.BinaryField(max_length=160)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["segment", "key", "granter"], name="grant_once")]
