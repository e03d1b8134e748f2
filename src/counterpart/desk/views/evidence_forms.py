"""Forms about one file: mark, produce, describe, move, check the camera's clock, download."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from counterpart.core.periods import positions
from counterpart.core.references.exhibits import initials_of
from counterpart.desk.forms.camera_clock import ClockForm
from counterpart.desk.forms.evidence import (
    DescribeForm,
    DownloadDangerousForm,
    DownloadForm,
    MarkForm,
    MoveForm,
    ProduceBelowForm,
    ProduceForm,
    RemoveMarkForm,
)
from counterpart.desk.presenters.continuity import whereabouts
from counterpart.desk.presenters.evidence_frame import EvidenceFrame
from counterpart.desk.presenters.file_states import standing
from counterpart.desk.views.case_form import CaseFormPage
from counterpart.desk.views.evidence_content import attached
from counterpart.desk.views.evidence_finding import find_file
from counterpart.evidence import queries, rules
from counterpart.evidence.actions import clocks, exhibits, moments, viewing
from counterpart.evidence.masters import opened
from counterpart.evidence.models import EvidenceFile, Exhibit, FileRole, MarkedMoment


class FileFormPage(CaseFormPage):
    """A form about one file, which leads back to its page."""

    frame_class = EvidenceFrame
    template = "desk/evidence/file_form.html"

    file: EvidenceFile

    def prepare(self) -> None:
        self.file = find_file(self.request, self.case, self.kwargs["key"])

    @property
    def back(self) -> str:
        """The page of the file."""
        return reverse("desk_evidence:file", kwargs={"reference": self.case.reference, "key": self.file.key})

    def leave(self) -> HttpResponseRedirect:
        return redirect(self.back)


class Mark(FileFormPage):
    form_class = MarkForm
    title = "Mark a moment"
    button = "Mark"
    done = "The moment is marked"

    def act(self, answers: dict[str, Any]) -> None:
        moments.mark(file=self.file, position_ms=answers["position"], note=answers["note"], by=self.by, at=self.at)

    def leave(self) -> HttpResponseRedirect:
        return redirect(f"{self.back}#t={self.form.cleaned_data['position'] / 1000:g}")


class RemoveMark(FileFormPage):
    form_class = RemoveMarkForm
    title = "Remove this mark"
    button = "Remove mark"
    done = "The mark is removed"

    moment: MarkedMoment

    def prepare(self) -> None:
        super().prepare()
        self.moment = get_object_or_404(queries.moments_of(self.file), pk=self.kwargs["moment_id"])
        self.intro = f"{positions.printed(self.moment.position_ms)}: {self.moment.note}"

    def act(self, _answers: dict[str, Any]) -> None:
        moments.remove(moment=self.moment, by=self.by, at=self.at)


class Produce(FileFormPage):
    title = "Make this file an exhibit"
    button = "Make it an exhibit"
    done = "The file is an exhibit"

    @property
    def form_class(self) -> type[ProduceForm] | type[ProduceBelowForm]:  # type: ignore[override]
        return ProduceForm if self.file.role == FileRole.MASTER else ProduceBelowForm

    def form_options(self) -> Mapping[str, Any]:
        name = self.by.name if self.file.role != FileRole.MASTER else self.file.received_by_name
        return {"initial": {"producer_name": name, "initials": initials_of(name)}}

    def act(self, answers: dict[str, Any]) -> None:
        exhibits.produce(case=self.case, file=self.file, by=self.by, at=self.at, **answers)


class OfExhibit(FileFormPage):
    """A form about the exhibit that the file is; 404 for a file that is none."""

    exhibit: Exhibit

    def prepare(self) -> None:
        super().prepare()
        self.exhibit = get_object_or_404(queries.exhibits_of(self.case), file=self.file)


class Describe(OfExhibit):
    form_class = DescribeForm
    title = "Describe this exhibit anew"
    done = "The description is changed"

    def form_options(self) -> Mapping[str, Any]:
        return {"initial": {"description": self.exhibit.description}}

    def act(self, answers: dict[str, Any]) -> None:
        exhibits.describe(exhibit=self.exhibit, description=answers["description"], by=self.by, at=self.at)


class Move(OfExhibit):
    form_class = MoveForm
    title = "Write down where it goes"
    intro = "For a disc, a stick or a print: who had it, who has it now, and under which seal."
    done = "The move is written down"

    def form_options(self) -> Mapping[str, Any]:
        return {"initial": {"from_whom": whereabouts(queries.continuity_of(self.file))}}

    def act(self, answers: dict[str, Any]) -> None:
        exhibits.move(exhibit=self.exhibit, by=self.by, at=self.at, **answers)


class CheckClock(FileFormPage):
    form_class = ClockForm
    title = "Check the camera's clock"
    intro = "Recorders run fast or slow. Write down what the camera showed and what time it really was."
    done = "The check of the camera's clock is kept"

    form: ClockForm

    def act(self, answers: dict[str, Any]) -> None:
        clocks.check(
            file=self.file,
            camera_at=self.form.camera_at,
            true_at=self.form.true_at,
            starts_at=self.form.starts_at,
            zone=answers["zone"],
            how=answers["how"],
            by=self.by,
            at=self.at,
        )


class Download(FileFormPage):
    template = "desk/evidence/download.html"
    title = "Download a copy"
    button = "Download"

    body: Iterator[bytes]

    @property
    def form_class(self) -> type[DownloadForm]:  # type: ignore[override]
        return DownloadDangerousForm if self.danger else DownloadForm

    @property
    def danger(self) -> str:
        """Why the file may do harm; empty where nothing is known against it."""
        return standing(self.file).why if rules.is_dangerous(self.file.state) else ""

    def act(self, answers: dict[str, Any]) -> None:
        self.body = opened(self.file, by=self.by, at=self.at)
        viewing.download(file=self.file, by=self.by, at=self.at, **answers)

    def post(self, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """The file itself, once the reason is written down."""
        self.form = self.form_class(self.typed(), at=self.at)
        if self.form.is_valid() and self.acts():
            return attached(self.file, self.body)  # type: ignore[return-value]
        return self.page(status=422)
