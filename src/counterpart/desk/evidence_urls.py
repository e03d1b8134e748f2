"""Addresses of the evidence of a case, and of the player."""

from django.urls import path

from counterpart.accounts.access import requires
from counterpart.accounts.permissions import Permission
from counterpart.desk.views import evidence_files, evidence_player

app_name = "desk_evidence"

reads = requires(Permission.EVIDENCE_READ)
EVIDENCE = "cases/<str:reference>/evidence/"
FILE = EVIDENCE + "files/<uuid:key>/"

urlpatterns = [
    path(EVIDENCE, reads(evidence_files.evidence), name="evidence"),
    path(EVIDENCE + "exhibits/", reads(evidence_files.exhibits), name="exhibits"),
    path(FILE, reads(evidence_player.player), name="file"),
]
