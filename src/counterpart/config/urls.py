"""The root of every address: each door under its own prefix, sign-in beside them."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from counterpart.accounts.access import public
from counterpart.base.components.theme import theme

PREFIXES = {"business": "", "desk": "desk/", "open": "open/"}

handler400 = "counterpart.base.error_pages.bad_request"
handler403 = "counterpart.base.error_pages.permission_denied"
handler404 = "counterpart.base.error_pages.not_found"
handler500 = "counterpart.base.error_pages.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("theme.css", public("The site's colour, which every page needs")(theme), name="theme"),
    *(
        path(prefix, include(module))
        for prefix, module in [("account/", "counterpart.accounts.urls"), ("system/", "counterpart.base.urls")]
        if find_spec(module)
    ),
    path("account/", include("allauth.urls")),
    *(
        path(PREFIXES[door], include(f"counterpart.{door}.urls"))
        for door in settings.DOORS
        if find_spec(f"counterpart.{door}.urls")
    ),
]
