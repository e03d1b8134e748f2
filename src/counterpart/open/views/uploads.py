"""Resumable uploads, by the tus protocol (tus.io): what scripts, the command line and other tools speak with."""

from datetime import datetime
from http import HTTPStatus

from allauth.account.adapter import get_adapter
from django.http import HttpResponse
from django.urls import reverse

from counterpart.accounts import limits
from counterpart.accounts.access import public
from counterpart.accounts.requests import Request
from counterpart.core.tus import CONTENT_TYPE, headers
from counterpart.core.tus.checksums import parse_checksum
from counterpart.core.tus.errors import ChecksumMismatch, NoSpace, TooLarge, TooManyAtOnce, TooSlow
from counterpart.core.tus.headers import Concat
from counterpart.evidence import tickets, upload_queries
from counterpart.evidence.actions import uploads
from counterpart.evidence.models import Upload
from counterpart.open.bodies import pieces, place
from counterpart.open.tus_answers import abilities, method_of, not_allowed, speaks_tus


@public("The signed ticket in the address lets its holder send files for one incident; no cookie counts")
@speaks_tus
def begin(request: Request, token: str) -> HttpResponse:
    """Begin an upload (POST), with its first bytes or without; or ask what this server can do (OPTIONS)."""
    if method_of(request) not in ("POST", "OPTIONS"):
        return not_allowed("OPTIONS", "POST")
    ticket = tickets.open_ticket(token, request.at)
    if method_of(request) == "OPTIONS":
        return abilities(ticket.most_bytes)
    if refused := limits.refusal(request, "upload_begin"):
        return refused
    concat = headers.parse_concat(request.headers.get("Upload-Concat"))
    parse_checksum(request.headers.get("Upload-Checksum"))  # refused before anything is begun
    upload, key = _begin(request, ticket, concat)
    answer = HttpResponse(status=HTTPStatus.CREATED)
    answer.headers["Location"] = request.build_absolute_uri(reverse("uploads:upload", args=[key]))
    if not concat.is_final and _brings_bytes(request):
        answer.headers["Upload-Offset"] = str(_first_bytes(request, upload))
    elif not concat.is_final and upload.length == 0:
        uploads.append(upload=upload, offset=0, pieces=(), at=request.at)
    return _dated(answer, upload)


@public("The long random key in the address lets its holder go on with one upload; no cookie counts")
@speaks_tus
def upload(request: Request, key: str) -> HttpResponse:
    """How far an upload is (HEAD), its next bytes (PATCH), or giving it up (DELETE)."""
    methods = {"HEAD": _tell, "PATCH": _go_on, "DELETE": _give_up}
    method = method_of(request)
    if method == "OPTIONS":
        return abilities()
    if method not in methods:
        return not_allowed("DELETE", "HEAD", "OPTIONS", "PATCH")
    found = _find(key, request.at)
    return methods[method](request, found)


def _begin(request: Request, ticket: tickets.Ticket, concat: Concat) -> tuple[Upload, str]:
    told = headers.parse_metadata(request.headers.get("Upload-Metadata"))
    name = told.get("filename") or told.get("name", "")
    media_type = told.get("filetype") or told.get("type", "")
    address = get_adapter().get_client_ip(request)
    facts = {"name": name, "media_type": media_type, "address": address, "at": request.at}
    if concat.is_final:
        parts = [_find(path.rstrip("/").rsplit("/", 1)[-1], request.at) for path in concat.parts]
        with place():  # all the bytes are copied and hashed
            return uploads.join(ticket=ticket, parts=parts, **facts)
    length = headers.parse_length(
        request.headers.get("Upload-Length"), deferred=request.headers.get("Upload-Defer-Length")
    )
    channel = "command" if told.get("channel") == "command" else "tus"
    return uploads.create(ticket=ticket, length=length, channel=channel, is_partial=concat.is_partial, **facts)


def _tell(request: Request, upload: Upload) -> HttpResponse:
    answer = HttpResponse(status=HTTPStatus.OK)
    answer.headers["Upload-Offset"] = str(upload_queries.offset_of(upload))
    answer.headers["Upload-Length"] = str(upload.length)
    answer.headers["Upload-Metadata"] = headers.write_metadata({"filename": upload.name, "filetype": upload.media_type})
    if upload.is_partial:
        answer.headers["Upload-Concat"] = headers.write_concat(is_partial=True)
    return _dated(answer, upload)


def _go_on(request: Request, upload: Upload) -> HttpResponse:
    headers.check_content_type(request.headers.get("Content-Type"))
    offset = headers.parse_offset(request.headers.get("Upload-Offset"))
    answer = HttpResponse(status=HTTPStatus.NO_CONTENT)
    answer.headers["Upload-Offset"] = str(_append(request, upload, offset))
    return _dated(answer, upload)


def _give_up(request: Request, upload: Upload) -> HttpResponse:
    uploads.terminate(upload=upload, at=request.at)
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


def _append(request: Request, upload: Upload, offset: int) -> int:
    checksum = parse_checksum(request.headers.get("Upload-Checksum"))
    with place():
        return uploads.append(upload=upload, offset=offset, pieces=pieces(request), checksum=checksum, at=request.at)


def _first_bytes(request: Request, upload: Upload) -> int:
    """How many of the bytes that came with the beginning are kept: where they could not be, the sender goes on there.

    A refusal would leave an upload that counts under the ticket, and whose address nobody knows.
    """
    try:
        return _append(request, upload, 0)
    except TooLarge:
        uploads.terminate(upload=upload, at=request.at)
        raise
    except (ChecksumMismatch, NoSpace, TooManyAtOnce, TooSlow):
        return upload_queries.offset_of(upload)


def _find(key: str, at: datetime) -> Upload:
    """The upload with this key, which still lets its holder in."""
    found = upload_queries.find(uploads.digest_of(key))
    tickets.check_still_valid(found, at)
    return found


def _brings_bytes(request: Request) -> bool:
    return (request.headers.get("Content-Type") or "").startswith(CONTENT_TYPE)


def _dated(answer: HttpResponse, upload: Upload) -> HttpResponse:
    """Until when the rest is awaited, where any is."""
    if upload.completed_at is None:
        answer.headers["Upload-Expires"] = headers.write_expires(upload.expires_at)
    return answer
