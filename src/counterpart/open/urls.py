"""What everybody can reach, and everybody's own account."""

from django.urls import path

from counterpart.open.views import (
    account,
    boundaries,
    bundle_key,
    devices,
    health,
    home,
    invitations,
    pages,
    report_check,
    statements,
    warnings_record,
)

app_name = "open"

STATEMENT = "statements/<slug:force>/<slug:measure_set>/<str:to>/"

urlpatterns = [
    path("", home.home, name="home"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("account/", account.account, name="account"),
    path("account/details/", account.details, name="details"),
    path("account/devices/", devices.devices, name="devices"),
    path("account/second-factor/", account.second_factor, name="second_factor"),
    path("account/devices/sign-out/", devices.sign_out, name="sign_out_everywhere"),
    path("account/working-for/", account.choose_role, name="choose_role"),
    path("boundaries/districts.geojson", boundaries.districts, name="district_boundaries"),
    path("boundaries/<str:district>/lsoas.geojson", boundaries.lsoas, name="lsoa_boundaries"),
    path("bundle-key/", bundle_key.bundle_key, name="bundle_key"),
    path("bundle-key/key.pem", bundle_key.bundle_key_file, name="bundle_key_file"),
    path("check-a-report/", report_check.report_check, name="report_check"),
    path("cookies/", pages.cookies, name="cookies"),
    path("health", health.health, name="health"),
    path("invitation/<str:token>/", invitations.invitation, name="invitation"),
    path("privacy/", pages.privacy, name="privacy"),
    path("statements/", statements.statements, name="statements"),
    path("statements/index.json", statements.index, name="statements_index"),
    path(STATEMENT, statements.statement, name="statement"),
    path(STATEMENT + "statement.<slug:code>", statements.statement_file, name="newest_statement_file"),
    path(STATEMENT + "v<int:number>/", statements.statement, name="statement_version"),
    path(STATEMENT + "v<int:number>/statement.<slug:code>", statements.statement_file, name="statement_file"),
    path("sign-in/no-account/", account.no_account, name="no_account"),
    path("warnings-record/", warnings_record.record, name="warnings_record"),
    path("warnings-record/record.csv", warnings_record.record_csv, name="warnings_record_csv"),
    path("warnings-record/record.json", warnings_record.record_json, name="warnings_record_json"),
]
