"""Where a file of evidence stands, in a word and in plain words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from counterpart.base.wording import local_time
from counterpart.desk.presenters.tags import Tag
from counterpart.evidence.models import EvidenceFile, FileState

_TONES = {FileState.QUARANTINED: "waiting", FileState.HELD: "special", FileState.INFECTED: "urgent"}


@dataclass(frozen=True, slots=True)
class Standing:
    """`tag` is None for a file that is as it should be; `why` is what to know of it, or empty."""

    tag: Tag | None
    why: str = ""


def standing(file: EvidenceFile) -> Standing:
    """What keeps a file from being shown, if anything does."""
    state = FileState(file.state)
    if state != FileState.CLEARED:
        return Standing(Tag(str(state.label), _TONES[state]), file.state_reason or _usual(state))
    if file.size == 0:
        return Standing(Tag(_("Empty"), "waiting"), _("Nothing is in this file. Ask for it again."))
    if file.is_playable is False:
        return Standing(Tag(_("Cannot be played"), "waiting"), _player(file))
    if file.is_playable is None and file.prepared_at is None:
        return Standing(Tag(_("Being prepared"), "active"), _("A copy that plays here is being made."))
    return Standing(None)


def _usual(state: FileState) -> str:
    return {
        FileState.QUARANTINED: _("It waits for the virus scan. Nobody can open it until it has passed."),
        FileState.HELD: _("It is an archive or a program. It is kept as it is, and is not opened here."),
        FileState.INFECTED: _("The virus scan found something in it. It is not opened here."),
    }[state]


def _player(file: EvidenceFile) -> str:
    if file.player_requested_at:
        return _("It cannot be read. The sender was asked for what is missing on %(when)s.") % {
            "when": local_time(file.player_requested_at)
        }
    return _("No browser can show this format. The file itself is kept.")
