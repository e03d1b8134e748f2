"""The bytes of a file: shown in a page, in the ranges that a player asks for."""

from collections.abc import Iterator
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header

from counterpart.accounts.requests import Request
from counterpart.core.byte_ranges import ByteRange, Unsatisfiable, asked
from counterpart.desk.views.evidence_finding import find_piece
from counterpart.evidence import rules
from counterpart.evidence.actions import viewing
from counterpart.evidence.errors import Altered, EvidenceError
from counterpart.evidence.masters import opened
from counterpart.evidence.models import EvidenceFile

# The most of a file that one answer to a range holds: no request holds a thread of the server for long.
MOST = 4 * 2**20
# Nothing in a file may run, load or be framed, whatever it turns out to be.
SANDBOX = "default-src 'none'; sandbox"
OPAQUE = "application/octet-stream"


def content(request: Request, reference: str, key: UUID) -> HttpResponseBase:
    """The file for the page that shows it; 403 for one that nobody opens, or no browser shows safely, 404 if gone."""
    file = find_piece(request, reference, key)
    try:
        rules.check_shown(file.state, file.media_type)
    except EvidenceError as refusal:
        raise PermissionDenied(refusal.message) from refusal
    answer = in_ranges(request, file)
    viewing.view(file=file, by=request.actor, at=request.at)
    return answer


def in_ranges(request: Request, file: EvidenceFile) -> HttpResponseBase:
    """200 with the whole file, 206 with the part that was asked for, 416 where there is no such part."""
    try:
        part = asked(_range_of(request, file), file.size, most=MOST)
    except Unsatisfiable:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{file.size}", **_headers(file)})
    whole = ByteRange(0, file.size - 1, file.size)
    answer = _body(request, file, part or whole)
    if part:
        answer.status_code = 206
        answer["Content-Range"] = part.header
    return answer


def attached(file: EvidenceFile, body: Iterator[bytes]) -> StreamingHttpResponse:
    """The whole file, as `masters.opened` gives it, to be kept and never opened in the browser."""
    return StreamingHttpResponse(body, content_type=OPAQUE, headers=_headers(file, attachment=True, length=file.size))


def _body(request: Request, file: EvidenceFile, part: ByteRange) -> HttpResponseBase:
    headers = _headers(file, length=part.length)
    if request.method == "HEAD":
        return HttpResponse(content_type=file.media_type, headers=headers)
    try:
        pieces = opened(file, part.first, part.last + 1, by=request.actor, at=request.at)
    except Altered as gone:
        raise Http404 from gone
    return StreamingHttpResponse(pieces, content_type=file.media_type, headers=headers)


def _range_of(request: Request, file: EvidenceFile) -> str:
    """The Range header, unless it was meant for another file (If-Range) or another kind of request."""
    if request.method != "GET" or request.headers.get("If-Range", _tag(file)) != _tag(file):
        return ""
    return request.headers.get("Range", "")


def _headers(file: EvidenceFile, *, attachment: bool = False, length: int | None = None) -> dict[str, str]:
    disposition = content_disposition_header(attachment, rules.saved_name(file.name, file.state)) or "inline"
    kept = {} if length is None else {"Content-Length": str(length)}
    return kept | {
        "Accept-Ranges": "bytes",
        "Cache-Control": "no-store, private",
        "Content-Disposition": disposition,
        "Content-Security-Policy": SANDBOX,
        "ETag": _tag(file),
        "X-Content-Type-Options": "nosniff",
    }


def _tag(file: EvidenceFile) -> str:
    return f'"{file.sha256}"'
