"""Logging a visit to a square, and withdrawing one that was typed by mistake."""

from typing import Any

from django.urls import reverse

from counterpart.base.wording import local_time
from counterpart.core.hotspots.squares import Square, parse
from counterpart.desk.forms.patrols import VisitForm
from counterpart.desk.forms.responses import WithdrawForm
from counterpart.desk.presenters.hotspots import place_of
from counterpart.desk.views.hotspot_finding import find_square, find_visit, force_of
from counterpart.desk.views.image_form import SubjectFormPage
from counterpart.hotspots.actions import patrols as actions
from counterpart.hotspots.models import PatrolVisit


class _OfSquare(SubjectFormPage):
    """About one square; the way back and the way on lead to its page."""

    back = ("Square", "desk_hotspots:square")

    square: Square

    @property
    def back_href(self) -> str:
        return reverse("desk_hotspots:square", args=[self.square.name])

    @property
    def where(self) -> str:
        return ", ".join(filter(None, (self.square.reference, place_of(self.square))))


class LogVisit(_OfSquare):
    """Somebody was in a square."""

    form_class = VisitForm
    title = "Log a visit"
    button = "Save visit"
    done = "The visit is logged"

    def prepare(self) -> None:
        self.square = find_square(self.kwargs["name"])
        self.intro = self.where

    def act(self, answers: dict[str, Any]) -> None:
        told = {"minutes": answers["minutes"], "officers": answers["officers"], "note": answers["note"] or ""}
        started_at = self.form.started_at  # type: ignore[attr-defined]
        force = force_of(self.request)
        actions.log(force=force, cell=self.square.name, started_at=started_at, by=self.by, at=self.at, **told)


class WithdrawVisit(_OfSquare):
    """It was a mistake: it stays on the page of its square, struck through."""

    form_class = WithdrawForm
    title = "Withdraw this visit?"
    button = "Withdraw"
    done = "The visit is withdrawn"

    visit: PatrolVisit

    def prepare(self) -> None:
        self.visit = find_visit(self.request, self.kwargs["pk"])
        self.square = parse(self.visit.cell)
        self.intro = (
            f"{self.where}, {local_time(self.visit.started_at)}, logged by {self.visit.logged_by_name}. It stays on "
            "record, struck through, with your name and reason, and counts no more."
        )

    @property
    def nothing(self) -> str:
        return "This visit was withdrawn before." if self.visit.withdrawn_at else ""

    def act(self, answers: dict[str, Any]) -> None:
        actions.withdraw(visit=self.visit, why=answers["why"], by=self.by, at=self.at)
