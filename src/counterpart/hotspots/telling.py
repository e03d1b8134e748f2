"""The reports that a force holds, as an edition for businesses counts them."""

from datetime import datetime
from typing import Any

import numpy as np
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce

from counterpart.core.hotspots.editions import Told
from counterpart.core.hotspots.sharing import SharingPolicy
from counterpart.core.hotspots.squares import squares_at
from counterpart.core.periods.local_time import start_of_day
from counterpart.core.periods.months import Window, first_day
from counterpart.crimes.models import Incident
from counterpart.hotspots.events import minutes_of, plane_of
from counterpart.partners.models import Organisation


def told(force: Organisation, window: Window, known_at: datetime, policy: SharingPolicy) -> list[Told]:
    """What happened in whole months and had been reported by `known_at`, at premises with a point. Two queries.

    A report counts for the business that made it; one of nobody known for the business at whose premises it happened,
    or for the premises where none trades there.
    """
    rows = list(_reports(force, window, known_at))
    if not rows:
        return []
    points = np.array([row[-2:] for row in rows], dtype=np.float64)
    plane = plane_of(force)
    squares = squares_at(plane, policy.side, *plane.to_metres(points[:, 0], points[:, 1]))
    return [
        Told(
            square, f"{business}" if business else f"at {premises}", kind, minutes_of(begun), minutes_of(ended or begun)
        )
        for square, (business, premises, kind, begun, ended, *_) in zip(squares, rows, strict=True)
    ]


def _reports(force: Organisation, window: Window, known_at: datetime) -> QuerySet[Incident, tuple[Any, ...]]:
    """In an order that depends on nothing else, so that an edition is the same however often it is made."""
    return (
        Incident.objects.filter(
            force=force,
            withdrawn_at__isnull=True,
            reported_at__lt=known_at,
            occurred_from__gte=start_of_day(first_day(window.first)),
            occurred_from__lt=start_of_day(first_day(window.last + 1)),
            premises__longitude__isnull=False,
        )
        .annotate(business=Coalesce(F("organisation_id"), F("premises__organisation_id")))
        .order_by("pk")
        .values_list(
            *("business", "premises_id", "what_happened", "occurred_from", "occurred_to"),
            *("premises__longitude", "premises__latitude"),
        )
    )
