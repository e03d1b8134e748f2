"""The record of warnings: how often they were right, for everybody. No square is named."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from counterpart.accounts.access import public
from counterpart.accounts.requests import Request
from counterpart.base.spreadsheets import as_csv
from counterpart.hotspots import public_record
from counterpart.open.presenters import warnings_record as present

_WHY = "how right warnings were is for everybody"
_FIVE_MINUTES = 300


@public(_WHY)
def record(request: Request) -> HttpResponse:
    """`/warnings-record/`: by force, subject, method and length."""
    context = {
        "rows": present.rows(public_record.lines()),
        "columns": present.COLUMNS,
        "least": present.least(),
    }
    return render(request, "open/warnings_record.html", context)


@public(_WHY)
def record_json(request: Request) -> HttpResponse:
    """The same for programs; null where a count is hidden."""
    response = JsonResponse({"record": [line.as_json() for line in public_record.lines()]})
    patch_cache_control(response, public=True, max_age=_FIVE_MINUTES)
    response["Access-Control-Allow-Origin"] = "*"
    return response


@public(_WHY)
def record_csv(request: Request) -> HttpResponse:
    """The same for a spreadsheet."""
    return as_csv("record-of-warnings", public_record.FIELDS, present.lines(public_record.lines()))
