"""The pages of a force's administrators."""

from django.urls import path

from counterpart.desk.views import administration, audit, operations

app_name = "desk_management"

urlpatterns = [
    path("audit/", audit.audit, name="audit"),
    path("operations/", operations.operations, name="operations"),
    path("operations/jobs/<uuid:job_id>/retry/", operations.retry, name="retry"),
    path("organisations/", administration.organisations, name="organisations"),
    path("organisations/add/", administration.add_organisation, name="add_organisation"),
    path("organisations/<int:organisation_id>/", administration.organisation, name="organisation"),
    path("organisations/<int:organisation_id>/edit/", administration.edit_organisation, name="edit_organisation"),
    path("organisations/<int:organisation_id>/invite/", administration.invite, name="invite"),
    path("organisations/people/<int:role_id>/", administration.person, name="person"),
    path("organisations/people/<int:role_id>/remove/", administration.remove, name="remove_person"),
    path(
        "organisations/invitations/<int:invitation_id>/withdraw/",
        administration.withdraw_invitation,
        name="withdraw_invitation",
    ),
]
