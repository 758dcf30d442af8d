"""Files are taken at two doors only, lists of people and of contacts, and are held in memory while they are read (UP1)."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.exceptions import TooManyFilesSent
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

MOST_BYTES = 1024 * 1024


class OneSheet(FileUploadHandler):
    """Takes one file where the door says so, from somebody who is logged in; anywhere else the request ends (413)."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.taken = False
        self.kept = BytesIO()

    def new_file(self, *args: Any, **more: Any) -> None:
        """Raise TooManyFilesSent, before a byte was read, where no file belongs."""
        super().new_file(*args, **more)
        if self.taken or not _expected(self.request):
            raise TooManyFilesSent("no file is taken here")
        self.taken = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep what still fits, and one byte more, so that whoever reads it sees that it was too much."""
        self.kept.write(raw_data[: max(0, MOST_BYTES + 1 - start)])

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file, in memory."""
        self.kept.seek(0)
        return InMemoryUploadedFile(
            file=self.kept,
            field_name=self.field_name,
            name="sheet",  # what it was called at home is nobody's business
            content_type="application/octet-stream",
            size=file_size,
            charset=None,
        )


def _expected(request: HttpRequest | None) -> bool:
    match = getattr(request, "resolver_match", None)
    hung = getattr(match.func, "door", None) if match else None
    user = getattr(request, "user", None)
    return bool(hung is not None and hung.file and user is not None and user.is_authenticated)
