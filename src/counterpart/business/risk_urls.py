"""Addresses of what a business sees of crime around its premises."""

from django.urls import path

from counterpart.accounts.access import requires
from counterpart.accounts.permissions import Permission
from counterpart.business.views import risk

app_name = "business_risk"

reads = requires(Permission.RISK_READ)

urlpatterns = [
    path("risk/", reads(risk.start), name="start"),
    path("risk/<int:premises_id>/", reads(risk.around), name="around"),
    path("risk/<int:premises_id>/squares.csv", reads(risk.squares_csv), name="squares_csv"),
]
