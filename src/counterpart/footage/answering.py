"""Answers that need no file, as forms: the same on a business's own pages and by the link in the mail."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from counterpart.base.actors import Actor
from counterpart.base.errors import DomainError
from counterpart.base.forms import Form
from counterpart.core.periods.local_time import day_range, local_date
from counterpart.footage.actions import requests
from counterpart.footage.forms import LaterForm, NothingForm
from counterpart.footage.models import FootageRequest, RequestState


@dataclass(frozen=True, slots=True)
class AnswerKind:
    """One answer: the words of its page, its form, and the action that it calls."""

    title: str | Promise
    button: str | Promise
    form: type[Form]
    act: Callable[[FootageRequest, Mapping[str, Any], Actor, datetime], object]


class Answer:
    """One answer as it is given. `form` says what was wrong with it."""

    def __init__(
        self, kind: AnswerKind, request: FootageRequest, typed: Any = None, *, by: Actor, at: datetime
    ) -> None:
        self.kind, self.request, self.by, self.at = kind, request, by, at
        self.form = kind.form(typed, at=at)

    def goes_through(self) -> bool:
        """Whether the answer was taken."""
        if not self.form.is_valid():
            return False
        try:
            self.kind.act(self.request, self.form.cleaned_data, self.by, self.at)
        except DomainError as refusal:
            self.form.add_error(refusal.field if refusal.field in self.form.fields else None, refusal.message)
            return False
        return True


def _nothing(request: FootageRequest, said: Mapping[str, Any], by: Actor, at: datetime) -> None:
    requests.answer(request=request, state=RequestState(said["state"]), note=said["note"], by=by, at=at)


def _later(request: FootageRequest, said: Mapping[str, Any], by: Actor, at: datetime) -> None:
    until = day_range(local_date(at) + timedelta(days=said["days"]))[1]
    requests.save_for_later(request=request, until=until, note=said["note"] or "", by=by, at=at)


ANSWERS: Mapping[str, AnswerKind] = {
    "none": AnswerKind(_("We have no footage"), _("Send this answer"), NothingForm, _nothing),
    "later": AnswerKind(_("We saved it and need more time"), _("Send this answer"), LaterForm, _later),
}
