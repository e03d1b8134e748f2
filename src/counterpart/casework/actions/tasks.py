"""Tasks on a case."""

from datetime import datetime

from django.db import transaction

from counterpart.accounts.models import Person
from counterpart.accounts.permissions import Permission
from counterpart.base.actors import Actor
from counterpart.casework import guards, trail
from counterpart.casework.errors import AlreadyDone
from counterpart.casework.models import Case, Task, TaskKind
from counterpart.casework.models.task import OF_SUPERVISORS


@transaction.atomic
def add(
    *,
    case: Case,
    title: str,
    by: Actor,
    at: datetime,
    kind: str = TaskKind.GENERAL,
    assigned_to: Person | None = None,
    due_at: datetime | None = None,
) -> Task:
    """Set a task on a live case; without a person it is anybody's, one of `OF_SUPERVISORS` a supervisor's."""
    title = guards.words(title, "title", "Say what has to be done")
    guards.lock_live(case)
    task = Task.objects.create(
        case=case,
        kind=kind,
        title=title[:200],
        assigned_to=assigned_to,
        due_at=due_at,
        set_at=at,
        set_by_id=by.person_id,
    )
    trail.record(case, "task.add", f"Task set: {task.title}", by=by, at=at, target=task, data={"kind": str(kind)})
    return task


@transaction.atomic
def finish(*, task: Task, result: str, by: Actor, at: datetime) -> Task:
    """Finish a task with what came of it. Only a supervisor may finish one of `OF_SUPERVISORS`."""
    result = guards.words(result, "result", "Say what came of it")
    guards.lock(task)
    if task.done_at is not None:
        raise AlreadyDone("This task was finished before")
    if task.kind in OF_SUPERVISORS:
        name = TaskKind(task.kind).label.lower()
        guards.allow(by, Permission.CASE_REVIEW, f"Only a supervisor can finish this task ({name})")
    task.done_at, task.done_by_id, task.result = at, by.person_id, result
    task.save(update_fields=["done_at", "done_by", "result"])
    trail.record(task.case, "task.finish", f"Task done: {task.title}", by=by, at=at, detail=result, target=task)
    return task
