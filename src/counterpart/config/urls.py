"""The root of every address: the open door and sign-in at the root, each other door under its own prefix."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from counterpart.accounts.access import public
from counterpart.base.components.gallery import gallery
from counterpart.base.components.theme import theme

handler400 = "counterpart.base.error_pages.bad_request"
handler403 = "counterpart.base.error_pages.permission_denied"
handler404 = "counterpart.base.error_pages.not_found"
handler500 = "counterpart.base.error_pages.server_error"
handler429 = "counterpart.open.views.errors.too_many_requests"  # allauth looks for it by this name

_SHOWN = settings.DEBUG or settings.DEMO  # the gallery is for those who build
# Where each door lists its addresses.
_MODULES = {
    "business": (
        "evidence_urls",
        "footage_urls",
        "image_urls",
        "management_urls",
        "risk_urls",
        "witness_urls",
        "urls",
    ),
    "desk": (
        "agreement_urls",
        "bundle_urls",
        "dashboard_urls",
        "evidence_urls",
        "footage_urls",
        "hotspot_urls",
        "image_urls",
        "link_urls",
        "management_urls",
        "search_urls",
        "series_urls",
        "statement_urls",
        "witness_urls",
        "urls",
    ),
}

urlpatterns: list[URLPattern | URLResolver] = [
    path("theme.css", public("the site's colour, which every page needs")(theme), name="theme"),
    path("", include("counterpart.open.sign_in_urls")),
    path("", include("counterpart.open.urls")),
    path("", include("counterpart.open.upload_urls")),
    path("", include("counterpart.open.footage_urls")),
    path("", include("counterpart.open.image_urls")),
    path("", include("counterpart.open.witness_urls")),
    *([path("components/", public("shows components on sites without real data")(gallery))] if _SHOWN else []),
    *(
        path(f"{door}/", include(f"counterpart.{door}.{module}"))
        for door in settings.DOORS
        for module in _MODULES[door]
    ),
]
