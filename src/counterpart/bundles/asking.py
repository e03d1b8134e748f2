"""Asking for a bundle, which a job then makes. Beside `actions`, because the job calls those."""

from datetime import datetime

from django.db import transaction

from counterpart.base.actors import Actor
from counterpart.bundles import jobs
from counterpart.bundles.actions import making
from counterpart.bundles.models import Bundle
from counterpart.casework.models import Case


@transaction.atomic
def ask(*, case: Case, why: str, with_files: bool, by: Actor, at: datetime) -> Bundle:
    """Have a bundle of the case as it is at `at` made in the background. Raises NeedsReason, NoKey."""
    bundle = making.begin(case=case, why=why, with_files=with_files, by=by, at=at)
    jobs.make_bundle.enqueue(bundle.pk)
    return bundle
