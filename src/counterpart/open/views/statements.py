"""Published statements: for everybody to read, and for programs to fetch from addresses that never change."""

from django.http import Http404, HttpResponse, HttpResponseNotModified, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from counterpart.accounts.access import public
from counterpart.accounts.requests import Request
from counterpart.core.periods.months import written
from counterpart.open.presenters import statements as present
from counterpart.performance import rendering
from counterpart.performance.models import PublicStatement
from counterpart.performance.queries import published

_WHY = "published figures are for everybody"
_GONE = 410
_FIVE_MINUTES, _HOUR = 300, 3600


@public(_WHY)
def statements(request: Request) -> HttpResponse:
    """`/statements/`: every statement that is in force."""
    context = {"forces": present.by_force(published.newest_versions())}
    return render(request, "open/statements.html", context)


@public(_WHY)
def index(request: Request) -> HttpResponse:
    """`/statements/index.json`: the same for programs, with the address of each statement's JSON."""
    listed = [
        {
            "force": one.force_code,
            "measures": one.measure_set,
            "title": one.title,
            "to": written(one.to_month),
            "version": one.number,
            "published_at": one.published_at.isoformat(),
            "json": request.build_absolute_uri(present.address(one) + "statement.json"),
            "csv": request.build_absolute_uri(present.address(one) + "statement.csv"),
        }
        for one in published.newest_versions()
    ]
    response = JsonResponse({"statements": listed})
    patch_cache_control(response, public=True, max_age=_FIVE_MINUTES)
    return _open_to_all(response)


@public(_WHY)
def statement(request: Request, force: str, measure_set: str, to: str, number: int | None = None) -> HttpResponse:
    """`/statements/<force>/<set>/<YYYY-MM>/`, and one version at `v<n>/`. `newest` stands for the latest month."""
    found = _find(force, measure_set, to, number)
    versions = list(published.versions(force, measure_set, written(found.to_month)))
    withdrawal = published.withdrawal(found)
    context = {
        "statement": found,
        "period": present.period(found.to_month),
        "withdrawal": withdrawal,
        "newest": versions[0] if versions[0].number > found.number else None,
        "newest_address": present.address(found),
        "own_address": present.address(found, version=True),
        "history": present.history(versions, found),
        "changes": present.change_rows(found.changes),
        "downloads": [] if withdrawal else present.downloads(found),
        "fragment": "" if withdrawal else published.page_part(found),
    }
    return render(request, "open/statement.html", context, status=_GONE if withdrawal and number is None else 200)


@public(_WHY)
def statement_file(
    request: Request, force: str, measure_set: str, to: str, code: str, number: int | None = None
) -> HttpResponse:
    """One format: of a version for ever the same, else of the newest version."""
    found = _find(force, measure_set, to, number)
    if (withdrawal := published.withdrawal(found)) is not None:
        return HttpResponse(f"Withdrawn: {withdrawal.reason}\n", status=_GONE, content_type="text/plain; charset=utf-8")
    try:
        tag = f'"{published.digest(found, code)}"'
        unchanged = request.headers.get("If-None-Match") == tag
        response = HttpResponseNotModified() if unchanged else _file(found, code)
    except (KeyError, FileNotFoundError) as error:
        raise Http404 from error
    response["ETag"] = tag
    if number is None:
        patch_cache_control(response, public=True, max_age=_FIVE_MINUTES)
    else:
        # For ever the same, until it is withdrawn: then nobody should hand it on for long.
        patch_cache_control(response, public=True, max_age=_HOUR)
    return _open_to_all(response)


def _find(force: str, measure_set: str, to: str, number: int | None) -> PublicStatement:
    found = published.find(force, measure_set, to, number)
    if found is None:
        raise Http404("There is no such statement.")
    return found


def _file(found: PublicStatement, code: str) -> HttpResponse:
    response = HttpResponse(published.content(found, code), content_type=rendering.media_type(code))
    name = rendering.file_name(found.force_code, found.measure_set, found.to_month, code)
    response["Content-Disposition"] = (
        f'{"inline" if code in ("json", "csv", "pdf") else "attachment"}; filename="{name}"'
    )
    return response


def _open_to_all(response: HttpResponse) -> HttpResponse:
    """Programs on other sites, too, may read what is public."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
