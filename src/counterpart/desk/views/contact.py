"""The contact promise: attempts, agreed times, no contact wanted."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet

from counterpart.casework.actions import contact
from counterpart.casework.models import DiarySlot
from counterpart.casework.queries import diary
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


class WaiveContact(CaseFormPage):
    form_class = WaiveContactForm
    title = "No contact wanted"
    intro = "The promise ends here. The business can still write to the desk at any time."
    button = "End the promise"
    done = "The contact promise is ended"

    def act(self, answers: dict[str, Any]) -> None:
        contact.waive(case=self.case, reason=answers["reason"], by=self.by, at=self.at)
