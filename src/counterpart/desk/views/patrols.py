"""Logging a visit to a square, and withdrawing one that was typed by mistake."""

from typing import Any

from django.http import HttpResponseRedirect
from django.shortcuts import redirect

from counterpart.base.wording import local_time
from counterpart.core.hotspots.squares import Square, parse
from counterpart.desk.forms.patrols import VisitForm
from counterpart.desk.forms.responses import WithdrawForm
from counterpart.desk.presenters.hotspots import place_of
from counterpart.desk.views.hotspot_finding import find_square, find_visit, force_of
from counterpart.desk.views.image_form import SubjectFormPage
from counterpart.hotspots.actions import patrols as actions
from counterpart.hotspots.models import PatrolVisit


class LogVisit(SubjectFormPage):
    """Somebody was in a square."""

    form_class = VisitForm
    title = "Log a visit"
    button = "Save visit"
    done = "The visit is logged"
    back = ("Warnings", "desk_hotspots:warnings")

    square: Square

    def prepare(self) -> None:
        self.square = find_square(self.kwargs["name"])
        self.intro = ", ".join(filter(None, (self.square.reference, place_of(self.square))))

    def act(self, answers: dict[str, Any]) -> None:
        told = {"minutes": answers["minutes"], "officers": answers["officers"], "note": answers["note"] or ""}
        started_at = self.form.started_at  # type: ignore[attr-defined]
        force = force_of(self.request)
        actions.log(force=force, cell=self.square.name, started_at=started_at, by=self.by, at=self.at, **told)

    def leave(self) -> HttpResponseRedirect:
        return redirect("desk_hotspots:square", name=self.square.name)


class WithdrawVisit(SubjectFormPage):
    """It was a mistake: it stays on the page of its square, struck through."""

    form_class = WithdrawForm
    title = "Withdraw this visit?"
    button = "Withdraw"
    done = "The visit is withdrawn"
    back = ("Warnings", "desk_hotspots:warnings")

    visit: PatrolVisit

    def prepare(self) -> None:
        self.visit = find_visit(self.request, self.kwargs["pk"])
        where = ", ".join(filter(None, (parse(self.visit.cell).reference, place_of(parse(self.visit.cell)))))
        self.intro = (
            f"{where}, {local_time(self.visit.started_at)}, logged by {self.visit.logged_by_name}. It stays on record, "
            "struck through, with your name and reason, and counts no more."
        )

    @property
    def nothing(self) -> str:
        return "This visit was withdrawn before." if self.visit.withdrawn_at else ""

    def act(self, answers: dict[str, Any]) -> None:
        actions.withdraw(visit=self.visit, why=answers["why"], by=self.by, at=self.at)

    def leave(self) -> HttpResponseRedirect:
        return redirect("desk_hotspots:square", name=self.visit.cell)
