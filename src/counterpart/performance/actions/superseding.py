"""A new snapshot takes the place of the one before it."""

from collections.abc import Sequence
from datetime import datetime

from counterpart.base.actors import Actor
from counterpart.core.coverage import Coverage
from counterpart.core.snapshots import Snapshot, open_snapshot
from counterpart.performance.models import CrimeSnapshot, LoadState


def put_in_force(
    snapshot: CrimeSnapshot, written: Snapshot, *, parts: Sequence[str], by: Actor, at: datetime
) -> CrimeSnapshot:
    """Save what was written as the snapshot in force, and supersede the one before it. Call it in a transaction.

    `parts` are the folders whose rows together are the snapshot.
    """
    snapshot.parts = list(parts)
    together = [written if folder == written.folder else open_snapshot(folder) for folder in snapshot.folders]
    coverage = Coverage({})
    for part in together:
        coverage = coverage.joined(part.coverage)
    inputs = tuple(one for part in together for one in part.inputs)
    whole = Snapshot(written.folder, inputs, coverage, (), sum(part.rows for part in together))
    snapshot.digest, snapshot.rows, snapshot.added = whole.digest, whole.rows, written.rows
    snapshot.left_out = sum(one.left_out for one in written.inputs)
    snapshot.known = sum(one.known for one in written.inputs)
    snapshot.coverage = {force: [[span.first, span.last] for span in spans] for force, spans in coverage.spans.items()}
    snapshot.inputs = [
        {name: getattr(one, name) for name in ("name", "sha256", "size", "rows", "left_out", "known")} for one in inputs
    ]
    snapshot.state, snapshot.loaded_at = LoadState.READY, at
    if not snapshot.loaded_by_name:
        snapshot.loaded_by_id, snapshot.loaded_by_name = by.person_id, by.name
    before = CrimeSnapshot.objects.select_for_update().filter(
        force=snapshot.force, source=snapshot.source, state=LoadState.READY, superseded_at__isnull=True
    )
    before.exclude(pk=snapshot.pk).update(superseded_at=at)
    snapshot.save()
    return snapshot
