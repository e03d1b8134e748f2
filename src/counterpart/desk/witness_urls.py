"""Addresses of the witness statements of a case."""

from django.urls import path

from counterpart.accounts.access import requires
from counterpart.accounts.permissions import Permission
from counterpart.desk.views import witnesses

app_name = "desk_witness"

reads = requires(Permission.WITNESS_READ)
works = requires(Permission.CASE_WORK)
HERE = "cases/<str:reference>/evidence/witness-statements/"

urlpatterns = [
    path(HERE, reads(witnesses.witnesses), name="witnesses"),
    path(HERE + "ask/", works(witnesses.Ask.as_view()), name="ask"),
    path(HERE + "stop/", works(witnesses.Stop.as_view()), name="stop"),
    path(HERE + "lift/<int:incident_id>/", works(witnesses.Lift.as_view()), name="lift"),
    path(HERE + "requests/<int:request_id>/take-back/", works(witnesses.Revoke.as_view()), name="revoke"),
    path(HERE + "drafts/<uuid:key>/take-back/", works(witnesses.Withdraw.as_view()), name="withdraw"),
    path(HERE + "<uuid:key>/", reads(witnesses.statement), name="statement"),
    path(HERE + "<uuid:key>.pdf", reads(witnesses.statement_pdf), name="statement_pdf"),
]
