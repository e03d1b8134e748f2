"""Taking a snapshot of our own database."""

from datetime import datetime
from uuid import uuid4

from django.conf import settings
from django.db import transaction

from counterpart.accounts.permissions import Permission
from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.partners.models import Organisation
from counterpart.performance import guards, own_crimes, storage
from counterpart.performance.actions import cubes
from counterpart.performance.actions.superseding import put_in_force
from counterpart.performance.models import CrimeSnapshot, DataSource
from counterpart.performance.queries.cubes import newest


def take(*, force: Organisation, by: Actor, at: datetime) -> CrimeSnapshot | None:
    """Snapshot the crimes that the force has recorded here, from its opening to the last full month.

    None before the first full month. Where nothing has changed since the snapshot in force, that one is returned.
    """
    guards.allow(by, Permission.CRIME_DATA_LOAD, force)
    window = own_crimes.covered(force, at)
    if window is None:
        return None
    folder = f"own-{uuid4().hex}"
    path = settings.SNAPSHOTS / folder
    try:
        written = storage.write(
            path, own_crimes.rows(force, window), name=own_crimes.SOURCE, force=force.force_code, window=window
        )
        before = newest(force, DataSource.OWN)
        if before is not None and before.digest == written.digest and before.spans == written.coverage:
            storage.remove(path)
            return before
        with transaction.atomic():
            snapshot = CrimeSnapshot(
                force=force, source=DataSource.OWN, folder=folder, requested_at=at, is_simulated=force.is_simulated
            )
            put_in_force(snapshot, written, parts=[folder], by=by, at=at)
            data = {"force": force.pk, "rows": snapshot.rows, "months": str(window)}
            audit.record(
                by=by, at=at, action="crime_snapshot.take", kind=audit.Kind.COMBINATION, target=snapshot, data=data
            )
    except BaseException:
        storage.remove(path)
        raise
    cubes.store(snapshot=snapshot, at=at)
    return snapshot
