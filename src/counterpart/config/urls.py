"""The root of every address: each door under its own prefix, sign-in beside them."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

PREFIXES = {"business": "", "desk": "desk/", "open": "open/"}

urlpatterns: list[URLPattern | URLResolver] = [
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
