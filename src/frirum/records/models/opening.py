"""Opening hours: weekly periods in local time, and days that differ (ST1)."""

from django.db import models
from django.db.models import Q

from frirum.records.models.organisation import Line


class OpeningPeriod(models.Model):
    """Every week on this weekday, from and to in minutes after local midnight; past 1440 is the next day."""

    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="opening_periods")
    weekday = models.PositiveSmallIntegerField()  # Monday is 0
    opens = models.PositiveSmallIntegerField()
    closes = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(weekday__lte=6), name="period_weekday"),
            models.CheckConstraint(
                condition=Q(opens__lt=1440, closes__gt=models.F("opens"), closes__lte=2880), name="period_order"
            ),
            models.UniqueConstraint(fields=["line", "weekday", "opens"], name="period_once"),
        ]


class OpeningException(models.Model):
    """One date that differs: closed the whole day, or an extra period."""

    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="opening_exceptions")
    date = models.DateField()
    closed = models.BooleanField()
    opens = models.PositiveSmallIntegerField(null=True)
    closes = models.PositiveSmallIntegerField(null=True)
    note = models.JSONField(default=dict)  # why, per language: "Midsummer"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closed=True, opens=None, closes=None)
                | Q(closed=False, opens__lt=1440, closes__gt=models.F("opens"), closes__lte=2880),
                name="exception_shape",
            ),
        ]
