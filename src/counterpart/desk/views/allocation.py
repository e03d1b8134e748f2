"""Claim, allocate, hand over, release."""

from collections.abc import Mapping
from typing import Any

from counterpart.accounts.models import Person
from counterpart.casework.actions import allocation
from counterpart.casework.queries import figures
from counterpart.casework.queries.workers import workers
from counterpart.desk.forms.allocation import AllocateForm, NothingToSayForm, ReasonForm
from counterpart.desk.presenters.people import owner_options
from counterpart.desk.views.case_form import CaseFormPage


class Claim(CaseFormPage):
    form_class = NothingToSayForm
    title = "Claim this case"
    intro = "The case becomes yours, and the business is told that somebody is working on it."
    button = "Claim case"
    done = "The case is yours"

    def act(self, _answers: dict[str, Any]) -> None:
        allocation.claim(case=self.case, by=self.by, at=self.at)


class Allocate(CaseFormPage):
    form_class = AllocateForm
    title = "Allocate this case"
    button = "Allocate case"
    done = "The case is allocated"

    workers: dict[int, Person]

    def prepare(self) -> None:
        self.workers = {person.pk: person for person in workers(self.case.force, self.at)}

    def form_options(self) -> Mapping[str, Any]:
        loads = figures.workload(self.case.force, self.at)
        return {"owners": owner_options(self.workers.values(), loads)}

    def act(self, answers: dict[str, Any]) -> None:
        owner = self.workers[answers["owner"]]
        allocation.allocate(case=self.case, owner=owner, reason=answers["reason"], by=self.by, at=self.at)


class HandOver(Allocate):
    title = "Hand this case over"
    intro = "Say what your colleague needs to know. The history of the case stays with it."
    button = "Hand over"
    done = "The case is handed over"

    def act(self, answers: dict[str, Any]) -> None:
        owner = self.workers[answers["owner"]]
        allocation.hand_over(case=self.case, owner=owner, reason=answers["reason"], by=self.by, at=self.at)


class Release(CaseFormPage):
    form_class = ReasonForm
    title = "Put this case back in the queue"
    intro = "Its promises run on."
    button = "Put back"
    done = "The case is back in the queue"

    def act(self, answers: dict[str, Any]) -> None:
        allocation.release(case=self.case, reason=answers["reason"], by=self.by, at=self.at)
