"""Addresses of links between records."""

from django.urls import path

from counterpart.accounts.access import requires
from counterpart.accounts.permissions import Permission
from counterpart.desk.views import link_clusters, links

app_name = "desk_links"

reads = requires(Permission.LINK_READ)
works = requires(Permission.LINK_WORK)
LINK = "links/<uuid:key>/"
RECORD = "links/records/<int:pk>/"

urlpatterns = [
    path("links/", reads(links.suggestions), name="links"),
    path("links/pairs/", reads(links.pairs), name="pairs"),
    path("links/decided/", reads(links.decided), name="decided"),
    path(RECORD, reads(link_clusters.record), name="record"),
    path(RECORD + "split/", works(link_clusters.Split.as_view()), name="split"),
    path(LINK, reads(links.Answer.as_view()), name="link"),
    path(LINK + "reasons.csv", reads(links.reasons_csv), name="reasons_csv"),
    path(LINK + "undo/", works(links.Undo.as_view()), name="undo"),
    path(LINK + "again/", works(links.Again.as_view()), name="again"),
]
