"""Files come in: kept, and a job begun that reads them."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from counterpart.base.actors import Actor
from counterpart.partners.models import Organisation
from counterpart.performance import jobs
from counterpart.performance.actions import loading
from counterpart.performance.models import CrimeSnapshot


@transaction.atomic
def send(*, force: Organisation, files: Sequence[loading.SentFile], by: Actor, at: datetime) -> CrimeSnapshot:
    """Take in files that an analyst sends; a worker loads them. Raises NothingToLoad, NotAllowed."""
    snapshot = loading.take_in(force=force, files=files, by=by, at=at)
    jobs.load_files.enqueue(snapshot.pk)
    return snapshot
