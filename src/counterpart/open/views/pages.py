"""Pages of plain text that everybody may read."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from counterpart.accounts.access import public
from counterpart.accounts.requests import Request


@public("says what is stored in the browser")
def cookies(request: Request) -> HttpResponse:
    names = {"session": settings.SESSION_COOKIE_NAME, "csrf": settings.CSRF_COOKIE_NAME}
    return render(request, "open/cookies.html", {"names": names, "limits": settings.SESSION_LIMITS})


@public("says how far the site can be used by everybody")
def accessibility(request: Request) -> HttpResponse:
    return render(request, "open/accessibility.html")


@public("says what is kept about people, and why")
def privacy(request: Request) -> HttpResponse:
    return render(request, "open/privacy.html")
