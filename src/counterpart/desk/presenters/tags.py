"""Statuses of a case: a word and its tone, one home for each, so that a tone means one thing on every page."""

from dataclasses import dataclass

from counterpart.casework.models import Case, CaseState
from counterpart.casework.queries.repeats import Repeats
from counterpart.core.harm import queue

_STATE_TONES = {CaseState.NEW: "active", CaseState.OPEN: "active"}
_URGENT_TO = 1  # bands 0 and 1: danger now, urgent
_WAITING_TO = 2


@dataclass(frozen=True, slots=True)
class Tag:
    """`tone` is one of the tones of the status component."""

    text: str
    tone: str = "neutral"


def state_tag(case: Case) -> Tag:
    return Tag(case.get_state_display(), _STATE_TONES.get(CaseState(case.state), "neutral"))


def is_live(case: Case) -> bool:
    """Whether somebody works on the case, or will."""
    return case.state in (CaseState.NEW, CaseState.OPEN)


def priority_tag(case: Case) -> Tag:
    """The harm band; in the queue, the band that the time left has raised it to, and from where."""
    band = getattr(case, "raised_band", case.harm_band)
    raised = f", raised from {queue.band_name(case.harm_band).lower()}" if band < case.harm_band else ""
    return Tag(f"{queue.band_name(band)}{raised}", band_tag(band).tone)


def band_tag(band: int) -> Tag:
    """A harm band, whatever raised it."""
    tone = "urgent" if band <= _URGENT_TO else "waiting" if band <= _WAITING_TO else "neutral"
    return Tag(queue.band_name(band), tone)


def repeat_tags(counts: Repeats) -> list[Tag]:
    """Repeat premises or chronic location, and repeat victims, business and person, with how often in 12 months.

    Premises first: what a chain counts over all its shops says little of one. Quiet, for most rows of a queue have one.
    """
    tags = []
    if counts.is_repeat_premises:
        name = "Chronic location" if counts.is_chronic else "Repeat premises"
        tags.append(Tag(f"{name}: {counts.premises:,} in 12 months"))
    if counts.is_repeat_business:
        everywhere = ", all its shops" if counts.business > counts.premises > 0 else ""
        tags.append(Tag(f"Repeat victim: {counts.business:,} in 12 months{everywhere}"))
    if counts.is_repeat_person:
        tags.append(Tag(f"Repeat victim, person: {counts.person:,} in 12 months"))
    return tags
