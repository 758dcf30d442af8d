"""A shift as it was held: who came, what is left for the next, who would like a call, and supervision (ST5, ST8, ST9)."""

from django.db import models
from django.db.models import Q

from frirum.records.models.account import Account
from frirum.records.models.organisation import Line, Organisation
from frirum.records.models.shift import Shift
from frirum.records.models.volunteer import Volunteer
from frirum.records.store import new_ref


class Attendance(models.Model):
    """One volunteer at one shift, from check-in to check-out; minutes count as engagement."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="attendances")
    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="attendances")
    shift = models.ForeignKey(Shift, on_delete=models.SET_NULL, null=True, related_name="attendances")
    seat = models.CharField(max_length=8)  # regular, back_up, on_call
    checked_in_at = models.DateTimeField()
    checked_out_at = models.DateTimeField(null=True)
    minutes = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["volunteer", "checked_in_at"], name="attendance_when")]
        constraints = [
            models.CheckConstraint(condition=Q(seat__in=["regular", "back_up", "on_call"]), name="attendance_seat"),
            models.UniqueConstraint(
                fields=["line", "volunteer"], condition=Q(checked_out_at=None), name="attendance_once"
            ),
        ]


class LeftLine(models.Model):
    """One line left for the next shift; gone after 14 days."""

    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="left_lines")
    text = models.CharField(max_length=200)
    at = models.DateTimeField()


class FollowUp(models.Model):
    """Somebody would like a call after a shift; erased when the coordinator has called."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="follow_ups")
    heavy = models.PositiveSmallIntegerField(null=True)  # 1 to 5; hers to skip
    wants_call = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(heavy=None) | Q(heavy__gte=1, heavy__lte=5), name="follow_up_heavy")
        ]


class ContactCard(models.Model):
    """How the coordinator is reached; always on the desk (ST8)."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="contact_card")
    name = models.CharField(max_length=80)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    hours = models.CharField(max_length=120, blank=True)


class OnCallPlace(models.Model):
    """One person of a line's on-call group; they are called in this order (ST10)."""

    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="on_call")
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="on_call")
    position = models.PositiveSmallIntegerField()
    phone = models.CharField(max_length=30, blank=True)  # for the gateway that sends text messages, where there is one

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["line", "position"], name="on_call_order"),
            models.UniqueConstraint(fields=["line", "account"], name="on_call_once"),
        ]


class PushAddress(models.Model):
    """Where one browser of somebody on call takes web push: content-free, always."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="push_addresses")
    endpoint = models.URLField(max_length=500, unique=True)
    public = models.CharField(max_length=100)
    secret = models.CharField(max_length=40)
    made_at = models.DateTimeField()


class Supervision(models.Model):
    """A time for supervision, alone or as a group; date and form are kept, and no notes about anybody (ST8, ST9)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="supervision")
    ref = models.CharField(max_length=22, unique=True, default=new_ref)
    kind = models.CharField(max_length=10)  # individual, group
    form = models.CharField(max_length=10)  # in_person, remote
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    places = models.PositiveSmallIntegerField(default=1)
    led_by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, related_name="+")
    cancelled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["individual", "group"]), name="supervision_kind"),
            models.CheckConstraint(condition=Q(form__in=["in_person", "remote"]), name="supervision_form"),
            models.CheckConstraint(condition=Q(places__gte=1), name="supervision_places"),
        ]


class SupervisionPlace(models.Model):
    """One who booked a time, or was at a gathering."""

    supervision = models.ForeignKey(Supervision, on_delete=models.CASCADE, related_name="taken")
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="supervision")
    booked_at = models.DateTimeField()
    attended = models.BooleanField(null=True)  # null: not said yet

    class Meta:
        constraints = [models.UniqueConstraint(fields=["supervision", "volunteer"], name="supervision_place_once")]
