"""The headers of the tus protocol for resumable uploads, version 1.0 (tus.io), read and written; no files, no network.

`headers` reads and writes each header, `checksums` names the digests that senders may give, `errors` says what is
refused with which status.
"""

VERSION = "1.0.0"
EXTENSIONS = ("creation", "creation-with-upload", "checksum", "concatenation", "expiration", "termination")
# The type of the body of a PATCH, and of a POST that brings the first bytes along.
CONTENT_TYPE = "application/offset+octet-stream"
