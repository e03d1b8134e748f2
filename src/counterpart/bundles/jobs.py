"""Background work of bundles."""

from datetime import timedelta

from counterpart.base import clock
from counterpart.base.jobs import job
from counterpart.bundles import queries
from counterpart.bundles.actions import making


@job(attempts=3, limit=timedelta(hours=2))
def make_bundle(bundle_id: int) -> None:
    """Write a bundle that was asked for into storage."""
    making.make(bundle=queries.bundle_to_make(bundle_id), at=clock.now())
