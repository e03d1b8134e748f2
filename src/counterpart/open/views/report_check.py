"""Check anybody's published report: upload it, and see what does not follow beside the table where it stands."""

import tempfile
from pathlib import Path, PurePath
from threading import BoundedSemaphore
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from counterpart.accounts import limits
from counterpart.accounts.access import public
from counterpart.accounts.requests import Request
from counterpart.core.documents.apart import CheckedReport, CheckStopped, NotReadable, check_apart
from counterpart.open.forms.report_check import ReportCheckForm
from counterpart.open.presenters.report_check import present

_LONGEST_NAME = 80
# Each takes a processor for up to half a minute, and many addresses may ask at once: other pages must go on.
_TURNS = BoundedSemaphore(2)


@public("anybody may check a figure that was published for them")
@never_cache
def report_check(request: Request) -> HttpResponse:
    """`/check-a-report/`: the form, or what was found. Nothing that is uploaded is kept."""
    if request.method != "POST":
        return render(request, "open/report_check.html", {"form": ReportCheckForm(at=request.at)})
    refusal = limits.refusal(request, "report_check")
    if refusal:
        return refusal
    form = ReportCheckForm(request.POST, request.FILES, at=request.at)
    if form.is_valid():
        upload = form.cleaned_data["report"]
        try:
            found = _check(upload)
        except (NotReadable, CheckStopped) as error:
            form.add_error("report", str(error))
        else:
            return render(request, "open/report_checked.html", {"checked": present(upload.name, found)})
    return render(request, "open/report_check.html", {"form": form})


def _check(upload: UploadedFile[Any]) -> CheckedReport:
    if not _TURNS.acquire(blocking=False):
        raise CheckStopped(_("Other reports are being checked just now. Try again in a minute"))
    try:
        return _check_now(upload)
    finally:
        _TURNS.release()


def _check_now(upload: UploadedFile[Any]) -> CheckedReport:
    with tempfile.TemporaryDirectory(prefix="counterpart-check-") as folder:
        path = Path(folder) / _file_name(upload.name or "")
        with path.open("wb") as file:
            for chunk in upload.chunks():
                file.write(chunk)
        return check_apart(path)


def _file_name(name: str) -> str:
    """The name as people know it, without what no file name may hold."""
    kept = "".join(char for char in PurePath(name).name if char.isprintable() and char not in "/\\")
    return kept[-_LONGEST_NAME:].lstrip(".-") or _("report")
