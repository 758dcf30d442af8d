"""Canned replies: sentences a volunteer can start from; inserted for editing, never sent at once."""

from django.db import models

from frirum.records.models.organisation import Organisation


class CannedReply(models.Model):
    """One reply in one language, found by its short name after `/`."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="replies")
    shortcut = models.SlugField(max_length=30)
    language = models.CharField(max_length=2)
    text = models.TextField(max_length=2000)

    class Meta:
        ordering = ["shortcut", "language"]
        constraints = [models.UniqueConstraint(fields=["organisation", "shortcut", "language"], name="reply_once")]
