"""Files of a plain form: each is judged alone, however many come."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from allauth.account.adapter import get_adapter
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http.multipartparser import MultiPartParser, MultiPartParserError

from counterpart.accounts.requests import Request
from counterpart.base.errors import DomainError
from counterpart.core.tus.errors import TooSlow, TusError
from counterpart.evidence.actions.sending import Arriving
from counterpart.evidence.spool import PIECE
from counterpart.evidence.tickets import Ticket
from counterpart.open.bodies import pieces


@dataclass
class Outcome:
    """What became of the files of one form: names of those received, names and reasons of those refused."""

    received: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    is_cut: bool = False


def take_files(request: Request, ticket: Ticket) -> Outcome:
    """Receive every file of a form, in constant memory. Nothing else may have asked for the form before."""
    taker = ToSpool(ticket, get_adapter().get_client_ip(request), request.at)
    body = WholeBody(pieces(request), int(request.META.get("CONTENT_LENGTH") or 0))
    try:
        MultiPartParser(request.META, cast(Any, body), [taker], "utf-8").parse()
    except (MultiPartParserError, ConnectionError, TooSlow):
        taker.upload_interrupted()
        taker.outcome.is_cut = True
    return taker.outcome


class WholeBody:
    """A body to be read to its end. Raises ConnectionError where it ends early: half of a file is not a file."""

    def __init__(self, arriving: Iterator[bytes], length: int) -> None:
        self._arriving, self._rest, self._awaited = arriving, b"", length

    def read(self, size: int) -> bytes:
        """Up to `size` bytes."""
        if not self._rest and self._awaited:
            self._rest = next(self._arriving, b"")
            self._awaited -= len(self._rest)
            if not self._rest:
                raise ConnectionResetError("The body ended early")
        piece, self._rest = self._rest[:size], self._rest[size:]
        return piece


class ToSpool(FileUploadHandler):
    """Takes every file from Django's reader of forms. One that is refused is passed over; the next may be good.

    A file is received the moment it is whole, so a connection that is cut later loses none of those before.
    """

    chunk_size = PIECE

    def __init__(self, ticket: Ticket, address: str, at: datetime) -> None:
        super().__init__()
        self.outcome = Outcome()
        self._ticket, self._address, self._at = ticket, address, at
        self._arriving: Arriving | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._arriving = None
        if not self._judged(self._begin):
            raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002  (Django calls it so)
        """Gives nothing on: nobody else keeps these files."""
        arriving = self._arriving
        if arriving is None or not self._judged(lambda: arriving.write(raw_data)):
            raise SkipFile

    def file_complete(self, file_size: int) -> None:  # noqa: ARG002
        if self._arriving is not None and self._judged(self._receive):
            self.outcome.received.append(self._arriving.name)
        self._arriving = None

    def upload_interrupted(self) -> None:
        if self._arriving is not None:
            self._arriving.give_up()

    def _begin(self) -> None:
        self._arriving = Arriving(ticket=self._ticket, name=self.file_name or "")

    def _receive(self) -> None:
        if self._arriving is not None:
            self._arriving.receive(media_type=self.content_type or "", address=self._address, at=self._at)

    def _judged(self, step: Callable[[], None]) -> bool:
        try:
            step()
        except (DomainError, TusError) as error:
            self.outcome.refused.append((self.file_name or "", str(error)))
            self.upload_interrupted()
            return False
        return True
