"""How a file that was sent stands, as its sender reads it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from counterpart.base.wording import local_time, size
from counterpart.evidence.models import EvidenceFile, FileState

_INSTEAD = _l(
    "Send what is in it by itself, as the camera exports it. If it is the player that we asked for, you are done."
)


class FileRow:
    """`tag` and `tone` for `ui.status`; `sentence` says what it means for the sender, or nothing."""

    def __init__(self, file: EvidenceFile) -> None:
        self.name = file.name
        self.facts = f"{local_time(file.received_at)} · {size(file.size)}"
        self.tag, self.tone, self.sentence = _standing(file)


def _standing(file: EvidenceFile) -> tuple[str, str, str]:
    if file.size == 0:
        return _("Empty"), "urgent", _("Nothing is in this file. Save it again from where it came, and send it again.")
    if file.state == FileState.CLEARED and file.is_playable is False:
        return _cannot_be_shown(file)
    words = {
        FileState.QUARANTINED: (_("Being checked"), "waiting", _("We have it. It is being checked for viruses.")),
        FileState.CLEARED: (_("Received"), "good", ""),
        FileState.HELD: (_("Held apart"), "waiting", _("We have it. It is an archive or a program: we may ask you.")),
        FileState.INFECTED: (_("Harmful"), "urgent", _("Our scanner found something harmful in it. Nobody opens it.")),
    }
    tag, tone, sentence = words[FileState(file.state)]
    if file.state == FileState.CLEARED:
        return tag, tone, sentence
    reason = file.state_reason or sentence
    return tag, tone, f"{reason}. {_INSTEAD}" if file.state == FileState.HELD and file.state_reason else reason


def _cannot_be_shown(file: EvidenceFile) -> tuple[str, str, str]:
    if file.player_request:
        return _("Cannot be played"), "urgent", file.player_request
    kept = _("We keep it, but cannot show it here. If it is a recording, send the player that belongs to the camera.")
    return _("Cannot be shown"), "waiting", kept
