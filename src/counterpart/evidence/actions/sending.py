"""Files that come with a plain form: each is spooled as it arrives and becomes evidence the moment it is whole."""

import secrets
from contextlib import suppress
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from counterpart.core.file_types import shown_name
from counterpart.evidence import intake_rules as rules
from counterpart.evidence import spool, storage
from counterpart.evidence import upload_queries as queries
from counterpart.evidence.actions import files
from counterpart.evidence.errors import EmptyFile
from counterpart.evidence.models import Channel, EvidenceFile, UploadLink
from counterpart.evidence.tickets import Ticket

_PREFIX = "form-"
# No form takes longer; what is older was left by a process that died.
_LEFT_BEHIND = timedelta(days=1)


class Arriving:
    """One file of a form on its way in. Raises TooMuch and NoSpace at the step that meets them."""

    def __init__(self, *, ticket: Ticket, name: str) -> None:
        self.name = shown_name(name)
        self._ticket = ticket
        self._sent = queries.sent_under(ticket)
        self._length = 0
        rules.check_limits(self._sent, ticket, length=0)
        self._spooled = _PREFIX + secrets.token_hex(16)
        spool.create(self._spooled)

    def write(self, piece: bytes) -> None:
        """The next bytes."""
        self._length += len(piece)
        rules.check_limits(self._sent, self._ticket, length=self._length)
        with spool.locked(self._spooled) as file:
            spool.append(file, [piece], most=len(piece), is_last=False)

    def receive(self, *, media_type: str, address: str, at: datetime) -> EvidenceFile:
        """It is whole: keep it. Raises EmptyFile: somebody who chose the wrong one can still choose again."""
        try:
            if not self._length:
                raise EmptyFile(_("This file is empty. Choose the one that holds the recording"))
            kept = storage.keep(spool.path_of(self._spooled))
            with transaction.atomic():
                if self._ticket.link is not None:  # two that end at once are counted one after the other
                    UploadLink.objects.select_for_update().get(pk=self._ticket.link.pk)
                rules.check_limits(queries.sent_under(self._ticket), self._ticket, length=kept.size)
                return files.receive(
                    kept=kept,
                    name=self.name,
                    ticket=self._ticket,
                    channel=Channel.FORM,
                    declared_type=rules.clean_type(media_type),
                    address=address,
                    by=self._ticket.by,
                    at=at,
                )
        finally:
            self.give_up()

    def give_up(self) -> None:
        """Forget what has arrived."""
        spool.forget(self._spooled)


def forget_left_behind(*, at: datetime) -> None:
    """Delete what no upload stands for: of forms, and of uploads just begun, whose process died."""
    for name in spool.names() - queries.known_names():
        with suppress(FileNotFoundError):
            if spool.path_of(name).stat().st_mtime < (at - _LEFT_BEHIND).timestamp():
                spool.forget(name)
