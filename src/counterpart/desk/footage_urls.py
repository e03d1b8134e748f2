"""Addresses of the camera register, and of asking for footage."""

from django.urls import path

from counterpart.accounts.access import requires
from counterpart.accounts.permissions import Permission
from counterpart.desk.views import cameras, footage

app_name = "desk_footage"

asks = requires(Permission.FOOTAGE_REQUEST)
FOOTAGE = "cases/<str:reference>/evidence/footage/"
REQUEST = FOOTAGE + "<int:request_id>/"

urlpatterns = [
    path("cameras/", asks(cameras.cameras), name="cameras"),
    path("cameras/cameras.geojson", asks(cameras.geojson), name="cameras_geojson"),
    path("cameras/find/", asks(cameras.find), name="find_premises"),
    path("cameras/add/<int:premises_id>/", asks(cameras.add), name="add_camera"),
    path("cameras/<int:camera_id>/", asks(cameras.edit), name="edit_camera"),
    path("cameras/<int:camera_id>/confirm/", asks(cameras.confirm), name="confirm_camera"),
    path("cameras/<int:camera_id>/retire/", asks(cameras.retire), name="retire_camera"),
    path(FOOTAGE, asks(footage.requests), name="requests"),
    path(FOOTAGE + "ask/", asks(footage.Ask.as_view()), name="ask"),
    path(FOOTAGE + "ask/send/", asks(footage.Send.as_view()), name="send"),
    path(REQUEST + "remind/", asks(footage.Remind.as_view()), name="remind"),
    path(REQUEST + "withdraw/", asks(footage.Withdraw.as_view()), name="withdraw"),
]
