"""What everybody can reach, and everybody's own account."""

from django.urls import path

from counterpart.open.views import account, boundaries, devices, health, home, invitations, pages, report_check

app_name = "open"

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
    path("check-a-report/", report_check.report_check, name="report_check"),
    path("cookies/", pages.cookies, name="cookies"),
    path("health", health.health, name="health"),
    path("invitation/<str:token>/", invitations.invitation, name="invitation"),
    path("privacy/", pages.privacy, name="privacy"),
    path("sign-in/no-account/", account.no_account, name="no_account"),
]
