"""The root of every address: the open door and sign-in at the root, each other door under its own prefix."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    *([path("system/", include("counterpart.base.urls"))] if find_spec("counterpart.base.urls") else []),
    path("", include("counterpart.open.sign_in_urls")),
    path("", include("counterpart.open.urls")),
    *(
        path(f"{door}/", include(f"counterpart.{door}.urls"))
        for door in settings.DOORS
        if find_spec(f"counterpart.{door}.urls")
    ),
]
