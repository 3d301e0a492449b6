"""Takes uploaded files straight into the staging folder, within its bounds, so that one too large is refused before it is kept."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

from reports.intake import staging
from reports.intake.staging import Receiving, UploadTooLarge

_ROOM_FOR_FIELDS = 1024**2


def is_too_large(request: HttpRequest) -> bool:
    """As the browser itself says of what it is about to send: then nothing of it is read."""
    said = request.META.get("CONTENT_LENGTH") or "0"
    return not said.isdecimal() or int(said) > staging.MOST_BYTES + _ROOM_FOR_FIELDS


class StagingUploadHandler(FileUploadHandler):
    """`received` holds what came in; `refusal` why it was not taken; `was_taken` is set once an intake has the files."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.received = Receiving()
        self.refusal = ""
        self.was_taken = False

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        try:
            self.received.begin()
        except UploadTooLarge as words:
            self._refuse(words)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        try:
            self.received.write(raw_data)
        except UploadTooLarge as words:
            self._refuse(words)

    def file_complete(self, file_size: int) -> None:
        self.received.end(self.file_name or "")

    def upload_interrupted(self) -> None:
        self.received.discard()

    def _refuse(self, words: UploadTooLarge) -> None:
        """The rest is read and thrown away, because a browser shows no answer before it has sent everything."""
        self.refusal = str(words)
        self.received.discard()
        raise StopUpload(connection_reset=False)
