"""Enquiries, notes and tasks of a case."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from counterpart.accounts.models import Person
from counterpart.accounts.requests import Request
from counterpart.casework.actions import enquiries, notes, tasks
from counterpart.casework.models import Enquiry, Task
from counterpart.casework.queries import cases, figures
from counterpart.casework.queries.workers import workers
from counterpart.core.periods.local_time import day_range
from counterpart.desk.forms.investigation import EnquiryForm, FinishTaskForm, NewEnquiryForm, NoteForm, TaskForm
from counterpart.desk.presenters.case_frame import CaseFrame
from counterpart.desk.presenters.investigation import InvestigationPage
from counterpart.desk.presenters.people import owner_options
from counterpart.desk.views.case_form import CaseFormPage
from counterpart.desk.views.finding import find_case


def investigation(request: Request, reference: str) -> HttpResponse:
    """Lines of enquiry, tasks and notes of one case."""
    case = find_case(request, reference)
    frame = CaseFrame(case, at=request.at, actor=request.actor)
    return render(request, "desk/investigation.html", {"frame": frame, "view": InvestigationPage(case, at=request.at)})


class OfInvestigation(CaseFormPage):
    """A form that leads back to the investigation."""

    then = "desk:investigation"


class AnswerEnquiry(OfInvestigation):
    form_class = EnquiryForm
    title = "Answer this line of enquiry"
    done = "The enquiry is answered"

    enquiry: Enquiry

    def prepare(self) -> None:
        self.enquiry = get_object_or_404(cases.enquiries(self.case), pk=self.kwargs["enquiry_id"])
        self.intro = self.enquiry.title

    def act(self, answers: dict[str, Any]) -> None:
        if answers["outcome"] == "done":
            enquiries.finish(enquiry=self.enquiry, result=answers["result"], by=self.by, at=self.at)
        else:
            enquiries.not_needed(enquiry=self.enquiry, reason=answers["result"], by=self.by, at=self.at)


class AddEnquiry(OfInvestigation):
    form_class = NewEnquiryForm
    title = "Add a line of enquiry"
    button = "Add"
    done = "The line of enquiry is added"

    def act(self, answers: dict[str, Any]) -> None:
        enquiries.add(case=self.case, title=answers["title"], by=self.by, at=self.at)


class AddNote(OfInvestigation):
    form_class = NoteForm
    title = "Add a note"
    button = "Add note"
    done = "The note is added"

    def act(self, answers: dict[str, Any]) -> None:
        notes.add(case=self.case, body=answers["body"], by=self.by, at=self.at)


class AddTask(OfInvestigation):
    form_class = TaskForm
    title = "Add a task"
    button = "Add task"
    done = "The task is added"

    workers: dict[int, Person]

    def prepare(self) -> None:
        self.workers = {person.pk: person for person in workers(self.case.force, self.at)}

    def form_options(self) -> Mapping[str, Any]:
        return {"owners": owner_options(self.workers.values(), figures.workload(self.case.force, self.at))}

    def act(self, answers: dict[str, Any]) -> None:
        tasks.add(
            case=self.case,
            title=answers["title"],
            assigned_to=self.workers.get(answers["assigned_to"]),
            due_at=day_range(answers["due_date"])[1] if answers["due_date"] else None,
            by=self.by,
            at=self.at,
        )


class FinishTask(OfInvestigation):
    form_class = FinishTaskForm
    title = "Finish this task"
    button = "Finish task"
    done = "The task is finished"

    task: Task

    def prepare(self) -> None:
        self.task = get_object_or_404(cases.tasks(self.case), pk=self.kwargs["task_id"])
        self.intro = self.task.title

    def act(self, answers: dict[str, Any]) -> None:
        tasks.finish(task=self.task, result=answers["result"], by=self.by, at=self.at)
