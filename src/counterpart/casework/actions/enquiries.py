"""Lines of enquiry on a case."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from counterpart.base.actors import Actor
from counterpart.casework import checklists, guards, trail
from counterpart.casework.errors import AlreadyDone
from counterpart.casework.models import Case, Enquiry
from counterpart.core.reporting.answers import Answers


def lay_out(*, case: Case, answers: Answers) -> None:
    """Give a new case the checklist that its report calls for; part of intake."""
    Enquiry.objects.bulk_create(
        Enquiry(case=case, code=line.code, title=line.title, position=position)
        for position, line in enumerate(checklists.lines_for(answers), start=1)
    )


@transaction.atomic
def add(*, case: Case, title: str, by: Actor, at: datetime) -> Enquiry:
    """Add a line of enquiry of one's own at the end of the checklist."""
    title = guards.words(title, "title", "Say what should be looked into")
    guards.lock_live(case)
    position = 1 + (case.enquiries.aggregate(last=Max("position"))["last"] or 0)
    enquiry = Enquiry.objects.create(case=case, code=f"own_{position}", title=title[:200], position=position)
    trail.record(case, "enquiry.add", f"Line of enquiry added: {enquiry.title}", by=by, at=at, target=enquiry)
    return enquiry


@transaction.atomic
def finish(*, enquiry: Enquiry, result: str, by: Actor, at: datetime) -> Enquiry:
    """The line was followed: what came of it."""
    result = guards.words(result, "result", "Say what came of it")
    return _end(enquiry, True, result, "enquiry.finish", f"Done: {enquiry.title}", by, at)


@transaction.atomic
def not_needed(*, enquiry: Enquiry, reason: str, by: Actor, at: datetime) -> Enquiry:
    """The line will not be followed: why."""
    reason = guards.words(reason, "reason", "Say why it is not needed")
    return _end(enquiry, False, reason, "enquiry.not_needed", f"Not needed: {enquiry.title}", by, at)


def _end(enquiry: Enquiry, is_needed: bool, result: str, action: str, summary: str, by: Actor, at: datetime) -> Enquiry:
    guards.lock(enquiry)
    if enquiry.done_at is not None:
        raise AlreadyDone("This line of enquiry was finished before")
    enquiry.is_needed, enquiry.result = is_needed, result
    enquiry.done_at, enquiry.done_by_id = at, by.person_id
    enquiry.save(update_fields=["is_needed", "result", "done_at", "done_by"])
    trail.record(enquiry.case, action, summary, by=by, at=at, detail=result, target=enquiry)
    return enquiry
