"""The handbook: pages in Markdown, one click away during a talk (AL6)."""

from django.db import models

from frirum.records.models.organisation import Organisation


class HandbookPage(models.Model):
    """A page of the handbook; its words are in its versions."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="handbook")
    slug = models.SlugField(max_length=60)
    position = models.PositiveSmallIntegerField(default=0)
    retired_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["organisation", "slug"], name="handbook_page_once")]


class HandbookVersion(models.Model):
    """What a page said from one moment on."""

    page = models.ForeignKey(HandbookPage, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    body = models.TextField(max_length=60_000)
    edited_at = models.DateTimeField()
    edited_by = models.BigIntegerField(null=True)  # the account; null for pages that were shipped

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "number"], name="handbook_version_once")]
