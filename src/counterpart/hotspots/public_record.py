"""What everybody may see of the record of warnings: totals by force and subject, that grow in steps too
large to tell of one business."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from counterpart.hotspots.queries.warnings import how_right, published
from counterpart.hotspots.record import Record
from counterpart.partners.models import Organisation
from counterpart.partners.queries import forces

FIELDS = (
    "force", "subject", "method", "days", "forecasts", "warnings", "right", "share", "share_low", "share_high",
    "share_by_chance", "reports", "reports_foreseen", "times_chance",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PublicLine:
    """One line of the record. None is hidden, or unknown: all figures before the first step, an interval of too few
    forecasts, a multiple of no report."""

    force: str
    subject: str
    method: str
    days: int
    forecasts: int
    warnings: int
    right: int | None
    share: float | None
    share_low: float | None
    share_high: float | None
    share_by_chance: float | None
    reports: int | None
    reports_foreseen: int | None
    times_chance: float | None

    def as_json(self) -> dict[str, Any]:
        """As a mapping in the order of FIELDS."""
        return asdict(self)

    @property
    def is_hidden(self) -> bool:
        """Whether its counts are too small to be shown."""
        return self.right is None


def lines() -> list[PublicLine]:
    """The record of every force, by name."""
    return [line for force in forces() for line in _lines(force)]


def _lines(force: Organisation) -> Iterator[PublicLine]:
    shown = {(record.subject, record.days, record.method): record for record in published(force)}
    for record in how_right(force):
        told = shown.get((record.subject, record.days, record.method))
        yield _line(force.name, told or record, shown=told is not None)


def _line(force: str, record: Record, *, shown: bool) -> PublicLine:
    return PublicLine(
        force=force,
        subject=record.name,
        method=record.method,
        days=record.days,
        forecasts=record.forecasts,
        warnings=record.warnings,
        right=record.right if shown else None,
        share=_rounded(record.share.value) if shown else None,
        share_low=_rounded(record.share.low) if shown else None,
        share_high=_rounded(record.share.high) if shown else None,
        share_by_chance=_rounded(record.by_chance) if shown else None,
        reports=record.events if shown else None,
        reports_foreseen=record.hits if shown else None,
        times_chance=_rounded(record.pai.value) if shown and record.pai else None,
    )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
