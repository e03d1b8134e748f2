"""Taking a bundle away."""

from datetime import datetime

from django.db import transaction

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.bundles.errors import NotMade
from counterpart.bundles.models import Bundle, BundleState
from counterpart.casework import trail


@transaction.atomic
def fetch(*, bundle: Bundle, by: Actor, at: datetime) -> str:
    """Somebody takes a bundle away: the storage key of it. Raises NotMade."""
    if bundle.state != BundleState.MADE or not bundle.storage_key:
        raise NotMade("This bundle is not here to be fetched")
    summary = "Bundle downloaded"
    trail.record(
        bundle.case,
        "bundle.fetch",
        summary,
        by=by,
        at=at,
        detail=f"SHA-256 {bundle.sha256}",
        target=bundle,
        kind=audit.Kind.DISCLOSURE,
    )
    return bundle.storage_key
