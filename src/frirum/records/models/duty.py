"""Duty: a volunteer's presence at the desk, now, and the keys her browser made for it."""

from django.db import models
from django.db.models import Q

from frirum.records.store import LiveModel, new_ref


class Duty(LiveModel):
    """One volunteer on duty on one line, from going on until going off, losing the lease or losing access."""

    ref = models.CharField(max_length=22, unique=True, default=new_ref)
    organisation_id = models.BigIntegerField()
    line_id = models.BigIntegerField()
    account_id = models.BigIntegerField()
    login_hash = models.BinaryField(max_length=32)  # the log-in she went on duty with
    alias = models.CharField(max_length=30)  # AL2
    seat = models.CharField(max_length=8)  # regular, back_up, on_call
    shift_id = models.BigIntegerField(null=True)  # the shift she checked in to; null where the line has no plan
    state = models.CharField(max_length=8)  # on, break, no_more, off
    stepped_in = models.BooleanField(default=False)  # a back-up who takes new people too (ST4)
    began_at = models.DateTimeField()
    heard_at = models.DateTimeField()  # the lease runs from here
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["line_id", "state"], name="duty_line_state")]
        constraints = [
            models.UniqueConstraint(fields=["line_id", "account_id"], condition=Q(ended_at=None), name="duty_once"),
            models.CheckConstraint(condition=Q(seat__in=["regular", "back_up", "on_call"]), name="duty_seat"),
            models.CheckConstraint(condition=Q(state__in=["on", "break", "no_more", "off"]), name="duty_state"),
            models.CheckConstraint(condition=Q(state="off") | Q(ended_at=None), name="duty_off_has_end"),
        ]


class DutyKey(LiveModel):
    """A key pair that lives in one browser of one duty; it opens nothing without the share kept here."""

    ref = models.CharField(max_length=22, unique=True, default=new_ref)
    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="keys")
    public = models.BinaryField(max_length=65)
    share = models.BinaryField(max_length=32, null=True)  # null: the key is dead for ever
    made_at = models.DateTimeField()
