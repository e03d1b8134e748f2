"""The squares of a map, kept while its parts are asked for one after another."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.core.cache import cache

from counterpart.hotspots import looking
from counterpart.hotspots.counting import By, HotSquare, squares
from counterpart.hotspots.looking import Asked
from counterpart.partners.models import Organisation

# The shapes of a map are asked for when its page has been read, and a file soon after that.
_KEPT_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Found:
    """Squares, the most first, with what a reader must be told of them (looking.Seen); `before`: events before.

    `by`: what they are ranked by. That is not harm where none is known.
    """

    by: By
    tells_harm: bool
    span: str
    by_month: bool
    before: int
    notes: tuple[str, ...]
    squares: list[HotSquare]


def hot_squares(force: Organisation, asked: Asked, side: int, by: By, at: datetime) -> Found:
    """What was asked for, as it was at most a minute ago. Raises CannotMap as looking.look does."""
    told = repr((force.pk, asked, side, str(by), at.date()))
    key = f"hot-squares-ranked:{sha256(told.encode()).hexdigest()}"
    kept: Found | None = cache.get(key)
    if kept is not None:
        return kept
    seen = looking.look(force, asked, at)
    ranked = by if seen.tells_harm or by is not By.HARM else By.REPORTS
    found = Found(
        by=ranked,
        tells_harm=seen.tells_harm,
        span=seen.span,
        by_month=seen.by_month,
        before=len(seen.before),
        notes=seen.notes,
        squares=squares(seen, side, ranked),
    )
    cache.set(key, found, _KEPT_SECONDS)
    return found
