"""The contact promise: attempts, agreed times, no contact wanted."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from counterpart.base.wording import local_time
from counterpart.casework.actions import contact
from counterpart.casework.actions import diary as diary_actions
from counterpart.casework.models import CallBack, DiarySlot
from counterpart.casework.queries import cases, diary
from counterpart.desk.forms.allocation import NothingToSayForm, ReasonForm
from counterpart.desk.forms.contact import AgreeTimeForm, AttemptForm, WaiveContactForm
from counterpart.desk.presenters.diary import slot_options
from counterpart.desk.views.case_form import CaseFormPage

BOOKABLE_DAYS = 14


class LogAttempt(CaseFormPage):
    form_class = AttemptForm
    title = "Log a contact attempt"
    intro = "Only speaking to them, or sending a personal message, keeps the 24-hour promise."
    button = "Log attempt"
    done = "The attempt is logged"

    def act(self, answers: dict[str, Any]) -> None:
        contact.log_attempt(
            case=self.case,
            channel=answers["channel"],
            result=answers["result"],
            note=answers["note"] or "",
            by=self.by,
            at=self.at,
        )


class AgreeTime(CaseFormPage):
    form_class = AgreeTimeForm
    title = "Agree a time to speak"
    intro = "The promise waits until the agreed time and runs again from then."
    button = "Book call-back"
    done = "The call-back is booked"

    @property
    def free(self) -> QuerySet[DiarySlot]:
        return diary.free_slots(self.case.force, self.at, self.at + timedelta(days=BOOKABLE_DAYS))

    def form_options(self) -> Mapping[str, Any]:
        return {"slots": slot_options(self.free)}

    def act(self, answers: dict[str, Any]) -> None:
        slot = diary.find_slot(self.case.force, answers["slot"])
        contact.agree_time(case=self.case, slot=slot, reason=answers["reason"], by=self.by, at=self.at)


class OfCall(CaseFormPage):
    """A form about the booked call of the case."""

    call: CallBack

    def prepare(self) -> None:
        call = cases.booked_call(self.case)
        if call is None:
            raise Http404
        self.call = call
        self.intro = f"The call is booked for {local_time(call.slot.starts_at)}."


class MoveCall(OfCall):
    form_class = AgreeTimeForm
    title = "Move the call"
    button = "Move call"
    done = "The call is moved"

    def form_options(self) -> Mapping[str, Any]:
        free = diary.free_slots(self.case.force, self.at, self.at + timedelta(days=BOOKABLE_DAYS))
        return {"slots": slot_options(slot for slot in free if slot.pk != self.call.slot_id)}

    def act(self, answers: dict[str, Any]) -> None:
        slot = diary.find_slot(self.case.force, answers["slot"])
        diary_actions.move(call_back=self.call, slot=slot, reason=answers["reason"], by=self.by, at=self.at)


class CancelCall(OfCall):
    form_class = ReasonForm
    title = "Cancel the call"
    button = "Cancel call"
    done = "The call is cancelled and the promise runs again"

    def act(self, answers: dict[str, Any]) -> None:
        diary_actions.cancel(call_back=self.call, reason=answers["reason"], by=self.by, at=self.at)


class MissCall(OfCall):
    form_class = NothingToSayForm
    title = "The call was not made"
    button = "Save that it was not made"
    done = "The call is marked as not made; the business is told"

    def prepare(self) -> None:
        super().prepare()
        if self.call.slot.starts_at > self.at:
            raise Http404

    def act(self, _answers: dict[str, Any]) -> None:
        diary_actions.miss(call_back=self.call, by=self.by, at=self.at)


class WaiveContact(CaseFormPage):
    form_class = WaiveContactForm
    title = "No contact wanted"
    intro = "The promise ends here. The business can still write to the desk at any time."
    button = "End the promise"
    done = "The contact promise is ended"

    def act(self, answers: dict[str, Any]) -> None:
        contact.waive(case=self.case, reason=answers["reason"], by=self.by, at=self.at)
