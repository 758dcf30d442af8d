"""The backroom: the shift's own chat. Other tables than the talk's, so that no read for a visitor can reach it."""

from django.db import models

from frirum.records.models.duty import Duty, DutyKey
from frirum.records.store import LiveModel, new_ref


class Backroom(LiveModel):
    """The room of one line, from the first volunteer on duty until its last duty key is dead."""

    ref = models.CharField(max_length=22, unique=True, default=new_ref)
    organisation_id = models.BigIntegerField()
    line_id = models.BigIntegerField(unique=True)
    seq = models.BigIntegerField(default=0)
    opened_at = models.DateTimeField()


class BackroomSegment(LiveModel):
    """The time one key of the backroom was in use."""

    backroom = models.ForeignKey(Backroom, on_delete=models.CASCADE, related_name="segments")
    number = models.IntegerField()
    kc = models.BinaryField(max_length=32)
    began_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["backroom", "number"], name="backroom_segment_once")]


class BackroomMessage(LiveModel):
    """Something a volunteer said to her colleagues, or whispered about one talk; always sealed."""

    backroom = models.ForeignKey(Backroom, on_delete=models.CASCADE, related_name="messages")
    seq = models.BigIntegerField()
    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="+")
    alias = models.CharField(max_length=30)
    client = models.CharField(max_length=36)
    segment = models.IntegerField()
    envelope = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["backroom", "seq"], name="backroom_order"),
            models.UniqueConstraint(fields=["backroom", "duty", "client"], name="backroom_once"),
        ]


class BackroomGrant(LiveModel):
    """The backroom's key of one segment, sealed to one duty key by a colleague."""

    segment = models.ForeignKey(BackroomSegment, on_delete=models.CASCADE, related_name="grants")
    key = models.ForeignKey(DutyKey, on_delete=models.CASCADE, related_name="backroom_grants")
    granter = models.BigIntegerField()
    sealed = models.BinaryField(max_length=160)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["segment", "key", "granter"], name="backroom_grant_once")]
