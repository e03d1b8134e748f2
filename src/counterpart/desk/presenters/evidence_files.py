"""The files of a case, each as a card."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from counterpart.base.wording import local_time, plural, size
from counterpart.casework.models import Case
from counterpart.core.periods import positions
from counterpart.desk.presenters.camera_clock import latest, offset_words
from counterpart.desk.presenters.file_states import Standing, standing
from counterpart.evidence import rules
from counterpart.evidence.models import EvidenceFile, FileRole

# What is counted on a card, as one and as many.
_COUNTED = {FileRole.STILL: ("still", "stills"), FileRole.BLURRED: ("blurred copy", "blurred copies")}


@dataclass(frozen=True, slots=True)
class FileCard:
    """What an officer scans: what it is, who sent it, where it stands.

    `picture` is the address of a small picture, or empty; `facts` are short lines.
    """

    name: str
    href: str
    picture: str
    kind: str
    exhibit: str
    description: str
    sent: str
    facts: tuple[str, ...]
    standing: Standing


def cards_of(case: Case, files: Iterable[EvidenceFile]) -> list[FileCard]:
    """A card for each file of `evidence.queries.files_of`."""
    return [_card(case, file) for file in files]


def kind_of(file: EvidenceFile) -> str:
    """What a file is, in a word: by what it holds, never by its name."""
    told = {"video": _("Video"), "image": _("Picture"), "audio": _("Sound"), "application": _("Document")}
    return told.get(file.media_type.partition("/")[0], _("File"))


def exhibit_reference(file: EvidenceFile) -> str:
    """The reference under which a file was produced, or the empty string."""
    return file.exhibit.reference if hasattr(file, "exhibit") else ""


def _card(case: Case, file: EvidenceFile) -> FileCard:
    return FileCard(
        name=file.name,
        href=reverse("desk_evidence:file", kwargs={"reference": case.reference, "key": file.key}),
        picture=_picture(case, file),
        kind=kind_of(file),
        exhibit=exhibit_reference(file),
        description=file.description,
        sent=_("%(who)s, %(when)s") % {"who": _sender(file), "when": local_time(file.received_at)},
        facts=tuple(_facts(file)),
        standing=standing(file),
    )


def _picture(case: Case, file: EvidenceFile) -> str:
    """A thumbnail if one was made; a picture that is ours is its own."""
    made = next((copy for copy in file.copies.all() if copy.role == FileRole.THUMBNAIL), None)
    if made is None and file.role == FileRole.STILL and rules.is_shown(file.media_type):
        made = file
    keys = {"reference": case.reference, "key": made.key} if made else {}
    return reverse("desk_evidence:content", kwargs=keys) if made else ""


def _sender(file: EvidenceFile) -> str:
    if file.organisation is None or file.role != FileRole.MASTER:
        return file.received_by_name
    return f"{file.received_by_name}, {file.organisation}"


def _facts(file: EvidenceFile) -> list[str]:
    facts = [size(file.size)]
    if length := file.media.get("duration_ms"):
        facts.append(_("%(length)s long") % {"length": positions.printed(length // 1000 * 1000)})
    made = Counter(copy.role for copy in file.copies.all())
    facts += [plural(made[role], *words) for role, words in _COUNTED.items() if made[role]]
    if check := latest(file.clock_checks.all()):
        facts.append(offset_words(check.offset_seconds))
    return facts
