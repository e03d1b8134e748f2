"""How a file that was sent stands, as its sender reads it."""

from django.utils.translation import gettext as _

from counterpart.base.wording import local_time, size
from counterpart.evidence.models import EvidenceFile, FileState


class FileRow:
    """`tag` and `tone` for `ui.status`; `sentence` says what it means for the sender, or nothing."""

    def __init__(self, file: EvidenceFile) -> None:
        self.name = file.name
        self.facts = f"{local_time(file.received_at)} · {size(file.size)}"
        self.tag, self.tone, self.sentence = _standing(file)


def _standing(file: EvidenceFile) -> tuple[str, str, str]:
    if file.state == FileState.CLEARED and file.is_playable is False:
        asked = file.player_request or _("We cannot play it. Send the program that plays it, if you have it.")
        return _("Needs a player"), "urgent", asked
    words = {
        FileState.QUARANTINED: (_("Being checked"), "waiting", _("We have it. It is being checked for viruses.")),
        FileState.CLEARED: (_("Received"), "good", ""),
        FileState.HELD: (_("Held apart"), "waiting", _("We have it. It is an archive or a program: we may ask you.")),
        FileState.INFECTED: (_("Harmful"), "urgent", _("Our scanner found something harmful in it. Nobody opens it.")),
    }
    tag, tone, sentence = words[FileState(file.state)]
    return tag, tone, (file.state_reason or sentence) if file.state != FileState.CLEARED else sentence
