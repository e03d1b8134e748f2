"""Messages to and from the business."""

from collections.abc import Mapping
from typing import Any

from counterpart.accounts.requests import Request
from counterpart.casework.actions import messages
from counterpart.casework.letters import TITLES
from counterpart.casework.models import MessageDirection
from counterpart.casework.queries import drafts
from counterpart.desk.forms.messages import LetterChoiceForm, MessageForm
from counterpart.desk.presenters.thread import thread_of
from counterpart.desk.views.case_form import CaseFormPage

# The letters that a message may start from, with what the desk calls them.
LETTERS = [(name, TITLES[name]) for name in drafts.STARTS]


class Messages(CaseFormPage):
    """The thread, with a message to write: freely, or from a letter chosen by `?letter=`."""

    form_class = MessageForm
    template = "desk/messages.html"
    title = "Messages"
    button = "Send message"
    done = "The message is sent"
    then = "desk:messages"

    request: Request

    @property
    def letter(self) -> str:
        """The letter asked for, where there is one of that name."""
        asked = self.request.GET.get("letter", "")
        return asked if asked in drafts.STARTS else ""

    def prepare(self) -> None:
        messages.mark_read(case=self.case, direction=MessageDirection.TO_DESK, by=self.by, at=self.at)

    def form_options(self) -> Mapping[str, Any]:
        if not self.letter:
            return {}
        return {"initial": {"body": drafts.messages(self.case, self.by)[self.letter].body}}

    def extra(self) -> Mapping[str, Any]:
        choice = LetterChoiceForm(initial={"letter": self.letter}, letters=LETTERS)
        return {"thread": thread_of(self.case, self.by), "choice": choice}

    def act(self, answers: dict[str, Any]) -> None:
        messages.send_to_business(case=self.case, body=answers["body"], template=self.letter, by=self.by, at=self.at)
