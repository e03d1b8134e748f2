"""How a business or partnership manages its own people and premises."""

from django.urls import path

from counterpart.business.views import people, premises

app_name = "business_management"

urlpatterns = [
    path("people/", people.people, name="people"),
    path("people/invite/", people.invite, name="invite"),
    path("people/<int:role_id>/", people.person, name="person"),
    path("people/<int:role_id>/remove/", people.remove, name="remove_person"),
    path("people/invitations/<int:invitation_id>/withdraw/", people.withdraw_invitation, name="withdraw_invitation"),
    path("premises/", premises.premises, name="premises"),
    path("premises/find/", premises.find, name="find_premises"),
    path("premises/add/", premises.add, name="add_premises"),
    path("premises/<int:premises_id>/claim/", premises.claim, name="claim_premises"),
    path("premises/<int:premises_id>/remove/", premises.remove, name="remove_premises"),
]
