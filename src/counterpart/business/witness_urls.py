"""Addresses of witness statements."""

from django.urls import path

from counterpart.business.views import witnesses

app_name = "business_witness"

urlpatterns = [
    path("reports/<str:reference>/witness-statement/", witnesses.start, name="start"),
    path("witness-statements/<uuid:key>.pdf", witnesses.statement, name="statement"),
    path("witness-statements/<uuid:key>/<str:page>", witnesses.page, name="page"),
]
