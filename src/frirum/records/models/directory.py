"""The directory of other help, shown while closed, while waiting and beside the talk (ST3)."""

from django.db import models

from frirum.records.models.organisation import Organisation


class OtherHelp(models.Model):
    """One service the organisation refers to: for whom, when, how, and when somebody last checked it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="other_help")
    name = models.CharField(max_length=80)
    for_whom = models.JSONField(default=dict)  # per language
    hours = models.JSONField(default=dict)  # per language
    phone = models.CharField(max_length=30, blank=True)
    url = models.URLField(blank=True)
    checked_on = models.DateField()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
