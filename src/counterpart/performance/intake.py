"""What begins a job: files that come in, and statements that go out."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from counterpart.base.actors import Actor
from counterpart.partners.models import Organisation
from counterpart.performance import jobs
from counterpart.performance.actions import loading, publishing
from counterpart.performance.models import CrimeSnapshot, StatementDraft, StatementVersion


@transaction.atomic
def send(*, force: Organisation, files: Sequence[loading.SentFile], by: Actor, at: datetime) -> CrimeSnapshot:
    """Take in files that an analyst sends; a worker loads them. Raises NothingToLoad, NotAllowed."""
    snapshot = loading.take_in(force=force, files=files, by=by, at=at)
    jobs.load_files.enqueue(snapshot.pk)
    return snapshot


def publish(*, draft: StatementDraft, by: Actor, at: datetime) -> StatementVersion:
    """Publish a checked draft; a worker makes its PDFs. Raises as actions.publishing.publish does."""
    version = publishing.publish(draft=draft, by=by, at=at)
    jobs.write_pdfs.enqueue(version.pk)
    return version
