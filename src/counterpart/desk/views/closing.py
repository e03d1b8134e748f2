"""Closing a case with its letter, and opening it again."""

from collections.abc import Mapping
from typing import Any

from counterpart.casework.actions import closing
from counterpart.casework.queries import drafts
from counterpart.desk.forms.messages import CloseForm, ReopenForm
from counterpart.desk.presenters.closing import to_do_items
from counterpart.desk.views.case_form import CaseFormPage


class Close(CaseFormPage):
    form_class = CloseForm
    template = "desk/close.html"
    title = "Close this case"
    intro = "The letter is a draft from what the case holds. Read it as the shop will read it."
    button = "Send letter and close case"
    done = "The case is closed and the letter is sent"

    def form_options(self) -> Mapping[str, Any]:
        return {"initial": {"letter_body": drafts.closing(self.case, self.by).body}}

    def extra(self) -> Mapping[str, Any]:
        return {"to_do": to_do_items(self.case)}

    def act(self, answers: dict[str, Any]) -> None:
        closing.close(case=self.case, letter_body=answers["letter_body"], by=self.by, at=self.at)


class Reopen(CaseFormPage):
    form_class = ReopenForm
    title = "Open this case again"
    button = "Open case"
    done = "The case is open again"

    def act(self, answers: dict[str, Any]) -> None:
        closing.reopen(case=self.case, reason=answers["reason"], by=self.by, at=self.at)
