"""What is refused, each with the status that the protocol gives it and words for who sent it.

TusError
+-- BadHeader            400  a header is missing or cannot be read
+-- NotAllowed           403  this upload, or this sender, may not do that
+-- UnknownUpload        404  there is no such upload, or never was
+-- TooSlow              408  nothing came for too long; what had come is kept
+-- OffsetMismatch       409  the bytes do not begin where the file ends
+-- UploadGone           410  the upload was given up or has expired
+-- VersionNotSupported  412  another version of the protocol
+-- TooLarge             413  longer than the upload, or than what may be sent
+-- WrongContentType     415  the body of a PATCH is called something else
+-- Busy                 423  another request is sending to the same upload
+-- ChecksumMismatch     460  the bytes are not those that the sender meant
+-- TooManyAtOnce        503  all that this server takes at once is under way
+-- NoSpace              507  the disk is full; what had come is kept
"""

from http import HTTPStatus

CHECKSUM_MISMATCH = 460  # the protocol's own


class TusError(Exception):
    """A refusal. `status` is the answer's; `offset`, where it is known, is how much of the file is kept, in bytes."""

    status: int = HTTPStatus.BAD_REQUEST

    def __init__(self, words: str, offset: int | None = None) -> None:
        super().__init__(words)
        self.offset = offset


class BadHeader(TusError):
    pass


class NotAllowed(TusError):
    status = HTTPStatus.FORBIDDEN


class UnknownUpload(TusError):
    status = HTTPStatus.NOT_FOUND


class TooSlow(TusError):
    status = HTTPStatus.REQUEST_TIMEOUT


class OffsetMismatch(TusError):
    status = HTTPStatus.CONFLICT


class UploadGone(TusError):
    status = HTTPStatus.GONE


class VersionNotSupported(TusError):
    status = HTTPStatus.PRECONDITION_FAILED


class TooLarge(TusError):
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE


class WrongContentType(TusError):
    status = HTTPStatus.UNSUPPORTED_MEDIA_TYPE


class Busy(TusError):
    status = HTTPStatus.LOCKED


class ChecksumMismatch(TusError):
    status = CHECKSUM_MISMATCH


class TooManyAtOnce(TusError):
    status = HTTPStatus.SERVICE_UNAVAILABLE


class NoSpace(TusError):
    status = HTTPStatus.INSUFFICIENT_STORAGE
