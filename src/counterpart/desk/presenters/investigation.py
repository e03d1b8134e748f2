"""Lines of enquiry, tasks and notes."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from counterpart.base.wording import local_time
from counterpart.casework.models import Case, Enquiry, Task
from counterpart.casework.queries import cases


class InvestigationPage:
    """What the investigation page shows of a case. Lists are options of the task list."""

    def __init__(self, case: Case, *, at: datetime) -> None:
        self.case = case
        self.at = at
        self._enquiries = list(cases.enquiries(case))
        self._tasks = list(cases.tasks(case))
        self._notes = list(cases.notes(case))

    @property
    def answered(self) -> int:
        return sum(1 for enquiry in self._enquiries if enquiry.done_at)

    @property
    def enquiries(self) -> list[dict[str, Any]]:
        return [self._enquiry(enquiry) for enquiry in self._enquiries]

    @property
    def tasks(self) -> list[dict[str, Any]]:
        return [self._task(task) for task in self._tasks]

    @property
    def notes(self) -> list[dict[str, Any]]:
        """Items of a timeline, the newest first."""
        return [
            {"title": "Note", "at": note.written_at, "by": str(note.written_by or "Counterpart"), "text": note.body}
            for note in self._notes
        ]

    def _enquiry(self, enquiry: Enquiry) -> dict[str, Any]:
        item = {"title": enquiry.title, "hint": enquiry.result}
        if enquiry.done_at:
            return item | {"status": "Done" if enquiry.is_needed else "Not needed"}
        return item | {"status": "To do", "tone": "active", "href": self._href("desk:enquiry", enquiry_id=enquiry.pk)}

    def _task(self, task: Task) -> dict[str, Any]:
        if task.done_at:
            who = f"{task.done_by or 'Counterpart'}, {local_time(task.done_at)}"
            return {"title": task.title, "hint": f"{task.result} ({who})", "status": "Done"}
        due = f", due {local_time(task.due_at)}" if task.due_at else ""
        is_late = task.due_at is not None and task.due_at <= self.at
        return {
            "title": task.title,
            "hint": f"{task.assigned_to or 'Anyone at the desk'}{due}",
            "status": "Overdue" if is_late else "To do",
            "tone": "urgent" if is_late else "active",
            "href": self._href("desk:finish_task", task_id=task.pk),
        }

    def _href(self, name: str, **key: int) -> str:
        return reverse(name, kwargs={"reference": self.case.reference, **key})
