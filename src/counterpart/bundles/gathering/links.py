"""Confirmed links of the case's people and vehicles with other records: why, and who agreed.

A record of another case is named by where it stands, and nothing more is told of it.
"""

from typing import Any

from counterpart.bundles.gathering.parts import Contents, document
from counterpart.casework.models import Case
from counterpart.links.models import Link, LinkedRecord
from counterpart.links.queries import cases
from counterpart.links.sources import reference_of, rows_of


def gather(case: Case) -> Contents:
    """Nothing where no link is confirmed."""
    links = list(cases.confirmed_of(case))
    if not links:
        return Contents()
    rows = rows_of({each.pk: each for link in links for each in (link.left, link.right)}.values())
    told = [_link(link, rows) for link in links]
    return Contents([document("data/record-links.json", {"links": told}, "Records linked by two people, with reasons")])


def _link(link: Link, rows: dict[int, Any]) -> dict[str, Any]:
    return {
        "kind": link.get_kind_display(),
        "records": [_record(record, rows.get(record.pk)) for record in (link.left, link.right)],
        "suggested_at": link.suggested_at,
        "model": link.model_version,
        "weight_in_bits": link.weight,
        "probability": link.probability,
        "reasons": link.reasons,
        "caution": link.caution,
        "confirmed_at": link.decided_at,
        "agreed": [
            {"by": each.reviewed_by_name, "at": each.reviewed_at, "reason": each.reason} for each in link.reviews.all()
        ],
    }


def _record(record: LinkedRecord, row: Any) -> dict[str, str]:
    return {"source": record.get_source_display(), "reference": "" if row is None else reference_of(record.source, row)}
