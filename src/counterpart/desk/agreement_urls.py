"""Addresses of agreements with partners."""

from django.urls import path

from counterpart.accounts.access import requires
from counterpart.accounts.permissions import Permission
from counterpart.desk.views import agreements

app_name = "desk_agreements"

manages = requires(Permission.AGREEMENT_MANAGE)

urlpatterns = [
    path("agreements/", manages(agreements.agreements), name="agreements"),
    path("agreements/add/", manages(agreements.Draft.as_view()), name="draft"),
    path("agreements/<int:pk>/", manages(agreements.agreement), name="agreement"),
    path("agreements/<int:pk>/again/", manages(agreements.NextVersion.as_view()), name="next_version"),
    path("agreements/<int:pk>/sign/", manages(agreements.Sign.as_view()), name="sign"),
    path("agreements/<int:pk>/suspend/", manages(agreements.Suspend.as_view()), name="suspend"),
    path("agreements/<int:pk>/resume/", manages(agreements.Resume.as_view()), name="resume"),
    path("agreements/<int:pk>/terminate/", manages(agreements.Terminate.as_view()), name="terminate"),
]
