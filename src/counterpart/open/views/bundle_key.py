"""The public key under which this site signs bundles, for those who check them elsewhere."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from counterpart.accounts.access import public
from counterpart.accounts.requests import Request
from counterpart.bundles.keys import published_key
from counterpart.core.bundles import sealing


@public("a public key is there to be known")
@require_safe
def bundle_key(request: Request) -> HttpResponse:
    """The key, its fingerprint, and how to use it."""
    key = published_key()
    return render(request, "open/bundle_key.html", {"key": key, "fingerprint": sealing.fingerprint(key) if key else ""})


@public("a public key is there to be known")
@require_safe
def bundle_key_file(request: Request) -> HttpResponse:
    """The key as a PEM file, which OpenSSL reads; empty where this site signs no bundles."""
    key = published_key()
    return HttpResponse(sealing.public_pem(key) if key else "", content_type="application/x-pem-file")
