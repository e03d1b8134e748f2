"""Whatever stands in the headers of the protocol, the server answers with a refusal or does it: never with a 500."""

from base64 import b64encode
from http.client import HTTPConnection

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.verification.uploads.raw import CONTENT_TYPE, begin
from tests.verification.uploads.site import Site

pytestmark = pytest.mark.slow  # starts a server process

# What can stand in a header at all; and numbers, digests and addresses that are nearly right.
WORDS = st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"), max_size=40)
NUMBERS = st.one_of(
    st.integers(-2, 20).map(str),
    st.integers().map(str),
    st.sampled_from(["", "0x10", "1e3", "²", "+1", " 5 ", "00005", "9" * 18, "9" * 400]),
)
DIGESTS = st.builds(
    "{} {}".format,
    st.sampled_from(["sha1", "sha256", "md5", "", "SHA1"]),
    st.binary(max_size=64).map(b64encode).map(bytes.decode),
)
FILE_NAMES = st.text(max_size=30).map(lambda text: b64encode(text.encode("utf-8", "surrogatepass")).decode())
METADATA = st.lists(
    st.builds("{} {}".format, st.sampled_from(["filename", "filetype", "name", "channel", "x", ""]), FILE_NAMES),
    max_size=3,
).map(",".join)
ADDRESSES = st.sampled_from(
    ["http://[", "//", "/uploads/x/", "?", "http://[::1]:99999999/", "/uploads/%00%ff/", "a" * 300]
)
CONCATS = st.one_of(
    st.sampled_from(["partial", "final;", "partial;"]), st.lists(ADDRESSES).map(lambda each: "final;" + " ".join(each))
)

HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "Tus-Resumable": st.sampled_from(["1.0.0", "0.2", ""]) | WORDS,
        "Upload-Length": NUMBERS | WORDS,
        "Upload-Offset": NUMBERS | WORDS,
        "Upload-Defer-Length": NUMBERS,
        "Upload-Metadata": METADATA | WORDS,
        "Upload-Checksum": DIGESTS | WORDS,
        "Upload-Concat": CONCATS | WORDS,
        "Content-Type": st.sampled_from([CONTENT_TYPE, CONTENT_TYPE.upper(), "text/plain"]) | WORDS,
        "X-HTTP-Method-Override": st.sampled_from(["PATCH", "HEAD", "DELETE", "OPTIONS", "TRACE"]) | WORDS,
        "Range": WORDS,
        "If-Match": WORDS,
    },
)
METHODS = st.sampled_from(["POST", "PATCH", "HEAD", "DELETE", "OPTIONS", "GET", "PUT"])
UPLOADS = st.integers(0, 19).map("upload{}".format)
PLACES = st.sampled_from(["begin", "forged", "nobody", "form"]) | UPLOADS | UPLOADS
BODIES = st.binary(max_size=30)


@pytest.fixture(scope="module")
def paths(site: Site) -> dict[str, str]:
    """Addresses to ask: of a good link, of uploads under way, and of none."""
    token = site.link()
    return {
        "begin": f"/uploads/to/{token}/",
        **{f"upload{number}": begin(site, token, 10).removeprefix(site.address) for number in range(20)},
        "forged": f"/uploads/to/{token[:-3]}/",
        "nobody": "/uploads/%F0%9F%8E%A5%ff/",
        "form": f"/uploads/to/{token}/form/",
    }


@pytest.fixture(scope="module")
def connection(site: Site):  # type: ignore[no-untyped-def]
    found = HTTPConnection("127.0.0.1", site.port, timeout=20)
    yield found
    found.close()


@settings(max_examples=250, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(METHODS, PLACES, HEADERS, BODIES, st.integers(0, 9))
def test_no_header_brings_the_server_down(connection, paths, method, place, headers, body, chance):  # type: ignore[no-untyped-def]
    version = {"Tus-Resumable": "1.0.0"} if chance else {}  # without it nothing else is looked at
    status = ask(connection, method, paths[place], body, headers | version)
    assert status < 500 or status in (503, 507), (status, method, place, headers)


def ask(connection: HTTPConnection, method: str, path: str, body: bytes, headers: dict[str, str]) -> int:
    """The status; what the client's own library takes for no header is never sent."""
    try:
        connection.request(method, path, body, {name: value.strip() for name, value in headers.items()})
        answer = connection.getresponse()
        answer.read()
    except ConnectionError:  # it was closed after a refusal whose body nobody read
        connection.close()
        return 0
    if answer.will_close:
        connection.close()
    return answer.status
