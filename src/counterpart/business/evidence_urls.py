"""Addresses of sending files for a report, and of one's own files."""

from django.urls import path

from counterpart.business.views import evidence

app_name = "business_evidence"

urlpatterns = [
    path("report/status/<str:token>/evidence/", evidence.by_link, name="by_link"),
    path("reports/<str:reference>/evidence/", evidence.of_report, name="of_report"),
]
