"""A contact: what came of a talk, a call or a visit, in codes; never linked to talk, visitor or volunteer (CS2, AL3)."""

from django.db import models
from django.db.models import Q

from frirum.records.models.codebook import CodeBook
from frirum.records.models.organisation import Line, Organisation
from frirum.records.store import LiveModel, ScatteredKey, new_ref

CHANNELS = ["chat", "mail", "phone", "sms", "visit", "social"]


class CodingSlip(LiveModel):
    """A talk that ended and waits to be coded: until it is, or until noon the next day; then nothing leads back."""

    ref = models.CharField(max_length=22, unique=True, default=new_ref)
    organisation_id = models.BigIntegerField()
    line_id = models.BigIntegerField()
    account_id = models.BigIntegerField(null=True)  # who is to code it
    contact_key = models.CharField(max_length=22, unique=True, default=new_ref)  # the contact it becomes
    label = models.CharField(max_length=40, blank=True)  # so that the coder knows which talk; never in the contact
    danger = models.CharField(max_length=10, blank=True)  # where risk starts from
    young_and_ongoing = models.BooleanField(default=False)
    ended_at = models.DateTimeField()
    coded_at = models.DateTimeField(null=True)
    until = models.DateTimeField()  # uncoded: noon the next day; coded: how long its coder may correct it

    class Meta:
        indexes = [models.Index(fields=["account_id", "until"], name="slip_whose")]


class Contact(models.Model):
    """One coded contact, told no finer than by its month. Empty codes mean "not known"."""

    id = ScatteredKey()
    key = models.CharField(max_length=22, unique=True, default=new_ref)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="contacts")  # whose figures
    line = models.ForeignKey(Line, on_delete=models.SET_NULL, null=True, related_name="contacts")
    book = models.ForeignKey(CodeBook, on_delete=models.PROTECT, related_name="contacts")
    month = models.DateField()  # its first day
    state = models.CharField(max_length=9, default="coded")  # coded, not_coded
    channel = models.CharField(max_length=6)
    risk = models.SlugField(max_length=40, blank=True)  # required of whoever codes
    kind = models.SlugField(max_length=40, blank=True)
    who = models.SlugField(max_length=40, blank=True)
    age = models.SlugField(max_length=40, blank=True)
    gender = models.SlugField(max_length=40, blank=True)
    region = models.SlugField(max_length=40, blank=True)
    told = models.SlugField(max_length=40, blank=True)
    ongoing = models.SlugField(max_length=40, blank=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "month"], name="contact_month")]
        constraints = [
            models.CheckConstraint(condition=Q(month__day=1), name="contact_month_only"),
            models.CheckConstraint(condition=Q(channel__in=CHANNELS), name="contact_channel"),
            models.CheckConstraint(
                condition=Q(state="coded") & ~Q(risk="") | Q(state="not_coded", risk=""), name="contact_risk"
            ),
        ]


class ContactCode(models.Model):
    """One more code of a contact: topics (one primary, up to four more), In, Out, referrals, circumstances."""

    id = ScatteredKey()
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="codes")
    dimension = models.SlugField(max_length=20)
    key = models.SlugField(max_length=40)
    main = models.SlugField(max_length=40, blank=True)  # of a sub-topic: its main topic
    primary = models.BooleanField(default=False)
    none_fits = models.BooleanField(default=False)  # a main topic that has sub-topics, none of which fits
    no_subs = models.BooleanField(default=False)  # a main topic without an active sub-topic in its version

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contact", "dimension", "key"], name="contact_code_once"),
            models.UniqueConstraint(fields=["contact"], condition=Q(primary=True), name="one_primary_topic"),
            # Sub-topic first: a main topic only without active sub-topics, or where none fits (AL3).
            models.CheckConstraint(
                condition=~Q(dimension="topic") | ~Q(main="") | Q(none_fits=True) | Q(no_subs=True),
                name="sub_topic_first",
            ),
        ]


class Correction(models.Model):
    """That a coordinator corrected a contact, why, and by whom; not what stood there before."""

    id = ScatteredKey()
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="corrections")
    account_id = models.BigIntegerField(null=True)
    reason = models.CharField(max_length=200)
    on = models.DateField()  # the first day of the month: a day would say of a contact that it came before

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(on__day=1), name="correction_month_only")]


class ContactImport(models.Model):
    """That a list of earlier contacts was brought in, so that the same list is never counted twice; nothing leads to them."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="contact_imports")
    mark = models.CharField(max_length=64)  # of the months and codes alone, in no order
    contacts = models.PositiveIntegerField()
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "mark"], name="contact_import_once")]
