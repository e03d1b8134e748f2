"""Copies of a file that somebody asks for: a still, and one with parts blurred."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponseRedirect
from django.shortcuts import redirect

from counterpart.desk.forms.blurring import BlurForm
from counterpart.desk.forms.evidence import StillForm
from counterpart.desk.presenters.player import PlayerPage
from counterpart.desk.views.evidence_forms import FileFormPage
from counterpart.evidence.actions import copies, stills


class TakeStill(FileFormPage):
    form_class = StillForm
    title = "Take a still"
    button = "Take a still"
    done = "The still is taken"

    def act(self, answers: dict[str, Any]) -> None:
        stills.take(case=self.case, file=self.file, position_ms=answers["position"], by=self.by, at=self.at)

    def leave(self) -> HttpResponseRedirect:
        return redirect(f"{self.back}#t={self.form.cleaned_data['position'] / 1000:g}")


class Blur(FileFormPage):
    """Areas are drawn on the picture where a script runs, and typed where none does."""

    form_class = BlurForm
    template = "desk/evidence/blur.html"
    title = "Blur a part for sharing"
    intro = "A copy is made in which these areas are hidden for good. The file itself does not change."
    button = "Make the copy"
    done = "The copy is being made. It appears on this page when it is ready"

    form: BlurForm

    def form_options(self) -> Mapping[str, Any]:
        return {"length_ms": self.file.media.get("duration_ms") or 0}

    def extra(self) -> Mapping[str, Any]:
        return {"view": PlayerPage(self.case, self.file, actor=self.by)}

    def act(self, _answers: dict[str, Any]) -> None:
        copies.ask_for_blurred(file=self.file, regions=self.form.regions(), by=self.by, at=self.at)
