"""A case's place in the queue: what is kept beside the rows that it comes from."""

from counterpart.casework.models import Case
from counterpart.casework.queries import groups


def settle(*, case: Case) -> None:
    """Give the case the worst harm band of the reports that it holds; it must not be merged itself."""
    bands = [band for held in groups.held_cases(case) if (band := _band(held)) is not None]
    if bands and min(bands) != case.harm_band:
        case.harm_band = min(bands)
        case.save(update_fields=["harm_band"])


def _band(case: Case) -> int | None:
    """The band of the latest decision, or a worse one that was suggested since; None without any assessment."""
    bands: list[int] = []
    for row in case.triage_assessments.order_by("assessed_at", "pk"):
        if row.decided_at is not None:
            bands = [row.decided["band"]]
        else:
            bands.append(row.suggested["harm"]["band"])
    return min(bands, default=None)
