"""Addresses of bundles."""

from django.urls import path

from counterpart.accounts.access import requires
from counterpart.accounts.permissions import Permission
from counterpart.desk.views import bundles

app_name = "desk_bundles"

makes = requires(Permission.BUNDLE_MAKE)
HERE = "cases/<str:reference>/evidence/bundles/"

urlpatterns = [
    path(HERE, makes(bundles.bundles), name="bundles"),
    path(HERE + "make/", makes(bundles.Make.as_view()), name="make"),
    path(HERE + "<uuid:key>/fetch/", makes(bundles.fetch), name="fetch"),
]
