"""Addresses of the cameras of a business, and of what it was asked for."""

from django.urls import path

from counterpart.accounts.access import requires
from counterpart.accounts.permissions import Permission
from counterpart.business.views import cameras, footage

app_name = "business_footage"

manages = requires(Permission.CAMERA_MANAGE)
sends = requires(Permission.EVIDENCE_SEND)

urlpatterns = [
    path("cameras/", manages(cameras.cameras), name="cameras"),
    path("cameras/add/", manages(cameras.add), name="add_camera"),
    path("cameras/<int:camera_id>/", manages(cameras.edit), name="edit_camera"),
    path("cameras/<int:camera_id>/confirm/", manages(cameras.confirm), name="confirm_camera"),
    path("cameras/<int:camera_id>/retire/", manages(cameras.retire), name="retire_camera"),
    path("footage/", sends(footage.requests), name="requests"),
    path("footage/<int:request_id>/", sends(footage.request), name="request"),
    path("footage/<int:request_id>/<slug:kind>/", sends(footage.answer), name="answer"),
]
