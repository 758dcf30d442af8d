"""Log-ins of staff: what proves one is kept only as a hash, and nothing tells from where she logged in (SA14, AN3)."""

from django.db import models

from frirum.records.models.account import Account
from frirum.records.store import new_ref


class Login(models.Model):
    """One browser's log-in, or the minutes before one; the browser alone holds its key."""

    ref = models.CharField(max_length=22, unique=True, default=new_ref)
    key_hash = models.BinaryField(max_length=32, unique=True)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, related_name="logins")
    strong = models.BooleanField(default=False)  # a second factor was given (SA3)
    data = models.TextField()
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()


class RecoveryCode(models.Model):
    """One code on paper, for the day the phone is gone; 100 random bits, kept as a hash, used once (SA5)."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="recovery_codes")
    code_hash = models.BinaryField(max_length=32)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "code_hash"], name="recovery_code_once")]
