"""Closing a case with its letter, and opening it again."""

from collections.abc import Mapping
from typing import Any

from counterpart.casework.actions import closing
from counterpart.desk.forms.messages import CloseForm, ReopenForm
from counterpart.desk.presenters import letters
from counterpart.desk.views.case_form import CaseFormPage


class Close(CaseFormPage):
    form_class = CloseForm
    title = "Close this case"
    intro = "The letter is a draft from what the case holds. Read it as the shop will read it."
    button = "Send letter and close case"
    done = "The case is closed and the letter is sent"

    def form_options(self) -> Mapping[str, Any]:
        return {"initial": {"letter": letters.closing_draft(self.case, self.by.name)}}

    def act(self, answers: dict[str, Any]) -> None:
        closing.close(case=self.case, letter_body=answers["letter"], by=self.by, at=self.at)


class Reopen(CaseFormPage):
    form_class = ReopenForm
    title = "Open this case again"
    button = "Open case"
    done = "The case is open again"

    def act(self, answers: dict[str, Any]) -> None:
        closing.reopen(case=self.case, reason=answers["reason"], by=self.by, at=self.at)
