"""The door of businesses: reporting a crime, and following what became of it."""

from django.urls import path

from counterpart.business.views import after, check, home, receipts, reports, save, start, status, wizard

app_name = "business"

urlpatterns = [
    path("", home.home, name="home"),
    path("report/", start.start, name="start"),
    path("report/come-back/<str:token>/", save.come_back, name="come_back"),
    path("report/status/<str:token>/", status.status, name="status"),
    path("report/status/<str:token>/add/", status.add, name="status_add"),
    path("report/status/<str:token>/confirm/", status.confirm, name="status_confirm"),
    path("report/status/<str:token>/message/", status.message, name="status_message"),
    path("report/status/<str:token>/withdraw/", status.withdraw, name="status_withdraw"),
    path("report/status/<str:token>/receipt.pdf", receipts.status_pdf, name="status_pdf"),
    path("report/<uuid:key>/call-999/", wizard.call_999, name="call_999"),
    path("report/<uuid:key>/check/", check.check, name="check"),
    path("report/<uuid:key>/discard/", save.discard, name="discard"),
    path("report/<uuid:key>/receipt.pdf", receipts.draft_pdf, name="sent_pdf"),
    path("report/<uuid:key>/save/", save.save, name="save"),
    path("report/<uuid:key>/sent/", check.sent, name="sent"),
    path("report/<uuid:key>/<slug:page>/", wizard.page, name="page"),
    path("reports/", reports.reports, name="reports"),
    path("reports/<str:reference>/", reports.report, name="report"),
    path("reports/<str:reference>/add/", after.add, name="add"),
    path("reports/<str:reference>/message/", after.message, name="message"),
    path("reports/<str:reference>/receipt.pdf", receipts.report_pdf, name="report_pdf"),
    path("reports/<str:reference>/withdraw/", after.withdraw, name="withdraw"),
]
