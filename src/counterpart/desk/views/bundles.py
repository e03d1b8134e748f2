"""Bundles of a case: ask for one, see what was made, take it away."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from counterpart.accounts.requests import Request
from counterpart.base import files
from counterpart.bundles import asking, queries
from counterpart.bundles.actions import fetching
from counterpart.bundles.errors import NotMade
from counterpart.bundles.models import Bundle
from counterpart.desk.forms.bundles import BundleForm
from counterpart.desk.presenters.bundles import bundle_cards
from counterpart.desk.presenters.evidence_frame import EvidenceFrame
from counterpart.desk.views.case_form import CaseFormPage
from counterpart.desk.views.finding import find_case


def bundles(request: Request, reference: str) -> HttpResponse:
    """The bundles of a case, the newest first."""
    case = find_case(request, reference)
    frame = EvidenceFrame(case, at=request.at, actor=request.actor)
    return render(
        request, "desk/bundles/list.html", {"frame": frame, "bundles": bundle_cards(queries.bundles_of(case))}
    )


class Make(CaseFormPage):
    form_class = BundleForm
    frame_class = EvidenceFrame
    title = "Make a bundle"
    intro = "All of the case in one signed file, as it is now. Anybody can check it without us."
    button = "Make bundle"
    done = "The bundle is being made. It is here in a moment"
    then = "desk_bundles:bundles"

    def act(self, answers: dict[str, Any]) -> None:
        with_files = answers["holds"] == "files"
        asking.ask(case=self.case, why=answers["why"], with_files=with_files, by=self.by, at=self.at)


@require_POST
def fetch(request: Request, reference: str, key: UUID) -> HttpResponse | StreamingHttpResponse:
    """Take a bundle away: logged as a disclosure, so a button and not a link that a browser may open by itself."""
    case = find_case(request, reference)
    try:
        bundle = queries.find_bundle(request.actor, key)
        stored = fetching.fetch(bundle=bundle, by=request.actor, at=request.at)
    except Bundle.DoesNotExist as error:
        raise Http404 from error
    except NotMade:
        return redirect("desk_bundles:bundles", reference=case.reference)
    answer = StreamingHttpResponse(files.pieces(stored), content_type="application/zip")
    answer["Content-Length"] = str(bundle.size)
    answer["Content-Disposition"] = f'attachment; filename="{case.reference}-{bundle.asked_at:%Y%m%dT%H%M%SZ}.zip"'
    return answer
